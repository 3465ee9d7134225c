"""The scripted beds speak the language of the bus, and do what they are asked."""

import pytest

from neopain.base.data import AlarmCondition, AlarmPhase
from neopain.ward.demo.beds import ScriptedBed
from neopain.ward.demo.story import BEDS, ROUND_S
from neopain.ward.messages import (
    AudioMode,
    CommandMessage,
    EventMessage,
    LinkMessage,
    ReplyMessage,
    Request,
    StateMessage,
    read,
)
from neopain.ward.topics import Channel, read_bed_topic

KINDS = {Channel.STATE: StateMessage, Channel.LINK: LinkMessage, Channel.EVENT: EventMessage}


def said(bed, t_s):
    for topic, payload, retain in bed.messages(t_s, 1e9 + t_s):
        _, key, channel = read_bed_topic(topic)
        assert key == bed.bed
        assert retain is (channel is not Channel.EVENT)
        yield read(KINDS[channel], payload)


@pytest.mark.parametrize("name", BEDS)
def test_all_it_says_in_a_round_is_valid_and_every_alarm_that_begins_ends(name):
    bed = ScriptedBed("w", name)
    messages = [one for t_s in range(int(2 * ROUND_S)) for one in said(bed, float(t_s))]
    seqs = [one.seq for one in messages if isinstance(one, StateMessage)]
    assert seqs == list(range(1, len(seqs) + 1))
    events = [one for one in messages if isinstance(one, EventMessage)]
    assert [one.seq for one in events] == list(range(1, len(events) + 1))
    starts = [one.kind for one in events if one.condition is AlarmCondition.PAIN]
    assert starts[: 2 * (len(starts) // 2)] == ["alarm_started", "alarm_ended"] * (len(starts) // 2)


def command(ask, **fields):
    return CommandMessage(id="1" * 32, boot="0" * 32, until_up_s=1.0, ask=ask, by="Noor", **fields)


def test_it_acknowledges_and_pauses_when_asked():
    bed = ScriptedBed("w", "2")
    list(said(bed, 25.0))
    topic, payload = bed.answer(command(Request.ACKNOWLEDGE, seen=(AlarmCondition.PAIN,)))
    assert (topic, read(ReplyMessage, payload).accepted) == ("ward/w/bed/2/reply", True)
    bed.answer(command(Request.PAUSE_AUDIO))
    (state,) = said(bed, 26.0)
    assert state.alarms[0].phase is AlarmPhase.ACKNOWLEDGED
    assert state.audio.mode is AudioMode.PAUSED
