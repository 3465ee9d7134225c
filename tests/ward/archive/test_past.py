"""What a page asks about the past."""

import asyncio

import pytest

from desk.archive import event
from desk.beds import AT, pain, state
from desk.notices import notice
from neopain.base.data import EventKind, Priority
from neopain.ward.archive.past import DAY_MINUTES, Past, text_of
from neopain.ward.board.board import Board
from neopain.ward.board.told import Assignment


@pytest.fixture
def past(archive):
    one = Past(archive.engine, lambda: archive.now)
    yield one
    one.close()


def test_a_day_of_a_bed_is_its_curve_with_gaps_and_its_newest_events(archive, past):
    for minute in (1, 2, 4):
        for second in range(60):
            archive.writer.state("3", state(60 * minute + second + 1, p=0.1 * minute), AT + 60 * minute + second)
    archive.writer.state("3", state(999), AT + 360)
    archive.writer.event("3", event(1))
    archive.writer.event("3", event(2, kind=EventKind.ALARM_ENDED))
    archive.writer.event("4", event(1))
    archive.stored(3)
    archive.now = AT + 5 * 60
    day = asyncio.run(past.day("Bed 3"))
    assert len(day["minutes"]) == DAY_MINUTES
    assert day["minutes"][-6:] == [None, 10, 20, None, 40, None]
    assert [one["text"] for one in day["events"]] == ["Pain expression: ended", "Pain expression: began"]


def test_a_day_has_the_alarms_that_touch_it_the_oldest_first(archive, past):
    board = Board(["3", "4"], 45)
    for at, alarms in ((0, (pain(),)), (60, ()), (90, (pain(priority=Priority.HIGH),))):
        board.take_state("3", state(at + 1, p=0.9, alarms=alarms), 101.0 + at, AT + at)
        board.take_state("4", state(at + 1, p=0.9, alarms=(pain(),)), 101.0 + at, AT + at)
        archive.writer.board(board.refresh(101.0 + at, AT + at), board.alarms.current, AT + at)
    archive.writer.event("3", event(1))
    archive.stored(1)

    def alarms(after_s):
        archive.now = AT + after_s
        found = asyncio.run(past.day("3"))["alarms"]
        return [(one["what"], one["priority"], one["began"] - AT, one["ended"] and one["ended"] - AT) for one in found]

    first, second = ("Pain expression", "medium", 0.0, 60.0), ("Pain expression", "high", 90.0, None)
    assert alarms(120.0) == [first, second]
    assert alarms(86400.0) == [first, second]  # the curve begins within the first
    assert alarms(86400.0 + 120) == [second]  # which goes on
    assert alarms(9 * 86400.0) == []


def test_alarms_are_found_by_time_bed_kind_and_answer(archive, past):
    board = Board(["3", "4"], 45)
    board.assigned["3"] = Assignment("Noor")
    board.take_state("3", state(1, p=0.9, alarms=(pain(),)), 101.0, AT)
    board.take_state("4", state(1), 101.0, AT)
    for second in (1, 10, 11):
        archive.writer.board(board.refresh(100.0 + second, AT + second), board.alarms.current, AT + second)
        if second == 10:
            board.take_state("3", state(11), 111.0, AT + 11)
    archive.writer.event("3", event(1))
    archive.stored(1)
    archive.now = AT + 60

    def found(hours=1.0, which="", bed=""):
        return {(one["bed"], one["condition"]) for one in asyncio.run(past.alarms(hours, which, bed))}

    assert found() == {("3", "pain"), ("3", "no_data"), ("4", "no_data")}
    assert found(bed="Bed 4") == {("4", "no_data")}
    assert found(which="physiological") == {("3", "pain")}
    assert found(which="unanswered") == {("3", "pain"), ("3", "no_data")}
    archive.now = AT + 7200
    assert found() == set()
    (alarm,) = asyncio.run(past.alarms(3.0, "physiological"))
    assert alarm["told"] == "Noor 0 s, withdrawn 10 s"


def test_what_other_systems_took_is_beside_the_steps_of_the_alarm(archive, past):
    board = Board(["3"], 45)
    board.assigned["3"] = Assignment("Noor")
    board.take_state("3", state(1, p=0.9, alarms=(pain(),)), 101.0, AT)
    archive.writer.board(board.refresh(101.0, AT), board.alarms.current, AT)
    archive.now = AT + 2
    (alarm,) = (one for one in board.alarms.current if one.condition == "pain")
    told = {"run": archive.writer.run_id, "number": alarm.number}
    archive.writer.relayed(notice(to="Noor", **told), "webhook", delivered=True)
    archive.writer.relayed(notice(to="*", after_s=45.0, **told), "hl7", delivered=False)
    archive.writer.event("3", event(1))
    archive.stored(1)
    (found,) = (one for one in asyncio.run(past.alarms(1.0)) if one["condition"] == "pain")
    assert found["told"] == "Noor 0 s, webhook: Noor 2 s, hl7: all not delivered 47 s"


def test_who_looks_after_a_bed_is_there_after_a_restart(archive, past):
    asyncio.run(past.assign("3", "Noor", "Ines"))
    asyncio.run(past.assign("3", "Sam", ""))
    assert past.assigned() == {"3": Assignment("Sam", "")}


@pytest.mark.parametrize("kind", EventKind)
def test_every_event_has_words(kind):
    text = text_of(event(1, kind=kind, by="Noor", label="heel_prick"))
    assert text[0].isupper()
    assert "_" not in text
    assert text.endswith("heel prick by Noor")
