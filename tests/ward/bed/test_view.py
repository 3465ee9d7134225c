"""Snapshots and events as messages: what the screen shows, and nothing that it does not show."""

import numpy as np
import pytest

from linked_beds import BOOT, PAIN, sample
from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Doer,
    Event,
    EventKind,
    Procedure,
    ProcedureKind,
    Reason,
    Standby,
    StandbyReason,
    State,
)
from neopain.live.health import Health, Snapshot
from neopain.ward.bed.view import Facts, Instant, SourceTime, event_message, span, state_message, what_shows
from neopain.ward.messages import AudioMode, read, write
from neopain.ward.state import StateMessage

FACTS = Facts(boot=BOOT, bed="3", patient="B-17", model="m", waiting=2)
NOW = Instant(clock_s=1000.0, up_s=50.0, at=1.7e9)


def message(shown, captured_s=999.9, alarms=None, seq=1, **facts):
    source = SourceTime()
    source.set(20.0, 1000.0)
    alarms = alarms if alarms is not None else AlarmState() if shown is None else shown.alarms
    state = state_message(Snapshot(None, shown, captured_s, alarms, Health()), source, NOW, seq, FACTS)
    assert read(StateMessage, write(state)) == state
    return state


def test_what_the_screen_shows_is_sent():
    shown = sample(20.0, 0.81234, State.PAIN, signals=[PAIN], audio_paused_until_s=110.0, pain_held_until_s=25.0)
    state = message(shown)
    assert (state.word, state.p, state.limit, state.scorable) == (State.PAIN, 0.8123, 0.6, 0.9)
    assert (state.bed, state.patient, state.model, state.waiting) == ("3", "B-17", "m", 2)
    assert state.age_s == pytest.approx(0.1)
    (alarm,) = state.alarms
    assert (alarm.condition, alarm.for_s) == (AlarmCondition.PAIN, 20.0)
    assert (state.audio.mode, state.audio.left_s, state.audio.pain_held_s) == (AudioMode.PAUSED, 90.0, 5.0)
    assert state.face is not None


@pytest.mark.parametrize(
    ("shown", "reason"),
    [(None, None), (sample(p=0.2, state=State.CANNOT_TELL, reason=Reason.NO_FACE), Reason.NO_FACE)],
)
def test_where_the_screen_shows_no_number_none_is_sent_and_no_face(shown, reason):
    state = message(shown, captured_s=None if shown is None else 999.0)
    assert (state.word, state.p, state.face, state.reason) == (State.CANNOT_TELL, None, None, reason)


def test_standby_and_procedure():
    standby = Standby(StandbyReason.BATH, 10.0, 620.0, by="Kim")
    state = message(None, alarms=AlarmState(standby=standby))
    assert (state.standby.reason, state.standby.for_s, state.standby.left_s) == (StandbyReason.BATH, 10.0, 600.0)
    assert state.reason is Reason.STANDBY
    shown = sample(20.0)
    object.__setattr__(shown, "procedure", Procedure(ProcedureKind.SUCTION, 15.0, 200.0))
    assert (message(shown).procedure.for_s, message(shown).procedure.left_s) == (5.0, 180.0)


def test_audio_off_is_said_before_a_pause():
    assert message(sample(audio_off_since_s=1.0, audio_paused_until_s=90.0)).audio.mode is AudioMode.OFF


def test_numbers_alone_are_no_change_and_anything_else_is():
    calm = message(sample(20.0, 0.1, State.CALM))
    assert what_shows(message(sample(20.0, 0.2, State.CALM), captured_s=990.0, seq=9)) == what_shows(calm)
    for other in (
        sample(20.0, 0.1, State.SOME_SIGNS),
        sample(20.0, 0.1, State.CALM, signals=[PAIN]),
        sample(20.0, 0.1, State.CALM, audio_paused_until_s=90.0),
    ):
        assert what_shows(message(other)) != what_shows(calm)


def test_an_event_has_the_time_of_both_clocks():
    event = Event(15.0, EventKind.ALARM_SEEN, AlarmCondition.PAIN, value=0.5, by="Kim", alarm_s=-85.0, doer=Doer.PERSON)
    sent = event_message(event, 5.0, NOW, BOOT, "B-17")
    assert (sent.at, sent.up_s, sent.began_at) == (1.7e9 - 5, 45.0, 1.7e9 - 105)
    assert (sent.kind, sent.condition, sent.by, sent.person) == (EventKind.ALARM_SEEN, AlarmCondition.PAIN, "Kim", True)


def test_no_event_is_too_strange_to_be_sent():
    event = Event(
        1e12,
        EventKind.MARKED,
        label="a\x1b\n" + "x" * 5000,
        value=1.0000001,
        by="y" * 300,
        duration_s=-1e-9,
        peak=np.float32(1),
    )
    sent = event_message(event, 1e12, NOW, BOOT, None)
    assert (len(sent.label), len(sent.by), sent.value, sent.duration_s, sent.at) == (300, 100, 1.0, 0.0, 0.0)
    assert read(type(sent), write(sent)) == sent
    assert span(-1.0) == 0.0


def test_before_the_first_sample_there_is_no_time_of_the_source():
    source = SourceTime()
    assert source.now(5.0) is None
    assert source.ago(1.0, 5.0) == 0.0
    source.set(2.0, 5.0)
    assert source.ago(1.0, 7.0) == 3.0
