"""What is wrong with the machine is told within five seconds, and takes the number from the screen."""

import os
import time
from pathlib import Path

import numpy as np
import pytest

import stories
from beds import SETTINGS, WITHIN_S, Bed, active, number
from neopain.base.data import AlarmCondition, AlarmPhase, EventKind
from neopain.base.ports import Sink
from neopain.capture.stream import Stream
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.probes import ModelFiles
from patience import wait_until
from servers import MjpegServer


@pytest.fixture
def bed():
    made = []

    def build(*args, **kwargs):
        made.append(Bed(*args, **kwargs))
        made[-1].go_on(2.0)
        assert number(made[-1].monitor.snapshot()) == pytest.approx(made[-1].pipeline._perceive.story[0][1])
        return made[-1]

    yield build
    for each in made:
        each.monitor.stop()


def test_the_worker_dies(bed, caplog):
    told = bed()
    perceive = told.pipeline._perceive
    told.pipeline._perceive = None  # an error of its own, at every moment
    told.until(AlarmCondition.WORKER_STOPPED)
    told.pipeline._perceive = perceive
    wait_until(lambda: told.go_on() or number(told.monitor.snapshot()) is not None)
    assert "the worker stopped" in caplog.text


def test_a_worker_that_lags_is_told(bed):
    told = bed()
    for index in range(40):
        told.clock.advance(1.2)
        told.wall.advance(1.2)
        told.monitor._watchdog.check()  # the newest score is of a picture of long ago
        if index == 0:
            assert not active(told.monitor.snapshot())
            assert number(told.monitor.snapshot()) is None
        told.go_on(0.1)
        if AlarmCondition.LAGGING in active(told.monitor.snapshot()):
            break
    assert 1.2 * (index + 1) <= WITHIN_S


@pytest.fixture
def server():
    server = MjpegServer()
    yield server
    server.close()


def test_the_camera_goes(monkeypatch, server):
    """A real camera over the network, on the real clock; the delay is told in the time of its pictures."""
    story = ((1e9, 0.2),)
    pipeline = stories.pipeline(story)
    monkeypatch.setattr(pipeline, "_perceive", stories.Seeing(story))
    monitor = Monitor(
        MonitorParts(
            source=LiveSource(lambda: Stream(server.url, SETTINGS), SETTINGS),
            pipeline=pipeline,
            capture=SETTINGS,
            bundle_id="b",
            provider="CPU",
        )
    )
    monitor.start()
    try:
        wait_until(lambda: number(monitor.snapshot()) is not None)
        server.close()
        gone_s = time.monotonic()
        wait_until(lambda: AlarmCondition.SOURCE_LOST in active(monitor.snapshot()))
        assert time.monotonic() - gone_s < WITHIN_S + 1.0  # the machine of a test may be busy
        assert number(monitor.snapshot()) is None
    finally:
        monitor.stop()


def test_the_picture_freezes(bed, monkeypatch):
    told = bed()
    monkeypatch.setattr(told.pipeline, "_perceive", stories.Seeing(told.pipeline._perceive.story))
    told.picture = 3
    assert told.until(AlarmCondition.PICTURE_FROZEN) > 2.0
    assert told.monitor.snapshot().frame is None, "a picture that stands still is not shown"
    told.picture = None
    told.go_on(3.0)
    shown = told.monitor.snapshot()
    assert number(shown) is not None
    assert not active(shown)


