"""Reading and writing messages: whatever comes is a message or one error of one line."""

import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neopain.ward.messages import (
    BeatMessage,
    CommandMessage,
    EventMessage,
    LinkMessage,
    MessageError,
    ReceiptMessage,
    ReplyMessage,
    StateMessage,
    read,
    write,
)
from neopain.ward.wire import LARGEST_BYTES

KINDS = (StateMessage, LinkMessage, EventMessage, CommandMessage, ReplyMessage, ReceiptMessage, BeatMessage)
BOOT = "0" * 32
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def refused(kind, payload):
    with pytest.raises(MessageError) as error:
        read(kind, payload)
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 300
    return str(error.value)


@settings(max_examples=40)
@given(
    kind=st.sampled_from(KINDS), payload=st.binary(max_size=80) | _JSON.map(lambda value: json.dumps(value).encode())
)
def test_garbage_is_one_line(kind, payload):
    refused(kind, payload)


@settings(max_examples=40)
@given(
    changed=st.sampled_from(["boot", "at", "v"]),
    value=_JSON,
)
def test_a_wrong_value_is_one_line(changed, value):
    fields = {"v": 1, "boot": BOOT, "at": 1.0, "link": "up"} | {changed: value}
    with suppress(MessageError):
        assert read(LinkMessage, json.dumps(fields).encode()).model_dump(mode="json") == fields


def test_the_version_is_always_there_and_no_other_is_read():
    beat = BeatMessage(boot=BOOT, at=1.0)
    assert json.loads(write(beat)) == {"v": 1, "boot": BOOT, "at": 1.0}
    assert read(BeatMessage, write(beat)) == beat
    assert "v: " in refused(BeatMessage, json.dumps({"boot": BOOT, "at": 1.0}).encode())
    assert "v: " in refused(BeatMessage, json.dumps({"v": 2, "boot": BOOT, "at": 1.0}).encode())


@pytest.mark.parametrize(
    "text",
    [
        '"v":1,"at":NaN',
        '"v":1,"at":Infinity',
        '"v":1,"at":1.0,"more":1',
        '"v":1,"at":"1"',
        '"v":1,"at":-1',
        '"v":true,"at":1',
    ],
)
def test_numbers_are_numbers_and_unknown_fields_are_errors(text):
    refused(BeatMessage, f'{{"boot":"{BOOT}",{text}}}'.encode())


def test_a_huge_or_deep_message_is_refused():
    assert "too large" in refused(BeatMessage, b" " * (LARGEST_BYTES + 1))
    refused(BeatMessage, b"[" * LARGEST_BYTES)


def test_control_characters_do_not_reach_a_screen_or_a_log():
    line = write(ReplyMessage(id=BOOT, boot=BOOT, accepted=False, why="because"))
    assert "why" in refused(ReplyMessage, line.replace(b"because", b"\\u001b[2J"))
    assert "\x1b" not in refused(ReplyMessage, b'{"v":1,"\\u001b[2J":1}')
