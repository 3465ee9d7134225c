"""The real window over the real monitor, while the worker dies, the source is lost and the disk fails.

No busy machine adds to what is measured: the time that the window's own thread computed between two beats of its event
loop. That it waits for no lock or disk is shown without a clock: whatever fails holds its thread until the window has
gone on for a while, and a window that waited for it would not.
"""

import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QTimer

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
from patience import wait_until

LONGEST_MS = 200.0
SETTINGS = CaptureSettings(read_timeout_s=0.5, reconnect_max_s=0.5)


class Turns(QTimer):
    """How often the event loop of the window has turned."""

    def __init__(self):
        super().__init__()
        self.count, self.held = 0, 0
        self.over = self.stood_still = False
        self.timeout.connect(self._turn)
        self.start(10)

    def _turn(self):
        self.count += 1

    def hold(self):
        """Hold a thread until the window has turned three times, or the test is over."""
        self.held += 1
        until = self.count + 3
        try:
            wait_until(lambda: self.over or self.count >= until)
        except AssertionError:
            self.stood_still = True


@pytest.fixture
def turns(qapp):
    turns = Turns()
    yield turns
    turns.stop()


class Camera(Scripted):
    """Thirty pictures a second with the noise of a sensor, until it is unplugged."""

    pulled = None

    def __iter__(self):
        for frame in super().__iter__():
            if (turns := Camera.pulled) is not None:
                turns.hold()
                return
            yield frame


def pictures():
    rng = np.random.default_rng(0)
    noisy = [rng.integers(60, 200, (480, 640, 3), np.uint8) for _ in range(20)]
    return [Frame(index / 30, index, noisy[index % 20]) for index in range(1800)]


class Part:
    """A perceiving stage with some load that can be made to fail."""

    failing = None

    def __init__(self):
        self._inner = stories.Reading([(1e9, 0.2)])

    def __call__(self, moment):
        if not isinstance(moment, Frame):
            return Percept(moment.t_s, None, moment.reason)
        if (turns := self.failing) is not None:
            turns.hold()
            raise RuntimeError("a bug")
        np.sort(moment.image.reshape(-1)[:200_000])
        return self._inner(moment)

    def find(self, moments):
        return moments

    def read(self, moments):
        return [self(moment) for moment in moments]

    def catch_up(self):
        pass

    def reset(self):
        pass


class Disk(Sink):
    full = None

    def __call__(self, moment, sample):
        if (turns := self.full) is not None:
            turns.hold()  # a failing disk is slow
            with Path("/dev/full").open("wb", buffering=0) as file:
                file.write(b"x")

    def close(self):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_the_window_keeps_running_whatever_fails(qtbot, caplog, turns):
    Camera.pulled = None
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
        own = Heartbeat(time.thread_time)
        calm = turns.count + 20
        qtbot.waitUntil(lambda: turns.count > calm)
        longest["all is well"] = own.take()
        part.failing = turns
        qtbot.waitUntil(lambda: alarming(AlarmCondition.WORKER_STOPPED))
        part.failing = None
        longest["the worker died"] = own.take()
        qtbot.waitUntil(lambda: not alarming(AlarmCondition.WORKER_STOPPED))
        disk.full = turns
        qtbot.waitUntil(lambda: alarming(AlarmCondition.RECORDING_FAILED))
        qtbot.waitUntil(lambda: window.page.sample is None)
        disk.full = None
        longest["the disk was full"] = own.take()
        Camera.pulled = turns
        qtbot.waitUntil(lambda: alarming(AlarmCondition.SOURCE_LOST))
        longest["the camera went"] = own.take()
        own.stop()
    finally:
        turns.over = True
        window.end()
        monitor.stop()
    assert max(longest.values()) < LONGEST_MS, longest
    assert turns.held >= 3
    assert not turns.stood_still


def test_a_heartbeat_measures_the_longest_standstill(qtbot):
    heartbeat = Heartbeat()
    qtbot.wait(30)
    heartbeat.take()
    time.sleep(0.1)
    qtbot.wait(30)
    assert 100 <= heartbeat.take() < 1000
    heartbeat.stop()
