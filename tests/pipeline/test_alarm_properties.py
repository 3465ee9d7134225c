"""Properties that hold for any commands and scores in any order, at any frame rate."""

from collections import deque
from dataclasses import replace

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from neopain.base.care import LIMIT_BOUNDS
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    Answer,
    AudioOff,
    AudioOn,
    Comfort,
    EndProcedure,
    EventKind,
    Limits,
    PauseAudio,
    Priority,
    ProcedureKind,
    Reason,
    Report,
    ResetBaseline,
    Restart,
    Role,
    SetLimits,
    StartProcedure,
    State,
)
from neopain.base.settings import TrendSettings
from neopain.pipeline.alarm_rules import (
    AUDIO_OFF_MAX_S,
    AUDIO_OFF_REMINDER_S,
    NOT_REPORTED,
    RULE,
    RULES,
    for_patient,
    urgency,
)
from neopain.pipeline.audio import audible
from neopain.pipeline.bedside import Bedside
from neopain.pipeline.care import BUDGET_S, BUDGET_WINDOW_S, HOLD_BOUNDS_S
from neopain.pipeline.what_if import Score, replay
from stories import LIMIT

PAIN = AlarmCondition.PAIN
EQUIPMENT = [rule.condition for rule in RULES if rule.condition not in NOT_REPORTED]
BLINDNESS = {AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN, AlarmCondition.CANNOT_TELL}
PAUSE_MAX_S = LIMIT_BOUNDS["audio_pause_s"][1]
ROUNDING_S = 1e-6

gaps = st.sampled_from([1 / 30, 1 / 15, 1 / 5, 1.0, 7.0])
seen = st.floats(0, 1) | st.sampled_from([0.02, 0.95]) | st.sampled_from(Reason)