class Disk(Sink):
    """A sink that writes a line a sample, without a buffer."""

    def __init__(self, path):
        self.path, self.noted = path, []

    def __call__(self, moment, sample):
        with self.path.open("ab", buffering=0) as file:
            file.write(b"a line\n")

    def note(self, event):
        self.noted.append(event)

    def close(self):
        pass


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a disk that is always full")  # noqa: PTH110
def test_the_disk_is_full(bed, tmp_path, caplog):
    """The system itself says that there is no space. Nothing is shown that is not kept, but it alarms all the same."""
    sink = Disk(tmp_path / "kept")
    told = bed(((6.0, 0.2), (1e9, 0.9)), sinks=[sink])
    sink.path = Path("/dev/full")
    assert told.until(AlarmCondition.RECORDING_FAILED) < 2.0
    assert told.monitor.snapshot().blank is AlarmCondition.RECORDING_FAILED
    full_s = told.monitor.history.since(0.0).t_s[-1]
    told.go_on(12.0)
    assert AlarmCondition.PAIN in active(told.monitor.snapshot())
    assert "No space left" in caplog.text
    assert len(caplog.records) == 1, "told once, not with every sample"
    sink.path = tmp_path / "kept"
    told.go_on(4.0)
    shown = told.monitor.snapshot()
    assert AlarmCondition.RECORDING_FAILED not in active(shown)
    assert number(shown) > 0.8
    drawn = told.monitor.history.since(full_s)
    assert np.isnan(drawn.p_trend[1:20]).all(), "the line breaks as the number goes"
    assert drawn.p_trend[-1] > 0.8


def test_what_happened_while_the_worker_was_dead_is_kept_too(bed, tmp_path, caplog):
    sink = Disk(tmp_path / "kept")
    told = bed(sinks=[sink])
    told.pipeline._perceive = None
    told.until(AlarmCondition.WORKER_STOPPED)
    told.monitor._watchdog.check()
    assert (EventKind.ALARM_STARTED, AlarmCondition.WORKER_STOPPED) in [(e.kind, e.condition) for e in sink.noted]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_model_file_goes(bed, files, spoil, caplog):
    path = files.classifier.path
    whole = path.read_bytes()
    told = bed(probes=[ModelFiles(files)])
    spoil(path)
    assert told.until(AlarmCondition.MODEL_INTEGRITY) < 2.0
    path.write_bytes(whole)
    told.go_on(2.0)
    shown = told.monitor.snapshot()
    assert number(shown) is not None
    assert not active(shown)


def test_a_model_goes_while_the_worker_is_dead(bed, files, caplog):
    told = bed(probes=[ModelFiles(files)])
    told.pipeline._perceive = None
    told.until(AlarmCondition.WORKER_STOPPED)
    files.classifier.path.unlink()
    told.until(AlarmCondition.MODEL_INTEGRITY, pictures=False)


@pytest.mark.parametrize("by_s", [3600.0, -3600.0])
def test_the_wall_clock_jumps(bed, by_s):
    told = bed()
    told.wall.advance(by_s)
    assert told.until(AlarmCondition.CLOCK_JUMP) < 2.0
    told.go_on(8.0)
    shown = told.monitor.snapshot()
    assert number(shown) is not None, "it is over at once"
    (signal,) = shown.alarms.signals
    assert (signal.condition, signal.phase) == (AlarmCondition.CLOCK_JUMP, AlarmPhase.LATCHED)


def test_the_steady_clock_stands_still(bed):
    """Then no age can be known, and the worker is given nothing: the watch tells it."""
    told = bed()
    told.until(AlarmCondition.CLOCK_JUMP, clock=False)
    told.go_on(20.0, clock=False)
    assert number(told.monitor.snapshot()) is None
    told.go_on(8.0)
    assert number(told.monitor.snapshot()) is not None


def test_sound_that_fails_is_an_event_of_the_monitor(bed):
    told = bed()
    told.monitor.sound_failed(True)
    told.go_on(0.5)
    assert active(told.monitor.snapshot()) == {AlarmCondition.SOUND_FAILED}
    assert number(told.monitor.snapshot()) is not None, "what is seen is right all the same"
    told.monitor.sound_failed(False)
    told.go_on(0.5)
    kinds = [e.kind for e in told.monitor.history.events if e.condition is AlarmCondition.SOUND_FAILED]
    assert kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]


def test_a_probe_with_a_fault_is_told_and_the_others_go_on(bed, files, caplog):
    def broken(now_s):
        raise ZeroDivisionError

    told = bed(probes=[broken, ModelFiles(files)])
    files.classifier.path.unlink()
    told.go_on(2.0)
    assert active(told.monitor.snapshot()) >= {AlarmCondition.SELF_PROOF_FAILED, AlarmCondition.MODEL_INTEGRITY}
    assert len([record for record in caplog.records if record.exc_info]) == 1
