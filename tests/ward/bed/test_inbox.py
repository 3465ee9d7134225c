"""Hostile or broken content of the bus is ignored and counted; far too much of it ends the link."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from linked_beds import BOOT, PAIN, ShownBed, fields
from neopain.base.data import AlarmCondition, EventKind
from neopain.ward.bed.connection import LinkError
from neopain.ward.bed.inbox import MOST_A_SECOND, MOST_COMMANDS, Inbox
from neopain.ward.bed.outbox import Outbox
from neopain.ward.bed.requests import Requests
from neopain.ward.messages import (
    BeatMessage,
    CommandMessage,
    EventMessage,
    LinkMessage,
    LinkState,
    ReceiptMessage,
    Request,
    write,
)

BEAT, CMD, RECEIPT = "ward/W/server/beat", "ward/W/bed/3/cmd", "ward/W/bed/3/receipt"
BEATING = write(BeatMessage(boot=BOOT, at=1.0))


class At:
    def __init__(self):
        self.heard, self.up_s, self.outbox, self.bed = 0, 100.0, Outbox(None), ShownBed()
        self.bed.sample(signals=[PAIN])
        requests = Requests(BOOT, self.bed.do, lambda: self.bed.snapshot().alarms)
        self.inbox = Inbox(requests, self.outbox, self._hear, lambda: self.up_s)

    def _hear(self):
        self.heard += 1

    def answers(self):
        said = []
        self.inbox.answer(said.append)
        return [fields(one) for one in said]


def acknowledge(number=1):
    return write(
        CommandMessage(
            id=f"{number:032x}",
            boot=BOOT,
            until_up_s=104.0,
            ask=Request.ACKNOWLEDGE,
            by="Kim",
            seen=(AlarmCondition.PAIN,),
        )
    )


def test_beats_receipts_and_commands_reach_their_place():
    at = At()
    at.outbox.add(EventMessage(boot=BOOT, seq=1, at=1.0, up_s=1.0, kind=EventKind.MARKED))
    at.inbox.take(BEAT, BEATING, False)
    at.inbox.take(RECEIPT, write(ReceiptMessage(boot=BOOT, seqs=(1,))), False)
    at.inbox.take(CMD, acknowledge(), False)
    assert (at.heard, len(at.outbox), at.inbox.ignored) == (1, 0, 0)
    assert at.bed.done == []  # only with the next answers, in the bed's own order
    assert [one["accepted"] for one in at.answers()] == [True]
    assert len(at.bed.done) == 1
    assert at.answers() == []


@pytest.mark.parametrize("topic", [BEAT, CMD, RECEIPT])
@pytest.mark.parametrize(
    "content", [b"", b"\xff" * 70000, b"{}", b"null", b'{"v":1}', b"[" * 9999, BEATING[:-1] + b',"x":1}']
)
def test_garbage_changes_nothing(topic, content):
    at = At()
    at.inbox.take(topic, content, False)
    assert (at.heard, at.answers(), at.bed.done, at.inbox.ignored) == (0, [], [], 1)


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_message_but_an_exact_command_of_this_boot_in_time_does_anything(data):
    at = At()
    fields = json.loads(acknowledge())
    for name in data.draw(st.lists(st.sampled_from([*fields, "more"]), min_size=1, max_size=3)):
        fields[name] = data.draw(_JSON | st.floats(0, 200) | st.sampled_from([BOOT, "1" * 32, "pause_audio", ["pain"]]))
    at.inbox.take(data.draw(st.sampled_from([BEAT, CMD, RECEIPT])), json.dumps(fields).encode(), False)
    at.inbox.take(CMD, data.draw(st.binary(max_size=60)), data.draw(st.booleans()))
    answers = at.answers()
    assert len(at.bed.done) == len([one for one in answers if one["accepted"]])
    if at.bed.done:
        assert (fields["boot"], fields["v"]) == (BOOT, 1)
        assert 100.0 < fields["until_up_s"] <= 106.0
        assert fields.keys() == json.loads(acknowledge()).keys()
    assert at.heard == 0


def test_a_retained_message_is_old_and_says_nothing():
    at = At()
    at.inbox.take(BEAT, BEATING, True)
    at.inbox.take(CMD, acknowledge(), True)
    assert (at.heard, at.answers(), at.inbox.ignored) == (0, [], 2)


def test_a_flood_ends_the_link_and_few_commands_wait():
    at = At()
    for number in range(3 * MOST_COMMANDS):
        at.inbox.take(CMD, acknowledge(number), False)
    assert len(at.answers()) == MOST_COMMANDS
    for _ in range(MOST_A_SECOND - 3 * MOST_COMMANDS):
        at.inbox.take(BEAT, b"x", False)
    with pytest.raises(LinkError):
        at.inbox.take(BEAT, b"x", False)
    at.up_s += 1.0
    at.inbox.take(BEAT, BEATING, False)
    assert at.heard == 1


def test_what_is_said_of_its_own_link_is_passed_on_retained_or_not_and_garbage_is_counted():
    at, heard = At(), []
    at.inbox.link = heard.append
    topic = CMD.replace("cmd", "link")
    for retained in (True, False):
        at.inbox.take(topic, write(LinkMessage(boot=BOOT, at=1.0, link=LinkState.UP)), retained)
    for content in (b"", b"\xff" * 70000, b'{"v":1}', BEATING):
        at.inbox.take(topic, content, True)
    assert [(one.boot, one.link) for one in heard] == [(BOOT, LinkState.UP)] * 2
    assert (at.heard, at.answers(), at.inbox.ignored) == (0, [], 4)
