"""Recording never delays or stops the monitor; what could not be written is written later."""

import random
import resource
import sys
import threading
import time
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

import draws
from dates import TODAY, SetClock
from neopain.base.data import AlarmState, Event, EventKind, NoFrame, Standby, StandbyReason
from neopain.base.errors import RecordError
from neopain.live import recorder as recorder_module
from neopain.live.recorder import Recorder
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.keys import KeyKind, MasterKey
from patience import wait_until

KEY = MasterKey(KeyKind.FILE, bytes(32))
WIDTH = 64


@pytest.fixture(autouse=True)
def swift(monkeypatch):
    monkeypatch.setattr(recorder_module, "COMMIT_S", 0.01)
    monkeypatch.setattr(recorder_module, "RETRY_S", 0.01)


@pytest.fixture
def given():
    return list(draws.samples(20.0, width=WIDTH))


def begin(folder):
    return lambda zero: SessionWriter(folder, KEY, draws.facts(folder.name, zero=zero))


def give(sink, samples):
    for sample in samples:
        sink(NoFrame(sample.t_s), sample)


def back(folder):
    with Session(folder, KEY) as session:
        session.check()
        return [draws.exact(sample) for sample in session.samples()], session.facts, session.events()


def test_every_sample_and_event_can_be_read_again(tmp_path, given):
    recorder = Recorder(begin(tmp_path / "s"))
    assert not recorder.failed
    give(recorder, given[:200])
    recorder.note(Event(3.0, EventKind.ALARM_STARTED))
    give(recorder, given[200:])
    recorder.close()
    recorder.close()
    samples, facts, events = back(tmp_path / "s")
    assert samples == [draws.exact(sample) for sample in given]
    assert Event(3.0, EventKind.ALARM_STARTED) in events
    assert facts.ended is not None
    assert recorder.session == facts.id
    assert recorder.lost == 0


def test_a_recorder_without_samples_creates_nothing(tmp_path):
    recorder = Recorder(begin(tmp_path / "s"))
    recorder.close()
    assert not (tmp_path / "s").exists()


def test_giving_a_sample_costs_the_worker_less_than_a_millisecond(tmp_path, given):
    """A ratio on a busy machine: 99 of 100 hand-overs take less than a millisecond while the disk is written to."""
    recorder = Recorder(begin(tmp_path / "s"))
    spent_s = []
    for sample in given:
        began_s = time.thread_time()
        recorder(NoFrame(sample.t_s), sample)
        spent_s.append(time.thread_time() - began_s)
        time.sleep(0.0005)
    recorder.close()
    assert sorted(spent_s)[int(0.99 * len(spent_s))] < 1e-3


class Flaky:
    """A writer on a disk that is full whenever `full` is set."""

    def __init__(self, writer):
        self._writer, self.facts = writer, writer.facts
        self.full = threading.Event()
        self.tries = 0

    def write(self, samples, notes=()):
        if self.full.is_set():
            self.tries += 1
            raise RecordError("session.db cannot grow: the disk is full; make room")
        self._writer.write(samples, notes)

    def close(self):
        self._writer.close()


def flaky(folder):
    made = []

    def begin_flaky(zero):
        made.append(Flaky(begin(folder)(zero)))
        return made[0]

    recorder = Recorder(begin_flaky)
    return recorder, made


def test_a_full_disk_is_reported_and_nothing_is_lost_when_there_is_room_again(tmp_path, given, caplog):
    recorder, made = flaky(tmp_path / "s")
    give(recorder, given[:100])
    wait_until(lambda: made)
    made[0].full.set()
    give(recorder, given[100:400])
    wait_until(lambda: recorder.failed)
    assert "disk is full" in recorder.fault
    recorder.note(Event(9.0, EventKind.ALARM_STARTED))
    tries = made[0].tries
    wait_until(lambda: made[0].tries > tries + 2)
    made[0].full.clear()
    wait_until(lambda: not recorder.failed)
    give(recorder, given[400:])
    recorder.close()
    samples, _, events = back(tmp_path / "s")
    assert samples == [draws.exact(sample) for sample in given]
    assert Event(9.0, EventKind.ALARM_STARTED) in events
    assert len([r for r in caplog.records if r.levelname == "ERROR"]) == 1  # logged once, not at every try


