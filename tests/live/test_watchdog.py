"""A fault of the machine raises an alarm within five seconds and blanks the number."""

import os
from pathlib import Path

import numpy as np
import pytest

import stories
from beds import SETTINGS, WITHIN_S, active, number
from neopain.base.data import AlarmCondition, AlarmPhase, EventKind
from neopain.base.ports import Sink
from neopain.capture.stream import Stream
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.probes import ModelFiles
from patience import wait_until
from servers import MjpegServer


@pytest.fixture
def bed(bed):
    """Builds monitors that show the first number of their story."""

    def build(*args, **kwargs):
        built = bed(*args, **kwargs)
        assert number(built.monitor.snapshot()) == pytest.approx(built.pipeline._perceive.story[0][1])
        return built

    return build


def test_the_worker_dies(bed, caplog):
    at_bed = bed()
    perceive = at_bed.pipeline._perceive
    at_bed.pipeline._perceive = None  # an error of its own, at every moment
    at_bed.until(AlarmCondition.WORKER_STOPPED)
    at_bed.pipeline._perceive = perceive
    wait_until(lambda: at_bed.go_on() or number(at_bed.monitor.snapshot()) is not None)
    assert "the worker stopped" in caplog.text


def test_a_lagging_worker_is_reported(bed):
    at_bed = bed()
    for index in range(40):
        at_bed.clock.advance(1.2)
        at_bed.wall.advance(1.2)
        at_bed.monitor._watchdog.check()  # the newest score is of an old picture
        if index == 0:
            assert not active(at_bed.monitor.snapshot())
            assert number(at_bed.monitor.snapshot()) is None
        at_bed.go_on(0.1)
        if AlarmCondition.LAGGING in active(at_bed.monitor.snapshot()):
            break
    assert 1.2 * (index + 1) <= WITHIN_S


@pytest.fixture
def server():
    server = MjpegServer()
    yield server
    server.close()


@pytest.mark.parametrize("fault", ["closes", "stalls in a picture"])
def test_the_camera_is_lost(monkeypatch, server, fault):
    """A real camera over the network, on the real clock; the delay is measured in the time of its pictures."""
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
        if fault == "closes":
            server.close()
        else:
            server.tear("stall")
        wait_until(lambda: AlarmCondition.SOURCE_LOST in active(monitor.snapshot()))
        assert monitor.snapshot().frame is None, "an old picture is not shown as live"
        last_picture_s = monitor._live._newest.moment.t_s
        (lost,) = (event for event in monitor.history.events if event.condition is AlarmCondition.SOURCE_LOST)
        assert lost.t_s - last_picture_s < WITHIN_S
        assert number(monitor.snapshot()) is None
    finally:
        monitor.stop()


def test_the_picture_freezes(bed, monkeypatch):
    at_bed = bed()
    monkeypatch.setattr(at_bed.pipeline, "_perceive", stories.Seeing(at_bed.pipeline._perceive.story))
    at_bed.picture = 3
    assert at_bed.until(AlarmCondition.PICTURE_FROZEN) > 2.0
    assert at_bed.monitor.snapshot().frame is None, "a frozen picture is not shown"
    at_bed.picture = None
    at_bed.go_on(3.0)
    shown = at_bed.monitor.snapshot()
    assert number(shown) is not None
    assert not active(shown)


def test_a_camera_of_one_picture_a_second_is_reported_as_slow(bed):
    at_bed = bed()
    for _ in range(12):
        at_bed.go_on(0.9, pictures=False)
        at_bed.go_on(0.1)
    shown = at_bed.monitor.snapshot()
    assert AlarmCondition.SOURCE_SLOW in active(shown)
    assert AlarmCondition.SOURCE_UNSTABLE not in active(shown)
    noted = [(event.kind, event.condition) for event in at_bed.monitor.history.events]
    assert (EventKind.ALARM_STARTED, AlarmCondition.SOURCE_SLOW) in noted
    at_bed.go_on(25.0)
    assert not active(at_bed.monitor.snapshot())


def test_the_reason_of_a_slow_camera_stays_on_the_screen(bed):
    at_bed = bed()
    for _ in range(10):
        at_bed.go_on(1.1, pictures=False)
        at_bed.go_on(0.1)
    for _ in range(3):
        for seconds, pictures in ((1.1, False), (0.1, True), (0.1, False)):
            at_bed.go_on(seconds, pictures=pictures)
            shown = at_bed.monitor.snapshot()
            assert (shown.blank, shown.sample, shown.captured_s) == (AlarmCondition.SOURCE_SLOW, None, None)
    at_bed.go_on(25.0)
    shown = at_bed.monitor.snapshot()
    assert shown.blank is None
    assert shown.sample.trend.p_trend is not None


def test_a_camera_that_flaps_is_reported_as_unstable(bed):
    at_bed = bed()
    for _ in range(6):
        at_bed.go_on(1.5)
        at_bed.go_on(2.0, pictures=False)
    at_bed.go_on(1.0)
    shown = at_bed.monitor.snapshot()
    assert AlarmCondition.SOURCE_UNSTABLE in active(shown)
    assert AlarmCondition.SOURCE_SLOW not in active(shown)


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
    """The system itself says that there is no space. No score is shown that is not recorded, but alarms go on."""
    sink = Disk(tmp_path / "lines")
    at_bed = bed(((6.0, 0.2), (1e9, 0.9)), sinks=[sink])
    sink.path = Path("/dev/full")
    assert at_bed.until(AlarmCondition.RECORDING_FAILED) < 2.0
    assert at_bed.monitor.snapshot().blank is AlarmCondition.RECORDING_FAILED
    full_s = at_bed.monitor.history.since(0.0).t_s[-1]
    at_bed.go_on(12.0)
    assert AlarmCondition.PAIN in active(at_bed.monitor.snapshot())
    assert "No space left" in caplog.text
    assert len(caplog.records) == 1, "logged once, not with every sample"
    sink.path = tmp_path / "lines"
    at_bed.go_on(4.0)
    shown = at_bed.monitor.snapshot()
    assert AlarmCondition.RECORDING_FAILED not in active(shown)
    assert number(shown) > 0.8
    drawn = at_bed.monitor.history.since(full_s)
    assert np.isnan(drawn.p_trend[1:20]).all(), "the line has a gap while the number is blanked"
    assert drawn.p_trend[-1] > 0.8


