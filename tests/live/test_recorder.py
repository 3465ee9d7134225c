"""Recording never holds the monitor up and never takes it down; what was not written is written when it can be."""

import random
import resource
import sys
import threading
import time
from datetime import datetime, timedelta

import pytest

import draws
from dates import TODAY, SetClock
from neopain.base.data import Event, EventKind, NoFrame
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
def told():
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


def test_every_sample_and_event_comes_back(tmp_path, told):
    recorder = Recorder(begin(tmp_path / "s"))
    assert not recorder.failed
    give(recorder, told[:200])
    recorder.note(Event(3.0, EventKind.ALARM_STARTED))
    give(recorder, told[200:])
    recorder.close()
    recorder.close()
    samples, facts, events = back(tmp_path / "s")
    assert samples == [draws.exact(sample) for sample in told]
    assert Event(3.0, EventKind.ALARM_STARTED) in events
    assert facts.ended is not None
    assert recorder.session == facts.id
    assert recorder.lost == 0


def test_a_recorder_that_was_given_nothing_makes_nothing(tmp_path):
    recorder = Recorder(begin(tmp_path / "s"))
    recorder.close()
    assert not (tmp_path / "s").exists()


def test_giving_a_sample_costs_the_worker_less_than_a_millisecond(tmp_path, told):
    """A ratio on a busy machine: 99 of 100 hand-overs take less than a millisecond while the disk is written to."""
    recorder = Recorder(begin(tmp_path / "s"))
    spent_s = []
    for sample in told:
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


def test_a_full_disk_is_told_and_nothing_is_lost_when_there_is_room_again(tmp_path, told, caplog):
    recorder, made = flaky(tmp_path / "s")
    give(recorder, told[:100])
    wait_until(lambda: made)
    made[0].full.set()
    give(recorder, told[100:400])
    wait_until(lambda: recorder.failed)
    assert "disk is full" in recorder.fault
    recorder.note(Event(9.0, EventKind.ALARM_STARTED))
    tries = made[0].tries
    wait_until(lambda: made[0].tries > tries + 2)
    made[0].full.clear()
    wait_until(lambda: not recorder.failed)
    give(recorder, told[400:])
    recorder.close()
    samples, _, events = back(tmp_path / "s")
    assert samples == [draws.exact(sample) for sample in told]
    assert Event(9.0, EventKind.ALARM_STARTED) in events
    assert len([r for r in caplog.records if r.levelname == "ERROR"]) == 1  # told once, not at every try


def test_a_disk_full_for_long_costs_samples_but_no_event(tmp_path, told, monkeypatch):
    monkeypatch.setattr(recorder_module, "WHOLE", 60)
    monkeypatch.setattr(recorder_module, "BARE", 120)
    sink, made = flaky(tmp_path / "s")
    give(sink, told[:50])
    wait_until(lambda: made and sink.session and not sink._samples and not sink._inbox)
    made[0].full.set()
    give(sink, told[50:])
    wait_until(lambda: sink.lost > 100 and not sink._inbox and len(sink._samples) < 300)
    made[0].full.clear()
    sink.close()
    with Session(tmp_path / "s", KEY) as session:
        session.check()
        kept = list(session.samples())
        assert [event for sample in kept for event in sample.events] == [e for s in told for e in s.events]
        assert session.commands() == tuple(command for sample in told for command in sample.commands)
        assert len(kept) == len(told) - sink.lost
        assert [draws.exact(sample) for sample in kept[-110:]] == [draws.exact(sample) for sample in told[-110:]]


def test_a_session_that_cannot_begin_is_tried_again(tmp_path, told):
    open_disk = threading.Event()

    def begin_later(zero):
        if not open_disk.is_set():
            raise RecordError("the system's keyring does not answer; unlock it")
        return begin(tmp_path / "s")(zero)

    recorder = Recorder(begin_later)
    give(recorder, told[:90])
    wait_until(lambda: recorder.failed)
    assert recorder.session is None
    open_disk.set()
    wait_until(lambda: not recorder.failed)
    recorder.close()
    assert len(back(tmp_path / "s")[0]) == 90


def test_a_fault_of_our_own_is_told_and_the_next_samples_are_kept(tmp_path, told, caplog):
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, told[:10])
    wait_until(lambda: recorder.session)
    recorder(NoFrame(told[10].t_s), draws.spoilt(told[10]))
    wait_until(lambda: recorder.failed)
    give(recorder, told[11:30])
    wait_until(lambda: not recorder.failed)
    recorder.close()
    assert recorder.lost >= 1
    assert len(back(tmp_path / "s")[0]) == 30 - recorder.lost
    assert "an error of its own" not in caplog.text
    assert "recording fails" in caplog.text


