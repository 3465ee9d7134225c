import logging
import time
from functools import partial

import numpy as np
import pytest

from clips import write_clip
from neopain.base.clock import ManualClock
from neopain.base.data import (
    Acknowledge,
    AlarmCondition,
    AlarmPhase,
    Crop,
    EventKind,
    Frame,
    Mark,
    NoFrame,
    PauseAudio,
    State,
)
from neopain.base.ports import Sink
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted, scene
from neopain.capture.video import VideoFile
from neopain.live.face_evidence import Evidence
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.live.worker import HUNG_S, RESTARTS
from neopain.pipeline.occlusion import STEPS
from patience import wait_until
from pipelines import Grey, Tap

SETTINGS = CaptureSettings(read_timeout_s=0.5, stale_s=1.0)
BRIGHT = np.full((32, 32, 3), 204, np.uint8)  # a probability of 0.8


@pytest.fixture
def make():
    made = []

    def build(source, pipeline=None, clock=None, sinks=(), start=True):
        keywords = {} if clock is None else {"clock": clock}
        monitor = Monitor(
            MonitorParts(
                source=source,
                pipeline=pipeline or Grey(),
                capture=SETTINGS,
                bundle_id="b",
                provider="CPU",
                sinks=sinks,
                **keywords,
            )
        )
        made.append(monitor)
        if start:
            monitor.start()
        return monitor

    yield build
    for monitor in made:
        monitor.stop()


@pytest.fixture
def live(make):
    """A live monitor on a clock that stands still, its camera on a string, its pipeline."""

    def build(pipeline=None):
        clock, tap, pipeline = ManualClock(100.0), Tap(), pipeline or Grey()
        monitor = make(LiveSource(lambda: tap, SETTINGS, clock), pipeline, clock)
        return monitor, tap, pipeline, clock

    return build


def conditions(monitor):
    return {signal.condition: signal.phase for signal in monitor.snapshot().alarms.signals}


def crash(monitor, tap, pipeline, clock):
    """Let the worker fail until it stays down."""
    pipeline.fails = lambda moment: True
    wait_until(lambda: clock.advance(0.005) or tap.say(1) or not monitor._worker.is_alive())


def test_before_the_first_frame_there_is_nothing_to_show(live):
    monitor, *_ = live()
    shown = monitor.snapshot()
    assert (shown.frame, shown.sample, shown.captured_s, shown.alarms.signals) == (None, None, None, ())
    assert shown.health.sample_age_s is None
    assert monitor.player is None
    assert monitor.limit == 0.5


def test_frame_sample_and_health_of_a_live_source(live):
    monitor, tap, pipeline, clock = live()
    for index in range(10):
        tap.say(10)
        wait_until(lambda index=index: len(pipeline.moments) > index and monitor.snapshot().sample is not None)
        wait_until(lambda index=index: monitor.snapshot().sample.index == index)
        clock.advance(0.1)
    shown = monitor.snapshot()
    assert shown.frame.index == shown.sample.index == 9
    assert shown.sample.p_pain == pytest.approx(80 / 255)
    assert shown.captured_s == pytest.approx(100.9)
    assert shown.health.captured_hz == shown.health.scored_hz == pytest.approx(10)
    assert shown.health.sample_age_s == pytest.approx(0.1)
    assert (shown.health.dropped, shown.health.fault, shown.health.finished) == (0, None, False)
    assert monitor.history.since(0.0).t_s == pytest.approx(np.arange(10) / 10)


def test_what_the_face_does_is_read_along(live):
    monitor, tap, *_ = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    assert monitor.face_evidence._rows[-1] == (monitor.snapshot().sample.t_s, None)  # Grey reads no actions
    assert monitor.explainer is None


def test_an_explanation_at_work_ends_with_the_monitor():
    crop = Crop(np.zeros((224, 224, 3), np.uint8), np.eye(2, 3))
    evidence = Evidence(0.0, (0.0,), np.zeros((1, 10), np.float32), crop, 0.0, 0.9)
    asked = []

    def probability(image):
        time.sleep(0.01)
        asked.append(image)
        return 0.5

    monitor = Monitor(
        MonitorParts(
            source=Scripted(scene([(0.1, BRIGHT)], 10)),
            pipeline=Grey(),
            capture=SETTINGS,
            bundle_id="b",
            provider="CPU",
            explain=lambda: probability,
        )
    )
    monitor.start()
    monitor.explainer.ask(evidence)
    wait_until(lambda: asked)
    monitor.stop()
    assert len(asked) < STEPS**2
    assert monitor.explainer.ask(evidence) is None


