"""The bedside monitor with its link to the ward, where the settings name one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from neopain.base import paths

if TYPE_CHECKING:
    from neopain.base.data import Limits
    from neopain.base.settings import Settings
    from neopain.live.monitor import Monitor
    from neopain.live.records import Records
    from neopain.record.storage.database import Database


def linked_monitor(
    source: str,
    settings: Settings,
    records: Records | None,
    preset: Limits | None,
    restarted: datetime | None = None,
    *,
    linked: bool,
) -> Callable[[], Monitor]:
    """The factory of the monitor of `source`, published to the ward where the settings name one and it is `linked`.
    `restarted` is when a monitor that had died was started again.

    Raises SettingsError for a bed without a name, SourceError as live_monitor does.
    """
    from neopain.live.build import live_monitor

    if not (linked and settings.ward.brokers):
        return live_monitor(source, settings, records=records, preset=preset, restarted=restarted)
    from neopain.ward.bed.outbox import open_store
    from neopain.ward.bed.publisher import Publisher

    bed = settings.record.bed

    def store(records: Records) -> Database:
        with records.opened() as ward:
            key = ward.key
        return open_store(paths.records(), bed, key)

    publisher = Publisher(
        settings.ward,
        bed,
        patient=lambda: None if records is None else records.patient_id,
        open_store=None if records is None else lambda: store(records),
    )
    make = live_monitor(
        source,
        settings,
        records=records,
        preset=preset,
        sinks=(publisher,),
        probes=(publisher.probe,),
        restarted=restarted,
    )
    return lambda: publisher.follow(make())
