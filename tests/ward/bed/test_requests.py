"""The desk asks and the bed decides: acknowledge and audio pause, in time, once, and only what was seen."""

import pytest

from linked_beds import BOOT, OTHER, PAIN, ShownBed
from neopain.base.data import Acknowledge, AlarmCondition, PauseAudio, Standby, StandbyReason
from neopain.ward.bed.requests import Requests
from neopain.ward.messages import COMMAND_EXPIRY_S, CommandMessage, Request

PAUSE = Request.PAUSE_AUDIO


@pytest.fixture
def bed():
    bed = ShownBed()
    bed.sample(signals=[PAIN])
    return bed


@pytest.fixture
def requests(bed):
    return Requests(BOOT, bed.do, lambda: bed.snapshot().alarms)


def command(ask=Request.ACKNOWLEDGE, identity="1" * 32, boot=BOOT, until_up_s=105.0, by="Kim", seen=None):
    seen = seen if seen is not None else (AlarmCondition.PAIN,) if ask is Request.ACKNOWLEDGE else ()
    return CommandMessage(id=identity, boot=boot, until_up_s=until_up_s, ask=ask, by=by, seen=seen)


def test_an_acknowledgement_names_who_and_only_what_was_seen(bed, requests):
    reply = requests.answer(command(seen=(AlarmCondition.DISK_LOW, AlarmCondition.PAIN)), 100.0)
    assert (reply.id, reply.boot, reply.accepted, reply.why) == ("1" * 32, BOOT, True, "")
    (done,) = bed.done
    assert isinstance(done, Acknowledge)
    assert (done.by, done.seen) == ("Kim (ward desk)", (AlarmCondition.PAIN,))


def test_audio_pause(bed, requests):
    assert requests.answer(command(PAUSE, by="x" * 100), 100.0).accepted
    (done,) = bed.done
    assert isinstance(done, PauseAudio)
    assert len(done.by) == 100
    assert done.by.endswith("x (ward desk)")


def test_a_repeated_command_is_answered_as_before_and_not_carried_out_again(bed, requests):
    first = requests.answer(command(PAUSE), 100.0)
    assert requests.answer(command(PAUSE), 200.0) == first
    assert len(bed.done) == 1


@pytest.mark.parametrize(
    ("asked", "up_s", "why"),
    [
        (command(), 105.0, "too late"),
        (command(), 105.0 - COMMAND_EXPIRY_S - 1.1, "longer than 5 s"),
        (command(boot=OTHER), 100.0, "started again"),
        (command(seen=(AlarmCondition.DISK_LOW,)), 100.0, "no such alarm"),
    ],
)
def test_what_is_late_or_not_there_is_refused(bed, requests, asked, up_s, why):
    reply = requests.answer(asked, up_s)
    assert not reply.accepted
    assert why in reply.why
    assert bed.done == []


@pytest.mark.parametrize(
    ("alarms", "why"),
    [
        ({"audio_paused_until_s": 100.0}, "paused already"),
        ({"audio_off_since_s": 1.0}, "audio is off"),
        ({"standby": Standby(StandbyReason.BATH, 0.0, 600.0)}, "standby"),
    ],
)
def test_a_pause_never_ends_one_nor_touches_audio_off(bed, requests, alarms, why):
    bed.sample(**alarms)
    reply = requests.answer(command(PAUSE), 100.0)
    assert not reply.accepted
    assert why in reply.why
    assert bed.done == []
