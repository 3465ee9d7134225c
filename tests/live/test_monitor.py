import time
from functools import partial

import numpy as np
import pytest

from beds import SETTINGS, conditions
from clips import write_clip
from neopain.base.clock import ManualClock
from neopain.base.data import (
    Crop,
    Event,
    EventKind,
    Mark,
    NoFrame,
    State,
)
from neopain.base.ports import Sink
from neopain.capture.scripted import Scripted, scene
from neopain.capture.video import VideoFile
from neopain.live.face_evidence import Evidence
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.pipeline.occlusion import STEPS
from patience import wait_until
from pipelines import Grey

BRIGHT = np.full((32, 32, 3), 204, np.uint8)  # a probability of 0.8


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


def test_face_evidence_follows_the_samples(live):
    monitor, tap, *_ = live()
    tap.say(10)
    wait_until(lambda: monitor.snapshot().sample is not None)
    assert monitor.face_evidence._rows[-1] == (monitor.snapshot().sample.t_s, None)  # Grey reads no actions
    assert monitor.explainer is None


def test_an_explanation_in_progress_ends_with_the_monitor():
    crop = Crop(np.zeros((224, 224, 3), np.uint8), np.eye(2, 3))
    evidence = Evidence(0.0, (0.0,), np.zeros((1, 10), np.float32), crop, 0.9)
    asked = []

    def probability(image):
        asked.append(image)
        time.sleep(0.1)  # the whole map would take half a minute
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
    monitor.explainer.request(evidence)
    wait_until(lambda: asked)
    monitor.stop()
    assert len(asked) < STEPS**2
    assert monitor.explainer.request(evidence) is None


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
    # Until the NoFrame is judged there is no sample: the one before is too old.
    wait_until(lambda: (shown := monitor.snapshot().sample) is not None and shown.trend.state is State.CANNOT_TELL)


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


def test_events_are_never_dropped(live):
    monitor, tap, pipeline, clock = live()
    for index in range(200):
        monitor.do(partial(Mark, label=str(index)))
        if index % 20 == 0:
            clock.advance(0.01)
            tap.say(1)
    clock.advance(0.01)  # two frames of one time are one moment: without it the last marks may wait for ever
    tap.say(1)
    wait_until(lambda: sum(isinstance(command, Mark) for command in pipeline.commands) == 200)
    seen = []
    # On a busy machine the watchdog also reports, for example a slow camera: such events have no label.
    wait_until(lambda: seen.extend(event for event in monitor.events() if event.label) or len(seen) == 200)
    assert [event.label for event in seen] == [str(index) for index in range(200)]


def test_a_recording_is_played_without_skipping(make, clip):
    source, pipeline = VideoFile(clip), Grey()
    monitor = make(source, pipeline)
    wait_until(lambda: monitor.snapshot().health.finished)
    assert [moment.index for moment in pipeline.moments] == list(range(60))
    shown = monitor.snapshot()
    assert shown.frame.index == shown.sample.index == 59
    assert shown.health.dropped == 0
    assert monitor.player is source.player


def test_while_paused_the_last_number_stays_with_its_picture(make, clip):
    source, clock = VideoFile(clip, pace=1.0), ManualClock(100.0)
    monitor = make(source, clock=clock)
    wait_until(lambda: monitor.snapshot().sample is not None)
    source.player.pause()
    wait_until(lambda: (shown := monitor.snapshot()).sample.index == shown.frame.index)
    clock.advance(SETTINGS.stale_s + 0.2)
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


def test_a_file_played_through_a_live_source_ends(make, clip):
    clock = ManualClock(100.0)  # no sample is late, however busy the machine is
    monitor = make(LiveSource(lambda: VideoFile(clip, pace=4), SETTINGS, clock), clock=clock)
    wait_until(lambda: monitor.snapshot().health.finished)
    assert monitor.snapshot().health.fault is None
    assert conditions(monitor) == {}


def test_further_sinks_get_every_sample_and_are_closed(make):
    class Collector(Sink, list):
        closed = 0

        def __call__(self, moment, sample):
            self.append((moment, sample))

        def close(self):
            self.closed += 1

    collector = Collector()
    monitor = make(Scripted(scene([(1.0, BRIGHT)], 20)), sinks=[collector])
    wait_until(lambda: monitor.snapshot().health.finished)
    monitor.stop()
    assert [sample.p_pain for _, sample in collector] == [pytest.approx(0.8)] * 20
    assert collector.closed == 1


def test_what_came_without_a_sample_is_recorded_before_the_end(make):
    """As the acknowledgement of an alarm of a worker that had died, just before the window is closed."""

    class Notes(Sink, list):
        def __call__(self, moment, sample):
            pass

        def note(self, event):
            self.append(event)

        def close(self):
            self.append("closed")

    notes, event = Notes(), Event(1.0, EventKind.ALARM_ACKNOWLEDGED)
    monitor = make(Scripted([]), sinks=[notes])
    monitor._watchdog.end()
    monitor._post([event])
    monitor.stop()
    assert [getattr(note, "kind", note) for note in notes] == [event.kind, "closed"]


def test_stop_before_start(make):
    make(Scripted([]), start=False)
