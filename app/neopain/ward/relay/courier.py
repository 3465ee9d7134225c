"""One receiver: a thread that sends what waits for it, in order, and tries again until it is taken or too old."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable
from typing import Protocol

from neopain.base.clock import Clock
from neopain.ward.relay.notices import DeliveryError, Notice
from neopain.ward.relay.outbox import Outbox

FIRST_WAIT_S, LONGEST_WAIT_S = 1.0, 60.0
"""The time to the second attempt, doubled each time up to the longest; each is up to half shorter at random."""
MOST_REFUSALS = 3
"""A notice that the receiver itself refused so often is given up, so that the next is not lost behind it."""
_log = logging.getLogger(__name__)


class Relay(Protocol):
    """How a kind of receiver is spoken to."""

    name: str

    def wants(self, notice: Notice) -> bool:
        """Whether this receiver is told of `notice`."""

    def send(self, notice: Notice) -> None:
        """Deliver `notice`; raises DeliveryError. Called in one thread; the same notice may come twice."""

    def close(self) -> None:
        """Leave the receiver."""


class Outcome(Protocol):
    """Called when a notice was delivered, or given up, in the thread of the courier."""

    def __call__(self, relay: str, notice: Notice, *, delivered: bool) -> None:
        """Note it."""


class Courier:
    """Delivers what waits in `outbox` for `relay`. What is older than `keep_s` by the wall clock `wall` is given up."""

    def __init__(self, relay: Relay, outbox: Outbox, wall: Clock, keep_s: float, outcome: Outcome) -> None:
        self._relay, self._outbox, self._wall, self._keep_s, self._outcome = relay, outbox, wall, keep_s, outcome
        self.fault = ""
        """Why the receiver takes nothing now; "" where it does."""
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name=f"relay-{relay.name}")
        self._thread.start()

    @property
    def name(self) -> str:
        """That of its relay."""
        return self._relay.name

    def close(self) -> None:
        """End; what waits is sent after the next start. An attempt under way takes as long as its receiver may."""
        self._stop.set()
        self._outbox.news[self.name].set()
        self._thread.join()
        self._relay.close()

    def _work(self) -> None:
        news, attempt, refusals = self._outbox.news[self.name], 0, 0
        while not self._stop.is_set():
            news.clear()
            notice = self._outbox.first(self.name)
            if notice is None:
                news.wait()
                continue
            if self._wall() - notice.at > self._keep_s:
                self._give_up(notice, "it is too old")
                continue
            try:
                self._relay.send(notice)
            except DeliveryError as error:
                self._failed(error)
                refusals += error.refused
                if refusals >= MOST_REFUSALS:
                    self._give_up(notice, str(error))
                    attempt = refusals = 0
                    continue
                self._stop.wait(wait_after(attempt))
                attempt += 1
                continue
            if self.fault:
                _log.warning("the relay %s delivers again", self.name)
            self.fault, attempt, refusals = "", 0, 0
            self._outbox.done(self.name, notice)
            self._outcome(self.name, notice, delivered=True)

    def _failed(self, error: DeliveryError) -> None:
        if str(error) != self.fault:
            _log.warning("the relay %s does not deliver: %s", self.name, error)
        self.fault = str(error)

    def _give_up(self, notice: Notice, why: str) -> None:
        _log.error("the relay %s gave up an alarm of bed %s: %s", self.name, notice.bed, why)
        self._outbox.done(self.name, notice)
        self._outcome(self.name, notice, delivered=False)


def wait_after(attempt: int, random: Callable[[int], int] = secrets.randbelow) -> float:
    """Seconds to wait after attempt number `attempt`, from 0."""
    longest = min(FIRST_WAIT_S * 2.0 ** min(attempt, 30), LONGEST_WAIT_S)
    return longest * (1 - random(501) / 1000)
