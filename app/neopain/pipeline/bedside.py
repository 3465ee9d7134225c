"""The state of one infant at the bedside: the trend of the scores, alarms, limits and care."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from neopain.base.care import check_limits
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmState,
    Baseline,
    Comfort,
    Command,
    Doer,
    EndProcedure,
    EndStandby,
    Event,
    EventKind,
    Limits,
    Procedure,
    Reason,
    Report,
    ResetBaseline,
    Restart,
    SetLimits,
    StartProcedure,
    StartStandby,
    State,
    Trend,
    done,
)
from neopain.base.errors import SettingsError
from neopain.base.settings import TrendSettings
from neopain.pipeline.alarm import AlarmSystem
from neopain.pipeline.alarm_rules import NOT_REPORTED
from neopain.pipeline.baseline import BaselineLearner
from neopain.pipeline.blindness import Blindness
from neopain.pipeline.care import Comforts, Procedures, Rest, rest_level
from neopain.pipeline.smooth import Smoother
from neopain.pipeline.standby import StandbyState

_NOTHING: frozenset[AlarmCondition] = frozenset()


class Judgement(NamedTuple):
    """The judgement of one moment; its fields are those of the Sample that is made of it."""

    t_s: float
    p_pain: float | None
    reason: Reason | None
    trend: Trend
    alarms: AlarmState
    events: tuple[Event, ...]
    limits: Limits
    procedure: Procedure | None
    baseline: Baseline | None
    shift: float | None


class Bedside:
    """Judges scores and commands in order of time. The same scores and commands give the same judgements."""

    def __init__(self, trend: TrendSettings, limits: Limits) -> None:
        self._clear_share = trend.clear_share
        self._smoother = Smoother(trend, limits.pain_limit)
        self._alarms = AlarmSystem(limits=limits)
        self._procedures, self._comforts, self._baseline = Procedures(), Comforts(), BaselineLearner()
        self._blindness, self._standby = Blindness(), StandbyState()
        self._reported: set[AlarmCondition] = set()
        self._waiting: list[Event] = []
        self.reset()

    @property
    def limits(self) -> Limits:
        """The limits in force."""
        return self._alarms.limits

    def reset(self) -> None:
        """Forget all scores and signals: at the start of a source, or after a jump in time. The patient's limits,
        standby and the reported conditions of the equipment stay; waiting events are not lost.
        """
        self._smoother.reset()
        self._alarms.reset()
        self._procedures.reset()
        self._comforts.reset()
        self._baseline.reset()
        self._blindness.reset()
        self._rest = Rest()
        self._brief: set[AlarmCondition] = set()
        self._value: float | None = None
        self._raised = False
        self._last: tuple[float, AlarmState] | None = None
        self._signalled = _NOTHING

    def handle(self, command: Command) -> None:
        """Carry out a command; its events come with the next judgement."""
        self._waiting += done(self._carry_out(command), command.doer)

    def step(self, t_s: float, p_pain: float | None, reason: Reason | None) -> Judgement:
        """Judge the moment `t_s`; `p_pain` is None when there is no score, and `reason` says why."""
        if over := self._standby.step(t_s):
            self._begin_again()
            self._waiting += over
        standby = self._standby.now
        if standby is not None:
            p_pain, reason = None, Reason.STANDBY
        trend = self._smoother.step(t_s, p_pain, reason)
        self._value = trend.p_trend
        events, self._waiting = self._waiting, []
        baseline = self._baseline
        events += baseline.step(t_s, trend, self._procedures.now is not None)
        level = rest_level(baseline.now)
        rest_since_s = self._rest.step(t_s, trend.p_trend, level)
        events += self._procedures.step(t_s, trend, rest_since_s)
        events += self._comforts.step(t_s, rest_since_s)
        procedure, present, lasted_s = self._procedures.now, {}, {}
        held_until_s = None if procedure is None else procedure.until_s
        if standby is None:
            present = self._present(trend)
            for condition, there in self._blindness.step(t_s, trend.reason, self._signalled, self.limits).items():
                present[condition], lasted_s[condition] = there
        alarms, happened = self._alarms.step(t_s, present, trend.p_trend, held_until_s, lasted_s)
        if standby is not None:
            alarms = replace(alarms, standby=standby)
        self._last = t_s, alarms
        self._signalled = (
            frozenset(signal.condition for signal in alarms.signals if signal.phase is not AlarmPhase.LATCHED)
            if alarms.signals
            else _NOTHING
        )
        self._raised = self._raised and self._alarmed()
        return Judgement(
            t_s,
            p_pain,
            reason,
            trend,
            alarms,
            done((*events, *happened), Doer.MONITOR),
            self.limits,
            procedure,
            baseline.now,
            baseline.shift(trend.p_trend),
        )

    def _carry_out(self, command: Command) -> list[Event]:
        match command:
            case StartProcedure() | EndProcedure():
                return self._procedures.handle(command)
            case Comfort():
                return self._comforts.handle(command)
            case ResetBaseline():
                return self._baseline.handle(command)
            case StartStandby() | EndStandby():
                return self._change_standby(command)
            case SetLimits():
                return self._set(command)
            case Report():
                return self._report(command)
            case Restart():
                return self._restart()
            case Acknowledge() if command.seen is None or AlarmCondition.STANDBY_OVER in command.seen:
                self._standby.acknowledge()
        return self._alarms.handle(command, self._value)

    def _change_standby(self, command: StartStandby | EndStandby) -> list[Event]:
        """Begin or end standby. Signals end as it begins; no number and no clock of an alarm is older than its end."""
        before, last = self._standby.now, self._last
        events = self._standby.handle(command)
        if self._standby.now is before:
            return events
        self._begin_again()
        return [*_ends(command.t_s, last), *events]

    def _begin_again(self) -> None:
        """Forget what alarms and the trend are made of. Sound, baseline and care go on."""
        self._smoother.reset()
        self._blindness.reset()
        self._alarms.drop(tuple(AlarmCondition))
        self._rest = Rest()
        self._brief.clear()
        self._value, self._raised, self._signalled, self._last = None, False, _NOTHING, None

    def _set(self, command: SetLimits) -> list[Event]:
        try:
            check_limits(command.limits)
        except SettingsError as error:
            return [Event(command.t_s, EventKind.COMMAND_REFUSED, label=str(error), by=command.by)]
        self._raised = self._alarmed() and (self._raised or command.limits.pain_limit > self.limits.pain_limit)
        self._alarms.limits = command.limits
        self._smoother.limit = command.limits.pain_limit
        return [
            Event(
                command.t_s,
                EventKind.LIMITS_SET,
                label=command.label,
                value=self._value,
                limit=command.limits.pain_limit,
                by=command.by,
            )
        ]

    def _restart(self) -> list[Event]:
        """Reset, and end the alarms, as the worker does when it starts again."""
        last = self._last
        self.reset()
        return [] if last is None else _ends(last[0], last)

    def _report(self, command: Report) -> list[Event]:
        if command.condition in NOT_REPORTED:
            why = f"{command.condition} is found by the pipeline or from outside: it cannot be reported"
            return [Event(command.t_s, EventKind.COMMAND_REFUSED, label=why, by=command.by)]
        if command.present:
            self._reported.add(command.condition)
            self._brief.add(command.condition)
        else:
            self._reported.discard(command.condition)
        return []

    def _present(self, trend: Trend) -> dict[AlarmCondition, bool | None]:
        """Which conditions are present, blindness apart. A face that cannot be judged shows neither pain nor its
        absence; during a pain alarm, nor does one that is not clearly at ease: a trend that fluctuates around the limit
        is one alarm. A raised limit ends the alarm at once: the person who raised it has decided that less is no pain.
        """
        # A condition that came and went between two moments was present all the same.
        present: dict[AlarmCondition, bool | None] = dict.fromkeys(self._reported | self._brief, True)
        self._brief.clear()
        if self._standby.over:
            present[AlarmCondition.STANDBY_OVER] = True
        if self._smoother.over_limit:
            present[AlarmCondition.PAIN] = True
        elif trend.state is State.CANNOT_TELL or (self._alarmed() and not self._raised and not self._at_ease(trend)):
            present[AlarmCondition.PAIN] = None
        return present

    def _at_ease(self, trend: Trend) -> bool:
        """Whether the trend shows the end of pain, not only less of it."""
        return trend.p_trend is not None and trend.p_trend < self._clear_share * self.limits.pain_limit

    def _alarmed(self) -> bool:
        """Whether a pain alarm was on at the last moment."""
        return AlarmCondition.PAIN in self._signalled


def _ends(t_s: float, last: tuple[float, AlarmState] | None) -> list[Event]:
    """The ends at `t_s` of the signals of the `last` moment."""
    signals = () if last is None else last[1].signals
    return [Event(t_s, EventKind.ALARM_ENDED, s.condition, s.priority, doer=Doer.MONITOR) for s in signals]
