"""A live monitor with the real judge, on clocks that are moved by hand, for tests of what happens at a bed."""

from __future__ import annotations

import threading

import stories
from neopain.base.clock import ManualClock
from neopain.base.data import AlarmPhase
from neopain.base.settings import CaptureSettings
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.probes import Clocks
from patience import wait_until
from pipelines import Tap

SETTINGS = CaptureSettings(read_timeout_s=0.5)
STEP_S = 0.1
WITHIN_S = 5.0


class Bed:
    """A live monitor with the real judge, on clocks that are moved by hand."""

    def __init__(self, story=((1e9, 0.2),), sinks=(), probes=(), proving=None, restarted=None):
        self.clock, self.wall, self.tap = ManualClock(100.0), ManualClock(5000.0), Tap()
        self.pipeline = stories.pipeline(story)
        self._gate, self._hangs = threading.Event(), threading.Event()
        self._gate.set()
        self._perceived = self.pipeline._perceive.read
        self.pipeline._perceive.read = self._perceive
        self.index = 0
        self.picture = None
        self.monitor = Monitor(
            MonitorParts(
                source=LiveSource(lambda: self.tap, SETTINGS, self.clock),
                pipeline=self.pipeline,
                capture=SETTINGS,
                bundle_id="b",
                provider="CPU",
                sinks=sinks,
                probes=(*probes, Clocks(self.clock, self.wall)),
                self_test=proving,
                restarted=restarted,
                clock=self.clock,
            )
        )
        self.monitor.start()

    def go_on(self, seconds=STEP_S, pictures=True, clock=True):
        """Let `seconds` pass."""
        for _ in range(round(seconds / STEP_S)):
            self.wall.advance(STEP_S)
            if clock:
                self.clock.advance(STEP_S)
            if pictures and clock:
                self.index += 1
                before = self.monitor._mailbox.finished_s
                self.tap.say(self.index if self.picture is None else self.picture)
                wait_until(lambda before=before: self.monitor._mailbox.finished_s > before or self.monitor._worker.down)
            if self.index % 5 == 0 or not (pictures and clock):
                self.monitor._watchdog.check()

    def let_the_pipeline_hang(self):
        """Let it begin the next moment and not finish it."""
        self._hangs.clear()
        self._gate.clear()
        self.clock.advance(STEP_S)
        self.tap.say(0)
        assert self._hangs.wait(60)

    def pipeline_may_go_on(self):
        """End the hang."""
        self._gate.set()

    def _perceive(self, moments):
        if not self._gate.is_set():
            self._hangs.set()
            assert self._gate.wait(60)
        return self._perceived(moments)

    def until(self, condition, **how):
        """Seconds until `condition` is an active alarm and the number is gone."""
        for step in range(round(WITHIN_S / STEP_S)):
            shown = self.monitor.snapshot()
            if condition in active(shown) and number(shown) is None:
                return step * STEP_S
            self.go_on(**how)
        raise AssertionError(f"{condition} did not alarm within {WITHIN_S} s")


def active(shown):
    return {signal.condition for signal in shown.alarms.signals if signal.phase is AlarmPhase.ACTIVE}


def number(shown):
    """What the screen shows of the score."""
    return None if shown.sample is None else shown.sample.trend.p_trend


def conditions(monitor):
    """The phase of each condition that is signalled."""
    return {signal.condition: signal.phase for signal in monitor.snapshot().alarms.signals}
