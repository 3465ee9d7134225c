"""A monitor that shows what it is told, on a clock that stands still."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, AlarmState, Event, EventKind, Frame, Priority
from neopain.base.data import Reason, Sample, State, Trend
from neopain.base.ports import SourceInfo
from neopain.pipeline.alarm_rules import RULE


@dataclass
class FakeHealth:
    captured_hz: float = 30.0
    scored_hz: float = 24.0
    latency_p50_ms: float = 48.0
    latency_p95_ms: float = 80.0
    dropped: int = 0
    sample_age_s: float = 0.03
    fault: str | None = None
    finished: bool = False


@dataclass
class FakeSnapshot:
    frame: Frame | None = None
    sample: Sample | None = None
    captured_s: float | None = None
    alarms: AlarmState = AlarmState()
    health: FakeHealth = field(default_factory=FakeHealth)


class FakeHistory:
    def __init__(self):
        self.rows = []
        self.events = []

    def since(self, t_s):
        rows = [row for row in self.rows if row[0] >= t_s]
        t, p, trend, state = (np.array([row[i] for row in rows]) for i in range(4)) if rows else (np.empty(0),) * 4
        return t, p, trend, state.astype(np.int64)


class FakePlayer:
    duration_s = 90.0

    def __init__(self):
        self.paused, self.position_s, self.pace, self.calls = False, 31.0, 1.0, []

    def pause(self):
        self.paused = True

    def resume(self):
        self.paused = False

    def seek(self, t_s):
        self.position_s = t_s

    def set_pace(self, pace):
        self.pace = pace


class FakeMonitor:
    bundle_id, provider, limit = "synthetic-202611", "CPUExecutionProvider", 0.6
    info = SourceInfo("camera 0", 640, 480, 30.0, None, None, True)

    def __init__(self, player=None):
        self.clock = ManualClock(100.0)
        self.player, self.calls, self.waiting = player, [], []
        self.shown = FakeSnapshot()
        self.history = FakeHistory()

    def now_s(self):
        return self.clock.now_s

    def snapshot(self):
        return replace(self.shown)

    def events(self):
        waiting, self.waiting = self.waiting, []
        return waiting

    def acknowledge(self):
        self.calls.append("acknowledge")

    def pause_audio(self):
        self.calls.append("pause_audio")

    def mark(self, label):
        self.calls.append(("mark", label))

    def start(self):
        self.calls.append("start")

    def stop(self):
        self.calls.append("stop")


def frame(index=0, t_s=100.0, colour=(190, 150, 130)):
    y, x = np.mgrid[:480, :640]
    image = np.full((480, 640, 3), (38, 42, 50), np.uint8)
    image[((x - 320) / 130) ** 2 + ((y - 240) / 165) ** 2 < 1] = colour
    return Frame(t_s, index, image)


def points():
    angle = np.linspace(0, 2 * np.pi, 68, endpoint=False)
    return np.stack((320 + 90 * np.cos(angle), 240 + 110 * np.sin(angle)), 1).astype(np.float32)


def sample(state=State.CALM, p=0.12, reason=None, t_s=100.0, index=0, alarms=AlarmState()):
    seen = reason is None
    trend = Trend(p if seen else None, 0.93, state if seen else State.CANNOT_TELL, reason)
    box = (200.0, 90.0, 440.0, 390.0) if seen else None
    return Sample(
        t_s, index, reason, p if seen else None, trend, alarms, (), face_box=box, landmarks=points() if seen else None
    )


def signal(condition=AlarmCondition.PAIN, phase=AlarmPhase.ACTIVE, since_s=88.0):
    rule = RULE[condition]
    return AlarmSignal(condition, rule.kind, rule.priority, phase, since_s)


