"""A bed as the desk sees it: its newest state, how old that is, and its last ten minutes.

Age is never taken from the broker or from a wall clock. A state holds `up_s`, the steady clock of its sender; the
smallest difference between that and the server's own clock is a message that was not delayed, so that the delay of
every other one is known, and a state that waited in a queue is as old as it is.
"""

from __future__ import annotations

from collections import deque
from enum import StrEnum

from neopain.ward.messages import LinkMessage, LinkState, StateMessage

GREY_S, SILENT_S = 3.0, 5.0
"""A bed whose newest state is this old shows no number, and is an alarm."""
CURVE_STEP_S, CURVE_STEPS = 10.0, 60
"""One point of a tile's curve, and how many there are."""
SKEW_S = 30.0
"""A bed's wall clock that is wrong by more is shown as wrong."""
_DRIFT = 1e-4
"""Two steady clocks run apart by no more than this share."""
_MOST_BOOTS = 20


class Presence(StrEnum):
    """Whether the desk hears the bed."""

    LIVE = "live"
    LATE = "late"
    SILENT = "silent"
    OFF = "off"
    ABSENT = "absent"
    """Nothing was ever heard of it."""


class Place:
    """One bed. `now_s` is the server's steady clock, `at_s` its wall clock, everywhere."""

    def __init__(self, key: str, name: str) -> None:
        self.key, self.name = key, name
        self.state: StateMessage | None = None
        self.link: LinkState | None = None
        self.skew_s = 0.0
        self._sent_s = self._link_s = self._offset_s = self._taken_s = 0.0
        self._past_boots: deque[str] = deque(maxlen=_MOST_BOOTS)
        self._curve: deque[tuple[int, int, float]] = deque(maxlen=CURVE_STEPS)

    def take_state(
        self, state: StateMessage, now_s: float, at_s: float, *, retained: bool = False, waited_s: float = 0.0
    ) -> bool:
        """Take a state; False where it tells nothing new: older than the last, or `retained` by the broker, whose age
        nobody knows. `waited_s` is how long it is known to have waited in the broker.
        """
        last = self.state
        if retained or state.boot in self._past_boots:
            self._expect(now_s)
            return False
        if last is not None and last.boot == state.boot and state.seq <= last.seq:
            return False
        offset = now_s - waited_s - state.up_s
        if last is None or last.boot != state.boot:
            if last is not None:
                self._past_boots.append(last.boot)
            self._offset_s = offset
        else:
            self._offset_s = min(self._offset_s + _DRIFT * (now_s - self._taken_s), offset)
        self.state, self._taken_s = state, now_s
        self._sent_s = max(state.up_s + self._offset_s, 0.0)
        delay_s = now_s - self._sent_s
        self.skew_s = state.at - (at_s - delay_s)
        if delay_s < GREY_S and state.p is not None:
            self._add_to_curve(self._sent_s, state.p)
        return True

    def take_link(self, link: LinkMessage, now_s: float) -> None:
        """Take what the broker or the bed says of the connection. It is never what makes a bed fresh."""
        if link.boot in self._past_boots:
            return
        self.link, self._link_s = link.link, now_s
        self._expect(now_s)

    def age_s(self, now_s: float) -> float | None:
        """Seconds since the newest state was made, or since one is expected; None where the bed was never heard of."""
        if self.state is None and self.link is None and not self._sent_s:
            return None
        return max(now_s - self._sent_s, 0.0)

    def presence(self, now_s: float) -> Presence:
        """Whether the desk hears the bed."""
        age_s = self.age_s(now_s)
        if age_s is None:
            return Presence.ABSENT
        if self.link is LinkState.OFF and self._taken_s <= self._link_s:
            return Presence.OFF
        if age_s >= SILENT_S:
            return Presence.SILENT
        lost = self.link is LinkState.LOST and self._taken_s <= self._link_s
        return Presence.LATE if lost or age_s >= GREY_S or self.state is None else Presence.LIVE

    def fresh(self, now_s: float) -> StateMessage | None:
        """The newest state, where it may be shown as that of now."""
        return self.state if self.presence(now_s) is Presence.LIVE else None

    def curve(self, now_s: float) -> list[int | None]:
        """The probability in percent of each step of the last ten minutes, the oldest first; None is a gap."""
        newest = int(now_s // CURVE_STEP_S)
        known = {step: round(100 * total / count) for step, count, total in self._curve}
        return [known.get(step) for step in range(newest - CURVE_STEPS + 1, newest + 1)]

    def _expect(self, now_s: float) -> None:
        """A bed that was on the bus before this server listened has to be heard from now on."""
        if not self._sent_s:
            self._sent_s = now_s

    def _add_to_curve(self, sent_s: float, p: float) -> None:
        step = int(sent_s // CURVE_STEP_S)
        if self._curve and self._curve[-1][0] == step:
            _, count, total = self._curve.pop()
            self._curve.append((step, count + 1, total + p))
        elif not self._curve or self._curve[-1][0] < step:
            self._curve.append((step, 1, p))
