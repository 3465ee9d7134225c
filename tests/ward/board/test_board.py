"""The ward as a whole: order of places, alarms, whom to tell."""

import pytest

from desk.beds import AT, pain, state
from neopain.base.data import AlarmPhase
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment


def test_places_are_in_the_order_of_the_plan_and_new_beds_come_after_it():
    board = Board(["12", "Bed 3", "1"], 45)
    for bed in ("99", "1", "bed 3"):
        board.take_state(bed, state(1), 101.0, AT)
    assert [place.name for place in board.places] == ["12", "Bed 3", "1", "99"]
    board.take_state("1", state(2, alarms=(pain(),)), 102.0, AT)
    board.refresh(102.0, AT)
    assert list(board.tiles(102.0, AT)) == ["12", "3", "1", "99"]


def test_an_alarm_reaches_the_tile_the_list_and_the_nurse():
    board = Board(["3"], 45)
    board.assigned["3"] = Assignment("Noor", "Ines")
    board.take_state("3", state(1, p=0.8, alarms=(pain(4.0),)), 101.0, AT)
    (hop,) = board.refresh(101.0, AT).hops
    assert (hop.to, hop.after_s) == ("Noor", 0.0)
    tile = board.tiles(101.0, AT)["3"]
    assert (tile["tone"], tile["alarm"], tile["p"], tile["told"]) == ("medium", "Pain expression", 80, ["Noor"])
    (alarm,) = board.alarms.current
    listed = board.listed(alarm)
    assert (listed["what"], listed["began"]) == ("Pain expression", AT - 4)


def test_a_bed_that_falls_silent_becomes_an_alarm_of_which_people_are_told_and_ends_it_when_it_is_back():
    board = Board(["3"], 45)
    board.take_state("3", state(1, p=0.8), 101.0, AT)
    assert board.refresh(105.9, AT + 4.9).hops == ()
    (hop,) = board.refresh(106.0, AT + 5).hops
    assert (hop.to, hop.alarm.condition) == ("*", "no_data")
    tile = board.tiles(106.0, AT + 5)["3"]
    assert (tile["word"], tile["p"], tile["tone"]) == ("No data", None, "medium")
    board.take_state("3", state(7, p=0.1), 107.0, AT + 6)
    news = board.refresh(107.0, AT + 6)
    assert [alarm.condition for alarm in news.ended] == ["no_data"]
    assert [hop.step for hop in news.hops] == ["withdrawn"]


def test_an_alarm_of_a_bed_that_fell_silent_stays_and_is_marked_as_old():
    board = Board(["3"], 45)
    board.take_state("3", state(1, p=0.8, alarms=(pain(),)), 101.0, AT)
    board.refresh(101.0, AT)
    board.refresh(107.0, AT + 6)
    assert {alarm.condition: alarm.old for alarm in board.alarms.current} == {"pain": True, "no_data": False}


def test_only_as_many_beds_as_a_memory_holds_appear(monkeypatch):
    monkeypatch.setattr("neopain.ward.board.board.MOST_BEDS", 3)
    board = Board(["1"], 45)
    for bed in range(1, 10):
        board.take_state(str(bed), state(1), 101.0, AT)
    assert [place.name for place in board.places] == ["1", "2", "3"]


@pytest.mark.parametrize("phase", [AlarmPhase.ACKNOWLEDGED, AlarmPhase.LATCHED])
def test_an_alarm_that_waits_for_nobody_does_not_fill_the_tile(phase):
    board = Board(["3"], 45)
    board.take_state("3", state(1, p=0.8, alarms=(pain(phase=phase),)), 101.0, AT)
    assert board.refresh(101.0, AT).hops == ()
    tile = board.tiles(101.0, AT)["3"]
    assert (tile["tone"], tile["edge"], tile["phase"]) == ("calm", "medium", phase.value)
