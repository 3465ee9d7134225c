"""The log of a night's events: each alarm is one entry, with everything that happened to it."""

import sys

import pytest

from neopain.base.data import AlarmCondition, Answer, Event, EventKind, Priority
from neopain.record.analysis.alarm_log import (
    HANDOVER_S,
    AlarmEntry,
    alarm_counts,
    entries,
    figures,
    mark_interrupted,
    stay_entries,
    unseen,
    watched_s,
)

PAIN, LOST = AlarmCondition.PAIN, AlarmCondition.SOURCE_LOST


def started(t_s, condition=PAIN, priority=Priority.MEDIUM):
    return Event(t_s, EventKind.ALARM_STARTED, condition, priority, value=0.8, limit=0.6)


@pytest.mark.parametrize("reporters", [2, 3, 4])
def test_an_alarm_reported_by_several_parts_is_one_entry_until_the_last_ends_it(reporters):
    starts = [started(10.0 + k, LOST) for k in range(reporters)]
    ends = [Event(50.0 + 10 * k, EventKind.ALARM_ENDED, LOST) for k in range(reporters)]
    (entry,) = entries([*starts, *ends])
    assert (entry.t_s, entry.ended_s) == (10.0, ends[-1].t_s)
    (lasting,) = entries([*starts, *ends[:-1]])
    assert lasting.ended_s is None


@pytest.mark.parametrize(("later_s", "lines"), [(HANDOVER_S, 1), (HANDOVER_S + 0.1, 2)])
def test_an_alarm_reported_again_within_the_handover_is_the_same(later_s, lines):
    assert len(entries([started(10.0, LOST), started(10.0 + later_s, LOST)])) == lines


def test_an_alarm_is_one_entry_with_all_its_states():
    log = entries(
        [
            started(10.0),
            started(12.0, LOST),
            Event(20.0, EventKind.PROCEDURE_STARTED, label="heel_prick", by="Ada"),
            Event(70.0, EventKind.ALARM_ESCALATED, PAIN, Priority.MEDIUM),
            Event(75.0, EventKind.ALARM_ACKNOWLEDGED, PAIN, by="Ada"),
            Event(80.0, EventKind.ALARM_LATCHED, LOST),
            Event(195.0, EventKind.ALARM_REMINDED, PAIN),
            Event(198.0, EventKind.ALARM_ACKNOWLEDGED, PAIN, by="Bo"),
            Event(200.0, EventKind.ALARM_ENDED, PAIN),
            Event(230.0, EventKind.ALARM_ANSWERED, PAIN, answer=Answer.YES),
            started(300.0),
            Event(310.0, EventKind.ALARM_ENDED, LOST),
        ]
    )
    again, care, lost, first = log
    assert isinstance(care, Event)
    assert first == AlarmEntry(10.0, PAIN, Priority.MEDIUM, 0.8, 0.6, 75.0, 70.0, 200.0, by="Ada", answer=Answer.YES)
    assert (lost.ended_s, lost.acknowledged_s) == (80.0, None)
    assert (again.t_s, again.ended_s, again.answer) == (300.0, None, None)


def test_an_alarm_from_before_the_log_has_no_entry():
    assert entries([Event(5.0, EventKind.ALARM_ENDED, PAIN)]) == ()


def test_figures_count_alarms_per_hour_and_confirmations():
    answers = [Answer.YES, Answer.NO, None, Answer.UNCLEAR, Answer.YES]
    events = []
    for number, answer in enumerate(answers):
        t_s = 600.0 * number
        events += [started(t_s), Event(t_s + 5, EventKind.ALARM_ACKNOWLEDGED, PAIN, answer=answer)]
    shown = figures(entries(events), 7200.0)
    assert (shown.alarms, shown.answered, shown.confirmed) == (5, 4, 2)
    assert shown.alarms_per_hour == pytest.approx(2.5)
    assert shown.confirmed_share == pytest.approx(0.5)
    early = figures(entries(events[:2]), 300.0)
    assert early.alarms_per_hour is None, "after five minutes a rate says nothing"
    assert figures((), 3600.0).confirmed_share is None


def test_the_time_between_two_runs_does_not_count_as_watched():
    earlier = entries([started(-86400.0), started(-82800.0)])
    assert watched_s(earlier, 600.0) == 4200.0
    assert watched_s((), 600.0) == 600.0


def test_bars_are_ten_minutes_each_and_end_now():
    log = entries([started(t_s) for t_s in (0.0, 1770.0, 1805.0, 2380.0, 2400.0)])
    assert alarm_counts(log, 2400.0, 3) == (0, 1, 3)


def test_one_alarm_reported_twice_is_one_entry():
    events = [
        started(0.0, LOST),
        started(3.0, LOST),
        Event(4.0, EventKind.ALARM_ENDED, LOST),
        Event(9.0, EventKind.ALARM_ACKNOWLEDGED, LOST),
        Event(20.0, EventKind.ALARM_LATCHED, LOST),
        Event(25.0, EventKind.ALARM_ENDED, LOST),
        started(30.0, LOST),
    ]
    again, first = entries(events)
    assert (first.t_s, first.acknowledged_s, first.ended_s) == (0.0, 9.0, 20.0)
    assert (again.t_s, again.ended_s) == (30.0, None)


