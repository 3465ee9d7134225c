"""What people do about alarms, and what happens when they do nothing, at three frame rates."""

from dataclasses import replace

import pytest

from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    Answer,
    EventKind,
    Limits,
    MarkSeen,
    PauseAudio,
    Priority,
    Reason,
    Report,
)
from neopain.pipeline.alarm_rules import RULE
from stories import LIMIT, events, phases, rates, started, tell

PAIN, LOST, BLIND = AlarmCondition.PAIN, AlarmCondition.SOURCE_LOST, AlarmCondition.CANNOT_TELL


@rates
def test_acknowledging_changes_the_signal_but_keeps_it_and_it_comes_back(fps):
    reminder = RULE[PAIN].reminder_s
    samples = tell([(5, 0.05), (reminder + 40, 0.95)], fps, [Acknowledge(20.0)])
    at = lambda t_s: phases(samples[round(t_s * fps)], PAIN)  # noqa: E731
    assert at(19) == [AlarmPhase.ACTIVE]
    assert at(21) == [AlarmPhase.ACKNOWLEDGED]
    assert at(20 + reminder + 2) == [AlarmPhase.ACTIVE]
    assert [e.t_s for e in events(samples, EventKind.ALARM_REMINDED)] == pytest.approx([20 + reminder], abs=1.01 / fps)


@rates
def test_unanswered_pain_escalates_once_stays_medium_and_latches(fps):
    wait_s = RULE[PAIN].escalate_s
    samples = tell([(5, 0.05), (wait_s + 30, 0.95), (60, 0.05)], fps, [Acknowledge(wait_s + 90.0, by="Ada")])
    (start,) = started(samples, PAIN)
    (risen,) = events(samples, EventKind.ALARM_ESCALATED)
    assert risen.t_s == pytest.approx(start + wait_s, abs=2.01 / fps)
    assert risen.priority is Priority.MEDIUM
    (latched,) = events(samples, EventKind.ALARM_LATCHED)
    assert latched.duration_s == pytest.approx(latched.t_s - start)
    at = {signal.phase for sample in samples if sample.t_s > latched.t_s for signal in sample.alarms.signals}
    assert at == {AlarmPhase.LATCHED}
    (end,) = events(samples, EventKind.ALARM_ENDED)
    assert (end.t_s, end.by, end.duration_s) == (wait_s + 90.0, "Ada", latched.duration_s)
    assert samples[-1].alarms.signals == ()


@rates
def test_an_alarm_acknowledged_while_it_lasted_does_not_latch(fps):
    wait_s = RULE[PAIN].escalate_s
    samples = tell([(5, 0.05), (wait_s + 30, 0.95), (30, 0.05)], fps, [Acknowledge(wait_s + 25.0)])
    assert len(events(samples, EventKind.ALARM_ESCALATED)) == 1
    assert events(samples, EventKind.ALARM_LATCHED) == []
    assert samples[-1].alarms.signals == ()


@rates
def test_a_latched_alarm_that_comes_back_is_a_new_alarm(fps):
    wait_s = RULE[PAIN].escalate_s
    samples = tell([(5, 0.05), (wait_s + 30, 0.95), (30, 0.05), (20, 0.95)], fps)
    assert len(started(samples, PAIN)) == 2
    (signal,) = samples[-1].alarms.signals
    assert (signal.phase, signal.escalated) == (AlarmPhase.ACTIVE, False)


@rates
def test_after_an_alarm_has_latched_short_signs_do_not_add_up_to_a_new_one(fps):
    wait_s = RULE[PAIN].escalate_s
    story = [(5, 0.05), (wait_s + 30, 0.95), (30, 0.05), *[(2.0, 0.62), (4.0, 0.32)] * 5]
    assert len(started(tell(story, fps), PAIN)) == 1


@rates
def test_pain_that_was_answered_does_not_escalate_but_reminds(fps):
    samples = tell([(5, 0.05), (100, 0.95)], fps, [Acknowledge(20.0)])
    assert [event.kind for event in events(samples)] == [EventKind.ALARM_STARTED, EventKind.ALARM_ACKNOWLEDGED]


@rates
def test_an_unreadable_face_is_low_at_first_and_medium_without_an_answer(fps):
    rule = RULE[BLIND]
    samples = tell([(rule.delay_s + rule.escalate_s + 10, Reason.TOO_DARK)], fps)
    priorities = [signal.priority for sample in samples for signal in sample.alarms.signals]
    assert priorities[0] is Priority.LOW
    assert priorities[-1] is Priority.MEDIUM
    assert len(events(samples, EventKind.ALARM_ESCALATED)) == 1


@rates
def test_two_conditions_at_once_are_both_shown_and_acknowledged_separately(fps):
    full = AlarmCondition.DISK_LOW
    commands = [Report(8.0, full, present=True), Acknowledge(20.0, seen=(full,)), Acknowledge(25.0, seen=(PAIN,))]
    samples = tell([(5, 0.05), (30, 0.95)], fps, commands)
    at = lambda t_s: [(s.condition, s.phase) for s in samples[round(t_s * fps)].alarms.signals]  # noqa: E731
    active, seen = AlarmPhase.ACTIVE, AlarmPhase.ACKNOWLEDGED
    assert at(19) == [(PAIN, active), (full, active)]
    assert at(21) == [(PAIN, active), (full, seen)]
    assert at(26) == [(PAIN, seen), (full, seen)]


