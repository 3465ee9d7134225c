"""The real window over the real monitor, while the worker dies, the source is lost and the disk fails.

Two clocks: the time that the window's own thread computed between two beats of its event loop, which no busy machine
adds to; and the time on the wall, which also counts waiting for a lock or a disk, held against that of a calm phase.
"""

import time
from pathlib import Path

import numpy as np
import pytest

import stories
from neopain.base.data import AlarmCondition, AlarmPhase, Frame, Percept
from neopain.base.ports import Sink
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.ui.bench import Heartbeat
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow

LONGEST_MS = 200.0
BLOCKED_S = 0.8
SETTINGS = CaptureSettings(read_timeout_s=0.5, reconnect_max_s=0.5)


class Camera(Scripted):
    """Thirty pictures a second with the noise of a sensor, until it is unplugged."""

    pulled = False

    def __iter__(self):
        for frame in super().__iter__():
            if Camera.pulled:
                return
            yield frame


def pictures():
    rng = np.random.default_rng(0)
    noisy = [rng.integers(60, 200, (480, 640, 3), np.uint8) for _ in range(20)]
    return [Frame(index / 30, index, noisy[index % 20]) for index in range(1800)]


class Part:
    """A perceiving stage with some load that can be made to fail."""

    failing = False

    def __init__(self):
        self._inner = stories.Reading([(1e9, 0.2)])

    def __call__(self, moment):
        if not isinstance(moment, Frame):
            return Percept(moment.t_s, None, moment.reason)
        if self.failing:
            raise RuntimeError("a bug")
        np.sort(moment.image.reshape(-1)[:200_000])
        return self._inner(moment)

    def several(self, moments):
        return [self(moment) for moment in moments]

    def reset(self):
        pass


class Disk(Sink):
    full = False

    def __call__(self, moment, sample):
        if self.full:
            time.sleep(BLOCKED_S)  # a failing disk is slow
            with Path("/dev/full").open("wb", buffering=0) as file:
                file.write(b"x")

    def close(self):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_the_window_keeps_running_whatever_fails(qtbot, caplog):
    Camera.pulled = False
    pipeline, disk = stories.pipeline([(1e9, 0.2)]), Disk()
    pipeline._perceive = part = Part()
    moments = pictures()
    monitor = Monitor(
        MonitorParts(
            source=LiveSource(lambda: Camera(moments, pace=1.0, live=True), SETTINGS),
            pipeline=pipeline,
            capture=SETTINGS,
            bundle_id="b",
            provider="CPU",
            sinks=[disk],
        )
    )

    def alarming(condition):
        signals = monitor.snapshot().alarms.signals
        return condition in {signal.condition for signal in signals if signal.phase is AlarmPhase.ACTIVE}

    window = MainWindow()
    window.show()
    monitor.start()
    window.follow(Bridge(monitor, None))
    longest = {}
    try:
        qtbot.waitUntil(lambda: window.page.sample is not None)
        heartbeat, own = Heartbeat(), Heartbeat(time.thread_time)
        qtbot.wait(1500)
        longest["all is well"] = heartbeat.take(), own.take()
        part.failing = True
        qtbot.waitUntil(lambda: alarming(AlarmCondition.WORKER_STOPPED))
        part.failing = False
        longest["the worker died"] = heartbeat.take(), own.take()
        qtbot.waitUntil(lambda: not alarming(AlarmCondition.WORKER_STOPPED))
        disk.full = True
        qtbot.waitUntil(lambda: alarming(AlarmCondition.RECORDING_FAILED))
        assert window.page.sample is None
        disk.full = False
        longest["the disk was full"] = heartbeat.take(), own.take()
        Camera.pulled = True
        qtbot.waitUntil(lambda: alarming(AlarmCondition.SOURCE_LOST))
        longest["the camera went"] = heartbeat.take(), own.take()
        heartbeat.stop()
        own.stop()
    finally:
        window.end()
        monitor.stop()
    assert max(own_ms for _, own_ms in longest.values()) < LONGEST_MS, longest
    usual_ms = longest.pop("all is well")[0]
    assert max(wall_ms for wall_ms, _ in longest.values()) < LONGEST_MS + 3 * usual_ms


def test_a_heartbeat_measures_the_longest_standstill(qtbot):
    heartbeat = Heartbeat()
    qtbot.wait(30)
    heartbeat.take()
    time.sleep(0.1)
    qtbot.wait(30)
    assert 100 <= heartbeat.take() < 1000
    heartbeat.stop()