def test_a_disk_full_for_long_costs_samples_but_no_event(tmp_path, given, monkeypatch):
    monkeypatch.setattr(recorder_module, "WHOLE", 60)
    monkeypatch.setattr(recorder_module, "BARE", 120)
    sink, made = flaky(tmp_path / "s")
    give(sink, given[:50])
    wait_until(lambda: made and sink.session and not sink._samples and not sink._inbox)
    made[0].full.set()
    give(sink, given[50:])
    wait_until(lambda: sink.lost > 100 and not sink._inbox and len(sink._samples) < 300)
    made[0].full.clear()
    sink.close()
    with Session(tmp_path / "s", KEY) as session:
        session.check()
        saved = list(session.samples())
        assert [event for sample in saved for event in sample.events] == [e for s in given for e in s.events]
        assert session.commands() == tuple(command for sample in given for command in sample.commands)
        assert len(saved) == len(given) - sink.lost
        assert [draws.exact(sample) for sample in saved[-110:]] == [draws.exact(sample) for sample in given[-110:]]


def test_a_session_that_cannot_begin_is_tried_again(tmp_path, given):
    open_disk = threading.Event()

    def begin_later(zero):
        if not open_disk.is_set():
            raise RecordError("the system's keyring does not answer; unlock it")
        return begin(tmp_path / "s")(zero)

    recorder = Recorder(begin_later)
    give(recorder, given[:90])
    wait_until(lambda: recorder.failed)
    assert recorder.session is None
    open_disk.set()
    wait_until(lambda: not recorder.failed)
    recorder.close()
    assert len(back(tmp_path / "s")[0]) == 90


def test_an_internal_fault_is_reported_and_the_next_samples_are_saved(tmp_path, given, caplog):
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, given[:10])
    wait_until(lambda: recorder.session)
    recorder(NoFrame(given[10].t_s), draws.spoilt(given[10]))
    wait_until(lambda: recorder.failed)
    give(recorder, given[11:30])
    wait_until(lambda: not recorder.failed)
    recorder.close()
    assert recorder.lost >= 1
    assert len(back(tmp_path / "s")[0]) == 30 - recorder.lost
    assert "an error of its own" not in caplog.text
    assert "recording fails" in caplog.text


def test_a_jump_back_in_a_recording_is_left_out(tmp_path, given):
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, given[:50])
    give(recorder, given[20:70])
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in given[:70]]


def test_another_patient_is_another_session(tmp_path, given):
    folders = iter((tmp_path / "one", tmp_path / "other"))
    recorder = Recorder(lambda zero: begin(next(folders))(zero))
    give(recorder, given[:50])
    recorder.begin_patient()
    give(recorder, given[50:80])
    recorder.close()
    assert len(back(tmp_path / "one")[0]) == 50
    assert len(back(tmp_path / "other")[0]) == 30
    assert back(tmp_path / "one")[1].ended is not None


def test_the_time_of_day_is_that_of_the_first_sample_however_late_it_can_be_written(tmp_path, given):
    zeros, locked = [], threading.Event()
    locked.set()

    def begin_late(zero):
        if locked.is_set():
            raise RecordError("the keyring is locked; unlock it")
        zeros.append(datetime.fromisoformat(zero))
        return begin(tmp_path / "s")(zero)

    now = SetClock()
    recorder = Recorder(begin_late, now)
    give(recorder, given[:1])
    wait_until(lambda: recorder.failed)
    now.at += timedelta(minutes=5)
    locked.clear()
    give(recorder, given[1:50])
    recorder.close()
    assert zeros == [pytest.approx(TODAY - timedelta(seconds=given[0].t_s), abs=timedelta(milliseconds=1))]


