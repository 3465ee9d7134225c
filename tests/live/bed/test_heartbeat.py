"""Signs of life through a pipe: what stands still, what rests, and who is not meant."""

import os

import pytest

from neopain.base.clock import ManualClock
from neopain.live.bed.heartbeat import HEARTBEAT, Heartbeat, Part, Pulse

HANG_S, START_S, FIRST_S = 10.0, 60.0, 120.0


class Watched:
    """A pulse on a clock, with the monitor's end of it in this process."""

    def __init__(self, monkeypatch):
        self.clock = ManualClock(0.0)
        self.pulse = Pulse(self.clock, HANG_S, START_S, FIRST_S)
        monkeypatch.setattr(os, "getppid", os.getpid)
        self.monitor = Heartbeat(self.pulse.told)

    def beat(self, *parts, after_s=1.0):
        for part in parts:
            self.monitor.beat(part)
        return self.look(after_s)

    def look(self, after_s=1.0):
        self.clock.advance(after_s)
        return self.pulse.look(0.0)


@pytest.fixture
def watched(monkeypatch):
    watched = Watched(monkeypatch)
    yield watched
    watched.pulse.close()
    os.close(watched.pulse.inherited[0])


def test_a_part_that_falls_silent_is_named(watched):
    for _ in range(30):
        assert watched.beat(Part.WINDOW, Part.WORKER) is None
    for _ in range(int(HANG_S) - 1):
        assert watched.beat(Part.WINDOW) is None
    assert watched.beat(Part.WINDOW) is Part.WORKER


def test_a_part_that_begins_has_more_time(watched):
    assert watched.beat(Part.WINDOW) is None
    for _ in range(int(START_S) - 1):
        assert watched.look() is None
    assert watched.look() is Part.WINDOW


def test_what_never_spoke_or_rests_is_not_waited_for(watched):
    for _ in range(3):
        watched.beat(Part.WINDOW, Part.WORKER)
    watched.monitor.rest(Part.WORKER)
    for _ in range(100):
        assert watched.beat(Part.WINDOW) is None
    watched.monitor.rest(Part.WINDOW)
    for _ in range(100):
        assert watched.look() is None
    watched.beat(Part.WORKER)
    for _ in range(int(HANG_S) - 1):
        assert watched.look() is None
    assert watched.look() is Part.WORKER, "as soon as it works again"


def test_a_watcher_that_slept_blames_nobody(watched):
    for _ in range(3):
        watched.beat(Part.WINDOW)
    assert watched.look(after_s=3600.0) is None
    for _ in range(int(HANG_S) - 1):
        assert watched.look() is None
    assert watched.look() is Part.WINDOW


def test_a_full_pipe_and_one_that_nobody_reads_cost_nothing(watched):
    for _ in range(200_000):
        watched.monitor.beat(Part.WINDOW)
    assert watched.beat(Part.WINDOW) is None


def test_a_child_of_the_monitor_is_not_meant(watched, monkeypatch):
    monkeypatch.setattr(os, "getppid", lambda: 1)
    child = Heartbeat(watched.pulse.told)
    assert not child.is_heard
    child.beat(Part.WINDOW)
    for _ in range(100):
        assert watched.look() is None


@pytest.mark.parametrize("words", ["", "x 1", "7", "-1 1"])
def test_an_environment_without_a_pipe_is_nobody_who_listens(words):
    heartbeat = Heartbeat({HEARTBEAT: words})
    heartbeat.beat(Part.WORKER)
    heartbeat.rest(Part.WORKER)
    assert not heartbeat.is_heard


def test_a_process_that_has_closed_its_end_is_only_waited_for(watched, monkeypatch):
    slept = []
    monkeypatch.setattr("time.sleep", slept.append)
    other = Pulse(watched.clock, HANG_S, START_S)
    other.begin()
    assert [other.look(1.0) for _ in range(3)] == [None] * 3
    other.close()
    assert len(slept) == 2


@pytest.fixture
def begun(watched, monkeypatch):
    """A process that has been started; this one keeps its end of the pipe."""
    monkeypatch.setattr(os, "close", lambda number: None)
    watched.pulse.begin()
    monkeypatch.undo()
    monkeypatch.setattr(os, "getppid", os.getpid)
    return watched


def test_a_start_that_gives_no_sign_at_all_is_noticed(begun):
    for _ in range(int(FIRST_S) - 1):
        assert begun.look() is None
    assert begun.look() is Part.START


def test_a_worker_alone_is_no_window(begun):
    for _ in range(int(FIRST_S) - 1):
        assert begun.beat(Part.WORKER) is None
    assert begun.beat(Part.WORKER) is Part.START


def test_the_start_is_over_with_the_first_sign_of_the_window(begun):
    begun.beat(Part.WINDOW)
    begun.monitor.rest(Part.WINDOW)
    for _ in range(2 * int(FIRST_S)):
        assert begun.look() is None


def test_a_start_that_waits_for_a_person_is_given_any_time_and_then_its_own(begun):
    with begun.monitor.resting(Part.START):
        for _ in range(10 * int(FIRST_S)):
            assert begun.look() is None
    for _ in range(int(FIRST_S)):
        assert begun.look() is None
    assert begun.look() is Part.START
