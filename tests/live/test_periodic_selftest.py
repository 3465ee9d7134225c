"""The monitor proves itself an hour through, and says so when it cannot."""

import io
import resource

import pytest
from rich.console import Console

import stories
from neopain.base import paths
from neopain.base.clock import ManualClock
from neopain.base.data import AlarmCondition
from neopain.base.errors import InputError
from neopain.base.settings import CaptureSettings, Settings
from neopain.capture.scripted import Scripted, scene
from neopain.live import selftest
from neopain.live.build import monitor_checks
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
)
from patience import wait_until
from pipelines import Tap


class Part:
    """Something that is right or wrong, and takes three pieces to look at."""

    def __init__(self):
        self.wrong, self.looked = None, 0

    def __call__(self):
        yield
        yield
        self.looked += 1
        if self.wrong is not None:
            raise self.wrong
        return "it is right"


@pytest.fixture
def part():
    return Part()


def through(self_test, clock):
    """Work off what is due."""
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
    assert (part.looked, self_test.passed_s, self_test.fault) == (1, 50.0 + FIRST_S, None)
    clock.advance(EVERY_S - 1)
    assert through(self_test, clock) == 0
    clock.advance(1)
    through(self_test, clock)
    assert part.looked == 2


def test_what_fails_is_told_and_tried_again_soon(part, caplog):
    clock = ManualClock(FIRST_S)
    other = Part()
    self_test = PeriodicSelfTest([Check("disk", part), Check("other", other)], 0.0)
    part.wrong = InputError("the disk is full")
    through(self_test, clock)
    assert self_test.fault == self_test.fault_at(clock()) == "disk: the disk is full"
    assert self_test.failed_checks == ("disk",)
    assert self_test.passed_s is None
    assert other.looked == 1, "a failed check stops no other"
    part.wrong = None
    clock.advance(AGAIN_S)
    through(self_test, clock)
    assert (self_test.fault, self_test.passed_s) == (None, clock())
    assert "the self-test failed" in caplog.text


def test_what_has_an_alarm_of_its_own_is_not_told_twice_but_nothing_is_proven(part):
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


def test_a_proof_that_does_not_come_to_its_end_has_failed(part):
    self_test = PeriodicSelfTest([Check("part", part)], 0.0)
    assert self_test.step(FIRST_S)
    assert not self_test.fault_at(FIRST_S + LATE_S)
    assert "does not come to its end" in self_test.fault_at(FIRST_S + LATE_S + 1)
    through(self_test, ManualClock(FIRST_S + LATE_S + 2))
    assert not self_test.fault_at(FIRST_S + LATE_S + 3)


def test_a_check_with_a_fault_of_its_own_proves_nothing(part, caplog):
    part.wrong = ZeroDivisionError()
    self_test = PeriodicSelfTest([Check("part", part)], -FIRST_S)
    through(self_test, ManualClock())
    assert "ZeroDivisionError" in self_test.fault
    assert caplog.records


def test_a_proof_that_fails_is_an_alarm_and_one_that_passes_is_told(part, caplog):
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

    def look():
        tap.say(int(clock() * 10) % 50)
        clock.advance(0.02)
        return monitor.snapshot()

    def failed():
        return AlarmCondition.SELF_PROOF_FAILED in {signal.condition for signal in look().alarms.signals}

    monitor.start()
    try:
        assert look().health.self_test_age_s is None
        clock.advance(FIRST_S)
        wait_until(failed)
        assert look().health.self_test_fault == "part: no sound"
        assert look().health.failed_checks == ("part",)
        part.wrong = None
        clock.advance(AGAIN_S)
        wait_until(lambda: not failed())
        assert look().health.self_test_age_s < 30
        assert look().health.self_test_fault is None
    finally:
        monitor.stop()


def test_a_proof_under_way_does_not_hold_up_the_end(part):
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


@pytest.fixture
def records(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    return tmp_path / "records"


def test_the_real_checks_pass_with_what_ships(records):
    heard = io.StringIO()
    assert selftest.self_test(monitor_checks(Settings()), Console(file=heard, width=200)) == 0
    said = heard.getvalue()
    assert "alarm raised" in said
    assert said.count("passed") == 4
    assert list(records.iterdir()) == [], "nothing is left behind"


def score(told):
    check = selftest.checks(paths.models(), told, paths.records())[1]
    return selftest.self_test([check])


def test_scores_that_do_not_rise_are_found(capsys):
    assert score(lambda: stories.pipeline([(1e9, 0.4)])) == 1
    assert "the cry of the demo clip scores 0.40" in " ".join(capsys.readouterr().out.split())


def test_a_face_that_is_not_found_is_found_out(capsys):
    assert score(lambda: stories.pipeline([(1e9, stories.Reason.NO_FACE)])) == 1
    assert "have a score" in " ".join(capsys.readouterr().out.split())


def test_an_alarm_in_the_calm_part_is_found(capsys):
    assert score(lambda: stories.pipeline([(13.0, 0.1), (4.9, 0.95), (2.1, 0.1), (1e9, 0.99)])) == 1


def test_a_disk_that_takes_no_more(records, capsys):
    """The system refuses to write, as it does when there is no space left."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert selftest.self_test(selftest.checks(paths.models(), lambda: None, records)[2:3]) == 1
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "cannot be written" in " ".join(capsys.readouterr().out.split())


def test_a_model_that_was_altered(tmp_path, capsys):
    (tmp_path / "active.toml").write_text("nonsense")
    assert selftest.self_test(selftest.checks(tmp_path, lambda: None, tmp_path)[:1]) == 1
    assert "active.toml" in capsys.readouterr().out


def test_a_wall_clock_that_was_never_set(capsys):
    checks = selftest.checks(paths.models(), lambda: None, paths.records(), wall=lambda: 0.0)
    assert selftest.self_test(checks[3:]) == 1
    assert "never set" in capsys.readouterr().out