def test_an_old_number_is_never_shown_as_new(live):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    pipeline.gate.clear()
    clock.advance(0.9)
    assert monitor.snapshot().sample is not None
    clock.advance(0.2)
    assert monitor.snapshot().sample is None
    assert monitor.snapshot().health.sample_age_s == pytest.approx(1.1)
    pipeline.gate.set()


def test_silence_reaches_the_pipeline(live):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: pipeline.moments)
    clock.advance(2.0)
    wait_until(lambda: NoFrame(2.0) in pipeline.moments)
    wait_until(lambda: monitor.snapshot().sample.trend.state is State.CANNOT_TELL)


def test_the_newest_frame_is_shown_while_the_pipeline_is_slow(live):
    monitor, tap, pipeline, clock = live()
    pipeline.gate.clear()
    tap.say(1, 2)
    wait_until(lambda: monitor.snapshot().frame is not None and monitor.snapshot().frame.index == 1)
    clock.advance(0.1)
    tap.say(3)
    wait_until(lambda: monitor.snapshot().frame is not None and monitor.snapshot().frame.index == 2)
    pipeline.gate.set()
    wait_until(lambda: monitor.snapshot().sample is not None and monitor.snapshot().sample.index == 2)
    assert 1 <= monitor.snapshot().health.dropped <= 2


def test_commands_are_stamped_with_the_moment_they_are_applied_at(live):
    monitor, tap, pipeline, clock = live()
    tap.say(1)
    wait_until(lambda: len(pipeline.moments) == 1)
    clock.advance(0.3)
    monitor.acknowledge()
    monitor.do(PauseAudio)
    monitor.do(lambda t_s: Mark(t_s, "heel prick"))
    tap.say(2)
    wait_until(lambda: len(pipeline.commands) == 3)
    assert pipeline.commands == [
        Acknowledge(pytest.approx(0.3)),
        PauseAudio(pytest.approx(0.3)),
        Mark(pytest.approx(0.3), "heel prick"),
    ]
    wait_until(lambda: monitor.history.events)
    (event,) = monitor.events()
    assert (event.kind, event.label) == (EventKind.MARKED, "heel prick")
    assert monitor.events() == ()
    assert monitor.history.events == (event,)


def test_events_are_never_dropped(live):
    monitor, tap, pipeline, _ = live()
    for index in range(200):
        monitor.do(partial(Mark, label=str(index)))
        if index % 20 == 0:
            tap.say(1)
    tap.say(1)
    wait_until(lambda: len(pipeline.commands) == 200)
    seen = []
    wait_until(lambda: seen.extend(monitor.events()) or len(seen) == 200)
    assert [event.label for event in seen] == [str(index) for index in range(200)]


def test_a_failed_worker_is_told_and_started_again(live, caplog):
    monitor, tap, pipeline, clock = live(Grey(fails=lambda moment: isinstance(moment, Frame) and moment.index == 1))
    tap.say(1)
    wait_until(lambda: monitor.snapshot().sample is not None)
    clock.advance(0.1)
    tap.say(2)
    wait_until(lambda: monitor.snapshot().health.fault is not None)
    assert "ZeroDivisionError" in monitor.snapshot().health.fault
    assert monitor.snapshot().sample is None
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    clock.advance(0.1)
    tap.say(3)
    wait_until(lambda: monitor.snapshot().sample is not None)
    clock.advance(0.1)
    tap.say(4)
    wait_until(lambda: monitor.snapshot().health.fault is None)
    assert conditions(monitor) == {}
    assert pipeline.resets == 1
    kinds = [event.kind for event in monitor.events() if event.condition is AlarmCondition.WORKER_STOPPED]
    assert kinds == [EventKind.ALARM_STARTED, EventKind.ALARM_ENDED]
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.levelno == logging.ERROR


def test_a_worker_that_always_fails_stays_down_and_the_alarm_stays(live, caplog):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    began = time.monotonic()
    crash(monitor, tap, pipeline, clock)
    assert pipeline.resets == len(caplog.records) - 1 == RESTARTS
    assert time.monotonic() - began > 1.5
    assert monitor.snapshot().sample is None
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    monitor.acknowledge()
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACKNOWLEDGED}
    monitor.do(lambda t_s: Mark(t_s, "after the end"))
    assert [event.label for event in monitor.events()][-1] == "after the end"
    monitor.do(PauseAudio)
    assert monitor.snapshot().alarms.audio_paused_until_s is not None


