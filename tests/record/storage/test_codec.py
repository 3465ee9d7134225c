"""Commands, events and states are restored equal, whatever they contain."""

import dataclasses
import typing

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neopain.base.data import AlarmCondition, AlarmState, Baseline, Command, Event, EventKind, Limits, Procedure
from neopain.base.errors import RecordError
from neopain.record.storage.codec import decode, decode_command, encode

st.register_type_strategy(float, st.floats(allow_nan=False))
COMMANDS = typing.get_args(Command)


@pytest.mark.parametrize("kind", [*COMMANDS, Event, AlarmState, Limits, Procedure, Baseline], ids=lambda k: k.__name__)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_what_is_written_is_restored(kind, data):
    noun = data.draw(st.from_type(kind))
    text = encode(noun)
    assert "\n" not in text
    back = decode(text, kind)
    assert back == noun
    for field in dataclasses.fields(kind):
        assert type(getattr(back, field.name)) is type(getattr(noun, field.name))


def test_every_command_is_restored_as_a_command():
    for kind in COMMANDS:
        needed = {"condition": AlarmCondition.DISK_LOW, "alarm_s": 0.5, "present": True, "limits": Limits(0.5)}
        given_fields = {field.name: needed[field.name] for field in dataclasses.fields(kind) if field.name in needed}
        command = kind(1.0, **given_fields)
        assert decode_command(encode(command)) == command
    with pytest.raises(RecordError, match="where a command belongs"):
        decode_command(encode(Event(1.0, EventKind.MARKED)))


def test_defaults_are_not_written():
    assert encode(Event(1.5, EventKind.MARKED)) == '{"is":"Event","t_s":1.5,"kind":"marked"}'


@pytest.mark.parametrize(
    "text",
    [
        '{"is":"Dance","t_s":1.0}',
        '{"is":"Mark","t_s":1.0,"colour":"red"}',
        '{"is":"Event","t_s":1.0,"kind":"danced"}',
        "?",
    ],
)
def test_an_unknown_kind_is_an_error_that_names_a_newer_version(text):
    with pytest.raises(RecordError, match="newer version"):
        decode(text, object)


def test_other_objects_cannot_be_recorded():
    with pytest.raises(TypeError, match="object"):
        encode(Event(1.0, EventKind.MARKED, label=object()))
