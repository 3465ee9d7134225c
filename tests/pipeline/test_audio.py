"""Pausing the sound, switching it off, and what is still heard."""

import pytest

from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    AudioOff,
    AudioOn,
    EventKind,
    Limits,
    PauseAudio,
    Priority,
    Reason,
    Report,
    Role,
)
from neopain.pipeline.alarm_rules import AUDIO_OFF_MAX_S, AUDIO_OFF_REMINDER_S, RULE
from neopain.pipeline.audio import audible
from stories import LIMIT, events, rates, started, tell

PAIN = AlarmCondition.PAIN


def off(t_s, role=Role.ADMINISTRATOR):
    return AudioOff(t_s, by="Kim", role=role)


def kinds(samples):
    return [event.kind for event in events(samples)]


@rates
def test_pain_is_heard_until_it_is_paused_and_again_when_the_pause_is_over(fps):
    limits = Limits(LIMIT, audio_pause_s=30.0, pain_escalate_s=300.0)
    samples = tell([(5, 0.05), (60, 0.95)], fps, [PauseAudio(15.0)], limits)
    at = lambda t_s: audible(samples[round(t_s * fps)].alarms)  # noqa: E731
    assert at(5) is None
    assert at(14) is Priority.MEDIUM
    assert at(16) is at(44) is None
    assert at(46) is Priority.MEDIUM
    assert all(sample.alarms.signals for sample in samples if sample.t_s > 15)


@rates
def test_a_low_alarm_that_rises_to_medium_breaks_through_the_pause(fps):
    blind = RULE[AlarmCondition.CANNOT_TELL]
    rises_s = blind.delay_s + blind.escalate_s
    samples = tell([(rises_s + 10, Reason.NO_FACE)], fps, [PauseAudio(rises_s - 20)])
    assert samples[round((rises_s - 5) * fps)].alarms.audio_paused_until_s is not None
    (signal,) = samples[-1].alarms.signals
    assert (signal.priority, signal.escalated) == (Priority.MEDIUM, True)
    assert samples[-1].alarms.audio_paused_until_s is None
    assert kinds(samples)[-2:] == [EventKind.ALARM_ESCALATED, EventKind.AUDIO_RESUMED]


@pytest.mark.parametrize("fps", [5])
@pytest.mark.parametrize(
    ("there", "comes", "ends"),
    [
        ((), AlarmCondition.DISK_LOW, False),
        ((), AlarmCondition.MODEL_INTEGRITY, False),
        ((AlarmCondition.DISK_LOW,), AlarmCondition.MAINS_LOST, False),
        ((AlarmCondition.DISK_LOW,), AlarmCondition.MODEL_INTEGRITY, True),
        ((AlarmCondition.MODEL_INTEGRITY,), AlarmCondition.DISK_LOW, False),
        ((AlarmCondition.MODEL_INTEGRITY,), AlarmCondition.DISPLAY_FAILED, False),
        ((AlarmCondition.DISK_LOW, AlarmCondition.MODEL_INTEGRITY), AlarmCondition.DISPLAY_FAILED, False),
    ],
)
def test_a_pause_is_ended_only_by_a_more_urgent_alarm_than_it_covers(fps, there, comes, ends):
    """A pause covers the most urgent signal shown, or medium when there is none: an equally urgent one is covered."""
    commands = [
        *(Report(1.0, condition, present=True) for condition in there),
        PauseAudio(5.0),
        Report(8.0, comes, True),
    ]
    samples = tell([(30, 0.05)], fps, commands)
    assert len(started(samples, comes)) == 1
    paused = samples[-1].alarms.audio_paused_until_s is not None
    assert paused is not ends
    assert (audible(samples[-1].alarms) is None) is not ends
    assert (EventKind.AUDIO_RESUMED in kinds(samples)) is ends