def test_events_while_the_worker_was_dead_are_recorded(bed, tmp_path, caplog):
    sink = Disk(tmp_path / "lines")
    at_bed = bed(sinks=[sink])
    at_bed.pipeline._perceive = None
    at_bed.until(AlarmCondition.WORKER_STOPPED)
    at_bed.monitor._watchdog.check()
    assert (EventKind.ALARM_STARTED, AlarmCondition.WORKER_STOPPED) in [(e.kind, e.condition) for e in sink.noted]


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"x")])
def test_a_model_file_is_removed_or_altered(bed, files, spoil, caplog):
    path = files.classifier.path
    whole = path.read_bytes()
    at_bed = bed(probes=[ModelFiles(files)])
    spoil(path)
    assert at_bed.until(AlarmCondition.MODEL_INTEGRITY) < 2.0
    path.write_bytes(whole)
    at_bed.go_on(2.0)
    shown = at_bed.monitor.snapshot()
    assert number(shown) is not None
    assert not active(shown)


def test_a_model_file_is_removed_while_the_worker_is_dead(bed, files, caplog):
    at_bed = bed(probes=[ModelFiles(files)])
    at_bed.pipeline._perceive = None
    at_bed.until(AlarmCondition.WORKER_STOPPED)
    files.classifier.path.unlink()
    at_bed.until(AlarmCondition.MODEL_INTEGRITY, pictures=False)


@pytest.mark.parametrize("by_s", [3600.0, -3600.0])
def test_the_wall_clock_jumps(bed, by_s):
    at_bed = bed()
    at_bed.wall.advance(by_s)
    assert at_bed.until(AlarmCondition.CLOCK_JUMP) < 2.0
    at_bed.go_on(8.0)
    shown = at_bed.monitor.snapshot()
    assert number(shown) is not None, "it is over at once"
    (signal,) = shown.alarms.signals
    assert (signal.condition, signal.phase) == (AlarmCondition.CLOCK_JUMP, AlarmPhase.LATCHED)


def test_the_steady_clock_stands_still(bed):
    """Then no age is known and the worker gets no moments: the watchdog reports it."""
    at_bed = bed()
    at_bed.until(AlarmCondition.CLOCK_JUMP, clock=False)
    at_bed.go_on(20.0, clock=False)
    assert number(at_bed.monitor.snapshot()) is None
    at_bed.go_on(8.0)
    assert number(at_bed.monitor.snapshot()) is not None


def test_sound_that_fails_is_an_event_of_the_monitor(bed):
    at_bed = bed()
    at_bed.monitor.sound_failed(True)
    at_bed.go_on(0.5)
    assert active(at_bed.monitor.snapshot()) == {AlarmCondition.SOUND_FAILED}
    assert number(at_bed.monitor.snapshot()) is not None, "the number is still valid"
    at_bed.monitor.sound_failed(False)
    at_bed.go_on(0.5)
    kinds = [e.kind for e in at_bed.monitor.history.events if e.condition is AlarmCondition.SOUND_FAILED]
    assert kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]


def test_a_probe_with_a_fault_is_reported_and_the_others_go_on(bed, files, caplog):
    def broken(now_s):
        raise ZeroDivisionError

    at_bed = bed(probes=[broken, ModelFiles(files)])
    files.classifier.path.unlink()
    at_bed.go_on(2.0)
    assert active(at_bed.monitor.snapshot()) >= {AlarmCondition.SELF_PROOF_FAILED, AlarmCondition.MODEL_INTEGRITY}
    assert len([record for record in caplog.records if record.exc_info]) == 1


@pytest.mark.parametrize("first", ["the worker", "the watchdog"])
def test_after_a_standstill_the_gap_stays_in_the_log_and_in_the_chart(bed, first, monkeypatch):
    """The whole process stood still, as after SIGSTOP: whichever thread runs first afterwards."""
    at_bed = bed()
    monkeypatch.setattr(at_bed.pipeline, "_perceive", stories.Seeing(at_bed.pipeline._perceive.story))
    at_bed.go_on(2.0)
    last_s = at_bed.monitor.history.since(0.0).t_s[-1]
    before = at_bed.monitor._mailbox.finished_s
    at_bed.clock.advance(20.0)
    at_bed.wall.advance(20.0)
    if first == "the watchdog":
        at_bed.monitor._watchdog.check()
    at_bed.tap.say(7)
    wait_until(lambda: at_bed.monitor._mailbox.finished_s > before)
    at_bed.go_on(3.0)
    stopped = [e for e in at_bed.monitor.history.events if e.condition is AlarmCondition.WORKER_STOPPED]
    assert [event.kind for event in stopped] == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]
    assert stopped[0].t_s == pytest.approx(last_s + 4.0, abs=0.7)
    assert stopped[1].duration_s == pytest.approx(16.0, abs=0.7)
    assert number(at_bed.monitor.snapshot()) is not None
    rows = at_bed.monitor.history.since(last_s)
    assert np.isnan(rows.p_trend[1]), "the line is interrupted"
