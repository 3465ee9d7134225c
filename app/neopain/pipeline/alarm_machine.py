"""The state machine of one alarm condition.

absent → (present for delay_s) active → acknowledged → (absent for leave_s) absent. An active one that is not
acknowledged escalates once; if its rule says so it latches when its condition ends, until it is acknowledged. An
acknowledged one that lasts becomes active again after reminder_s.
"""

from __future__ import annotations

import math

from neopain.base.data import AlarmPhase, AlarmSignal, EventKind, Priority
from neopain.pipeline.alarm_rules import ANSWER_S, AlarmRule, Latching

_ROUNDING_S = 1e-6
"""Tolerance for sums of many short times, in seconds."""


class AlarmMachine:
    """The state of one condition. `rule` may be replaced while it runs; `phase` is None while there is no signal.

    `escalated` says whether it has escalated since it began at `since_s`, `active_s` how long the condition of the last
    signal lasted.
    """

    def __init__(self, rule: AlarmRule) -> None:
        self.rule = rule
        self.phase: AlarmPhase | None = None
        self.escalated = False
        self.active_s = 0.0
        self.since_s = self._acknowledged_s = 0.0
        self._present_s = self._absent_s = self._unknown_s = self._unanswered_s = 0.0
        self._ended_s = -math.inf
        self._was_present: bool | None = False

    @property
    def priority(self) -> Priority:
        """The current priority."""
        return self.rule.escalated if self.escalated else self.rule.priority

    @property
    def idle(self) -> bool:
        """Whether there is no signal, and the condition was absent at the last moment and is forgotten."""
        return self.phase is None and self._was_present is False and self._present_s == 0.0

    def signal(self) -> AlarmSignal | None:
        """The current signal, None if there is none."""
        if self.phase is None:
            return None
        rule = self.rule
        return AlarmSignal(rule.condition, rule.kind, self.priority, self.phase, self.since_s, self.escalated)

    def take_over(self, t_s: float, signal: AlarmSignal) -> None:
        """Carry on with `signal`, which another machine gave until `t_s`."""
        self.phase, self.escalated, self.since_s = signal.phase, signal.escalated, signal.since_s
        self._acknowledged_s = t_s
        self._was_present = signal.phase is not AlarmPhase.LATCHED

    def acknowledge(self, t_s: float) -> EventKind | None:
        """Acknowledge its signal: an active one becomes acknowledged, a latched one ends."""
        if self.phase is AlarmPhase.ACTIVE:
            self.phase, self._acknowledged_s = AlarmPhase.ACKNOWLEDGED, t_s
            return EventKind.ALARM_ACKNOWLEDGED
        if self.phase is AlarmPhase.LATCHED:
            self.phase, self._ended_s = None, t_s
            return EventKind.ALARM_ENDED
        return None

    def may_be_answered(self, t_s: float) -> bool:
        """Whether it is signalled, or ended no longer than ANSWER_S ago."""
        return self.phase is not None or t_s - self._ended_s <= ANSWER_S

    def step(
        self, t_s: float, span_s: float, present: bool | None, held: bool, lasted_s: float = 0.0
    ) -> EventKind | None:
        """Advance by `span_s` to `t_s` and return what happened; `present` is None when unknown.

        While `held` it does not escalate: somebody is at the bed. `lasted_s` is how long it is known to have been
        present, or absent, where that is longer than the moments show.
        """
        # The time between two moments counts only where the condition was the same at both: the delay runs from the
        # first moment at which it is present, at any frame rate.
        steady_s = span_s if self._was_present is present else 0.0
        self._was_present = present
        if self.phase is None or self.phase is AlarmPhase.LATCHED:
            return self._step_inactive(t_s, steady_s, present, lasted_s)
        if present:
            self._absent_s = self._unknown_s = 0.0
        elif present is None:
            self._unknown_s += steady_s
        else:
            self._absent_s = max(self._absent_s + steady_s, lasted_s)
        left = present is False and self._absent_s >= self.rule.leave_s - _ROUNDING_S
        if left or self._unknown_s > self.rule.hold_s:
            return self._end(t_s)
        return None if present is False else self._step_active(t_s, 0.0 if held else span_s)

    def _step_inactive(self, t_s: float, steady_s: float, present: bool | None, lasted_s: float) -> EventKind | None:
        """Not active: it begins when its condition was present for long enough."""
        if present is False:
            weight = self.rule.pause_weight
            self._present_s = 0.0 if weight is None else max(self._present_s - weight * steady_s, 0.0)
        elif present:
            self._present_s = max(self._present_s + steady_s, lasted_s)
            if self._present_s >= self.rule.delay_s - _ROUNDING_S:
                self.phase, self.since_s, self.escalated = AlarmPhase.ACTIVE, t_s, False
                self._absent_s = self._unknown_s = self._unanswered_s = 0.0
                return EventKind.ALARM_STARTED
        return None

    def _step_active(self, t_s: float, span_s: float) -> EventKind | None:
        """The condition lasts: it reminds after an acknowledgement, and escalates without one."""
        if self.phase is AlarmPhase.ACKNOWLEDGED:
            if t_s - self._acknowledged_s < self.rule.reminder_s - _ROUNDING_S:
                return None
            self.phase, self._unanswered_s = AlarmPhase.ACTIVE, 0.0
            return EventKind.ALARM_REMINDED
        self._unanswered_s += span_s
        escalate_s = self.rule.escalate_s
        if self.escalated or escalate_s is None or self._unanswered_s < escalate_s - _ROUNDING_S:
            return None
        self.escalated = True
        return EventKind.ALARM_ESCALATED

    def _end(self, t_s: float) -> EventKind:
        """The condition is over."""
        self.active_s, self._present_s, self._ended_s = t_s - self.since_s, 0.0, t_s
        latching, unacknowledged = self.rule.latching, self.phase is AlarmPhase.ACTIVE
        if unacknowledged and (latching is Latching.ALWAYS or (latching is Latching.ESCALATED and self.escalated)):
            self.phase = AlarmPhase.LATCHED
            return EventKind.ALARM_LATCHED
        self.phase = None
        return EventKind.ALARM_ENDED
