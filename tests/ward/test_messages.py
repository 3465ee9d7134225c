"""The contract of the bus: what each message holds, word for word. A change here is a new VERSION."""

import json

import pytest

from neopain.base.data import AlarmCondition, EventKind, Priority
from neopain.ward import messages
from neopain.ward.messages import (
    CommandMessage,
    EventMessage,
    LinkMessage,
    LinkState,
    MessageError,
    ReceiptMessage,
    ReplyMessage,
    Request,
    read,
    write,
)

BOOT, ID = "2" * 32, "3" * 32
FIELDS = {
    "StateMessage": "age_s alarms at audio bed boot face limit model p patient procedure reason scorable seq standby "
    "up_s v waiting word",
    "LinkMessage": "at boot link v",
    "EventMessage": "answer at began_at boot by condition duration_s kind label limit pain_s patient peak person "
    "priority seq up_s v value waited_s",
    "CommandMessage": "ask boot by id seen until_up_s v",
    "ReplyMessage": "accepted boot id v why",
    "ReceiptMessage": "boot seqs v",
    "BeatMessage": "at boot v",
}
EXAMPLES = (
    (LinkMessage(boot=BOOT, at=5.0, link=LinkState.LOST), {"boot": BOOT, "at": 5.0, "link": "lost"}),
    (
        EventMessage(
            boot=BOOT, seq=7, at=9.0, up_s=3.0, kind=EventKind.ALARM_STARTED, condition=AlarmCondition.PAIN,
            priority=Priority.MEDIUM, value=0.75,
        ),
        {"boot": BOOT, "seq": 7, "at": 9.0, "up_s": 3.0, "kind": "alarm_started", "condition": "pain",
         "priority": "medium", "value": 0.75},
    ),
    (
        CommandMessage(
            id=ID, boot=BOOT, until_up_s=12.0, ask=Request.ACKNOWLEDGE, by="Kim", seen=(AlarmCondition.PAIN,)
        ),
        {"id": ID, "boot": BOOT, "until_up_s": 12.0, "ask": "acknowledge", "by": "Kim", "seen": ["pain"]},
    ),
    (
        ReplyMessage(id=ID, boot=BOOT, accepted=False, why="too late"),
        {"id": ID, "boot": BOOT, "accepted": False, "why": "too late"},
    ),
    (ReceiptMessage(boot=BOOT, seqs=(7, 8)), {"boot": BOOT, "seqs": [7, 8]}),
)  # fmt: skip


def test_every_message_has_these_fields_and_no_other():
    assert {name: " ".join(sorted(getattr(messages, name).model_fields)) for name in FIELDS} == FIELDS
    assert messages.VERSION == 1


@pytest.mark.parametrize(("message", "wire"), EXAMPLES, ids=lambda part: type(part).__name__)
def test_messages_are_written_so_and_come_back(message, wire):
    assert json.loads(write(message)) == {"v": 1} | wire
    assert read(type(message), write(message)) == message


def test_nothing_but_acknowledge_and_audio_pause_can_be_asked_of_a_bed():
    assert [str(request) for request in Request] == ["acknowledge", "pause_audio"]
    command = json.loads(write(EXAMPLES[2][0]))
    for changed in ({"ask": "set_limits"}, {"limits": {}}, {"seen": []}, {"by": ""}, {"ask": "pause_audio"}):
        with pytest.raises(MessageError):
            read(CommandMessage, json.dumps(command | changed).encode())


def test_a_receipt_names_some_events_and_not_too_many():
    for count in (0, messages.MOST_RECEIPTS + 1):
        with pytest.raises(MessageError):
            read(ReceiptMessage, json.dumps({"v": 1, "boot": BOOT, "seqs": [1] * count}).encode())
