"""Records that are removed under a running monitor, and a start without them."""

import shutil

import pytest
from keyring.backends import null

from clips import picture
from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import AlarmCondition, Report
from neopain.base.errors import RecordError
from neopain.base.settings import Settings
from neopain.capture.scripted import Scripted, scene
from neopain.live import bed_register, recorder
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.recorder import Recorder
from neopain.live.records import Records
from neopain.record.storage.keys import KeyKind
from neopain.record.storage.records_folder import RecordsFolder
from neopain.record.ward.ward import open_key, open_ward, restore_key
from patience import wait_until
from pipelines import Grey, grey_ready

SETTINGS = Settings()


@pytest.fixture
def folder(tmp_path, monkeypatch, fast_hashes):
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr(recorder, "COMMIT_S", 0.02)
    monkeypatch.setattr(recorder, "RETRY_S", 0.02)
    monkeypatch.setattr(bed_register, "READ_S", 0.05)
    return tmp_path / "disk" / "records"


@pytest.fixture
def start(folder):
    """Starts monitors of these records."""
    started = []

    def begin():
        records = Records(folder, lambda: open_key(folder, create=True), "3", known=paths.known_records())
        ready = grey_ready(SETTINGS)
        sink = Recorder(lambda zero: records.begin(zero, ready.bundle, "CPU", "cot 3", SETTINGS), check=records.check)
        monitor = Monitor(
            MonitorParts(
                source=Scripted(scene([(120.0, picture(3))], 10), pace=1.0),
                pipeline=Grey(),
                capture=SETTINGS.capture,
                bundle_id="grey",
                provider="CPU",
                sinks=[sink],
                records=records,
            )
        )
        started.append(monitor)
        monitor.start()
        return monitor, sink

    yield begin
    for monitor in started:
        monitor.stop()


def failing(monitor):
    """Whether RECORDING_FAILED was reported last, and the screen does not say "Recording"."""
    reports = [
        command.present
        for command in monitor._parts.pipeline.commands
        if isinstance(command, Report) and command.condition is AlarmCondition.RECORDING_FAILED
    ]
    return bool(reports) and reports[-1] and monitor.snapshot().health.recording is False


def recording(monitor, sink):
    return sink.session is not None and monitor.snapshot().health.recording is True and not failing(monitor)


def saved(folder):
    """The samples of each session, in order of time: ids of the same second are in any order."""
    with open_ward(folder) as ward:
        found = []
        for name in ward.sessions.ids():
            with ward.sessions.open_unaudited(name) as session:
                session.check()
                found.append(session.scores()["t_s"].tolist())
        return sorted(found)


def mount_taken(folder):
    """As when a mount is gone: the mount point itself is there, and empty."""
    folder.rename(folder.parent / "away")
    folder.mkdir()


def delete(folder):
    """Take it away in one step: of one that is removed file by file the monitor sees the session go first, and begins
    another in it.
    """
    shutil.rmtree(folder.rename(paths.known_records().with_name("deleted")))


def mount_back(folder):
    folder.rmdir()
    (folder.parent / "away").rename(folder)


def disk_pulled(folder):
    folder.parent.rename(folder.parent.parent / "away")


def disk_back(folder):
    (folder.parent.parent / "away").rename(folder.parent)


def key_removed(folder):
    (folder / "key.json").rename(folder / "away.json")


def key_back(folder):
    (folder / "away.json").rename(folder / "key.json")


@pytest.mark.parametrize(
    ("take", "put_back"), [(mount_taken, mount_back), (disk_pulled, disk_back), (key_removed, key_back)]
)
def test_records_that_go_and_come_back(folder, start, take, put_back):
    """Seen at once, alarmed, and the session goes on, nothing lost, when they are back."""
    monitor, sink = start()
    wait_until(lambda: recording(monitor, sink) and not sink._samples)
    began_s = monotonic()
    take(folder)
    wait_until(lambda: failing(monitor))
    assert monotonic() - began_s < 30.0, "within a second; the rest is a busy machine's"
    assert "put it back" in sink.fault
    assert not (folder / "register.db").exists() or take is key_removed, "no second register is made meanwhile"
    put_back(folder)
    wait_until(lambda: recording(monitor, sink))
    monitor.stop()
    (times,) = saved(folder)
    assert times == monitor.history.since(0.0).t_s.tolist()