def test_a_jump_back_in_a_recording_is_left_out(tmp_path, told):
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, told[:50])
    give(recorder, told[20:70])
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in told[:70]]


def test_another_patient_is_another_session(tmp_path, told):
    folders = iter((tmp_path / "one", tmp_path / "other"))
    recorder = Recorder(lambda zero: begin(next(folders))(zero))
    give(recorder, told[:50])
    recorder.begin_patient()
    give(recorder, told[50:80])
    recorder.close()
    assert len(back(tmp_path / "one")[0]) == 50
    assert len(back(tmp_path / "other")[0]) == 30
    assert back(tmp_path / "one")[1].ended is not None


def test_the_time_of_day_is_that_of_the_first_sample_however_late_it_can_be_written(tmp_path, told):
    zeros, locked = [], threading.Event()
    locked.set()

    def begin_late(zero):
        if locked.is_set():
            raise RecordError("the keyring is locked; unlock it")
        zeros.append(datetime.fromisoformat(zero))
        return begin(tmp_path / "s")(zero)

    now = SetClock()
    recorder = Recorder(begin_late, now)
    give(recorder, told[:1])
    wait_until(lambda: recorder.failed)
    now.at += timedelta(minutes=5)
    locked.clear()
    give(recorder, told[1:50])
    recorder.close()
    assert zeros == [pytest.approx(TODAY - timedelta(seconds=told[0].t_s), abs=timedelta(milliseconds=1))]


@pytest.mark.parametrize("mended", [True, False])
def test_on_a_full_disk_no_infant_is_written_to_the_session_of_the_next(tmp_path, told, monkeypatch, mended):
    monkeypatch.setattr(recorder_module, "WHOLE", 10_000 if mended else 60)
    folders, made = iter((tmp_path / "one", tmp_path / "other")), []

    def begin_flaky(zero):
        made.append(Flaky(begin(next(folders))(zero)))
        return made[-1]

    recorder = Recorder(begin_flaky)
    give(recorder, told[:50])
    wait_until(lambda: made and not recorder._inbox and not recorder._samples)
    made[0].full.set()
    give(recorder, told[50:80])
    recorder.begin_patient()
    give(recorder, told[80:110])
    wait_until(lambda: recorder.failed)
    if mended:
        made[0].full.clear()
    give(recorder, told[110:200])
    wait_until(lambda: len(made) == 2)
    recorder.close()
    one, other = back(tmp_path / "one")[0], back(tmp_path / "other")[0]
    assert one == [draws.exact(sample) for sample in told[: 80 if mended else 50]]
    assert other == [draws.exact(sample) for sample in told[80:200]]
    assert recorder.lost == (0 if mended else 30)


@pytest.mark.parametrize("seed", range(3))
def test_however_it_comes_it_is_kept(tmp_path, told, seed):
    chance = random.Random(seed)
    recorder, made = flaky(tmp_path / "s")
    place = 0
    while place < len(told):
        count = chance.randint(1, 90)
        give(recorder, told[place : place + count])
        place += count
        time.sleep(chance.random() * 0.02)
        if made:
            (made[0].full.set if chance.random() < 0.4 else made[0].full.clear)()
    for writer in made:
        writer.full.clear()
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in told]


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files as Linux does")
def test_a_disk_that_really_is_full(tmp_path):
    """The system refuses to let the session's files grow, in the middle of everything, and later allows it again."""
    told = list(draws.samples(40.0, width=512))
    recorder = Recorder(begin(tmp_path / "s"))
    give(recorder, told[:60])
    wait_until(lambda: recorder.session and not recorder._samples and not recorder._inbox)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, hard))
    try:
        for sample in told[60:900]:
            recorder(NoFrame(sample.t_s), sample)
            time.sleep(0.0005)
        wait_until(lambda: recorder.failed)
        with Session(tmp_path / "s", KEY) as session:  # what is there can be read meanwhile
            assert [draws.exact(s) for s in session.samples()] == [draws.exact(s) for s in told[: count(session)]]
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    wait_until(lambda: not recorder.failed)
    give(recorder, told[900:])
    recorder.close()
    assert back(tmp_path / "s")[0] == [draws.exact(sample) for sample in told]


def count(session):
    return len(session.scores()["t_s"])