def test_an_alarm_that_was_active_at_a_failure_is_ended_in_the_record(live, caplog):
    monitor, tap, pipeline, clock = live(Grey(alarm_from=0.3, fails=lambda m: isinstance(m, Frame) and m.index == 1))
    tap.say(20)
    wait_until(lambda: AlarmCondition.PAIN in conditions(monitor))
    clock.advance(0.1)
    tap.say(20)
    wait_until(lambda: pipeline.resets == 1)
    seen = []
    wait_until(lambda: seen.extend(monitor.events()) or any(event.condition is AlarmCondition.PAIN for event in seen))
    ended = [event for event in seen if event.condition is AlarmCondition.PAIN]
    assert [event.kind for event in ended] == [EventKind.ALARM_ENDED]
    assert caplog.records


def test_a_worker_that_hangs_is_told_too(live):
    monitor, tap, pipeline, clock = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    pipeline.gate.clear()
    tap.say(11)
    clock.advance(HUNG_S - 0.1)
    assert conditions(monitor) == {}
    clock.advance(0.2)
    assert conditions(monitor) == {AlarmCondition.WORKER_STOPPED: AlarmPhase.ACTIVE}
    pipeline.gate.set()
    wait_until(lambda: conditions(monitor) == {})


@pytest.fixture
def clip(tmp_path):
    return write_clip(tmp_path / "cot.mp4", 60)


def test_a_recording_is_played_without_skipping(make, clip):
    source, pipeline = VideoFile(clip), Grey()
    monitor = make(source, pipeline)
    wait_until(lambda: monitor.snapshot().health.finished)
    assert [moment.index for moment in pipeline.moments] == list(range(60))
    shown = monitor.snapshot()
    assert shown.frame.index == shown.sample.index == 59
    assert shown.health.dropped == 0
    assert monitor.player is source.player


def test_after_a_seek_all_is_forgotten_that_came_after(make, clip):
    pipeline = Grey(alarm_from=0.2)
    monitor = make(VideoFile(clip), pipeline)
    wait_until(lambda: monitor.snapshot().health.finished)
    monitor.events()
    monitor.player.seek(0.5)
    wait_until(lambda: len(pipeline.moments) == 60 + 45 and monitor.snapshot().health.finished)
    assert pipeline.resets == 1
    assert pipeline.moments[60].index == 15
    t_s = monitor.history.since(0.0).t_s
    assert len(t_s) == 60
    assert (np.diff(t_s) > 0).all()
    assert [event.kind for event in monitor.events()] == [EventKind.ALARM_ENDED]


def test_paused_the_last_number_stays_with_its_picture(make, clip):
    source = VideoFile(clip, pace=1.0)
    monitor = make(source)
    wait_until(lambda: monitor.snapshot().sample is not None)
    source.player.pause()
    time.sleep(SETTINGS.stale_s + 0.2)
    shown = monitor.snapshot()
    assert shown.sample is not None
    assert shown.sample.index == shown.frame.index
    assert conditions(monitor) == {}


def test_a_damaged_recording_ends_with_a_fault(make, tmp_path):
    path = write_clip(tmp_path / "cot.mkv", 90)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 6 // 10])
    monitor = make(VideoFile(path))
    wait_until(lambda: monitor.snapshot().health.finished)
    assert "ends early" in monitor.snapshot().health.fault
    assert conditions(monitor) == {}


def test_a_failure_over_a_recording_is_not_tried_again(make, clip, caplog):
    monitor = make(VideoFile(clip), pipeline := Grey(fails=lambda moment: moment.index == 7))
    wait_until(lambda: monitor.snapshot().health.fault is not None)
    assert AlarmCondition.WORKER_STOPPED in conditions(monitor)
    assert len(pipeline.moments) == 7
    assert len(caplog.records) == 1


def test_a_file_played_as_if_live_ends(make, clip):
    monitor = make(LiveSource(lambda: VideoFile(clip, pace=4), SETTINGS))
    wait_until(lambda: monitor.snapshot().health.finished)
    assert monitor.snapshot().health.fault is None
    assert conditions(monitor) == {}


def test_further_sinks_get_every_sample_and_are_closed(make):
    class Kept(Sink, list):
        closed = 0

        def __call__(self, moment, sample):
            self.append((moment, sample))

        def close(self):
            self.closed += 1

    kept = Kept()
    monitor = make(Scripted(scene([(1.0, BRIGHT)], 20)), sinks=[kept])
    wait_until(lambda: monitor.snapshot().health.finished)
    monitor.stop()
    assert [sample.p_pain for _, sample in kept] == [pytest.approx(0.8)] * 20
    assert kept.closed == 1


def test_stop_before_start(make):
    make(Scripted([]), start=False)
