"""Another infant is admitted to the bed while the monitor runs: nothing of the previous one is shown or recorded."""

import threading
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from argon2 import PasswordHasher

from neopain.base.data import (
    AlarmCondition,
    AlarmState,
    Doer,
    Event,
    EventKind,
    Limits,
    Sample,
    SetLimits,
    State,
    Trend,
)
from neopain.base.errors import RecordError
from neopain.base.settings import Settings
from neopain.capture.scripted import Scripted, scene
from neopain.live import bed_register
from neopain.live.admissions import Admissions
from neopain.live.bed_register import BedRegister
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient
from neopain.record.ward.ward import Ward
from patience import wait_until
from pipelines import Grey, grey_ready

SETTINGS = Settings.model_validate({"record": {"bed": "3"}})
LIMITS = Limits(0.61)
WHITE = np.full((48, 64, 3), 250, np.uint8)
ANNA, BO = Patient("", "Anna"), Patient("", "Bo")


@pytest.fixture
def key(monkeypatch):
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr("neopain.record.ward.staff.PasswordHasher", lambda: quick)
    monkeypatch.setattr(bed_register, "READ_S", 0.05)
    return MasterKey(KeyKind.FILE, bytes(32))


@pytest.fixture
def ward(tmp_path, key):
    with Ward(tmp_path, key) as ward:
        ward.staff.create_first("Ines", "7391")
        yield ward


@pytest.fixture
def ines(ward):
    return ward.staff.people()[0]


@pytest.fixture
def watched(tmp_path, key, ward):
    """A monitor at bed 3 in which pain is on all the time, and what it judges with."""
    records = Records(tmp_path, lambda: key, "3")
    ready = grey_ready(SETTINGS)
    source = LiveSource(lambda: Scripted(scene([(600.0, WHITE)], 20), pace=1.0), SETTINGS.capture)
    pipeline = Grey(alarm_from=0.9)
    monitor = Monitor(
        MonitorParts(
            source=source,
            pipeline=pipeline,
            capture=SETTINGS.capture,
            bundle_id="grey",
            provider="CPU",
            sinks=[Recorder(lambda zero: records.begin(zero, ready.bundle, "CPU", "cot 3", SETTINGS))],
            records=records,
            first_limits=lambda: LIMITS,
        )
    )
    monitor.start()
    yield monitor, pipeline, records
    monitor.stop()


def shown(monitor):
    return monitor.snapshot().health.patient_id


def test_the_limits_of_the_unit_are_its_preset(ward, ines):
    opened = []

    @contextmanager
    def open_ward():
        opened.append(ward)
        yield ward

    admissions = Admissions("3", open_ward, lambda: None)
    assert admissions.unit_limits(LIMITS) is None, "before the register was read nothing is known"
    admissions.changed()
    assert admissions.unit_limits(LIMITS) == LIMITS
    ward.save_preset(ines, Limits(0.45))
    admissions.changed()
    assert admissions.unit_limits(LIMITS) == Limits(0.45)
    assert len(opened) == 2, "patient and preset are read together"


def test_the_monitor_knows_the_limits_of_its_unit(watched, ward, ines):
    monitor, _, _ = watched
    ward.save_preset(ines, Limits(0.45))
    wait_until(lambda: monitor.snapshot().health.unit_limits == Limits(0.45))