def test_only_an_administrator_may_switch_audio_off():
    for role in (Role.NURSE, Role.CLINICIAN):
        samples = tell([(10, 0.05)], 5, [off(5.0, role)])
        (event,) = events(samples)
        assert (event.kind, event.by) == (EventKind.COMMAND_REFUSED, "Kim")
        assert "administrator" in event.label
        assert samples[-1].alarms.audio_off_since_s is None


@rates
def test_audio_off_gives_reminders_and_anyone_may_switch_it_on(fps):
    story = [(5, 0.05), (300, 0.95)]
    samples = tell(story, fps, [off(10.0), AudioOn(290.0, by="Ada")], Limits(LIMIT, pain_escalate_s=300.0))
    silent = [sample for sample in samples if 10 <= sample.t_s < 290]
    assert all(audible(sample.alarms) is None and sample.alarms.signals for sample in silent)
    assert {sample.alarms.audio_off_since_s for sample in silent} == {10.0}
    reminders = [event.t_s for event in events(samples, EventKind.AUDIO_OFF_REMINDED)]
    expected = [10 + AUDIO_OFF_REMINDER_S, 10 + 2 * AUDIO_OFF_REMINDER_S]
    assert reminders == pytest.approx(expected, abs=2.01 / fps)
    assert silent[-1].alarms.audio_off_reminded_s == reminders[-1]
    assert audible(samples[-1].alarms) is Priority.MEDIUM
    assert events(samples, EventKind.AUDIO_ON)[0].by == "Ada"


def test_audio_off_ends_by_itself_after_a_shift():
    samples = tell([(AUDIO_OFF_MAX_S + 60, 0.05)], 0.2, [off(0.0)])
    (on,) = events(samples, EventKind.AUDIO_ON)
    assert on.t_s == AUDIO_OFF_MAX_S
    assert samples[-1].alarms == AlarmState()


def test_a_pause_does_not_shorten_audio_off():
    samples = tell([(20, 0.05)], 5, [off(5.0), PauseAudio(6.0)])
    assert kinds(samples) == [EventKind.AUDIO_OFF, EventKind.COMMAND_REFUSED]
    assert samples[-1].alarms.audio_off_since_s == 5.0


@pytest.mark.parametrize("on_s", [20.0, 40.4])
def test_sound_that_is_switched_on_is_on_whether_or_not_the_pause_has_just_ended(on_s):
    limits = Limits(LIMIT, audio_pause_s=30.0)
    samples = tell([(60, 0.95)], 5, [PauseAudio(10.0), AudioOn(on_s, by="Ada")], limits)
    (resumed,) = events(samples, EventKind.AUDIO_RESUMED)
    assert (resumed.t_s, resumed.by) == ((20.0, "Ada") if on_s == 20.0 else (40.0, ""))
    assert all(audible(sample.alarms) is Priority.MEDIUM for sample in samples if sample.t_s > on_s)


def signal(condition=PAIN, priority=Priority.MEDIUM, phase=AlarmPhase.ACTIVE):
    return AlarmSignal(condition, AlarmKind.PHYSIOLOGICAL, priority, phase, 0.0)


@pytest.mark.parametrize(
    ("state", "priority"),
    [
        (AlarmState(), None),
        (AlarmState((signal(),)), Priority.MEDIUM),
        (AlarmState((signal(priority=Priority.LOW),)), Priority.LOW),
        (AlarmState((signal(priority=Priority.LOW), signal())), Priority.MEDIUM),
        (AlarmState((signal(phase=AlarmPhase.ACKNOWLEDGED),)), None),
        (AlarmState((signal(phase=AlarmPhase.LATCHED),)), None),
        (AlarmState((signal(),), pain_held_until_s=9.0), None),
        (AlarmState((signal(), signal(AlarmCondition.SOURCE_LOST)), pain_held_until_s=9.0), Priority.MEDIUM),
        (AlarmState((signal(),), audio_paused_until_s=9.0), None),
        (AlarmState((signal(),), audio_off_since_s=9.0), None),
    ],
)
def test_audible_priority(state, priority):
    assert audible(state) is priority
