"""One alarm system decides at any time: the pipeline's while the worker listens, the fallback while it does not."""

import threading
from functools import partial

import pytest

from beds import active
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    AudioOff,
    AudioOn,
    EventKind,
    Limits,
    MarkSeen,
    PauseAudio,
    Priority,
    Role,
    Sample,
    Standby,
    StandbyReason,
    State,
    Trend,
)
from neopain.base.ports import Sink
from neopain.live.bed_alarms import FallbackAlarms
from neopain.live.worker import HUNG_S
from neopain.pipeline.alarm_rules import RULE
from neopain.pipeline.audio import audible
from patience import wait_until

PAIN, LOW, STOPPED, DISPLAY = (
    AlarmCondition.PAIN,
    AlarmCondition.DISK_LOW,
    AlarmCondition.WORKER_STOPPED,
    AlarmCondition.DISPLAY_FAILED,
)


def signal(condition, phase=AlarmPhase.ACTIVE, since_s=5.0):
    rule = RULE[condition]
    return AlarmSignal(condition, rule.kind, rule.priority, phase, since_s)


def sample(*signals, t_s=10.0, **state):
    trend = Trend(0.9, 1.0, State.PAIN)
    return Sample(t_s, 0, None, 0.9, trend, AlarmState(signals, **state), (), limits=Limits(0.6))


def phases(state):
    return {signal.condition: signal.phase for signal in state.signals}


class DiskLow:
    """A probe: DISK_LOW is present from the start."""

    def __call__(self, now_s):
        return {LOW: True}


def test_while_the_worker_listens_the_pipelines_state_is_used():
    alarms = FallbackAlarms()
    last = sample(signal(PAIN), audio_paused_until_s=100.0)
    assert alarms.step(10.0, last, None) == (last.alarms, [])
    assert not alarms.deciding


def test_signals_of_the_pipeline_go_on_and_can_be_acknowledged():
    alarms = FallbackAlarms()
    last = sample(signal(PAIN), signal(LOW, AlarmPhase.ACKNOWLEDGED))
    state, events = alarms.step(11.0, last, {STOPPED})
    assert alarms.deciding
    assert phases(state) == {
        STOPPED: AlarmPhase.ACTIVE,
        PAIN: AlarmPhase.ACTIVE,
        LOW: AlarmPhase.ACKNOWLEDGED,
    }
    assert [(event.kind, event.condition) for event in events] == [(EventKind.ALARM_STARTED, STOPPED)]
    (acknowledged,) = alarms.handle(Acknowledge(12.0, seen=(PAIN,)))
    assert (acknowledged.kind, acknowledged.condition, acknowledged.limit) == (EventKind.ALARM_ACKNOWLEDGED, PAIN, 0.6)
    assert phases(alarms.step(13.0, last, {STOPPED})[0])[PAIN] is AlarmPhase.ACKNOWLEDGED
    reminded = alarms.step(12.0 + RULE[PAIN].reminder_s, last, {STOPPED})[1]
    assert (EventKind.ALARM_REMINDED, PAIN) in [(event.kind, event.condition) for event in reminded]


def test_signals_that_the_worker_ended_are_dropped_without_a_second_end():
    alarms = FallbackAlarms()
    alarms.step(11.0, sample(signal(PAIN), signal(LOW, AlarmPhase.LATCHED)), {STOPPED})
    state, events = alarms.step(12.0, None, {STOPPED})
    assert (phases(state), events) == ({STOPPED: AlarmPhase.ACTIVE}, [])


def test_the_pipeline_goes_on_with_its_own_signals_and_the_others_end():
    alarms = FallbackAlarms()
    last = sample(signal(PAIN))
    alarms.step(11.0, last, {STOPPED, DISPLAY})
    state, events = alarms.step(20.0, last, None)
    assert state == last.alarms
    assert {(event.kind, event.condition, event.duration_s) for event in events} == {
        (EventKind.ALARM_ENDED, STOPPED, 9.0),
        (EventKind.ALARM_ENDED, DISPLAY, 9.0),
    }
    assert alarms.step(21.0, last, None) == (last.alarms, [])


@pytest.mark.parametrize("silenced", [{"audio_paused_until_s": 100.0}, {"audio_off_since_s": 0.0}])
def test_a_worker_that_stops_is_heard_even_if_audio_was_off(silenced):
    alarms = FallbackAlarms()
    last = sample(signal(PAIN), audio_off_reminded_s=0.0 if "audio_off_since_s" in silenced else None, **silenced)
    state, _ = alarms.step(11.0, last, {DISPLAY})
    assert audible(state) is None, "an alarm no more urgent than what was paused does not end the pause"
    state, _ = alarms.step(12.0, last, {DISPLAY, STOPPED})
    assert audible(state) is Priority.MEDIUM
    alarms.handle(PauseAudio(13.0))
    assert audible(alarms.step(14.0, last, {DISPLAY, STOPPED})[0]) is None
    assert audible(alarms.step(13.0 + 120.0, last, {DISPLAY, STOPPED})[0]) is Priority.MEDIUM