def test_every_infant_has_a_session_of_its_own(watched, ward, ines):
    monitor, pipeline, records = watched
    wait_until(lambda: shown(monitor) == "")
    records.admissions.admit(ines, ANNA)
    wait_until(lambda: shown(monitor) == "Anna")
    wait_until(lambda: len(monitor.history.since(0.0).t_s) > 10)
    anna = records.admissions.occupant()
    ward.patients.transfer(ines, anna.key, "4")  # as another program does
    wait_until(lambda: shown(monitor) == "")
    ward.patients.admit(ines, BO, bed="3")
    wait_until(lambda: shown(monitor) == "Bo")
    changed_s = max(e.t_s for e in monitor.history.events if e.kind is EventKind.PATIENT_CHANGED)
    wait_until(lambda: len(monitor.history.since(0.0).t_s) > 3)
    assert monitor.history.since(0.0).t_s[0] >= changed_s, "the chart begins with the new patient"
    assert {type(c) for c in pipeline.commands} == {SetLimits}
    assert {c.limits for c in pipeline.commands} == {LIMITS}
    assert pipeline.resets == 3
    monitor.stop()
    listed = sorted(ward.sessions.list(), key=lambda one: one.first_s)
    assert [one.facts.shown_id for one in listed] == ["", "Anna", "", "Bo"]
    assert all(one.facts.ended for one in listed)
    for before, after in pairwise(listed):
        assert before.last_s < after.first_s
    with ward.sessions.open_unaudited(listed[1].id) as session:
        session.check()
        kinds = [event.kind for event in session.events()]
        assert kinds[0] is EventKind.PATIENT_CHANGED
        assert kinds[-1] is EventKind.ALARM_ENDED, "an alarm ends with its patient"
        assert kinds.count(EventKind.PATIENT_CHANGED) == 1
        assert {event.by for event in session.events() if event.done_by is Doer.PERSON} == {"Ines"}
        assert {event.doer for event in session.events() if event.kind is EventKind.ALARM_ENDED} == {Doer.MONITOR}


def test_earlier_alarms_are_those_of_the_same_infant(watched, ward, ines):
    monitor, _, records = watched
    records.admissions.admit(ines, ANNA)
    wait_until(lambda: shown(monitor) == "Anna")
    assert {e.condition for e in records.earlier()} == set()
    anna = records.admissions.occupant()
    records.admissions.transfer(ines, anna.key, "4")
    wait_until(lambda: shown(monitor) == "")
    records.admissions.admit(ines, BO)
    wait_until(lambda: shown(monitor) == "Bo")
    assert records.earlier() == ()
    bo = records.admissions.occupant()
    records.admissions.discharge(ines, bo.key)
    wait_until(lambda: shown(monitor) == "")
    ward.patients.transfer(ines, anna.key, "3")
    wait_until(lambda: shown(monitor) == "Anna")
    assert AlarmCondition.PAIN in {e.condition for e in records.earlier()}


def test_a_corrected_entry_begins_no_new_session(watched, ward, ines):
    monitor, pipeline, records = watched
    records.admissions.admit(ines, ANNA)
    wait_until(lambda: shown(monitor) == "Anna")
    ward.patients.change(ines, replace(records.admissions.occupant(), weight_g=1200.0))
    resets = pipeline.resets
    for _ in range(3):
        records.admissions.register_written.set()
        wait_until(lambda: not records.admissions.register_written.is_set())
    assert pipeline.resets == resets
    assert shown(monitor) == "Anna"


def test_limits_and_audio_off_are_audited(tmp_path, key, ward):
    class Broken:
        fails = True

        def __enter__(self):
            if self.fails:
                raise RecordError("the register is locked; close the other program")
            return ward

        def __exit__(self, *error):
            return None

    broken, patient_changed = Broken(), threading.Event()
    admissions = Admissions("3", lambda: broken, lambda: None)
    sink = BedRegister(admissions)
    sink.start(patient_changed.set)
    events = (
        Event(1.0, EventKind.LIMITS_SET, limit=0.7, by="Noor"),
        Event(1.0, EventKind.MARKED),
        Event(1.0, EventKind.AUDIO_OFF, by="Ines"),
    )
    sink(None, Sample(1.0, 0, None, 0.1, Trend(0.1, 1.0, State.CALM), AlarmState(), events))
    wait_until(lambda: sink._failures)
    broken.fails = False
    wait_until(lambda: not sink._events)
    sink.close()
    sink.close()
    entries = [(one.who, one.action, one.detail) for one in ward.audit.entries()][-2:]
    assert entries == [("Noor", Action.LIMIT_CHANGED, "3, pain limit 0.70"), ("Ines", Action.AUDIO_OFF, "3")]
    assert not patient_changed.is_set()
