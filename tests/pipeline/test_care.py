"""Procedure mode, at three frame rates."""

import pytest

from neopain.base.data import (
    AlarmCondition,
    AlarmPhase,
    EndProcedure,
    EventKind,
    Priority,
    ProcedureKind,
    Reason,
    StartProcedure,
    State,
)
from neopain.pipeline.alarm_rules import RULE
from neopain.pipeline.audio import audible
from neopain.pipeline.care import BUDGET_S, BUDGET_WINDOW_S, HOLD_BOUNDS_S, HOLD_S, RECOVERY_MAX_S
from stories import events, rates, tell

PRICK = ProcedureKind.HEEL_PRICK


def test_every_procedure_has_a_time_within_the_bounds():
    assert HOLD_S.keys() == set(ProcedureKind)
    least_s, most_s = HOLD_BOUNDS_S
    assert all(least_s <= hold_s <= most_s for hold_s in HOLD_S.values())
    assert most_s <= BUDGET_S < BUDGET_WINDOW_S


@rates
def test_a_heel_prick_is_shown_without_sound_and_reports_peak_pain_and_recovery(fps):
    story = [(20, 0.05), (30, 0.95), (200, 0.05)]
    samples = tell(story, fps, [StartProcedure(15.0, PRICK, by="Ada")])
    during = [sample for sample in samples if 15 <= sample.t_s < 15 + HOLD_S[PRICK]]
    assert all(audible(sample.alarms) is None for sample in during)
    assert any(signal.phase is AlarmPhase.ACTIVE for sample in during for signal in sample.alarms.signals)
    assert {sample.procedure.until_s - sample.t_s for sample in during[:1]} == {HOLD_S[PRICK]}
    assert {sample.alarms.pain_held_until_s for sample in during} == {15 + HOLD_S[PRICK]}
    begun, ended = events(samples, EventKind.PROCEDURE_STARTED) + events(samples, EventKind.PROCEDURE_ENDED)
    assert (begun.label, begun.by, begun.duration_s) == ("heel_prick", "Ada", HOLD_S[PRICK])
    assert ended.t_s == pytest.approx(15 + HOLD_S[PRICK], abs=1.01 / fps)
    assert ended.peak == pytest.approx(0.95, abs=0.01)
    pain = [sample.t_s for sample in samples if sample.trend.state is State.PAIN]
    assert ended.pain_s == pytest.approx(pain[-1] - pain[0])
    assert ended.pain_s == pytest.approx(30, abs=2)
    assert ended.duration_s == pytest.approx(2.5, abs=1)
    assert samples[-1].procedure is None
    assert samples[-1].alarms.pain_held_until_s is None


@rates
def test_pain_that_goes_on_is_heard_after_the_hold_and_recovery_is_reported_later(fps):
    story = [(20, 0.05), (60, 0.95), (60, 0.05)]
    samples = tell(story, fps, [StartProcedure(15.0, PRICK, 30.0)])
    audible_s = [sample.t_s for sample in samples if audible(sample.alarms)]
    assert audible_s[0] == pytest.approx(45, abs=1.01 / fps)
    (ended,) = events(samples, EventKind.PROCEDURE_ENDED)
    (recovered,) = events(samples, EventKind.PROCEDURE_RECOVERED)
    assert ended.duration_s is None
    assert ended.pain_s == pytest.approx(24, abs=2)
    assert 80 < recovered.t_s < 100
    assert 30 < recovered.duration_s < 70


@rates
def test_other_alarms_are_heard_during_a_procedure(fps):
    samples = tell([(10, 0.05), (20, Reason.NO_FRAME)], fps, [StartProcedure(5.0, PRICK)])
    assert audible(samples[-1].alarms) is Priority.MEDIUM
    assert samples[-1].procedure is not None


@rates
def test_pain_does_not_escalate_during_a_procedure(fps):
    samples = tell([(20, 0.05), (220, 0.95)], fps, [StartProcedure(15.0, PRICK, 150.0)])
    (escalated,) = events(samples, EventKind.ALARM_ESCALATED)
    assert escalated.t_s == pytest.approx(15 + 150 + RULE[AlarmCondition.PAIN].escalate_s, abs=2.01 / fps)


def test_ending_a_procedure_restores_the_sound_at_once():
    samples = tell([(20, 0.05), (30, 0.95)], 5, [StartProcedure(15.0, PRICK), EndProcedure(30.0, by="Ada")])
    assert next(sample.t_s for sample in samples if audible(sample.alarms)) == 30.0
    assert events(samples, EventKind.PROCEDURE_ENDED)[0].by == "Ada"


def test_ending_a_procedure_that_never_began_does_nothing():
    assert events(tell([(20, 0.05)], 5, [EndProcedure(10.0)])) == []


def test_a_second_procedure_ends_the_first():
    commands = [StartProcedure(15.0, PRICK), StartProcedure(40.0, ProcedureKind.SUCTION)]
    samples = tell([(60, 0.05)], 5, commands)
    kinds = [(event.kind, event.label) for event in events(samples)]
    assert kinds == [
        (EventKind.PROCEDURE_STARTED, "heel_prick"),
        (EventKind.PROCEDURE_ENDED, "heel_prick"),
        (EventKind.PROCEDURE_STARTED, "suction"),
    ]
    assert samples[-1].procedure.kind is ProcedureKind.SUCTION