@rates
def test_an_alarm_that_begins_while_the_button_is_pressed_is_not_acknowledged(fps):
    samples = tell([(5, 0.05), (30, 0.95)], fps, [Acknowledge(15.0, seen=(BLIND,))])
    assert phases(samples[-1], PAIN) == [AlarmPhase.ACTIVE]


def test_a_clock_jump_between_two_moments_latches_until_it_is_acknowledged():
    jump = AlarmCondition.CLOCK_JUMP
    commands = [Report(10.05, jump, present=True), Report(10.1, jump, present=False), Acknowledge(20.0)]
    samples = tell([(30, 0.05)], 5, commands)
    assert phases(samples[(15 * 5)], jump) == [AlarmPhase.LATCHED]
    assert samples[-1].alarms.signals == ()


def test_pain_cannot_be_reported_as_an_equipment_condition():
    samples = tell([(10, 0.05)], 5, [Report(5.0, PAIN, present=True)])
    assert [event.kind for event in events(samples)] == [EventKind.COMMAND_REFUSED]


def test_the_answer_is_recorded_with_the_alarm_and_may_come_later():
    yes, no = Answer.YES, Answer.NO
    story = [(5, 0.05), (30, 0.95), (900, 0.05)]
    now = tell(story, 5, [Acknowledge(20.0, yes, by="Ada")])
    (event,) = events(now, EventKind.ALARM_ACKNOWLEDGED)
    assert (event.answer, event.by, event.condition, event.limit) == (yes, "Ada", PAIN, LIMIT)
    assert event.value == pytest.approx(0.95, abs=0.01)
    later = tell(story, 5, [Acknowledge(20.0), Acknowledge(30.0, no), Acknowledge(100.0, yes), Acknowledge(900.0, no)])
    answers = [(event.t_s, event.answer) for event in events(later, EventKind.ALARM_ANSWERED)]
    assert answers == [(30.0, no), (100.0, yes)]


@rates
def test_acknowledging_one_condition_never_hides_the_next(fps):
    samples = tell([(5, 0.05), (15, 0.95), (30, Reason.NO_FACE)], fps, [Acknowledge(15.0)])
    assert phases(samples[-1], PAIN) == [AlarmPhase.ACKNOWLEDGED]
    assert phases(samples[-1], BLIND) == [AlarmPhase.ACTIVE]


@rates
def test_audio_pause_counts_down_and_ends_by_itself(fps):
    samples = tell([(300, 0.05)], fps, [PauseAudio(10.0)])
    paused = [sample.t_s for sample in samples if sample.alarms.audio_paused_until_s is not None]
    assert paused[0] == pytest.approx(10.0, abs=1.01 / fps)
    assert paused[-1] == pytest.approx(10.0 + Limits(LIMIT).audio_pause_s, abs=1.01 / fps)
    assert [event.kind for event in events(samples)] == [EventKind.AUDIO_PAUSED, EventKind.AUDIO_RESUMED]


@rates
def test_a_second_press_ends_the_audio_pause(fps):
    samples = tell([(60, 0.05)], fps, [PauseAudio(10.0), PauseAudio(20.0)])
    assert samples[-1].alarms.audio_paused_until_s is None


@rates
def test_a_more_urgent_alarm_breaks_through_the_audio_pause(fps):
    story = [(40, Reason.NO_FACE), (20, 0.95)]
    samples = tell(story, fps, [PauseAudio(20.0)])
    assert samples[round(39 * fps)].alarms.audio_paused_until_s == pytest.approx(20 + Limits(LIMIT).audio_pause_s)
    assert len(started(samples, PAIN)) == 1
    assert samples[-1].alarms.audio_paused_until_s is None


def test_an_answer_belongs_to_pain_alarms_only():
    samples = tell([(60, Reason.NO_FACE)], 5, [Acknowledge(30.0), Acknowledge(40.0, Answer.NO)])
    assert [event.kind for event in events(samples)] == [EventKind.ALARM_STARTED, EventKind.ALARM_ACKNOWLEDGED]


@rates
def test_whoever_resets_a_latched_alarm_has_seen_it(fps):
    wait_s = RULE[PAIN].escalate_s
    samples = tell([(5, 0.05), (wait_s + 30, 0.95), (60, 0.05)], fps, [Acknowledge(wait_s + 90.0, by="Ada")])
    (start,), (seen,) = started(samples, PAIN), events(samples, EventKind.ALARM_SEEN)
    assert (seen.condition, seen.by, seen.alarm_s) == (PAIN, "Ada", start)


@rates
def test_a_person_sees_and_answers_for_an_alarm_that_is_over(fps):
    marked = MarkSeen(60.0, by="Ada", condition=PAIN, alarm_s=-3600.0)
    answered = replace(marked, t_s=61.0, answer=Answer.NO)
    samples = tell([(90, 0.05)], fps, [marked, answered])
    (seen,), (answer,) = events(samples, EventKind.ALARM_SEEN), events(samples, EventKind.ALARM_ANSWERED)
    assert (seen.by, seen.condition, seen.alarm_s, seen.answer) == ("Ada", PAIN, -3600.0, None)
    assert (answer.by, answer.condition, answer.alarm_s, answer.answer) == ("Ada", PAIN, -3600.0, Answer.NO)
