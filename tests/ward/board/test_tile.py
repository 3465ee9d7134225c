"""The tile: words of the bedside window, never an old number."""

import pytest

from desk.beds import AT, link, pain, state
from neopain.base.data import AlarmCondition, AlarmPhase, Priority, Reason, StandbyReason, State
from neopain.ward.board.alarms import AlarmList
from neopain.ward.board.place import Place
from neopain.ward.board.tile import tile_of
from neopain.ward.messages import Audio, AudioMode, InStandby, LinkState


def tile(said=None, after_s=0.0, link_state=None, **fields):
    place = Place("3", "3")
    if said is not None or fields:
        place.take_state(said or state(1, **fields), 101.0, AT + 1)
    if link_state is not None:
        place.take_link(link(link_state), 101.0)
    alarms = AlarmList()
    alarms.refresh([place], 101.0 + after_s, AT + 1 + after_s)
    return tile_of(place, alarms.current, (), 101.0 + after_s, AT + 1 + after_s)


@pytest.mark.parametrize(
    ("word", "shown", "shape"),
    [
        (State.CALM, "Calm", "circle"),
        (State.SOME_SIGNS, "Some pain signs", "diamond"),
        (State.PAIN, "Pain", "triangle"),
        (State.CANNOT_TELL, "Cannot tell", "square"),
    ],
)
def test_word_and_shape_are_those_of_the_bedside_window(word, shown, shape):
    found = tile(word=word, p=0.004, reason=Reason.COVERED if word is State.CANNOT_TELL else None)
    assert (found["word"], found["shape"], found["tone"]) == (shown, shape, word.value)
    assert found["p"] == (None if word is State.CANNOT_TELL else 1), "never 0 %: no score is certain"
    assert found["line"] == ("Face covered" if word is State.CANNOT_TELL else "")


@pytest.mark.parametrize("age_s", [3.0, 4.0, 5.0, 3600.0])
def test_an_old_number_is_never_shown(age_s):
    found = tile(p=0.8, word=State.PAIN, after_s=age_s)
    assert found["p"] is None
    assert found["shape"] == ("none" if age_s < 5 else "cross")
    assert found["word"] in ("Waiting for data", "No data")


@pytest.mark.parametrize("priority", Priority)
def test_the_whole_tile_has_the_colour_of_an_alarm_that_waits_for_a_person(priority):
    found = tile(alarms=(pain(priority=priority),))
    assert (found["tone"], found["alarm"], found["do"]) == (priority.value, "Pain expression", "Look at the baby.")


def test_more_alarms_than_one_are_counted():
    lost = pain(condition=AlarmCondition.DISK_LOW, priority=Priority.LOW)
    assert tile(alarms=(pain(), lost))["more"] == 1


def test_standby_and_off_are_no_alarm():
    standby = InStandby(reason=StandbyReason.SKIN_TO_SKIN, for_s=60, left_s=600)
    found = tile(state(1, standby=standby, word=State.CANNOT_TELL, reason=Reason.STANDBY))
    assert (found["word"], found["line"], found["tone"]) == ("Standby", "skin to skin, 10:00 left", "off")
    assert tile(state(1), 60.0, LinkState.OFF)["word"] == "Off"
    assert tile()["word"] == "Not connected"


def test_audio_and_a_wrong_clock_are_noted():
    audio = Audio(mode=AudioMode.PAUSED, left_s=60)
    assert tile(state(1, at=AT + 3601, audio=audio))["notes"] == ["Audio paused", "Clock wrong by 1:00:00"]


def test_an_acknowledged_alarm_is_an_edge():
    found = tile(alarms=(pain(phase=AlarmPhase.ACKNOWLEDGED),))
    assert (found["tone"], found["edge"], found["do"]) == ("calm", "medium", "Acknowledged.")


def test_a_silent_bed_says_since_when_in_whole_minutes_for_the_page_to_give_in_its_time_zone():
    said = state(1, p=0.2)
    assert tile(said)["since"] is None
    found = [tile(said, after_s=after_s) for after_s in (5.0, 61.5, 3600.0)]
    assert {(one["line"], one["since"]) for one in found} == {("since", 60 * int((AT + 1) // 60))}
