"""Every fault once, half on each kind of camera, under the real monitor and the real window."""

import time
from dataclasses import replace
from types import SimpleNamespace

import pytest

import stories
from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Event,
    EventKind,
    Limits,
    Priority,
)
from neopain.base.settings import CaptureSettings, Settings, TrendSettings
from neopain.pipeline.judge import Judge
from neopain.pipeline.pipeline import Pipeline
from neopain.ui.bench import OffscreenWindow
from neopain.workbench.endurance import faults
from neopain.workbench.endurance.camera import MjpegCamera, Mode
from neopain.workbench.endurance.fault_bench import watched
from neopain.workbench.endurance.faults import FAULTS, EventLog, Fault, Leftovers, Outcome, endure, rounds, settled
from neopain.workbench.endurance.rtsp_camera import RtspCamera
from pipelines import grey_ready

pytestmark = pytest.mark.endurance

PATIENT = CaptureSettings(open_timeout_s=6.0, read_timeout_s=1.0, reconnect_max_s=1.0)
HOLD_S, PATIENCE_S = 1.0, 60.0
"""That a number goes and does not come back before the camera does is asserted; how soon, the bench measures."""


@pytest.fixture(scope="module")
def stage():
    """A window, and a monitor on a camera of each kind, made when it is first asked for."""
    made = {}

    def on(kind, pictures):
        if kind not in made:
            camera, log = kind(pictures), EventLog()
            # The real judge: what is missing is an alarm to it, and a number comes back when it knows enough.
            judged = Pipeline(stories.Seeing([(1e9, 0.2)]), Judge(stories.score, TrendSettings(), Limits(0.5)))
            ready = replace(grey_ready(Settings()), pipeline=judged)
            monitor = watched(camera.url, PATIENT, ready, [log])
            monitor.start()
            screen = OffscreenWindow()
            screen.follow(monitor)
            made[kind] = camera, monitor, screen, log
        return made[kind]

    yield on
    for camera, monitor, screen, _ in made.values():
        screen.close()
        monitor.stop()
        camera.close()


def wait_for(screen, shown):
    """Let it run until a number is shown, or none."""
    end_s = time.monotonic() + PATIENCE_S
    while screen.shows_number() is not shown and time.monotonic() < end_s:
        screen.run(0.1)


@pytest.fixture(autouse=True)
def no_thread_is_left_over():
    """The stage stands for all tests of this file; test_fault_bench.py looks for what is left over."""


@pytest.mark.parametrize(
    ("fault", "kind"),
    [(fault, (MjpegCamera, RtspCamera)[place % 2]) for place, fault in enumerate(FAULTS)],
    ids=lambda value: getattr(value, "name", getattr(value, "scheme", "")),
)
def test_a_camera_that(fault, kind, stage, pictures, monkeypatch):
    camera, monitor, screen, log = stage(kind, pictures)
    wait_for(screen, shown=True)
    if fault.blind:
        fault.begin(camera)
        wait_for(screen, shown=False)
        monkeypatch.setattr(faults, "_LATE_S", -1.0)  # from now on any number is an old one
        monkeypatch.setattr(faults, "_STALE_S", {})
        fault = replace(fault, begin=lambda camera: None)
    outcome = endure(fault, camera, monitor, screen, log, HOLD_S)
    assert outcome.recovered_s is not None
    assert outcome.stale == 0
    assert monitor.snapshot().sample is not None


def test_an_outage_is_in_the_alarm_log(stage, pictures):
    camera, monitor, screen, log = stage(MjpegCamera, pictures)

    def seen(camera):
        end_s = time.monotonic() + PATIENCE_S
        while not log.events[before:] and time.monotonic() < end_s:
            screen.run(0.1)
        FAULTS[0].end(camera)

    before = len(log.events)
    outcome = endure(replace(FAULTS[0], end=seen), camera, monitor, screen, log, 6.5)
    assert outcome.logged


class Screen:
    """Shows what it is told."""

    def __init__(self, number):
        self.number = number

    def run(self, _seconds):
        faults.monotonic.advance(0.5)

    def shows_number(self):
        return self.number


class Monitor:
    """Shows a new number, unless it is not `back`; `alarms` are given until each of their times."""

    def __init__(self, *alarms):
        self.back, self.alarms = True, alarms

    def snapshot(self):
        now_s = faults.monotonic()
        signals = tuple(
            AlarmSignal(condition, AlarmKind.TECHNICAL, Priority.MEDIUM, phase, 0.0)
            for condition, phase, until_s in self.alarms
            if now_s < until_s
        )
        return SimpleNamespace(captured_s=now_s if self.back else None, alarms=AlarmState(signals))


