"""The relays that the settings name, put together: notices of the board to every receiver."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

from neopain.base.clock import Clock
from neopain.base.relay.relay_settings import RelaySettings
from neopain.base.settings import Settings
from neopain.record.storage.keys import MasterKey
from neopain.ward.board.board import Board, News
from neopain.ward.relay.courier import Courier, Relay
from neopain.ward.relay.mail import Mail
from neopain.ward.relay.mllp import Mllp
from neopain.ward.relay.notices import Notice, Notices, after_restart
from neopain.ward.relay.outbox import Outbox, open_store
from neopain.ward.relay.webhook import Webhook

_log = logging.getLogger(__name__)


class Log(Protocol):
    """Stores that a notice was delivered, or given up. Called in any thread."""

    def relayed(self, notice: Notice, relay: str, *, delivered: bool) -> None:
        """Store it."""


def relays_of(settings: Settings, wall: Clock) -> tuple[Relay, ...]:
    """The receivers that the settings name. Raises SettingsError where a secret or an authority cannot be read."""
    timeout_s = settings.relay.timeout_s
    named: list[Relay] = []
    if settings.webhook.url:
        named.append(Webhook(settings.webhook, timeout_s, wall))
    if settings.hl7.address:
        named.append(Mllp(settings.hl7, timeout_s))
    if settings.mail.address:
        zone = ZoneInfo(settings.desk.time_zone) if settings.desk.time_zone else None
        named.append(Mail(settings.mail, timeout_s, zone))
    return tuple(named)


class Relays:
    """Tells `relays` of what the board of `ward` told; `run` is that of the database. Nothing here waits but `close`.

    Raises RecordError where the outbox in `folder` cannot be opened.
    """

    def __init__(
        self,
        ward: str,
        run: str,
        settings: RelaySettings,
        relays: Sequence[Relay],
        folder: Path,
        key: MasterKey,
        wall: Clock,
        log: Log,
    ) -> None:
        self._relays, self._wall, self._log = relays, wall, log
        self._notices = Notices(ward, run, settings.least_priority, patient=settings.patient)
        self._outbox = Outbox(open_store(folder, key), [relay.name for relay in relays])
        self._couriers = [
            Courier(relay, self._outbox, wall, 3600 * settings.keep_hours, self._outcome) for relay in relays
        ]
        for notice in after_restart(self._outbox.left, wall()):
            self._tell(notice)

    @property
    def faults(self) -> list[str]:
        """One line for each receiver that takes nothing."""
        return [
            f"Relay {courier.name}: {self._outbox.waiting(courier.name)} not delivered"
            for courier in self._couriers
            if courier.fault
        ]

    def board(self, news: News, board: Board, at_s: float) -> None:
        """Tell everybody what one refresh of the board at `at_s` brought."""
        for notice in self._notices.of(news, board, at_s):
            self._tell(notice)

    def close(self) -> None:
        """End. What waits is sent after the next start."""
        for courier in self._couriers:
            courier.close()
        self._outbox.close()

    def _tell(self, notice: Notice) -> None:
        wanted = [relay.name for relay in self._relays if relay.wants(notice)]
        for name in self._outbox.add(notice, wanted):
            _log.error("the relay %s gave up its oldest alarm: too many wait", name)

    def _outcome(self, relay: str, notice: Notice, *, delivered: bool) -> None:
        self._log.relayed(notice, relay, delivered=delivered)
