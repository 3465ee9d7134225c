"""An acknowledgement holds from the moment it is made, however long the worker takes to carry it out."""

import pytest

from neopain.base.clock import ManualClock
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    NoFrame,
    Sample,
    State,
    Trend,
)
from neopain.live.acknowledgements import Acknowledgements
from neopain.live.mailbox import Mailbox
from neopain.pipeline.alarm_rules import RULE

PAIN, LOW = AlarmCondition.PAIN, AlarmCondition.DISK_LOW
ACTIVE, ACKNOWLEDGED, LATCHED = AlarmPhase.ACTIVE, AlarmPhase.ACKNOWLEDGED, AlarmPhase.LATCHED


def signal(condition, phase=ACTIVE, since_s=5.0):
    rule = RULE[condition]
    return AlarmSignal(condition, rule.kind, rule.priority, phase, since_s)


@pytest.fixture
def mailbox():
    return Mailbox(ManualClock())


@pytest.fixture
def finish(mailbox):
    """The worker finishes a sample with these signals."""

    def deliver(*signals):
        sample = Sample(10.0, 0, None, 0.9, Trend(0.9, 1.0, State.PAIN), AlarmState(signals), ())
        mailbox(NoFrame(10.0), sample)
        return sample

    return deliver


@pytest.fixture
def acknowledgements(mailbox):
    return Acknowledgements(mailbox)


def shown(acknowledgements):
    return [(signal.condition, signal.phase) for signal in acknowledgements.newest().alarms.signals]


def test_it_holds_in_every_sample_until_the_pipeline_has_carried_it_out(acknowledgements, finish):
    finish(signal(PAIN))
    command_at = acknowledgements.add(Acknowledge(10.0), Acknowledge)
    assert shown(acknowledgements) == [(PAIN, ACKNOWLEDGED)]
    finish(signal(PAIN))
    assert shown(acknowledgements) == [(PAIN, ACKNOWLEDGED)], "this sample was begun before the acknowledgement"
    assert command_at(11.0) == Acknowledge(11.0)
    assert shown(acknowledgements) == [(PAIN, ACKNOWLEDGED)], "the next sample is not there yet"
    finish(signal(PAIN))
    assert shown(acknowledgements) == [(PAIN, ACTIVE)], "the pipeline decides again: it may remind"


def test_the_sample_is_passed_on_as_it_is_where_nothing_waits(acknowledgements, finish):
    assert acknowledgements.newest() is None
    assert acknowledgements.add(Acknowledge(10.0), Acknowledge) is Acknowledge
    sample = finish(signal(PAIN))
    assert acknowledgements.newest() is sample


def test_only_what_was_seen_is_acknowledged(acknowledgements, finish):
    finish(signal(PAIN), signal(LOW))
    acknowledgements.add(Acknowledge(10.0, seen=(LOW,)), Acknowledge)
    assert shown(acknowledgements) == [(PAIN, ACTIVE), (LOW, ACKNOWLEDGED)]


def test_an_alarm_that_begins_later_is_active(acknowledgements, finish):
    finish(signal(PAIN))
    acknowledgements.add(Acknowledge(10.0), Acknowledge)
    finish(signal(PAIN, since_s=9.0), signal(LOW))
    assert shown(acknowledgements) == [(PAIN, ACTIVE), (LOW, ACTIVE)]


def test_a_latched_alarm_ends(acknowledgements, finish):
    finish(signal(PAIN, LATCHED), signal(LOW))
    acknowledgements.add(Acknowledge(10.0, seen=(PAIN,)), Acknowledge)
    assert shown(acknowledgements) == [(LOW, ACTIVE)]


def test_an_alarm_that_ends_before_the_pipeline_learns_of_it_does_not_latch(acknowledgements, finish):
    finish(signal(PAIN))
    acknowledgements.add(Acknowledge(10.0), Acknowledge)
    finish(signal(PAIN, LATCHED))
    assert shown(acknowledgements) == []


def test_what_waits_for_a_person_comes_first(acknowledgements, finish):
    other = next(c for c in AlarmCondition if c is not PAIN and RULE[c].priority is RULE[PAIN].priority)
    finish(signal(PAIN), signal(other))
    acknowledgements.add(Acknowledge(10.0, seen=(PAIN,)), Acknowledge)
    assert shown(acknowledgements) == [(other, ACTIVE), (PAIN, ACKNOWLEDGED)]


def test_an_acknowledgement_does_not_outlive_the_sample_that_the_worker_withdraws(acknowledgements, mailbox, finish):
    finish(signal(PAIN))
    command_at = acknowledgements.add(Acknowledge(10.0), Acknowledge)
    command_at(11.0)
    mailbox.take_back()
    assert acknowledgements.newest() is None
    finish(signal(PAIN))
    assert shown(acknowledgements) == [(PAIN, ACTIVE)]