class Night(RuleBasedStateMachine):
    """One infant, and every command and score that can affect the alarms."""

    def __init__(self):
        super().__init__()
        self.bedside = Bedside(TrendSettings(), Limits(LIMIT))
        self.t_s = 0.0
        self.scores, self.commands, self.judged = [], [], []
        self.there, self.since, self.brief = set(), {}, set()
        self.acknowledged, self.acknowledged_s, self.paused_s = {}, 0.0, None
        self.may_be_off = self.restarted = False
        self.held = deque()
        self.blind_since_s = None

    @rule(gap_s=gaps, what=seen, count=st.integers(1, 40))
    def time_passes(self, gap_s, what, count):
        for _ in range(count):
            self.step(gap_s, what)

    @rule(what=st.sampled_from([0.02, 0.95, *Reason]), count=st.integers(20, 150))
    def a_while_passes(self, what, count):
        for _ in range(count):
            self.step(1.0, what)

    @rule(answer=st.none() | st.sampled_from(Answer))
    def acknowledge_all(self, answer):
        self.do(Acknowledge(self.t_s, answer))

    @precondition(lambda self: self.signals())
    @rule(data=st.data())
    def acknowledge_one(self, data):
        condition = data.draw(st.sampled_from(sorted(self.signals())))
        self.do(Acknowledge(self.t_s, seen=(condition,)))

    @rule()
    def pause(self):
        self.do(PauseAudio(self.t_s))

    @rule(role=st.sampled_from(Role))
    def audio_off(self, role):
        self.do(AudioOff(self.t_s, role=role))
        self.may_be_off = self.may_be_off or role is Role.ADMINISTRATOR

    @rule()
    def audio_on(self):
        self.do(AudioOn(self.t_s))

    @rule(condition=st.sampled_from(EQUIPMENT), present=st.booleans())
    def report(self, condition, present):
        self.do(Report(self.t_s, condition, present))
        (self.there.add if present else self.there.discard)(condition)
        if present:
            self.brief.add(condition)

    @rule(kind=st.sampled_from(ProcedureKind), hold_s=st.none() | st.floats(20, 700))
    def procedure(self, kind, hold_s):
        self.do(StartProcedure(self.t_s, kind, hold_s))

    @rule(command=st.sampled_from([EndProcedure, Comfort, ResetBaseline]))
    def care(self, command):
        self.do(command(self.t_s))

    @rule(pain_limit=st.floats(0.1, 1.0), pain_delay_s=st.floats(0.5, 16), audio_pause_s=st.floats(20, 130))
    def limits(self, pain_limit, pain_delay_s, audio_pause_s):
        self.do(SetLimits(self.t_s, limits=Limits(pain_limit, pain_delay_s, audio_pause_s=audio_pause_s)))

    @rule()
    def fault(self):
        self.do(Restart(self.t_s))
        self.since.clear()
        self.blind_since_s = None
        self.restarted = True

    def signals(self):
        return {signal.condition: signal for signal in self.judged[-1].alarms.signals} if self.judged else {}

    def do(self, command):
        """Between two moments, so that it is known before which of them it came."""
        command = replace(command, t_s=self.t_s + 0.01)
        if isinstance(command, Acknowledge):
            self.acknowledged_s = command.t_s
        if isinstance(command, PauseAudio):
            self.paused_s = command.t_s
        self.commands.append(command)
        self.bedside.handle(command)

    def step(self, gap_s, what):
        self.t_s += gap_s
        given = (None, what) if isinstance(what, Reason) else (what, None)
        self.scores.append(Score(self.t_s, *given))
        before = self.signals()
        judged = self.bedside.step(self.t_s, *given)
        self.judged.append(judged)
        self.what_is_there_is_seen(judged)
        self.blindness_is_seen(judged, before)
        self.what_is_seen_is_in_order(judged)
        self.nothing_is_acknowledged_unseen(judged, before)
        self.nothing_is_silent_for_ever(judged, gap_s)

    def what_is_there_is_seen(self, judged):
        trend = judged.trend
        there = self.there | self.brief
        self.brief = set()
        if trend.p_trend is not None and trend.p_trend >= judged.limits.pain_limit:  # the limit decides, not the word
            there = there | {PAIN}
        if trend.state is State.CANNOT_TELL and trend.reason in (Reason.NO_FRAME, Reason.STALE_FRAME):
            lost = trend.reason is Reason.NO_FRAME
            there = there | {AlarmCondition.SOURCE_LOST if lost else AlarmCondition.PICTURE_FROZEN}
        self.since = {condition: self.since.get(condition, self.t_s) for condition in there}
        for condition, since_s in self.since.items():
            if self.t_s - since_s >= for_patient(RULE[condition], judged.limits).delay_s + ROUNDING_S:
                assert self.signals()[condition].phase is not AlarmPhase.LATCHED

    def blindness_is_seen(self, judged, before):
        """Whatever the reasons, and however they change; at the moment at which one of its alarms ends, none is due."""
        assert len(BLINDNESS & self.signals().keys()) <= 1
        if judged.trend.state is not State.CANNOT_TELL:
            self.blind_since_s = None
            return
        self.blind_since_s = self.t_s if self.blind_since_s is None else self.blind_since_s
        if self.t_s - self.blind_since_s >= judged.limits.cannot_tell_delay_s + ROUNDING_S:
            assert BLINDNESS & (self.signals().keys() | before.keys())

    def what_is_seen_is_in_order(self, judged):
        signals = judged.alarms.signals
        assert list(signals) == sorted(signals, key=urgency)
        assert len(self.signals()) == len(signals)

    def nothing_is_acknowledged_unseen(self, judged, before):
        done = {event.condition for event in judged.events if event.kind is EventKind.ALARM_ACKNOWLEDGED}
        for condition, signal in self.signals().items():
            if signal.phase is AlarmPhase.LATCHED and condition in before:
                assert before[condition].phase is not AlarmPhase.ACKNOWLEDGED
            if signal.phase is not AlarmPhase.ACKNOWLEDGED:
                self.acknowledged.pop(condition, None)
                continue
            assert condition in before
            assert condition in done or before[condition].phase is AlarmPhase.ACKNOWLEDGED
            if condition in done:
                self.acknowledged[condition] = self.acknowledged_s
            if condition in self.since:
                assert self.t_s - self.acknowledged[condition] < RULE[condition].reminder_s

    def nothing_is_silent_for_ever(self, judged, gap_s):
        alarms = judged.alarms
        if alarms.audio_paused_until_s is not None:
            assert self.t_s < alarms.audio_paused_until_s <= self.paused_s + PAUSE_MAX_S + ROUNDING_S
        if alarms.audio_off_since_s is not None:
            assert self.may_be_off
            assert self.t_s - alarms.audio_off_reminded_s < AUDIO_OFF_REMINDER_S
            assert self.t_s - alarms.audio_off_since_s < AUDIO_OFF_MAX_S
        held_until_s = alarms.pain_held_until_s
        if held_until_s is not None:
            assert self.t_s < held_until_s <= self.t_s + HOLD_BOUNDS_S[1]
            self.held.append((self.t_s, min(gap_s, held_until_s - self.t_s)))
            while self.held[0][0] <= self.t_s - BUDGET_WINDOW_S:
                self.held.popleft()
            assert self.restarted or sum(span_s for _, span_s in self.held) <= BUDGET_S
        loud = alarms.audio_paused_until_s is None and alarms.audio_off_since_s is None
        for signal in alarms.signals:
            held = signal.condition is PAIN and held_until_s is not None
            if signal.phase is AlarmPhase.ACTIVE and signal.priority is Priority.MEDIUM and loud and not held:
                assert audible(alarms) is Priority.MEDIUM

    def teardown(self):
        again = list(replay(self.scores, self.commands, Limits(LIMIT), TrendSettings()))
        assert [judged.events for judged in again] == [judged.events for judged in self.judged]
        assert again == self.judged


TestNight = Night.TestCase
TestNight.settings = settings(
    max_examples=50, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
