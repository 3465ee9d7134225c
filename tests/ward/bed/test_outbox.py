"""No event is lost, whatever happens to the disk, the ward or the program; none is sent for ever."""

import pytest

from linked_beds import BOOT, OTHER
from neopain.base.data import EventKind
from neopain.base.errors import RecordError
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.ward.bed.outbox import AGAIN_S, MOST_UNDER_WAY, Outbox, open_store
from neopain.ward.messages import EventMessage, ReceiptMessage

KEY = MasterKey(KeyKind.FILE, bytes(32))


def event(label="", boot=BOOT):
    return EventMessage(boot=boot, seq=1, at=1.0, up_s=1.0, kind=EventKind.MARKED, label=label)


def keys(events):
    return [(one.boot, one.seq) for one in events]


@pytest.fixture
def store(tmp_path):
    return lambda: open_store(tmp_path, "Bed 3", KEY)


def test_events_are_numbered_sent_and_sent_again_until_their_receipt():
    outbox = Outbox(None)
    for label in "abc":
        outbox.add(event(label))
    assert [(one.seq, one.label) for one in outbox.due(0.0)] == [(1, "a"), (2, "b"), (3, "c")]
    assert outbox.due(AGAIN_S - 0.1) == []
    outbox.confirm(ReceiptMessage(boot=BOOT, seqs=(1, 3)))
    assert [one.seq for one in outbox.due(AGAIN_S)] == [2]
    outbox.send_all_again()
    assert [one.seq for one in outbox.due(AGAIN_S + 0.1)] == [2]
    assert len(outbox) == 1


def test_duplicate_late_and_foreign_receipts_change_nothing():
    outbox = Outbox(None)
    outbox.add(event())
    for receipt in (ReceiptMessage(boot=OTHER, seqs=(1,)), ReceiptMessage(boot=BOOT, seqs=(2, 2**53))):
        outbox.confirm(receipt)
    assert len(outbox) == 1
    for _ in range(2):
        outbox.confirm(ReceiptMessage(boot=BOOT, seqs=(1, 1)))
    assert len(outbox) == 0
    assert outbox.save()


def test_a_full_way_is_not_filled_further():
    outbox = Outbox(None)
    for _ in range(3 * MOST_UNDER_WAY):
        outbox.add(event())
    assert len(outbox.due(0.0)) == MOST_UNDER_WAY
    assert outbox.due(1.0) == []
    outbox.confirm(ReceiptMessage(boot=BOOT, seqs=tuple(range(1, 11))))
    assert [one.seq for one in outbox.due(1.0)] == list(range(MOST_UNDER_WAY + 1, MOST_UNDER_WAY + 11))


def test_what_waits_outlives_the_program_and_comes_first(store, tmp_path):
    first = Outbox(store)
    for label in ("kept through a restart", "confirmed"):
        first.add(event(label))
    assert first.save()
    first.confirm(ReceiptMessage(boot=BOOT, seqs=(2,)))
    assert first.save()  # and then the program is killed
    second = Outbox(store)
    second.add(event("new", OTHER))
    assert second.save()
    assert [one.label for one in second.due(0.0)] == ["kept through a restart", "new"]
    second.confirm(ReceiptMessage(boot=BOOT, seqs=(1,)))
    second.close()
    third = Outbox(store)
    assert third.save()
    assert keys(third.due(0.0)) == [(OTHER, 1)]
    third.close()
    first._leave()
    assert not any(b"kept through" in path.read_bytes() for path in tmp_path.iterdir())


def test_a_disk_that_is_away_loses_nothing(store):
    there = False

    def open_it():
        if not there:
            raise RecordError("the disk is away")
        return store()

    outbox = Outbox(open_it)
    outbox.add(event("a"))
    outbox.add(event("b"))
    assert not outbox.save()
    outbox.confirm(ReceiptMessage(boot=BOOT, seqs=(1,)))
    assert [one.label for one in outbox.due(0.0)] == ["b"]
    there = True
    assert outbox.save()
    outbox.close()
    after = Outbox(store)
    assert after.save()
    assert [one.label for one in after.due(0.0)] == ["b"]
    after.close()


def test_a_file_that_was_removed_is_written_again(store, tmp_path):
    outbox = Outbox(store)
    outbox.add(event("a"))
    assert outbox.save()
    for path in tmp_path.glob("outbox-*"):
        path.unlink()
    outbox.add(event("b"))
    assert not outbox.save()
    assert outbox.save()
    outbox.close()
    after = Outbox(store)
    assert after.save()
    assert [one.label for one in after.due(0.0)] == ["a", "b"]
    after.close()


def test_an_event_confirmed_while_the_disk_was_away_is_not_sent_again(store):
    outbox = Outbox(store)
    outbox.add(event("a"))
    assert outbox.save()
    outbox._leave()
    outbox.confirm(ReceiptMessage(boot=BOOT, seqs=(1,)))
    assert outbox.save()
    assert outbox.due(0.0) == []
    outbox.close()
    after = Outbox(store)
    assert after.save()
    assert len(after) == 0
    after.close()


def test_beds_have_files_of_their_own_whatever_their_name(tmp_path):
    for name in ("3", "Bed 3", "x" * 100, "../../3"):
        open_store(tmp_path, name, KEY).close()
    assert len(list(tmp_path.glob("outbox-*.db"))) == 3
