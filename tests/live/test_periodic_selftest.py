"""The monitor tests itself every hour and reports a failure."""

import pytest

import stories
from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition
from neopain.base.errors import InputError
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted, scene
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.periodic_selftest import (
    AGAIN_S,
    EVERY_S,
    FIRST_S,
    LATE_S,
    AlarmedElsewhereError,
    Check,
    PeriodicSelfTest,
    run_checks,
)
from patience import wait_until
from pipelines import Tap


class Part:
    """A check that passes or fails, in three steps."""

    def __init__(self):
        self.wrong, self.runs = None, 0

    def __call__(self):
        yield
        yield
        self.runs += 1
        if self.wrong is not None:
            raise self.wrong
        return "it is right"


@pytest.fixture
def part():
    return Part()


def through(self_test, clock):
    """Run a self-test that is due; returns the number of steps."""
    pieces = 0
    while self_test.step(clock()):
        pieces += 1
    return pieces


def test_a_minute_after_the_start_and_then_every_hour(part):
    clock = ManualClock(50.0)
    self_test = PeriodicSelfTest([Check("part", part)], clock())
    clock.advance(FIRST_S - 1)
    assert through(self_test, clock) == 0
    clock.advance(1)
    assert through(self_test, clock) >= 3, "in pieces"
    assert (part.runs, self_test.passed_s, self_test.fault) == (1, 50.0 + FIRST_S, None)
    clock.advance(EVERY_S - 1)
    assert through(self_test, clock) == 0
    clock.advance(1)
    through(self_test, clock)
    assert part.runs == 2


def test_a_failed_check_is_reported_and_repeated_soon(part, caplog):
    clock = ManualClock(FIRST_S)
    other = Part()
    self_test = PeriodicSelfTest([Check("disk", part), Check("other", other)], 0.0)
    part.wrong = InputError("the disk is full")
    through(self_test, clock)
    assert self_test.fault == self_test.fault_at(clock()) == "disk: the disk is full"
    assert self_test.failed_checks == ("disk",)
    assert self_test.passed_s is None
    assert other.runs == 1, "a failed check stops no other"
    part.wrong = None
    clock.advance(AGAIN_S)
    through(self_test, clock)
    assert (self_test.fault, self_test.passed_s) == (None, clock())
    assert "the self-test failed" in caplog.text


def test_a_fault_with_an_alarm_of_its_own_raises_no_second_one_but_the_test_has_not_passed(part):
    clock = ManualClock(FIRST_S)
    self_test = PeriodicSelfTest([Check("sound", part)], 0.0)
    part.wrong = AlarmedElsewhereError("no speaker")
    through(self_test, clock)
    assert (self_test.fault, self_test.passed_s, self_test.failed_checks) == (None, None, ("sound",))
    assert self_test.fault_at(clock()) is None
    part.wrong = None
    clock.advance(AGAIN_S)
    through(self_test, clock)
    assert self_test.passed_s == clock()


def test_a_self_test_that_does_not_finish_has_failed(part):
    self_test = PeriodicSelfTest([Check("part", part)], 0.0)
    assert self_test.step(FIRST_S)
    assert not self_test.fault_at(FIRST_S + LATE_S)
    assert "does not finish" in self_test.fault_at(FIRST_S + LATE_S + 1)
    through(self_test, ManualClock(FIRST_S + LATE_S + 2))
    assert not self_test.fault_at(FIRST_S + LATE_S + 3)


def test_a_check_with_an_internal_fault_has_failed(part, caplog):
    part.wrong = ZeroDivisionError()
    self_test = PeriodicSelfTest([Check("part", part)], -FIRST_S)
    through(self_test, ManualClock())
    assert "ZeroDivisionError" in self_test.fault
    assert caplog.records


def test_a_failed_self_test_is_an_alarm_and_a_passed_one_is_shown(part, caplog):
    clock, tap = ManualClock(100.0), Tap()
    settings = CaptureSettings()
    monitor = Monitor(
        MonitorParts(
            source=LiveSource(lambda: tap, settings, clock),
            pipeline=stories.pipeline([(1e9, 0.2)]),
            capture=settings,
            bundle_id="b",
            provider="CPU",
            clock=clock,
            self_test=PeriodicSelfTest([], clock()),
        )
    )
    monitor.add_self_test(Check("part", part))
    part.wrong = InputError("no sound")

    def tick():
        tap.say(int(clock() * 10) % 50)
        clock.advance(0.02)
        return monitor.snapshot()

    def failed():
        return AlarmCondition.SELF_PROOF_FAILED in {signal.condition for signal in tick().alarms.signals}

    monitor.start()
    try:
        assert tick().health.self_test_age_s is None
        clock.advance(FIRST_S)
        wait_until(failed)
        assert tick().health.self_test_fault == "part: no sound"
        assert tick().health.failed_checks == ("part",)
        part.wrong = None
        clock.advance(AGAIN_S)
        wait_until(lambda: not failed())
        assert tick().health.self_test_age_s < 30
        assert tick().health.self_test_fault is None
    finally:
        monitor.stop()


def test_a_self_test_in_progress_does_not_delay_the_end(part):
    def endless():
        while True:
            yield

    settings = CaptureSettings()
    monitor = Monitor(
        MonitorParts(
            source=LiveSource(lambda: Scripted(scene([], 10), live=True), settings),
            pipeline=stories.pipeline([(1, 0.2)]),
            capture=settings,
            bundle_id="b",
            provider="CPU",
            self_test=PeriodicSelfTest([Check("endless", endless)], -1e9),
        )
    )
    monitor.start()
    monitor.stop()
    assert not monitor._watchdog._self_test_thread.is_alive()


@pytest.mark.parametrize(
    ("error", "begins"),
    [
        (
            PermissionError(13, "Permission denied", "/home/bed3/x"),
            "/home/bed3/x cannot be used (Permission denied): let",
        ),
        (OSError("the speaker is gone"), "part cannot be used (the speaker is gone): let"),
        (OSError(), "part cannot be used (OSError): let"),
    ],
)
def test_what_the_system_refuses_is_said_with_what_to_do(error, begins):
    def broken():
        yield
        raise error

    running = run_checks([Check("part", broken)])
    while True:
        try:
            next(running)
        except StopIteration as done:
            (found,) = done.value
            break
    assert found.fault.startswith(begins)
    assert "Errno" not in found.fault