def test_the_fallback_too_ends_a_pause_for_a_less_urgent_alarm():
    alarms = FallbackAlarms()
    last = sample(signal(LOW), audio_paused_until_s=100.0)
    state, events = alarms.step(11.0, last, {DISPLAY})
    assert audible(state) is Priority.MEDIUM
    assert [event.kind for event in events] == [EventKind.ALARM_STARTED, EventKind.AUDIO_RESUMED]


def test_a_procedure_does_not_keep_pain_silent_once_the_worker_has_stopped():
    alarms = FallbackAlarms()
    last = sample(signal(PAIN), pain_held_until_s=100.0)
    assert audible(alarms.step(11.0, last, {LOW})[0]) is Priority.LOW
    state, _ = alarms.step(12.0, last, {STOPPED})
    assert state.pain_held_until_s is None
    alarms.handle(Acknowledge(12.5, seen=(STOPPED,)))
    assert audible(alarms.step(13.0, last, {STOPPED})[0]) is Priority.MEDIUM


def test_audio_off_is_for_an_administrator_here_too():
    alarms = FallbackAlarms()
    alarms.step(11.0, None, {STOPPED})
    (refused,) = alarms.handle(AudioOff(12.0, by="Kim", role=Role.NURSE))
    assert refused.kind is EventKind.COMMAND_REFUSED


def test_a_failed_display_ends_the_pause_made_for_a_low_alarm(bed):
    """Audio is paused over a low alarm; then the window fails: its medium alarm is heard at once."""
    at_bed = bed(probes=[DiskLow()])
    assert active(at_bed.monitor.snapshot()) == {LOW}
    at_bed.monitor.do(PauseAudio)
    at_bed.go_on(1.0)
    assert audible(at_bed.monitor.snapshot().alarms) is None
    at_bed.monitor.display_failed()
    at_bed.go_on(0.2)
    alarms = at_bed.monitor.snapshot().alarms
    assert audible(alarms) is Priority.MEDIUM
    assert alarms.audio_paused_until_s is None
    kinds = [event.kind for event in at_bed.monitor.history.events if event.condition in (None, DISPLAY)]
    assert kinds == [EventKind.AUDIO_PAUSED, EventKind.ALARM_STARTED, EventKind.AUDIO_RESUMED]
    at_bed.monitor.acknowledge((DISPLAY,))
    at_bed.go_on(0.2)
    assert phases(at_bed.monitor.snapshot().alarms)[DISPLAY] is AlarmPhase.ACKNOWLEDGED
    assert audible(at_bed.monitor.snapshot().alarms) is Priority.LOW


def test_a_display_that_fails_while_the_worker_hangs_is_heard_too(bed):
    at_bed = bed(probes=[DiskLow()])
    at_bed.monitor.do(PauseAudio)
    at_bed.go_on(1.0)
    at_bed.let_the_pipeline_hang()
    at_bed.monitor.display_failed()
    at_bed.go_on(1.0, pictures=False)
    assert audible(at_bed.monitor.snapshot().alarms) is Priority.MEDIUM
    assert active(at_bed.monitor.snapshot()) == {LOW, DISPLAY}


def test_the_sound_of_a_worker_that_hangs_can_be_paused(bed):
    at_bed = bed()
    at_bed.let_the_pipeline_hang()
    at_bed.go_on(HUNG_S + 0.5, pictures=False)
    assert audible(at_bed.monitor.snapshot().alarms) is Priority.MEDIUM
    at_bed.monitor.do(PauseAudio)
    assert at_bed.monitor.snapshot().alarms.audio_paused_until_s is not None
    at_bed.pipeline_may_go_on()
    wait_until(lambda: not active(at_bed.monitor.snapshot()))
    kinds = [event.kind for event in at_bed.monitor.history.events]
    assert kinds.count(EventKind.AUDIO_PAUSED) == 1, "the pipeline is not given the pause as well"


@pytest.mark.parametrize("silence", [PauseAudio, partial(AudioOff, role=Role.ADMINISTRATOR)])
def test_sound_that_was_switched_on_while_the_worker_hung_stays_on(bed, silence):
    at_bed = bed()
    at_bed.monitor.do(silence)
    at_bed.go_on(1.0)
    at_bed.let_the_pipeline_hang()
    at_bed.monitor.display_failed()  # a report that it does not take: the fallback decides
    at_bed.go_on(2.0, pictures=False)
    assert audible(at_bed.monitor.snapshot().alarms) is None
    at_bed.monitor.do(AudioOn)
    assert audible(at_bed.monitor.snapshot().alarms) is Priority.MEDIUM
    at_bed.pipeline_may_go_on()
    wait_until(lambda: DISPLAY in phases(at_bed.monitor._mailbox.newest.sample.alarms))
    at_bed.go_on(1.0)
    assert not at_bed.monitor._alarms._fallback.deciding
    assert audible(at_bed.monitor.snapshot().alarms) is Priority.MEDIUM


class Held(Sink):
    """Holds the worker back just after a sample was delivered to the screen."""

    def __init__(self):
        self.open = threading.Event()
        self.open.set()

    def __call__(self, moment, sample):
        assert self.open.wait(60)

    def note(self, event):
        pass


