"""The bedside monitor with its link to the ward, where the settings name one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from neopain.base import paths
from neopain.base.ward_settings import check_linked_bed
from neopain.live.bed.opening import MonitorFactory, monitor_factory

if TYPE_CHECKING:
    from neopain.base.data import Limits
    from neopain.base.settings import Settings
    from neopain.live.live_source import LiveSource
    from neopain.live.monitor import Monitor
    from neopain.live.records import Records
    from neopain.record.storage.database import Database
    from neopain.ward.bed.publisher import Publisher


def linked_monitor(
    source: str,
    settings: Settings,
    records: Callable[[], Records] | None,
    preset: Limits | None,
    restarted: datetime | None = None,
    *,
    linked: bool,
) -> MonitorFactory:
    """The factory of the monitor of `source`, published to the ward where the settings name one and it is `linked`;
    `records` makes those it is recorded in. `restarted` is when a monitor that had died was started again.

    What the monitor is made of is loaded where the factory runs, so that the window is shown before that. Raises
    SettingsError for a bed without a name, SourceError as monitor_factory does.
    """
    bed, linked = settings.record.bed, linked and bool(settings.ward.brokers)
    if linked:
        check_linked_bed(bed)

    def build(live: LiveSource) -> Monitor:
        from neopain.live.build import monitor_of

        kept = None if records is None else records()
        if not linked:
            return monitor_of(live, settings, records=kept, preset=preset, restarted=restarted)
        publisher = _publisher(settings, kept)
        monitor = monitor_of(
            live,
            settings,
            records=kept,
            preset=preset,
            more_sinks=(publisher,),
            more_probes=(publisher.probe,),
            restarted=restarted,
        )
        return publisher.follow(monitor)

    return monitor_factory(source, settings.capture, build)


def _publisher(settings: Settings, records: Records | None) -> Publisher:
    from neopain.ward.bed.outbox import open_store
    from neopain.ward.bed.publisher import Publisher

    bed = settings.record.bed

    def store(records: Records) -> Database:
        with records.opened() as ward:
            key = ward.key
        return open_store(paths.records(), bed, key)

    return Publisher(
        settings.ward,
        bed,
        patient=lambda: None if records is None else records.patient_id,
        open_store=None if records is None else lambda: store(records),
    )
