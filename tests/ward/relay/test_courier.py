"""A courier: in order, again and again, until it is taken or too old."""

import logging

import pytest

from desk.beds import AT
from desk.notices import notice
from neopain.record.storage import keys
from neopain.ward.relay import courier as module
from neopain.ward.relay.courier import FIRST_WAIT_S, LONGEST_WAIT_S, MOST_REFUSALS, Courier, wait_after
from neopain.ward.relay.notices import DeliveryError
from neopain.ward.relay.outbox import Outbox, open_store
from patience import wait_until


class Receiver:
    """Raises the errors of `fails` one after the other, then takes everything."""

    name = "a"

    def __init__(self, *fails):
        self.fails, self.tried, self.got = list(fails), [], []

    def wants(self, notice):
        return True

    def send(self, notice):
        self.tried.append(notice)
        if self.fails:
            raise self.fails.pop(0)
        self.got.append(notice)

    def close(self):
        self.closed = True


@pytest.fixture(autouse=True)
def soon(monkeypatch):
    monkeypatch.setattr(module, "FIRST_WAIT_S", 0.01)


@pytest.fixture
def box(tmp_path):
    box = Outbox(open_store(tmp_path, keys.create(tmp_path, "a passphrase of a test")), ["a"])
    yield box
    box.close()


@pytest.fixture
def sent(box):
    """Lets a receiver get these notices; returns what the courier said of them."""
    couriers, said = [], []

    def sent(receiver, *notices, now=AT):
        outcome = lambda relay, notice, *, delivered: said.append((relay, notice.id, delivered))  # noqa: E731
        for one in notices:
            box.add(one, ["a"])
        couriers.append(Courier(receiver, box, lambda: now, 3600.0, outcome))
        wait_until(lambda: len(said) >= len(notices), 20.0)
        return said

    yield sent
    for courier in couriers:
        courier.close()


def test_notices_are_delivered_in_order(sent):
    receiver = Receiver()
    assert sent(receiver, notice(1), notice(2)) == [("a", notice(1).id, True), ("a", notice(2).id, True)]
    assert receiver.got == [notice(1), notice(2)]


def test_one_that_is_away_is_tried_again_with_the_same_notice(sent, caplog):
    receiver = Receiver(*[DeliveryError("it cannot be reached")] * 4)
    with caplog.at_level(logging.WARNING):
        sent(receiver, notice(1), notice(2))
    assert receiver.tried == [notice(1)] * 5 + [notice(2)]
    assert receiver.got == [notice(1), notice(2)]
    assert [record.message for record in caplog.records] == [
        "the relay a does not deliver: it cannot be reached",
        "the relay a delivers again",
    ]
    caplog.clear()


def test_what_the_receiver_itself_refuses_is_given_up_and_the_next_is_delivered(sent, caplog):
    receiver = Receiver(*[DeliveryError("it answers 422", refused=True)] * MOST_REFUSALS)
    assert sent(receiver, notice(1), notice(2)) == [("a", notice(1).id, False), ("a", notice(2).id, True)]
    assert receiver.got == [notice(2)]
    caplog.clear()


def test_what_is_too_old_is_given_up(sent, caplog):
    receiver = Receiver()
    assert sent(receiver, notice(1), notice(2, at=AT + 3599), now=AT + 3601)[0] == ("a", notice(1).id, False)
    assert receiver.got == [notice(2, at=AT + 3599)]
    assert "gave up an alarm of bed 3: it is too old" in caplog.text
    caplog.clear()


def test_it_ends_while_the_receiver_is_away(box, monkeypatch, caplog):
    monkeypatch.setattr(module, "FIRST_WAIT_S", 60.0)
    receiver = Receiver(DeliveryError("it cannot be reached"))
    box.add(notice(1), ["a"])
    courier = Courier(receiver, box, lambda: AT, 3600.0, lambda *_, **__: None)
    wait_until(lambda: courier.fault, 20.0)
    courier.close()
    assert box.first("a") == notice(1), "it waits for the next start"
    assert receiver.closed
    caplog.clear()


def test_attempts_become_rarer_and_never_stop(monkeypatch):
    monkeypatch.undo()
    longest = [wait_after(attempt, lambda most: 0) for attempt in range(40)]
    assert longest[:3] == [FIRST_WAIT_S, 2 * FIRST_WAIT_S, 4 * FIRST_WAIT_S]
    assert longest[-1] == LONGEST_WAIT_S
    assert wait_after(0, lambda most: most - 1) == FIRST_WAIT_S / 2
