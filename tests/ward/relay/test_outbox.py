"""The outbox: nothing is lost by an end of the server, and nothing waits twice."""

import pytest

from desk.notices import notice
from neopain.base.errors import RecordError
from neopain.record.storage import keys
from neopain.ward.relay import outbox as module
from neopain.ward.relay.notices import Phase
from neopain.ward.relay.outbox import FILE_NAME, Outbox, open_store
from patience import wait_until


@pytest.fixture(scope="module")
def key(tmp_path_factory):
    return keys.create(tmp_path_factory.mktemp("key"), "a passphrase of a test")


@pytest.fixture
def opened(tmp_path, key):
    boxes = []

    def opened(*relays):
        boxes.append(Outbox(open_store(tmp_path, key), relays or ("a", "b")))
        return boxes[-1]

    yield opened
    for box in boxes[-1:]:
        box.close()


def everything(box, relay):
    found = []
    while (one := box.first(relay)) is not None:
        found.append(one.id)
        box.done(relay, one)
    return found


def test_each_relay_has_its_own_in_order(opened):
    box = opened()
    for number in (1, 2, 3):
        box.add(notice(number), ["a", "b"] if number == 2 else ["a"])
    assert (box.waiting("a"), box.waiting("b")) == (3, 1)
    assert everything(box, "a") == [notice(number).id for number in (1, 2, 3)]
    assert everything(box, "b") == [notice(2).id]


def test_what_waits_is_there_after_a_restart_and_what_was_delivered_is_not(opened):
    box = opened()
    for number in (1, 2, 3):
        box.add(notice(number), ["a", "b"])
    box.done("a", notice(1))
    box.close()
    box = opened()
    assert box.first("a") == notice(2)
    assert everything(box, "a") == [notice(2).id, notice(3).id]
    assert everything(box, "b") == [notice(number).id for number in (1, 2, 3)]
    box.close()
    box = opened()
    assert box.first("a") is box.first("b") is None


def test_it_is_on_the_disk_although_the_program_does_not_end_in_order(opened, tmp_path, key):
    box = opened()
    box.add(notice(1), ["a"])

    def on_disk():
        with open_store(tmp_path, key) as other:
            return other.run("SELECT relay FROM waiting") == [("a",)]

    wait_until(on_disk, 20.0)


def test_a_relay_that_the_settings_no_longer_name_is_forgotten(opened):
    box = opened()
    box.add(notice(1), ["a", "b"])
    box.close()
    opened("b").close()
    box = opened()
    assert (box.first("a"), box.first("b")) == (None, notice(1))


def test_alarms_without_an_end_are_known_after_a_restart(opened):
    box = opened()
    for number, phase in enumerate((Phase.START, Phase.NEXT, Phase.ANSWERED)):
        box.add(notice(number, phase, number=7), ["a"])
    for number, phase in ((10, Phase.START), (11, Phase.WITHDRAWN), (12, Phase.START), (13, Phase.END)):
        box.add(notice(number, phase, number=8 + number // 12), ["a"])
    box.close()
    assert [(one.number, one.phase) for one in opened().left] == [(7, Phase.ANSWERED)]


def test_the_oldest_is_given_up_when_too_many_wait(opened, monkeypatch):
    monkeypatch.setattr(module, "MOST_WAITING", 2)
    box = opened()
    assert [box.add(notice(number), ["a"]) for number in (1, 2, 3)] == [[], [], ["a"]]
    box.close()
    assert everything(opened(), "a") == [notice(2).id, notice(3).id]


def test_a_disk_that_takes_nothing_delays_and_loses_nothing(opened, monkeypatch):
    monkeypatch.setattr(module, "AGAIN_S", 0.02)
    box, tried = opened(), []

    def full():
        tried.append(1)
        raise RecordError("the disk is full")

    monkeypatch.setattr(box._store, "check_in_place", full)
    box.add(notice(1), ["a"])
    wait_until(lambda: len(tried) > 2, 20.0)
    assert box.first("a") == notice(1)
    monkeypatch.undo()
    box.close()
    assert everything(opened(), "a") == [notice(1).id]


def test_it_is_encrypted(opened, tmp_path):
    box = opened()
    box.add(notice(1), ["a"])
    box.close()
    assert b"Pain expression" not in (tmp_path / FILE_NAME).read_bytes()
    opened()


def test_a_row_that_cannot_be_read_is_left_out(opened, tmp_path, key):
    opened().close()
    with open_store(tmp_path, key) as store:
        store.run("INSERT INTO waiting VALUES('a', 'x', 1, 'garbage')")
        store.run("INSERT INTO begun VALUES('x', '{}')")
    box = opened()
    assert (box.first("a"), box.left) == (None, ())
