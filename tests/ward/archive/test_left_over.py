"""What a server that ended left to the next one: alarms without an end, and those that nobody has seen."""

import asyncio

import pytest
import sqlalchemy as sa

from desk.archive import event
from desk.beds import AT, pain, state
from neopain.base.data import AlarmPhase
from neopain.ward.archive.left_over import take_over
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import ALARMS
from neopain.ward.board.board import Board


@pytest.fixture
def board(archive):
    """A board whose alarms are stored: bed 3 has one that goes on, bed 4 one that ended unanswered."""
    one = Board(["3", "4"], 45)
    for bed in ("3", "4"):
        one.take_state(bed, state(1, p=0.9, alarms=(pain(),)), 101.0, AT)
    archive.writer.board(one.refresh(101.0, AT), one.alarms.current, AT)
    one.take_state("3", state(2, p=0.9, alarms=(pain(1.0),)), 102.0, AT + 1)
    one.take_state("4", state(2), 102.0, AT + 1)
    archive.writer.board(one.refresh(102.0, AT + 1), one.alarms.current, AT + 1)
    flush(archive)
    return one


def flush(archive):
    archive.writer.event("3", event(len(archive.receipts) + 1))
    archive.stored(len(archive.receipts) + 1)


def next_board(archive, at_s):
    left = take_over(archive.engine, at_s)
    board = Board(["3", "4"], 45)
    board.alarms.take_over(left.open, left.unseen)
    return board


def unseen(board):
    return [(alarm.bed, alarm.condition) for alarm in board.alarms.unseen]


def test_what_ended_unanswered_is_still_unseen_after_a_restart_until_somebody_saw_it(archive, board):
    assert unseen(board) == unseen(next_board(archive, AT + 60)) == [("4", "pain")]
    archive.writer.seen(board.alarms.unseen[0].ended_at)
    flush(archive)
    assert unseen(next_board(archive, AT + 120)) == []


def test_what_goes_on_is_no_missed_alarm_and_what_is_gone_is_one_once_its_bed_is_heard(archive, board):
    for alarms, missed in (((pain(60.0),), []), ((), [("3", "pain")])):
        with archive.engine.begin() as connection:
            connection.execute(sa.update(ALARMS).where(ALARMS.c.bed == "3").values(ended=None))
            connection.execute(sa.update(ALARMS).where(ALARMS.c.bed == "4").values(seen=True))
        after = next_board(archive, AT + 60)
        after.refresh(10.0, AT + 60)
        assert unseen(after) == []  # nobody has heard of the bed yet
        after.take_state("3", state(62, p=0.9, alarms=alarms), 11.0, AT + 61)
        after.refresh(11.0, AT + 61)
        assert unseen(after) == missed
        after.take_state("3", state(63, p=0.1), 12.0, AT + 62)
        after.refresh(12.0, AT + 62)
        assert unseen(after) == [("3", "pain")]


def test_one_that_a_restart_left_open_is_unseen_after_each_further_restart_until_somebody_saw_it(archive, board):
    archive.writer.seen(AT + 1)  # that of bed 4
    flush(archive)
    next_board(archive, AT + 60)  # ended again before a bed was heard
    archive.writer.seen(AT + 90)  # of it nobody could see anything yet
    flush(archive)
    second = next_board(archive, AT + 100)
    assert unseen(second) == []
    second.take_state("3", state(1, p=0.1), 11.0, AT + 101)
    archive.writer.board(second.refresh(11.0, AT + 101), second.alarms.current, AT + 101)
    flush(archive)
    for restart in range(2):
        third = next_board(archive, AT + 200 + restart)
        assert unseen(third) == [("3", "pain")]
        assert third.alarms._left == {}
    archive.now = AT + 210
    past = Past(archive.engine, lambda: archive.now)
    (found,) = (one for one in past.read_alarms(1.0, "physiological", "3"))
    past.close()
    assert found["told"] == "all 0 s, server restarted 60 s, over 101 s"
    archive.writer.seen(third.alarms.unseen[0].ended_at)
    flush(archive)
    assert unseen(next_board(archive, AT + 300)) == []


def test_one_that_goes_on_after_a_restart_is_missed_after_none(archive, board):
    archive.writer.seen(AT + 1)
    after = next_board(archive, AT + 60)
    after.take_state("3", state(1, p=0.9, alarms=(pain(60.0),)), 11.0, AT + 61)
    archive.writer.board(after.refresh(11.0, AT + 61), (), AT + 61)
    flush(archive)
    last = next_board(archive, AT + 200)
    last.take_state("3", state(1, p=0.1), 12.0, AT + 201)
    last.refresh(12.0, AT + 201)
    assert unseen(last) == []


def test_one_that_was_answered_is_not_missed(archive):
    board = Board(["3"], 45)
    board.take_state("3", state(1, p=0.9, alarms=(pain(1.0, AlarmPhase.ACKNOWLEDGED),)), 101.0, AT)
    archive.writer.board(board.refresh(101.0, AT), board.alarms.current, AT)
    flush(archive)
    left = take_over(archive.engine, AT + 60)
    assert (left.open, left.unseen) == ((), ())


def test_history_says_that_the_end_is_not_known_and_no_alarm_goes_on_for_ever(archive, board):
    archive.now = AT + 60
    take_over(archive.engine, archive.now)
    past = Past(archive.engine, lambda: archive.now)
    found = {alarm["bed"]: alarm for alarm in asyncio.run(past.alarms(1.0, "physiological"))}
    past.close()
    assert (found["3"]["ended"], found["3"]["told"]) == (AT + 60, "all 0 s, server restarted 60 s")
    assert (found["4"]["ended"], found["4"]["told"]) == (AT + 1, "all 0 s, withdrawn 1 s")
    with archive.engine.connect() as connection:
        assert connection.execute(sa.select(ALARMS).where(ALARMS.c.ended.is_(None))).all() == []