@pytest.mark.parametrize("mended", [True, False])
def test_on_a_full_disk_no_infant_is_written_to_the_next_infants_session(tmp_path, given, monkeypatch, mended):
    monkeypatch.setattr(recorder_module, "WHOLE", 10_000 if mended else 60)
    folders, made = iter((tmp_path / "one", tmp_path / "other")), []

    def begin_flaky(zero):
        made.append(Flaky(begin(next(folders))(zero)))
        return made[-1]

    recorder = Recorder(begin_flaky)
    give(recorder, given[:50])
    wait_until(lambda: made and not recorder._inbox and not recorder._samples)
    made[0].full.set()
    give(recorder, given[50:80])
    recorder.begin_patient()
    give(recorder, given[80:110])
    wait_until(lambda: recorder.failed)
    if mended:
        made[0].full.clear()
    give(recorder, given[110:200])
    wait_until(lambda: len(made) == 2)
    recorder.close()
    one, other = back(tmp_path / "one")[0], back(tmp_path / "other")[0]
    assert one == [draws.exact(sample) for sample in given[: 80 if mended else 50]]
    assert other == [draws.exact(sample) for sample in given[80:200]]
    assert recorder.lost == (0 if mended else 30)


def test_an_event_that_the_full_disk_did_not_take_outlasts_a_change_of_patient(tmp_path, given):
    """In standby no samples come: the event alone waits for the disk."""
    folders, made = iter((tmp_path / "one", tmp_path / "other")), []

    def begin_flaky(zero):
        made.append(Flaky(begin(next(folders))(zero)))
        return made[-1]

    recorder, event = Recorder(begin_flaky), Event(3.0, EventKind.ALARM_ENDED)
    give(recorder, given[:50])
    wait_until(lambda: made and not recorder._inbox and not recorder._samples)
    made[0].full.set()
    recorder.note(event)
    wait_until(lambda: recorder.failed)
    recorder.begin_patient()
    tries = made[0].tries + 3
    wait_until(lambda: made[0].tries > tries or not recorder._inbox)
    made[0].full.clear()
    give(recorder, given[50:60])
    wait_until(lambda: len(made) == 2)
    recorder.close()
    assert event in back(tmp_path / "one")[2]


@pytest.mark.parametrize("seed", range(3))
def test_every_sample_is_saved_whenever_the_disk_was_full(tmp_path, given, seed):
    chance = random.Random(seed)
    recorder, made = flaky(tmp_path / "s")
    place = 0
    while place < len(given):
        count = chance.randint(1, 90)
        give(recorder, given[place : place + count])
        place += count
        time.sleep(chance.random() * 0.02)
        if made:
            (made[0].full.set if chance.random() < 0.4 else made[0].full.clear)()
    for writer in made:
        writer.full.clear()
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in given]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_disk_that_really_is_full(tmp_path):
    """The system refuses to let the session's files grow, in the middle of everything, and later allows it again."""
    given = list(draws.samples(40.0, width=512))
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, given[:60])
    wait_until(lambda: recorder.session and not recorder._samples and not recorder._inbox)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        for sample in given[60:900]:
            recorder(NoFrame(sample.t_s), sample)
            time.sleep(0.0005)
        wait_until(lambda: recorder.failed)
        with Session(tmp_path / "s", KEY) as session:  # what is there can be read meanwhile
            assert [draws.exact(s) for s in session.samples()] == [draws.exact(s) for s in given[: count(session)]]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    wait_until(lambda: not recorder.failed)
    give(recorder, given[900:])
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in given]


def count(session):
    return len(session.scores()["t_s"])


def test_standby_is_a_gap_in_the_session(tmp_path, given):
    standby = AlarmState(standby=Standby(StandbyReason.BATH, 5.0, 905.0))
    quiet = [replace(sample, events=(), commands=()) for sample in given]
    quiet[200] = replace(quiet[200], events=(Event(quiet[200].t_s, EventKind.STANDBY_STARTED),))
    told = [replace(sample, alarms=standby) if 200 <= at < 400 else sample for at, sample in enumerate(quiet)]
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, told)
    recorder.close()
    with Session(tmp_path / "s", KEY) as session:
        times = [sample.t_s for sample in session.samples()]
    assert times == [sample.t_s for at, sample in enumerate(told) if at <= 200 or at >= 400]
