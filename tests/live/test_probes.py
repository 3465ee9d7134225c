"""Each probe by itself."""

import os
import threading
from types import SimpleNamespace

import pytest

from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition
from neopain.live import probes
from neopain.live.probes import Clocks, DiskSpace, KeepingUp, ModelFiles, Power, Recording


def keeping_up(ages_s, live=True, finished=False, stopped=False):
    """The results of the probe for newest samples of these ages."""
    worker, observer = SimpleNamespace(finished=finished), SimpleNamespace(stopped=stopped)
    mailbox = SimpleNamespace(newest=SimpleNamespace(captured_s=0.0))
    probe = KeepingUp(worker, observer, mailbox, live)
    return [probe(age_s)[AlarmCondition.LAGGING] for age_s in ages_s]


def test_lagging_begins_and_ends_at_the_limits_of_its_rule():
    assert keeping_up([0.5, 0.9, 1.1, 0.9, 0.7, 0.9]) == [False, False, True, True, False, False]


@pytest.mark.parametrize("why", [{"live": False}, {"finished": True}, {"stopped": True}])
def test_only_a_live_source_whose_worker_works_can_lag(why):
    assert keeping_up([5.0], **why) == [False]


def test_recording_fails_when_any_sink_does():
    sinks = [SimpleNamespace(failed=False), SimpleNamespace(failed=False)]
    probe = Recording(sinks)
    assert probe(0.0) == {AlarmCondition.RECORDING_FAILED: False}
    sinks[1].failed = True
    assert probe(1.0) == {AlarmCondition.RECORDING_FAILED: True}


def test_a_model_file_that_is_only_touched_is_no_alarm(files):
    probe = ModelFiles(files)
    files.classifier.path.touch()
    assert probe(0.0) == {AlarmCondition.MODEL_INTEGRITY: False}


def test_one_changed_byte_is_found_even_with_the_old_time_and_size(files, caplog):
    probe, path = ModelFiles(files), files.classifier.path
    before, data = path.stat(), bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert probe(0.0) == {AlarmCondition.MODEL_INTEGRITY: True}
    assert f"{path.name} is gone or was altered" in caplog.text


def test_a_time_server_that_moves_the_clock_a_little_is_no_alarm():
    clock, wall = ManualClock(), ManualClock(1e9)
    probe = Clocks(clock, wall)
    for _ in range(2000):
        clock.advance(0.5)
        wall.advance(0.51)
        assert not probe(clock())[AlarmCondition.CLOCK_JUMP]


def test_low_disk_space_begins_and_ends_at_the_limits_of_its_rule(monkeypatch, tmp_path):
    left_gib = [5.0, 1.9, 2.5, 3.1]
    monkeypatch.setattr(probes, "free_gib", lambda folder: left_gib.pop(0))
    probe = DiskSpace(tmp_path)
    results = [probe(now_s)[AlarmCondition.DISK_LOW] for now_s in (0.0, 1.0, 2.0, 4.0, 6.0)]
    assert results == [False, False, True, True, False]


def test_a_disk_that_does_not_answer_counts_as_full_and_nobody_waits_for_it(monkeypatch, tmp_path):
    answers = threading.Event()
    monkeypatch.setattr(probes, "free_gib", lambda folder: 5.0 * answers.wait(60))
    monkeypatch.setattr(probes, "_DISK_ANSWERS_S", 0.0)
    probe = DiskSpace(tmp_path)
    results = [probe(now_s)[AlarmCondition.DISK_LOW] for now_s in (0.0, 1.0, 2.0, 9.0)]
    assert results == [False, False, True, True]
    asking = probe._asking
    answers.set()
    asking.join(60)
    assert not probe(9.5)[AlarmCondition.DISK_LOW]


def test_free_space_of_an_existing_and_of_a_future_folder(tmp_path):
    assert probes.free_gib(tmp_path) == pytest.approx(probes.free_gib(tmp_path / "not" / "yet"), rel=0.01)


class Cell:
    def __init__(self, percent, plugged):
        self.percent, self.power_plugged = percent, plugged


def test_mains_and_battery(monkeypatch):
    cells = [Cell(90, True), Cell(60, False), Cell(19, False), Cell(22, False), Cell(22, True), None]
    monkeypatch.setattr(probes.psutil, "sensors_battery", lambda: cells.pop(0))
    probe = Power()
    mains, low = AlarmCondition.MAINS_LOST, AlarmCondition.BATTERY_LOW
    results = [probe(10.0 * index) for index in range(6)]
    assert [found.get(mains) for found in results] == [False, True, True, True, False, None]
    assert [found.get(low) for found in results] == [False, False, True, True, False, None]
    assert probe.battery is None


def test_a_system_that_lists_no_batteries_has_none(monkeypatch):
    def missing():
        raise FileNotFoundError(2, "No such file or directory", "/sys/class/power_supply")

    monkeypatch.setattr(probes.psutil, "sensors_battery", missing)
    assert Power()(0.0) == {}
