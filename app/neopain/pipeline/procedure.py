"""Procedure mode: care that may hurt. Scoring and recording go on, only the sound of pain is held, and not for ever."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from neopain.base.data import EndProcedure, Event, EventKind, Procedure, ProcedureKind, StartProcedure, State, Trend
from neopain.pipeline.procedure_rules import (
    BUDGET_S,
    BUDGET_WINDOW_S,
    HOLD_BOUNDS_S,
    HOLD_S,
    RECOVERY_MAX_S,
    REST_S,
)

_ROUNDING_S = 1e-6


@dataclass(slots=True)
class _Course:
    """What has been seen of one procedure."""

    kind: ProcedureKind
    since_s: float
    peak: float | None = None
    peak_s: float = 0.0
    pain_s: float = 0.0
    ended_s: float = 0.0

    def event(self, t_s: float, kind: EventKind, recovered_s: float | None, by: str = "") -> Event:
        return Event(t_s, kind, label=self.kind, by=by, duration_s=recovered_s, peak=self.peak, pain_s=self.pain_s)

    def recovered_s(self, t_s: float, rest_since_s: float | None) -> float | None:
        """From the peak until rest, None while that has not come."""
        if self.peak is None or rest_since_s is None or t_s - rest_since_s < REST_S - _ROUNDING_S:
            return None
        return max(rest_since_s - self.peak_s, 0.0)


class Procedures:
    """The procedure that goes on, if any, and the recovery from the last one."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """No procedure goes on and none is remembered."""
        self.now: Procedure | None = None
        self._course: _Course | None = None
        self._recovering: _Course | None = None
        self._held: deque[tuple[float, float]] = deque()
        self._rest_since_s: float | None = None
        self._last: tuple[float, State] | None = None

    def handle(self, command: StartProcedure | EndProcedure) -> list[Event]:
        """Begin one, which ends the one that goes on, or end it."""
        if isinstance(command, EndProcedure):
            return self._end(command.t_s, command.by)
        hold_s = HOLD_S[command.kind] if command.hold_s is None else command.hold_s
        least_s, most_s = HOLD_BOUNDS_S
        if not least_s <= hold_s <= most_s:
            return [_refused(command, f"a procedure holds the sound for {least_s:g} to {most_s:g} s: not {hold_s:g} s")]
        ended = self._end(command.t_s, command.by)
        hold_s = min(hold_s, BUDGET_S - self._spent_s(command.t_s))
        if hold_s < least_s:
            used = f"{BUDGET_S / 60:g} min of the last {BUDGET_WINDOW_S / 60:g}"
            return [*ended, _refused(command, f"the sound was held for {used}: it stays on")]
        self.now = Procedure(command.kind, command.t_s, command.t_s + hold_s)
        self._course = _Course(command.kind, command.t_s)
        given_up = (
            []
            if self._recovering is None
            else [self._recovering.event(command.t_s, EventKind.PROCEDURE_RECOVERED, None)]
        )
        self._recovering = None
        started = Event(command.t_s, EventKind.PROCEDURE_STARTED, label=command.kind, by=command.by, duration_s=hold_s)
        return [*ended, *given_up, started]

    def step(self, t_s: float, trend: Trend, rest_since_s: float | None) -> list[Event]:
        """Go on to `t_s`; `rest_since_s` is since when the infant has been at rest."""
        self._rest_since_s = rest_since_s
        before, self._last = self._last, (t_s, trend.state)
        if self._course is not None and trend.p_trend is not None:
            if before is not None and before[1] is trend.state is State.PAIN:
                self._course.pain_s += t_s - max(before[0], self._course.since_s)
            if self._course.peak is None or trend.p_trend > self._course.peak:
                self._course.peak, self._course.peak_s = trend.p_trend, t_s
        if self.now is not None and t_s >= self.now.until_s - _ROUNDING_S:
            return self._end(t_s)
        course = self._recovering
        if course is None:
            return []
        recovered_s = course.recovered_s(t_s, rest_since_s)
        if recovered_s is None and t_s - course.ended_s < RECOVERY_MAX_S:
            return []
        self._recovering = None
        return [course.event(t_s, EventKind.PROCEDURE_RECOVERED, recovered_s)]

    def _end(self, t_s: float, by: str = "") -> list[Event]:
        if self.now is None or self._course is None:
            return []
        course, since_s = self._course, self.now.since_s
        self._held.append((since_s, t_s))
        self.now = self._course = None
        course.ended_s = t_s
        recovered_s = course.recovered_s(t_s, self._rest_since_s)
        if recovered_s is None and course.peak is not None:
            self._recovering = course
        return [course.event(t_s, EventKind.PROCEDURE_ENDED, recovered_s, by)]

    def _spent_s(self, t_s: float) -> float:
        """How long the sound was held within the window before `t_s`."""
        edge_s = t_s - BUDGET_WINDOW_S
        while self._held and self._held[0][1] <= edge_s:
            self._held.popleft()
        return sum(end_s - max(start_s, edge_s) for start_s, end_s in self._held)


def _refused(command: StartProcedure, why: str) -> Event:
    return Event(command.t_s, EventKind.COMMAND_REFUSED, label=why, by=command.by)