@pytest.fixture
def clock(monkeypatch):
    from neopain.base.clock import ManualClock

    clock = ManualClock(100.0)
    monkeypatch.setattr(faults, "monotonic", clock)
    return clock


class Dead:
    """A camera that sends nothing any more."""

    sent_s, mode = 100.0, Mode.REFUSED


NOTHING = Fault("does nothing", lambda camera: None, lambda camera: None)


def test_a_number_that_stays_is_counted(clock):
    outcome = endure(NOTHING, Dead(), Monitor(), Screen(True), EventLog(), 5.0)
    assert outcome.stale == 6
    assert not outcome.passed


def test_an_outage_that_is_not_logged_fails_and_one_that_is_passes(clock):
    log = EventLog()
    screen = Screen(False)
    screen.run = lambda _: (clock.advance(0.5), setattr(screen, "number", clock() > 107.5))
    outcome = endure(NOTHING, Dead(), Monitor(), screen, log, 7.0)
    assert (outcome.logged, outcome.passed) == (False, False)
    clock.now_s, screen.number = 100.0, False
    event = Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.SOURCE_LOST)
    lost = Fault("is lost", lambda camera: log.note(event), lambda camera: None)
    assert endure(lost, Dead(), Monitor(), screen, log, 7.0).passed


@pytest.mark.parametrize(
    ("condition", "phase", "until_s", "begins_s"),
    [
        (AlarmCondition.SOURCE_LOST, AlarmPhase.ACTIVE, 103.0, 103.0),
        (AlarmCondition.CANNOT_TELL, AlarmPhase.ACKNOWLEDGED, 103.0, 103.0),
        (AlarmCondition.PICTURE_FROZEN, AlarmPhase.ACTIVE, 1e9, 160.0),
        (AlarmCondition.CANNOT_TELL, AlarmPhase.LATCHED, 1e9, 100.0),
        (AlarmCondition.SOURCE_UNSTABLE, AlarmPhase.ACTIVE, 1e9, 100.0),
        (AlarmCondition.PAIN, AlarmPhase.ACTIVE, 1e9, 100.0),
    ],
)
def test_a_fault_begins_when_the_alarms_of_the_outage_before_have_ended(clock, condition, phase, until_s, begins_s):
    began = []
    fault = Fault("notes when it begins", lambda camera: began.append(clock()), lambda camera: None)
    endure(fault, Dead(), Monitor((condition, phase, until_s)), Screen(True), EventLog(), 1.0)
    assert began == [begins_s]


def test_an_alarm_of_the_outage_before_is_not_counted_as_one_of_this(clock):
    log, monitor = EventLog(), Monitor((AlarmCondition.SOURCE_LOST, AlarmPhase.ACTIVE, 102.0))
    screen = Screen(True)

    def run(_):
        clock.advance(0.5)
        if clock() == 101.0:
            log.note(Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.SOURCE_LOST))

    screen.run = run
    assert endure(NOTHING, Dead(), monitor, screen, log, 7.0).logged is False


def test_one_that_does_not_come_back_or_late(clock):
    monitor = Monitor()
    monitor.back = False
    assert endure(NOTHING, Dead(), monitor, Screen(False), EventLog(), 1.0).recovered_s is None
    assert not Outcome("x", 1.0, None, 0, None).passed
    assert not Outcome("x", 1.0, 10.1, 0, None).passed
    assert Outcome("x", 1.0, 9.9, 0, None).passed


def test_what_is_left_over():
    before = Leftovers(5, 0, 20, 300.0)
    assert Leftovers(5, 0, 20, 340.0).beyond(before) == {}
    assert Leftovers(6, 1, 22, 349.0).beyond(before) == {
        "threads": 1,
        "processes": 1,
        "files": 2,
        "memory MiB": 49.0,
    }


def test_what_ends_by_itself_is_waited_for(monkeypatch, clock):
    counts = iter([7, 6, 5])
    monkeypatch.setattr(Leftovers, "now", classmethod(lambda cls: cls(next(counts), 0, 20, 300.0)))
    assert settled(Screen(False), Leftovers(5, 0, 20, 300.0)) == {}


def test_faults_in_turn():
    assert [fault.name for fault in rounds(FAULTS[:2], 5)] == [FAULTS[place % 2].name for place in range(5)]