@pytest.mark.parametrize("hold_s", [HOLD_BOUNDS_S[0] - 1, HOLD_BOUNDS_S[1] + 1, float("nan"), float("inf"), -1.0])
def test_a_time_out_of_bounds_is_refused_in_one_line(hold_s):
    samples = tell([(20, 0.05)], 5, [StartProcedure(10.0, PRICK, hold_s)])
    (event,) = events(samples)
    assert event.kind is EventKind.COMMAND_REFUSED
    assert "30 to 600 s" in event.label
    assert samples[-1].procedure is None


def test_repeated_procedures_cannot_hold_the_sound_beyond_the_budget():
    commands = [StartProcedure(float(t_s), PRICK) for t_s in range(0, 7200, 60)]
    samples = tell([(7200, 0.95)], 1, commands)
    held = [sample.alarms.pain_held_until_s is not None for sample in samples]
    assert max(sum(held[start : start + int(BUDGET_WINDOW_S)]) for start in range(0, 3600, 60)) <= BUDGET_S
    refused = events(samples, EventKind.COMMAND_REFUSED)
    assert refused
    assert "stays on" in refused[0].label


def test_recovery_of_a_hidden_face_is_given_up_after_its_time():
    story = [(20, 0.05), (20, 0.95), (RECOVERY_MAX_S + 20, Reason.NO_FACE)]
    samples = tell(story, 5, [StartProcedure(15.0, PRICK, 30.0)])
    (given_up,) = events(samples, EventKind.PROCEDURE_RECOVERED)
    assert given_up.duration_s is None
    assert given_up.t_s == pytest.approx(45 + RECOVERY_MAX_S, abs=0.41)


def test_a_procedure_over_a_hidden_face_has_no_peak_and_no_recovery():
    samples = tell([(100, Reason.NO_FACE)], 5, [StartProcedure(10.0, PRICK, 30.0)])
    (ended,) = events(samples, EventKind.PROCEDURE_ENDED)
    assert (ended.peak, ended.pain_s, ended.duration_s) == (None, 0.0, None)
    assert events(samples, EventKind.PROCEDURE_RECOVERED) == []


def test_the_condition_of_the_alarm_log_is_pain_alone():
    samples = tell([(20, 0.05), (30, 0.95), (60, 0.05)], 5, [StartProcedure(15.0, PRICK)])
    assert {event.condition for event in events(samples)} == {None, AlarmCondition.PAIN}


@rates
def test_a_hidden_face_escalates_during_a_procedure_too(fps):
    """Somebody attends to the pain, but the monitor still cannot see the face."""
    rule = RULE[AlarmCondition.CANNOT_TELL]
    samples = tell([(300, Reason.NO_FACE)], fps, [StartProcedure(5.0, PRICK, 295.0)])
    (escalated,) = events(samples, EventKind.ALARM_ESCALATED)
    assert escalated.condition is AlarmCondition.CANNOT_TELL
    assert escalated.t_s == pytest.approx(rule.delay_s + rule.escalate_s, abs=1.0)


def held_s(commands, seconds):
    """How long the sound is to be held by each procedure that began."""
    return [event.duration_s for event in events(tell([(seconds, 0.05)], 1, commands), EventKind.PROCEDURE_STARTED)]


def test_the_budget_counts_the_procedure_that_has_just_ended():
    longest_s = HOLD_BOUNDS_S[1]
    commands = [StartProcedure(float(t_s), PRICK, longest_s) for t_s in (0, 1000, 2000)]
    assert held_s(commands, 3000) == [longest_s, BUDGET_S - longest_s]
    (refused,) = events(tell([(3000, 0.05)], 1, commands), EventKind.COMMAND_REFUSED)
    assert refused.t_s == 2000.0


def test_the_budget_counts_the_procedure_that_the_next_one_ends():
    longest_s = HOLD_BOUNDS_S[1]
    commands = [StartProcedure(0.0, PRICK, longest_s), StartProcedure(500.0, PRICK, longest_s)]
    assert held_s(commands, 2000) == [longest_s, BUDGET_S - 500.0]


def test_holds_of_more_than_an_hour_ago_do_not_count():
    longest_s = HOLD_BOUNDS_S[1]
    commands = [
        StartProcedure(t_s, PRICK, longest_s) for t_s in (0.0, BUDGET_WINDOW_S + 200.0, BUDGET_WINDOW_S + 900.0)
    ]
    assert held_s(commands, BUDGET_WINDOW_S + 2000) == [longest_s, BUDGET_S - 400.0, BUDGET_S - (BUDGET_S - 400.0)]


def test_a_remaining_budget_that_is_too_short_is_refused():
    longest_s, least_s = HOLD_BOUNDS_S[1], HOLD_BOUNDS_S[0]
    second_s = BUDGET_S - longest_s - least_s + 1
    commands = [
        StartProcedure(0.0, PRICK, longest_s),
        StartProcedure(longest_s + 1, PRICK, second_s),
        StartProcedure(longest_s + second_s + 2, PRICK),
    ]
    assert held_s(commands, 1200) == [longest_s, second_s]
    assert len(events(tell([(1200, 0.05)], 1, commands), EventKind.COMMAND_REFUSED)) == 1


def test_a_recovery_that_a_new_procedure_interrupts_is_given_up_once():
    commands = [StartProcedure(15.0, PRICK, 30.0), StartProcedure(50.0, ProcedureKind.SUCTION, 35.0)]
    samples = tell([(20, 0.05), (35, 0.95), (60, 0.05)], 5, commands)
    found = [(event.label, event.duration_s is None) for event in events(samples, EventKind.PROCEDURE_RECOVERED)]
    assert found == [("heel_prick", True)], "and not found again when the infant rests during the next one"