@pytest.mark.parametrize("what", ["session", "copy"])
def test_a_session_that_was_removed_or_replaced_is_carried_on_in_another(folder, start, what):
    """The session alone is deleted, or the whole folder comes back as a copy: other files under the same names."""
    monitor, sink = start()
    wait_until(lambda: recording(monitor, sink) and not sink._samples)
    first = sink.session
    if what == "session":
        delete(folder / "sessions" / first)
    else:
        folder.rename(folder.parent / "away")
        wait_until(lambda: failing(monitor))
        shutil.copytree(folder.parent / "away", folder.parent / "copy")
        (folder.parent / "copy").rename(folder)  # at once: half a copy is a damaged ward, and reported as that
    wait_until(lambda: recording(monitor, sink) and sink.session != first)
    monitor.stop()
    times = saved(folder)
    assert len(times) == (1 if what == "session" else 2)
    assert times[-1][-1] == monitor.history.since(0.0).t_s.tolist()[-1]


def test_records_that_were_deleted_are_an_alarm_until_the_end_and_at_the_next_start(folder, start, caplog):
    monitor, sink = start()
    wait_until(lambda: recording(monitor, sink))
    delete(folder)
    wait_until(lambda: failing(monitor))
    monitor.stop()
    assert not folder.exists()
    caplog.clear()
    monitor, sink = start()
    wait_until(lambda: failing(monitor))
    wait_until(lambda: monitor.snapshot().sample is not None)
    assert monitor.snapshot().blank is None, "it monitors all the same"
    assert "are gone: put the folder or its disk back" in sink.fault
    assert not folder.exists(), "no empty ward is made in the place of the lost one"
    paths.known_records().unlink()
    wait_until(lambda: recording(monitor, sink))


def test_a_disk_that_does_not_answer_is_an_alarm(folder, start, monkeypatch):
    """As a network disk that is gone: a call to it does not return."""
    monkeypatch.setattr(recorder, "STUCK_S", 0.2)
    monitor, sink = start()
    wait_until(lambda: recording(monitor, sink))
    check, answers = sink._check, [False]
    sink._check = lambda: wait_until(lambda: answers[0]) or check()
    wait_until(lambda: failing(monitor))
    answers[0] = True
    wait_until(lambda: recording(monitor, sink))
    monitor.stop()
    (times,) = saved(folder)
    assert times == monitor.history.since(0.0).t_s.tolist()


def test_a_register_without_its_key_gets_no_new_key(folder):
    open_ward(folder, create=True).close()
    (folder / "key.json").unlink()
    with pytest.raises(RecordError, match=r"key\.json.* is lost or damaged"):
        open_key(folder, create=True)
    assert not (folder / "key.json").exists()


class Ring:
    """A keyring that works, as it may not have before."""

    def __init__(self):
        self.secrets = {}

    def get_password(self, service, name):
        return self.secrets.get(name)

    def set_password(self, service, name, secret):
        self.secrets[name] = secret


@pytest.mark.parametrize("lost", ["key file", "key.json", "key.json under the monitor"])
def test_a_monitor_records_again_once_a_lost_key_was_restored(folder, start, lost, monkeypatch):
    """It says where to restore it, and need not be started again."""
    backup = folder.parent.parent / "neopain-key.json"
    with open_ward(folder, create=True) as ward:
        ward.back_up_key(ward.staff.create_first("Ines", "7391"), backup, "five dry towels on a rail")
    monitor = None
    if lost.endswith("under the monitor"):
        monitor, sink = start()
        wait_until(lambda: recording(monitor, sink))
    if lost == "key file":
        shutil.rmtree(paths.key_file().parent)
    else:
        (folder / "key.json").unlink()
    if monitor is None:
        monitor, sink = start()
    wait_until(lambda: failing(monitor))
    assert "restore the key in Review" in sink.fault
    wait_until(lambda: monitor.snapshot().health.key_lost)
    ring = Ring()
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    assert restore_key(folder, backup, "five dry towels on a rail") is KeyKind.KEYRING
    wait_until(lambda: recording(monitor, sink) and not monitor.snapshot().health.key_lost)
    monitor.stop()
    (times,) = saved(folder)
    assert times == monitor.history.since(0.0).t_s.tolist()


def test_the_list_of_known_folders(folder):
    known = paths.known_records()
    first = RecordsFolder(folder, known)
    first.check()
    open_ward(folder, create=True).close()
    first.note_opened()
    other = RecordsFolder(folder.parent / "other", known)
    other.check()
    open_ward(folder.parent / "other", create=True).close()
    other.note_opened()
    assert known.read_text() == f"{folder}\n{folder.parent / 'other'}\n"
    shutil.rmtree(folder)
    with pytest.raises(RecordError, match="no longer in"):
        first.check()
    with pytest.raises(RecordError, match="are gone"):
        RecordsFolder(folder, known).check()
    other.check()
    RecordsFolder(folder).check()
