"""The writer: every event once, receipts after the commit, minutes, alarms, and what is too old removed."""

import sqlalchemy as sa

from desk.archive import Archive, event
from desk.beds import AT, NEXT_BOOT, pain, state
from neopain.ward.archive.tables import ALARMS, EVENTS, HOPS, MINUTES
from neopain.ward.board.board import Board
from patience import wait_until


def rows(archive, table):
    with archive.engine.connect() as connection:
        return connection.execute(sa.select(table)).mappings().all()


def test_an_event_is_stored_once_and_gets_a_receipt_each_time(archive):
    for one in (event(1), event(2), event(1), event(1, NEXT_BOOT)):
        archive.writer.event("3", one)
    archive.stored(3)
    assert {(row["boot"], row["seq"]) for row in rows(archive, EVENTS)} == {
        (one.boot, one.seq) for one in (event(1), event(2), event(1, NEXT_BOOT))
    }
    before = len(archive.receipts)
    archive.writer.event("3", event(1))
    archive.stored(4)
    assert archive.receipts[before:] == [("3", event(1).boot, (1,))]
    assert len(rows(archive, EVENTS)) == 3


def test_without_the_database_there_is_no_receipt_and_no_beat_and_afterwards_there_are(archive, monkeypatch):
    monkeypatch.setattr("neopain.ward.archive.writer.RETRY_S", 0.05)
    real, archive.writer._engine = archive.writer._engine, sa.create_engine("sqlite:////does/not/exist/x.db")
    archive.writer.event("3", event(1))
    wait_until(lambda: not archive.writer.takes_events, 20.0)
    assert archive.receipts == []
    archive.writer._engine = real
    archive.stored(1)
    assert archive.writer.takes_events


def test_minutes_of_a_restarted_server_are_one(tmp_path):
    address = f"sqlite:///{tmp_path}/ward.db"
    for p, seconds in ((0.1, range(0, 20)), (0.2, range(30, 50))):
        one = Archive(address)
        for second in seconds:
            one.writer.state("3", state(second + 1, p=p), AT + second)
        one.close()
    one = Archive(address)
    found = rows(one, MINUTES)
    one.close()
    (row,) = found
    assert (row["minute"], row["p"]) == (AT // 60, bytes([10] * 20 + [255] * 10 + [20] * 20 + [255] * 10))


def test_an_alarm_is_one_row_from_begin_to_end_with_each_step(archive):
    board = Board(["3"], 45)
    board.take_state("3", state(1, p=0.9, alarms=(pain(),)), 101.0, AT)
    archive.writer.board(board.refresh(101.0, AT), board.alarms.current, AT)
    board.take_state("3", state(2), 102.0, AT + 1)
    archive.writer.board(board.refresh(102.0, AT + 1), board.alarms.current, AT + 1)
    archive.writer.event("3", event(1))
    archive.stored(1)
    (alarm,) = rows(archive, ALARMS)
    assert (alarm["bed"], alarm["condition"], alarm["began"], alarm["ended"]) == ("3", "pain", AT, AT + 1)
    assert [(hop["step"], hop["receiver"]) for hop in rows(archive, HOPS)] == [("all", "*"), ("withdrawn", "*")]


def test_what_is_older_than_the_unit_keeps_is_removed(tmp_path):
    one = Archive(f"sqlite:///{tmp_path}/ward.db", keep_days=1.0)
    one.writer.event("3", event(1))
    one.stored(1)
    assert one.expired == []
    one.now += 1.5 * 86400
    one.writer.event("3", event(2))
    one.stored(2)
    found = [row["seq"] for row in rows(one, EVENTS)]
    one.close()
    assert found == [2]
    assert one.expired == ["1 events"]