@pytest.fixture
def in_pain(bed):
    """A bed at which PAIN is active, and the sink that can hold its worker back."""
    held = Held()
    at_bed = bed(((1.0, 0.2), (1e9, 0.9)), sinks=[held])
    at_bed.go_on(8.0)
    assert active(at_bed.monitor.snapshot()) == {PAIN}
    yield at_bed, held.open
    held.open.set()


def test_alarms_acknowledged_while_the_worker_hung_stay_acknowledged(in_pain):
    """The sample in which it hung shows PAIN active: it was begun before the acknowledgement."""
    at_bed, may_take_commands = in_pain
    monitor = at_bed.monitor
    at_bed.let_the_pipeline_hang()
    at_bed.go_on(HUNG_S + 0.5, pictures=False)
    assert active(monitor.snapshot()) == {PAIN, STOPPED}
    monitor.acknowledge()
    assert active(monitor.snapshot()) == set()
    may_take_commands.clear()
    at_bed.pipeline_may_go_on()
    wait_until(lambda: STOPPED not in phases(monitor.snapshot().alarms))
    monitor._watchdog.check()  # it sees the new sample: the pipeline decides again
    assert not monitor._alarms._fallback.deciding
    assert phases(monitor._mailbox.newest.sample.alarms) == {PAIN: AlarmPhase.ACTIVE}
    assert phases(monitor.snapshot().alarms) == {PAIN: AlarmPhase.ACKNOWLEDGED}
    before = monitor._mailbox.newest
    may_take_commands.set()
    wait_until(lambda: monitor._mailbox.newest is not before)
    assert phases(monitor._mailbox.newest.sample.alarms) == {PAIN: AlarmPhase.ACKNOWLEDGED}
    assert phases(monitor.snapshot().alarms) == {PAIN: AlarmPhase.ACKNOWLEDGED}


def test_alarms_acknowledged_before_anybody_notices_that_the_worker_hangs_stay_acknowledged(in_pain):
    at_bed, _ = in_pain
    at_bed.let_the_pipeline_hang()
    at_bed.monitor.acknowledge((PAIN,))
    assert active(at_bed.monitor.snapshot()) == set()
    at_bed.go_on(HUNG_S + 0.5, pictures=False)
    assert phases(at_bed.monitor.snapshot().alarms) == {STOPPED: AlarmPhase.ACTIVE, PAIN: AlarmPhase.ACKNOWLEDGED}


def test_a_command_that_the_fallback_does_not_decide_any_more_is_left_to_the_pipeline():
    alarms = FallbackAlarms()
    assert alarms.handle(PauseAudio(10.0)) is None
    alarms.step(11.0, None, {STOPPED})
    assert [event.kind for event in alarms.handle(PauseAudio(12.0))] == [EventKind.AUDIO_PAUSED]
    alarms.step(13.0, None, None)
    assert alarms.handle(PauseAudio(14.0)) is None


def test_an_alarm_can_be_marked_as_seen_while_the_worker_is_dead():
    alarms = FallbackAlarms()
    alarms.step(11.0, None, {STOPPED})
    (seen,) = alarms.handle(MarkSeen(12.0, condition=PAIN, alarm_s=3.0, by="Ada"))
    assert (seen.kind, seen.condition, seen.alarm_s, seen.by) == (EventKind.ALARM_SEEN, PAIN, 3.0, "Ada")


def test_latched_alarms_stay_latched_until_they_are_acknowledged():
    alarms = FallbackAlarms()
    last = sample(signal(LOW, AlarmPhase.LATCHED))
    for t_s in (11.0, 12.0, 20.0):
        state, events = alarms.step(t_s, last, set())
        assert (phases(state), events) == ({LOW: AlarmPhase.LATCHED}, [])
    seen, ended = alarms.handle(Acknowledge(21.0))
    assert (seen.kind, seen.condition, seen.alarm_s) == (EventKind.ALARM_SEEN, LOW, 5.0)
    assert (ended.kind, ended.condition) == (EventKind.ALARM_ENDED, LOW)
    assert phases(alarms.step(22.0, last, set())[0]) == {}


def test_a_worker_that_dies_in_standby_raises_no_alarm_before_standby_is_over():
    fallback, standby = FallbackAlarms(), Standby(StandbyReason.BATH, 5.0, 905.0)
    last = sample(standby=standby)
    state, events = fallback.step(20.0, last, {STOPPED, LOW})
    assert (state, events) == (AlarmState(standby=standby), [])
    state, _ = fallback.step(905.0, last, {STOPPED, LOW})
    assert phases(state) == {STOPPED: AlarmPhase.ACTIVE, LOW: AlarmPhase.ACTIVE}
    assert state.standby is None


def test_a_touch_ends_standby_though_the_worker_does_not_hear_it():
    fallback = FallbackAlarms()
    last = sample(standby=Standby(StandbyReason.BATH, 5.0, 905.0))
    fallback.end_standby(30.0)
    assert phases(fallback.step(31.0, last, {STOPPED})[0]) == {STOPPED: AlarmPhase.ACTIVE}
