"""The list of alarms: order, what is new, what ended unanswered."""

from desk.beds import AT, pain, state
from neopain.base.data import AlarmCondition, AlarmPhase, Priority
from neopain.ward.board.alarms import AlarmList, words_of
from neopain.ward.board.place import Place


class Ward:
    def __init__(self, beds=2):
        self.places = [Place(str(bed), str(bed)) for bed in range(beds)]
        self.alarms, self.second = AlarmList(), 0

    def say(self, *alarms):
        """One second later, the beds have these alarms."""
        self.second += 1
        for place, of_bed in zip(self.places, alarms, strict=True):
            place.take_state(state(self.second, alarms=of_bed), 100.0 + self.second, AT + self.second)
        return self.alarms.refresh(self.places, 100.0 + self.second, AT + self.second)


def test_what_waits_for_a_person_comes_first_then_the_most_urgent_then_the_oldest():
    ward = Ward(4)
    low = pain(0, condition=AlarmCondition.LAGGING, priority=Priority.LOW)
    ward.say((pain(1),), (pain(9, phase=AlarmPhase.ACKNOWLEDGED),), (low,), (pain(5),))
    assert [alarm.bed for alarm in ward.alarms.current] == ["3", "0", "2", "1"]


def test_an_alarm_keeps_its_number_and_begin_while_it_lasts():
    ward = Ward(1)
    ward.say((pain(0),))
    (before,) = ward.alarms.current
    ward.say((pain(1, escalated=True),))
    (after,) = ward.alarms.current
    assert (before.number, before.began_at) == (after.number, after.began_at)
    assert after.words.what == "Pain unanswered"


def test_one_that_ended_unanswered_is_unseen_until_somebody_saw_it():
    ward = Ward(2)
    ward.say((pain(0),), (pain(0),))
    ward.say((pain(1),), (pain(1, phase=AlarmPhase.ACKNOWLEDGED),))
    assert [alarm.bed for alarm in ward.say((), ())] == ["0", "1"]
    (unseen,) = ward.alarms.unseen
    assert (unseen.bed, unseen.ended_at) == ("0", AT + 3)
    assert ward.alarms.mark_seen(unseen.number) == unseen
    assert ward.alarms.unseen == ()
    assert ward.alarms.mark_seen(unseen.number) is None


def test_active_again_after_it_was_latched_is_a_new_alarm():
    ward = Ward(1)
    numbers = []
    for phase in (AlarmPhase.ACTIVE, AlarmPhase.LATCHED, AlarmPhase.ACTIVE):
        ward.say((pain(0, phase=phase),))
        numbers.append(ward.alarms.current[0].number)
    assert numbers == [1, 1, 2]


def test_the_words_are_those_of_the_bedside_window():
    assert words_of(pain()).what == "Pain expression"
    assert words_of(pain(escalated=True)).what == "Pain unanswered"
