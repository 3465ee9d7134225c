"""What is told of an alarm: every step once, in order, with an end."""

import pytest

from desk.beds import AT, pain, state
from desk.notices import notice
from neopain.base.data import AlarmPhase, Priority
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment
from neopain.ward.relay.notices import Notices, Phase, after_restart


class Story:
    """A board with one bed, told second by second."""

    def __init__(self, least=Priority.LOW, patient=False):
        self.board = Board(["3"], 45)
        self.board.assigned["3"] = Assignment("Noor", "Ines")
        self.notices = Notices("NICU", "run", least, patient=patient)
        self.second = 0

    def tell(self, seconds, *alarms, **fields):
        """What is told while the bed shows `alarms` for so long, as (phase, to, whole seconds after the begin)."""
        told = []
        for _ in range(seconds):
            self.second += 1
            shown = state(self.second, p=0.9, alarms=alarms, **fields)
            self.board.take_state("3", shown, 100.0 + self.second, AT + self.second)
            news = self.board.refresh(100.0 + self.second, AT + self.second)
            told += self.notices.of(news, self.board, AT + self.second)
        return told


def short(told):
    return [(one.phase.value, one.to, one.after_s) for one in told]


def test_each_who_is_told_has_a_notice_and_all_are_withdrawn_when_it_ends_by_itself():
    story = Story()
    assert short(story.tell(50, pain())) == [("start", "Noor", 0.0), ("next", "Ines", 45.0)]
    ended = story.tell(2)
    assert short(ended) == [("withdrawn", "Noor", 50.0), ("withdrawn", "Ines", 50.0)]
    assert [one.also for one in ended] == [False, True]
    assert story.tell(5) == []


def test_an_alarm_that_was_answered_ends_later():
    story = Story()
    story.tell(3, pain())
    assert short(story.tell(4, pain(phase=AlarmPhase.ACKNOWLEDGED))) == [("answered", "Noor", 3.0)]
    (end,) = story.tell(2)
    assert (end.phase, end.to, end.after_s) == (Phase.END, "", 7.0)


def test_the_next_alarm_is_another():
    story = Story()
    (first,) = story.tell(2, pain())
    story.tell(2)
    (second,) = story.tell(2, pain())
    assert first.alarm != second.alarm
    assert len({first.id, second.id}) == 2


@pytest.mark.parametrize(("least", "told"), [(Priority.LOW, 1), (Priority.MEDIUM, 1), (Priority.HIGH, 0)])
def test_alarms_below_the_least_priority_are_not_told_and_neither_is_their_end(least, told):
    story = Story(least)
    assert len(story.tell(2, pain())) == told
    assert len(story.tell(2)) == told


@pytest.mark.parametrize(("before", "told"), [(60, [("start", "Ines"), ("next", "*")]), (200, [("start", "*")])])
def test_an_alarm_that_rises_to_the_least_priority_is_told_from_then_on(before, told):
    story = Story(Priority.HIGH)
    assert story.tell(before, pain()) == []
    assert [(one.phase.value, one.to) for one in story.tell(100, pain(priority=Priority.HIGH))] == told
    assert {one.phase for one in story.tell(2)} == {Phase.WITHDRAWN}


@pytest.mark.parametrize("patient", [False, True])
def test_the_patient_is_in_it_only_where_the_settings_say_so(patient):
    (told,) = Story(patient=patient).tell(2, pain(), patient="N4101")
    assert told.patient == ("N4101" if patient else "")
    assert ("N4101" in told.model_dump_json()) == patient


def test_after_a_restart_what_was_told_has_an_end():
    (end,) = after_restart([notice(1, Phase.NEXT, to="Noor", after_s=45.0)], AT + 100)
    assert (end.phase, end.to, end.alarm, end.after_s) == (Phase.WITHDRAWN, "Noor", notice().alarm, 145.0)
    assert end.id != notice(1).id