def test_alarms_still_active_when_the_monitor_stopped_are_interrupted():
    ended, lasting = started(-50.0, LOST), started(-20.0)
    log = mark_interrupted(entries([ended, Event(-40.0, EventKind.ALARM_ENDED, LOST), lasting]))
    assert [entry.cut for entry in log] == [True, False]


def seen(t_s, alarm_s, condition=PAIN, **fields):
    return Event(t_s, fields.pop("kind", EventKind.ALARM_SEEN), condition, alarm_s=alarm_s, **fields)


def test_an_alarm_that_ended_before_anyone_acknowledged_it_is_unseen_until_a_person_has_seen_it():
    passed = [started(10.0), Event(22.0, EventKind.ALARM_ENDED, PAIN)]
    acknowledged = [
        started(30.0),
        Event(35.0, EventKind.ALARM_ACKNOWLEDGED, PAIN),
        Event(40.0, EventKind.ALARM_ENDED, PAIN),
    ]
    assert [entry.t_s for entry in unseen(entries([*passed, *acknowledged, started(50.0)]))] == [10.0]
    log = entries([*passed, *acknowledged, seen(60.0, 10.0, by="Ada"), seen(70.0, 10.0, by="Bo")])
    assert unseen(log) == ()
    assert (log[-1].seen_s, log[-1].seen_by) == (60.0, "Ada"), "the first who saw it"
    assert log[0].seen_s is None
    assert [entry.t_s for entry in unseen(entries([*passed, seen(60.0, 10.0, LOST)]))] == [10.0], "another alarm"


def test_the_most_urgent_unseen_alarm_comes_first_then_the_newest():
    events = []
    for t_s, condition, priority in (
        (10.0, PAIN, Priority.MEDIUM),
        (40.0, LOST, Priority.LOW),
        (70.0, PAIN, Priority.MEDIUM),
        (100.0, LOST, Priority.LOW),
    ):
        events += [started(t_s, condition, priority), Event(t_s + 20, EventKind.ALARM_ENDED, condition)]
    assert [entry.t_s for entry in unseen(entries(events))] == [70.0, 10.0, 100.0, 40.0]


def test_alarms_of_an_earlier_run_are_unseen_until_they_are_seen_in_this_one():
    before = mark_interrupted(entries([started(-90.0), Event(-80.0, EventKind.ALARM_ENDED, PAIN), started(-30.0)]))
    assert [entry.t_s for entry in unseen(stay_entries(before, []))] == [-30.0, -90.0]
    log = stay_entries(before, [started(5.0), seen(8.0, -30.0, by="Ada")])
    assert [entry.t_s for entry in log] == [5.0, -30.0, -90.0], "newest first; what was seen has no line of its own"
    assert [entry.t_s for entry in unseen(log)] == [-90.0]


def test_an_interrupted_alarm_that_was_seen_in_the_next_run_stays_seen_in_the_run_after_it():
    events = [started(-90.0), seen(-40.0, -90.0 + 0.001, by="Ada")]
    (entry,) = mark_interrupted(entries(events))
    assert (entry.cut, entry.is_unseen, entry.seen_by) == (True, False, "Ada")


@pytest.mark.no_cover  # counts lines itself
def test_the_log_of_twice_as_many_alarms_is_twice_the_work():
    """A stay of weeks has thousands of alarms, and its log is made anew with each event."""

    def lines(alarms):
        events = []
        for t_s in range(0, 100 * alarms, 100):
            events += [
                started(t_s),
                Event(t_s + 20, EventKind.ALARM_ENDED, PAIN),
                seen(t_s + 30, t_s),
                seen(t_s + 31, -t_s),
            ]
        earlier = entries([started(-t_s) for t_s in range(100 * alarms, 0, -100)])
        count = 0

        def step(frame, what, _):
            nonlocal count
            count += 1
            return step

        before = sys.gettrace()
        sys.settrace(step)
        try:
            log = stay_entries(earlier, events)
        finally:
            sys.settrace(before)
        assert len(log) == 2 * alarms
        return count

    assert lines(80) == pytest.approx(2 * lines(40), rel=0.1)


def test_an_answer_given_later_is_about_the_alarm_it_names_and_shows_that_it_was_seen():
    events = [started(10.0), Event(22.0, EventKind.ALARM_ENDED, PAIN), started(50.0)]
    answer = seen(99.0, 10.0, kind=EventKind.ALARM_ANSWERED, answer=Answer.NO, by="Ada")
    newest, first = entries([*events, answer])
    assert (first.answer, first.seen_s, first.seen_by) == (Answer.NO, 99.0, "Ada")
    assert newest.answer is None
