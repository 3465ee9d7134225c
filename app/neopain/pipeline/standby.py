"""Standby: deliberately not monitoring, with a reason and an end."""

from __future__ import annotations

from neopain.base.data import (
    EndStandby,
    Event,
    EventKind,
    Standby,
    StartStandby,
)

STANDBY_BOUNDS_S = (60.0, 4 * 3600.0)
"""Shortest and longest standby; one that is to last until it is touched ends after the longest."""

_ROUNDING_S = 1e-6


class StandbyState:
    """`now` is the standby in progress, `over` whether one has ended by its time and nobody has confirmed that yet."""

    def __init__(self) -> None:
        self.now: Standby | None = None
        self.over = False

    def handle(self, command: StartStandby | EndStandby) -> list[Event]:
        """Begin standby, in place of one in progress, or end it."""
        if isinstance(command, EndStandby):
            self.over = False
            return self._end(command.t_s, command.by)
        least_s, most_s = STANDBY_BOUNDS_S
        asked_s = most_s if command.duration_s is None else command.duration_s
        if not least_s <= asked_s <= most_s:
            why = f"standby lasts {least_s / 60:g} to {most_s / 60:g} min: not {asked_s / 60:g} min"
            return [Event(command.t_s, EventKind.COMMAND_REFUSED, label=why, by=command.by)]
        ended = self._end(command.t_s, command.by)
        self.over = False
        self.now = Standby(
            command.reason, command.t_s, command.t_s + asked_s, until_touched=command.duration_s is None, by=command.by
        )
        return [
            *ended,
            Event(command.t_s, EventKind.STANDBY_STARTED, label=command.reason, by=command.by, duration_s=asked_s),
        ]

    def step(self, t_s: float) -> list[Event]:
        """Advance to `t_s`: end a standby whose time is over."""
        if self.now is not None and t_s < self.now.since_s - _ROUNDING_S:
            self.now = None  # a recording was played back to a time before it
        if self.now is None or t_s < self.now.until_s - _ROUNDING_S:
            return []
        self.over = True
        return self._end(t_s)

    def acknowledge(self) -> None:
        """Somebody has seen that standby is over."""
        self.over = False

    def _end(self, t_s: float, by: str = "") -> list[Event]:
        ended, self.now = self.now, None
        if ended is None:
            return []
        lasted_s = max(t_s - ended.since_s, 0.0)
        return [Event(t_s, EventKind.STANDBY_ENDED, label=ended.reason, by=by, duration_s=lasted_s)]
