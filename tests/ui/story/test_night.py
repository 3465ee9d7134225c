"""The story of a night in the real window: every step is checked where people read it, and then in the record."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from neopain.base.data import AlarmCondition, EventKind
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward
from ui.story.room import KEY, Room, be_patient


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """The records after the first half of the night, which a power cut has ended: the process was killed."""
    folder = tmp_path_factory.mktemp("night") / "records"
    program = Path(__file__).with_name("first_half.py")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, str(program), str(folder)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as monitor:
        said = monitor.stdout.readline()
        monitor.send_signal(signal.SIGKILL)
        why = monitor.stderr.read()
    assert said == "ready\n", why
    return folder


@pytest.fixture
def room(qapp, folder, monkeypatch):
    be_patient(monkeypatch.setattr)
    room = Room(folder, restarted=datetime(2026, 11, 29, 3, 12, tzinfo=UTC))
    yield room
    room.end()


@pytest.mark.timeout(900)
def test_a_night(room, folder, live_in):
    live_in("UTC")
    room.says("Monitor restarted", "restarted at 03:12")
    room.says("Bed 3 · NICU 2", "7-0012345")
    room.says("unseen: Pain")  # on a busy computer with what else stood there in the first half
    room.touch("Acknowledge")
    room.until(lambda: "restarted at" not in room.alarm_words, "it goes on for ever")
    room.sign_in("Bo")
    room.page.alarm_bar.unseen.click()
    room.says("by Bo")
    room.page.buttons.log.click()
    room.touch("More", "Patient", "Discharge", "Discharge")
    room.says("Nobody admitted")
    room.end()
    check_the_record(folder)


def check_the_record(folder):
    with Ward(folder, KEY) as ward:
        did = [(entry.who, entry.action) for entry in ward.audit.entries()]
        for who, action in (
            ("Ada", Action.SIGNED_IN),
            ("Ada", Action.PATIENT_ADMITTED),
            ("Ada", Action.SIGNED_OUT),
            ("Bo", Action.SIGNED_IN),
            ("Bo", Action.PATIENT_DISCHARGED),
        ):
            assert (who, action) in did, did
        assert ward.audit.verify() == []
        assert ward.patients.find() == ()
        stay = [one for one in ward.sessions.list() if one.facts.shown_id == "7-0012345"]
        stay.sort(key=lambda one: one.facts.zero)
        assert [bool(one.facts.ended) for one in stay] == [False, True], "the first was cut off, the second was not"
        events = []
        for one in stay:
            with ward.sessions.open_unaudited(one.facts.id) as session:
                events.append(session.events())
    before, after = events
    pain = [e for e in before if e.kind is EventKind.ALARM_STARTED and e.condition is AlarmCondition.PAIN]
    assert len(pain) >= 2
    seen = {(e.condition, e.by) for e in before if e.kind is EventKind.ALARM_SEEN}
    assert seen >= {(AlarmCondition.PAIN, "Bo"), (AlarmCondition.SOURCE_LOST, "Bo")}
    assert [e.by for e in before if e.kind in (EventKind.PROCEDURE_STARTED, EventKind.PROCEDURE_ENDED)] == ["Bo", "Bo"]
    lost = [e for e in before if e.condition is AlarmCondition.SOURCE_LOST]
    assert {EventKind.ALARM_STARTED, EventKind.ALARM_ENDED} <= {e.kind for e in lost}
    assert {e.by for e in after if e.kind is EventKind.ALARM_SEEN} == {"Bo"}
    restarted = [e.kind for e in after if e.condition is AlarmCondition.MONITOR_RESTARTED]
    assert EventKind.ALARM_ACKNOWLEDGED in restarted
