"""The real monitor over a scripted source, in the real window, on the real clock."""

import csv
from contextlib import contextmanager

import pytest
from PySide6.QtGui import QImage

import stories
from neopain.base.data import AlarmCondition, Reason, State
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted, drawn_face, scene
from neopain.run.latest import Latest
from neopain.run.monitor import Monitor
from neopain.ui.application import end
from neopain.ui.bridge import Bridge
from neopain.ui.demo import run_offscreen_demo
from neopain.ui.main_window import MainWindow

SETTINGS = CaptureSettings()


def make(story, seconds, *, live=True, pipeline=None):
    moments = list(scene([(seconds, drawn_face())], 30.0))
    source = Latest(lambda: Scripted(moments, pace=1.0, live=live), SETTINGS)
    pipeline = stories.pipeline(story) if pipeline is None else pipeline
    return Monitor(source, pipeline, settings=SETTINGS, bundle_id="test", provider="CPU")


@contextmanager
def watching(monitor):
    window = MainWindow()
    window.show()
    monitor.start()
    window.attach(Bridge(monitor, None))
    try:
        yield window
    finally:
        end(window)
        monitor.stop()


def test_frames_scores_and_latency(qtbot):
    with watching(make([(9, 0.1)], 9)) as window:
        qtbot.waitUntil(lambda: window.page.sample is not None)
        first = window.bridge.frames_shown, window.page.sample.t_s
        qtbot.wait(1500)
        shown = window.bridge.frames_shown - first[0]
        captured = 30 * (window.page.sample.t_s - first[1])
        assert window.page.score.word.text() == "Calm"
        assert shown >= 0.9 * captured
        assert 0 < window.bridge.latency_ms(0.95) < 200
        assert window.bridge.latency_ms(0.5) <= window.bridge.latency_ms(0.95)


def test_pain_becomes_an_alarm_and_can_be_acknowledged(qtbot):
    with watching(make([(30, 0.95)], 30)) as window:
        page = window.page
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "Pain expression", timeout=6000)
        assert page.score.state is State.PAIN
        page.buttons.acknowledge.click()
        qtbot.waitUntil(lambda: "Acknowledged" in page.alarm_bar.do.text())
        page.buttons.pause_audio.click()
        qtbot.waitUntil(lambda: page.alarm_bar.paused.text().startswith("Audio paused\n2:0"))
        page.buttons.mark.click()
        qtbot.waitUntil(lambda: len(page.chart.points.points()) == 2)


def test_a_worker_that_dies_takes_the_number_with_it(qtbot, caplog):
    class Dying:
        limit = 0.5

        def __init__(self):
            self.inner = stories.pipeline([(9, 0.2)])

        def steps(self, moments):
            if moments[-1].t_s > 0.5:
                raise RuntimeError("a bug in the pipeline")
            return self.inner.steps(moments)

        def handle(self, command):
            pass

        def reset(self):
            pass

    with watching(make([], 9, pipeline=Dying())) as window:
        qtbot.waitUntil(lambda: window.page.score.number.text() == "20\u202f%")
        qtbot.waitUntil(lambda: window.page.score.number.text() == "– –")
        qtbot.waitUntil(lambda: window.page.alarm_bar.what.text() == "Monitor stopped: not monitoring")
        assert window.page.score.what.text() == "Monitor has stopped"
    assert "a bug in the pipeline" in caplog.text


def test_a_lost_camera_takes_picture_and_number_away(qtbot):
    opened = []

    def open_once():
        if opened:
            raise SourceError("the camera is gone")
        opened.append(Scripted(list(scene([(1.0, drawn_face())], 30.0)), pace=1.0, live=True))
        return opened[0]

    source = Latest(open_once, SETTINGS)
    pipeline = stories.pipeline([(1.0, 0.2), (60, Reason.NO_FRAME)])
    with watching(Monitor(source, pipeline, settings=SETTINGS, bundle_id="test", provider="CPU")) as window:
        qtbot.waitUntil(lambda: window.page.score.number.text() == "20\u202f%")
        qtbot.waitUntil(lambda: window.page.score.number.text() == "– –", timeout=4000)
        assert window.page.score.what.text() == "No picture"
        qtbot.waitUntil(lambda: window.page.video.frame is None, timeout=4000)


@pytest.fixture
def truth(tmp_path):
    path = tmp_path / "truth.csv"
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["t_s", "frame", "state", "pain", "face_visible", "reason"])
        for index in range(255):
            t_s = index / 30
            blind = t_s >= 7.0
            state = "cannot_tell" if blind else "pain" if t_s >= 1.5 else "calm"
            rows.writerow([t_s, index, state, int(state == "pain"), int(not blind), "turned" if blind else ""])
    return path


def test_offscreen_demo(tmp_path, truth, monkeypatch):
    monkeypatch.setattr("neopain.ui.demo.WARM_UP_S", 0.5)
    monkeypatch.setattr("neopain.ui.demo.STEADY_S", 0.5)
    story = [(1.5, 0.05), (5.5, 0.95), (1.5, Reason.TURNED)]
    out = tmp_path / "out"
    report = run_offscreen_demo(lambda: make(story, 8.5, live=False), truth, out)
    assert [alarm.condition for alarm in report.alarms] == [AlarmCondition.PAIN]
    (episode, alarm), *_ = report.pairs()
    assert 3.0 < alarm.t_s - episode.start_s < 7.0
    assert report.scored_hz > 15
    assert 0 < report.latency_p50_ms <= report.latency_p95_ms
    assert {path.name for path in report.pictures} == {"calm.png", "pain.png", "cannot-tell.png"}
    for path in report.pictures:
        assert QImage(str(path)).size().toTuple() == (1280, 800)


def test_offscreen_demo_raises_what_is_wrong(tmp_path, truth):
    def fail():
        raise ValueError("no model")

    with pytest.raises(ValueError, match="no model"):
        run_offscreen_demo(fail, truth, tmp_path)
