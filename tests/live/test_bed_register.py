"""What is audited, and what happens when another patient is in the bed."""

import threading
from types import SimpleNamespace

import pytest

from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Doer,
    EndStandby,
    Event,
    EventKind,
    Limits,
    Sample,
    SetLimits,
    State,
    Trend,
)
from neopain.base.errors import RecordError
from neopain.base.ports import Sink
from neopain.live import bed_register
from neopain.live.bed_register import BedRegister, PatientChange
from neopain.live.guarded_sink import GuardedSink
from neopain.live.probes import Recording
from patience import wait_until


class Admissions:
    """A register whose audit log cannot be written for some attempts."""

    def __init__(self, failures=0, changes=0):
        self.register_written = threading.Event()
        self.failures, self.changes, self.audited = failures, changes, []

    def changed(self):
        self.register_written.clear()
        self.changes -= 1
        return self.changes >= 0

    def audit(self, event):
        self.failures -= 1
        if self.failures >= 0:
            raise RecordError("the disk is full; make room")
        self.audited.append(event)


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(bed_register, "READ_S", 0.02)


def sample(*events):
    return Sample(1.0, 0, None, 0.1, Trend(0.1, 1.0, State.CALM), AlarmState(), events)


def test_events_that_cannot_be_audited_are_tried_again_and_none_is_lost(caplog):
    events = [Event(float(t_s), EventKind.LIMITS_SET, limit=0.7) for t_s in range(3)]
    admissions = Admissions(failures=2)
    register = BedRegister(admissions)
    register(None, sample(*events, Event(3.0, EventKind.MARKED)))
    register.start(lambda: None)
    wait_until(lambda: len(admissions.audited) == 3)
    register.close()
    assert admissions.audited == events
    assert len(caplog.records) == 1


def test_every_change_of_patient_is_announced_once():
    changes = []
    register = BedRegister(Admissions(changes=2))
    register.start(lambda: changes.append(1))
    wait_until(lambda: len(changes) == 2)
    register.close()
    assert len(changes) == 2


@pytest.mark.parametrize("error", [RecordError("locked"), OSError("no such device")])
def test_a_change_of_patient_outlasts_an_error(caplog, error):
    """A disk that was pulled out and is back: without the change the next infant would have the limits of this one."""
    changes, errors = [], [error]

    def change():
        if errors:
            raise errors.pop()
        changes.append(1)

    register = BedRegister(Admissions(changes=1))
    register.start(change)
    wait_until(lambda: changes)
    register.close()
    assert changes == [1]
    assert len(caplog.records) == 1


def test_a_register_that_stays_unreadable_is_an_alarm_and_the_number_stands():
    """The next infant would be taken for this one: a line in the log is read by nobody at the bed."""
    admissions, whole = Admissions(), threading.Event()
    changed = admissions.changed

    def failing():
        if not whole.is_set():
            raise RecordError("the disk has gone")
        return changed()

    admissions.changed = failing
    register = BedRegister(admissions)
    guarded = GuardedSink(register)
    probe = Recording([guarded])
    assert probe(0.0) == {AlarmCondition.RECORDING_FAILED: False}
    register.start(lambda: None)
    wait_until(lambda: register.failed)
    assert probe(0.0) == {AlarmCondition.RECORDING_FAILED: True}
    assert not guarded.record_broken
    whole.set()
    wait_until(lambda: not register.failed)
    register.close()


class Memory(Sink):
    def __init__(self):
        self.calls = []

    def note(self, event):
        self.calls.append(event)

    def begin_patient(self):
        self.calls.append("new patient")


@pytest.mark.parametrize("limits", [None, Limits(0.61)])
def test_the_worker_changes_over_before_its_next_moment(limits):
    begins, recorder, history, posted = [], Memory(), Memory(), []
    worker = SimpleNamespace(patients=SimpleNamespace(put=begins.append))
    change = PatientChange(worker, [recorder], [history], posted.extend, None if limits is None else lambda: limits)
    change()
    assert recorder.calls == history.calls == []
    (begin,) = begins
    end = Event(4.0, EventKind.ALARM_ENDED)
    commands = begin(5.0, [end])
    assert recorder.calls == [end, "new patient"]
    assert history.calls == ["new patient"]
    assert posted == [Event(5.0, EventKind.PATIENT_CHANGED)]
    assert list(commands) == ([] if limits is None else [SetLimits(5.0, limits=limits, doer=Doer.MONITOR)])


def test_standby_ends_with_its_patient():
    begins = []
    worker = SimpleNamespace(patients=SimpleNamespace(put=begins.append))
    PatientChange(worker, [], [], lambda events: None, lambda: Limits(0.61), in_standby=lambda: True)()
    ended, limits = begins[0](5.0, [])
    assert ended == EndStandby(5.0, doer=Doer.MONITOR)
    assert isinstance(limits, SetLimits)


def test_what_waits_for_the_session_is_asked_with_every_reading_until_it_is_done(monkeypatch):
    monkeypatch.setattr(bed_register, "READ_S", 0.01)
    answers = [True, False, False]
    admissions = SimpleNamespace(register_written=threading.Event(), changed=lambda: False)
    register = BedRegister(admissions)
    register.start(lambda: None, answers.pop)
    wait_until(lambda: not answers)
    register.close()
