"""Care that may hurt or soothe: procedures, comfort measures, and recovery from them.

During a procedure scoring and recording go on; only the sound of pain alarms is held, for a limited time.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

from neopain.base.care import REST_MOST
from neopain.base.data import (
    Baseline,
    Comfort,
    ComfortKind,
    EndProcedure,
    Event,
    EventKind,
    Procedure,
    ProcedureKind,
    StartProcedure,
    State,
    Trend,
)

HOLD_S: dict[ProcedureKind, float] = {
    ProcedureKind.HEEL_PRICK: 180.0,
    ProcedureKind.SUCTION: 180.0,
    ProcedureKind.NAPPY_CHANGE: 180.0,
    ProcedureKind.VENEPUNCTURE: 300.0,
    ProcedureKind.LINE_PLACEMENT: 600.0,
    ProcedureKind.TAPE_REMOVAL: 120.0,
    ProcedureKind.EYE_EXAMINATION: 300.0,
    ProcedureKind.OTHER: 180.0,
}
"""How long a procedure of each kind lasts unless it is ended before."""

HOLD_BOUNDS_S = (30.0, 600.0)
"""Shortest and longest time a person may ask for."""
BUDGET_S, BUDGET_WINDOW_S = 900.0, 3600.0
"""The sound of pain alarms is held for at most BUDGET_S in any BUDGET_WINDOW_S, however many procedures begin."""
RECOVERY_MAX_S = 1800.0
"""How long after a procedure or a comfort measure recovery can still be found."""
REST_S = 10.0
"""The infant has recovered when the trend has been at rest for this long."""
REST_SPREADS, REST_LEAST = 3.0, 0.05
"""At rest: no more than this many spreads above the infant's baseline, and at least this much room."""

_ROUNDING_S = 1e-6


@dataclass(slots=True)
class _Course:
    """The course of one procedure."""

    kind: ProcedureKind
    since_s: float
    peak: float | None = None
    peak_s: float = 0.0
    pain_s: float = 0.0
    ended_s: float = 0.0

    def event(self, t_s: float, kind: EventKind, recovered_s: float | None, by: str = "") -> Event:
        return Event(t_s, kind, label=self.kind, by=by, duration_s=recovered_s, peak=self.peak, pain_s=self.pain_s)

    def recovered_s(self, t_s: float, rest_since_s: float | None) -> float | None:
        """Time from the peak until rest, None before rest."""
        if self.peak is None or rest_since_s is None or t_s - rest_since_s < REST_S - _ROUNDING_S:
            return None
        return max(rest_since_s - self.peak_s, 0.0)


class Procedures:
    """The procedure in progress, if any, and the recovery from the last one."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget all procedures."""
        self.now: Procedure | None = None
        self._course: _Course | None = None
        self._recovering: _Course | None = None
        self._held: deque[tuple[float, float]] = deque()
        self._rest_since_s: float | None = None
        self._last: tuple[float, State] | None = None

    def handle(self, command: StartProcedure | EndProcedure) -> list[Event]:
        """Begin a procedure, which ends the one in progress, or end it."""
        if isinstance(command, EndProcedure):
            return self._end(command.t_s, command.by)
        hold_s = HOLD_S[command.kind] if command.hold_s is None else command.hold_s
        least_s, most_s = HOLD_BOUNDS_S
        if not least_s <= hold_s <= most_s:
            return [_refused(command, f"a procedure holds the sound for {least_s:g} to {most_s:g} s: not {hold_s:g} s")]
        events = self._end(command.t_s, command.by)
        hold_s = min(hold_s, BUDGET_S - self._spent_s(command.t_s))
        if hold_s < least_s:
            used = f"{BUDGET_S / 60:g} min of the last {BUDGET_WINDOW_S / 60:g}"
            return [*events, _refused(command, f"the sound was held for {used}: it stays on")]
        self.now = Procedure(command.kind, command.t_s, command.t_s + hold_s)
        self._course = _Course(command.kind, command.t_s)
        if self._recovering is not None:
            events.append(self._recovering.event(command.t_s, EventKind.PROCEDURE_RECOVERED, None))
            self._recovering = None
        started = Event(command.t_s, EventKind.PROCEDURE_STARTED, label=command.kind, by=command.by, duration_s=hold_s)
        return [*events, started]

    def step(self, t_s: float, trend: Trend, rest_since_s: float | None) -> list[Event]:
        """Advance to `t_s`; `rest_since_s` is since when the infant has been at rest."""
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


class Rest:
    """When the infant came to rest: `since_s`, None while not at rest or unknown."""

    def __init__(self) -> None:
        self.since_s: float | None = None

    def step(self, t_s: float, p_trend: float | None, level: float) -> float | None:
        """Advance to `t_s` and return `since_s`; a trend of `level` or less is rest."""
        if p_trend is None or p_trend > level:
            self.since_s = None
        elif self.since_s is None:
            self.since_s = t_s
        return self.since_s


def rest_level(baseline: Baseline | None) -> float:
    """The greatest trend that counts as rest. A baseline can lower REST_MOST, never raise it."""
    if baseline is None:
        return REST_MOST
    return min(REST_MOST, baseline.value + max(REST_SPREADS * baseline.spread, REST_LEAST))


class Comforts:
    """The comfort measures whose response is awaited: the last of each kind."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget all measures."""
        self._waiting: dict[ComfortKind, Comfort] = {}

    def handle(self, command: Comfort) -> list[Event]:
        """Note a comfort measure."""
        self._waiting[command.kind] = command
        return [Event(command.t_s, EventKind.COMFORT_GIVEN, label=_name(command), by=command.by)]

    def step(self, t_s: float, rest_since_s: float | None) -> list[Event]:
        """Advance to `t_s`; `rest_since_s` is since when the infant has been at rest."""
        events = []
        for measure in tuple(self._waiting.values()):
            response_s: float | None = None
            if rest_since_s is not None and t_s - max(rest_since_s, measure.t_s) >= REST_S - _ROUNDING_S:
                response_s = max(rest_since_s - measure.t_s, 0.0)
            elif t_s - measure.t_s < RECOVERY_MAX_S:
                continue
            del self._waiting[measure.kind]
            events.append(Event(t_s, EventKind.COMFORT_RESPONSE, label=_name(measure), duration_s=response_s))
        return events


def _name(command: Comfort) -> str:
    return f"{command.kind}: {command.label}" if command.label else command.kind
