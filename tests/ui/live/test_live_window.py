"""The real monitor over a scripted source, in the real window, on the real clock."""

import threading
from contextlib import contextmanager
from itertools import takewhile

from PySide6.QtCore import Qt

import stories
from neopain.base.data import Answer, State
from neopain.base.errors import SourceError
from neopain.capture.scripted import Scripted, drawn_face, scene
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from ui.scripted_monitor import SETTINGS, make


@contextmanager
def watching(monitor):
    window = MainWindow()
    window.show()
    monitor.start()
    window.follow(Bridge(monitor, None))
    try:
        yield window
    finally:
        window.end()
        monitor.stop()


def test_frames_scores_and_latency(qtbot):
    with watching(make([(60, 0.1)], 60)) as window:
        qtbot.waitUntil(lambda: window.page.sample is not None)
        for _ in range(20):  # another program may load the machine for a while
            first = window.bridge.frames_shown, window.page.sample.t_s
            window.bridge._latencies_s.clear()
            qtbot.wait(1500)
            shown = window.bridge.frames_shown - first[0]
            captured = 30 * (window.page.sample.t_s - first[1])
            median_ms, slow_ms = (window.bridge.latency_ms(share) for share in (0.5, 0.95))
            if shown >= 0.9 * captured and slow_ms < 200:
                break
        assert window.page.score.word.text() == "Calm"
        assert shown >= 0.9 * captured
        assert 0 < median_ms <= slow_ms < 200


def test_pain_becomes_an_alarm_and_can_be_acknowledged(qtbot):
    with watching(make([(30, 0.95)], 30)) as window:
        page = window.page
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "Pain expression")
        assert page.score.state is State.PAIN
        page.buttons.acknowledge.click()
        qtbot.waitUntil(lambda: "Acknowledged" in page.alarm_bar.do.text())
        page.buttons.pause_audio.click()
        qtbot.waitUntil(lambda: page.alarm_bar.paused.text().startswith("Audio paused\n2:0"))
        qtbot.keyClick(window, Qt.Key.Key_M)
        qtbot.waitUntil(lambda: len(page.chart.points.points()) == 2)


def test_care_at_the_bedside_reaches_the_pipeline_and_comes_back(qtbot):
    with watching(make([(60, 0.52)], 60)) as window:
        page = window.page
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "Pain expression")
        page.buttons.acknowledge.click()
        page.side.question.buttons[Answer.YES].click()
        qtbot.waitUntil(lambda: "Acknowledged" in page.alarm_bar.do.text())
        page.buttons.procedure.click()
        page.tray.tiles[0].click()
        qtbot.waitUntil(lambda: page.buttons.procedure.label.text() == "Heel prick")
        assert page.alarm_bar.paused.text().startswith("Pain sound on hold")
        page.buttons.procedure.click()
        qtbot.waitUntil(page.side.outcome.isVisible)
        assert page.side.outcome.title.text() == "Heel prick ended"
        assert page.side.outcome.figures[0].text() == "52\u202f%"
        page.chart.rail.dragged.emit(0.9)
        page.chart.rail.released.emit(0.9)
        qtbot.waitUntil(lambda: page.side.limit.before.text() == "1")
        assert page.side.limit.after.text() == "0"
        page.side.limit.finish.click()
        page.tray.tiles[0].click()
        qtbot.waitUntil(lambda: page.chart.rail.limit == 0.9)
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "No active alarm")
        page.buttons.log.click()
        (alarm,) = [row for row in page.log.rows if row.what.text() == "Pain expression"]
        assert alarm.answer.text() == "pain"
        assert page.log.counts[0].text() == "1"


def test_a_dead_worker_blanks_the_number(qtbot, caplog):
    class Dying:
        limit = 0.5
        ill = False

        def __init__(self):
            self.inner = stories.pipeline([(60, 0.2)])

        def steps(self, moments):
            if self.ill:
                raise RuntimeError("a bug in the pipeline")
            return self.inner.steps(moments)

        def handle(self, command):
            pass

        def catch_up(self):
            pass

        def reset(self):
            pass

    pipeline = Dying()
    with watching(make([], 60, pipeline=pipeline)) as window:
        qtbot.waitUntil(lambda: window.page.score.number.text() == "20\u202f%")
        pipeline.ill = True
        qtbot.waitUntil(lambda: window.page.score.number.text() == "– –")
        qtbot.waitUntil(lambda: window.page.alarm_bar.what.text() == "Monitor stopped")
        assert window.page.score.what.text() == "Monitor stopped"
    assert "a bug in the pipeline" in caplog.text


def test_a_lost_camera_blanks_picture_and_number(qtbot):
    pulled = threading.Event()

    class Camera(Scripted):
        def __iter__(self):
            return takewhile(lambda moment: not pulled.is_set(), super().__iter__())

    def open_camera():
        if pulled.is_set():
            raise SourceError("the camera is gone")
        return Camera(list(scene([(60.0, drawn_face())], 30.0)), pace=1.0, live=True)

    source = LiveSource(open_camera, SETTINGS)
    pipeline = stories.pipeline([(60.0, 0.2)])
    pipeline._perceive = stories.Seeing([(60.0, 0.2)])
    with watching(
        Monitor(MonitorParts(source=source, pipeline=pipeline, capture=SETTINGS, bundle_id="test", provider="CPU"))
    ) as window:
        qtbot.waitUntil(lambda: window.page.score.number.text() == "20\u202f%")
        pulled.set()
        qtbot.waitUntil(lambda: window.page.score.number.text() == "– –")
        assert window.page.score.what.text() == "No picture"
        qtbot.waitUntil(lambda: window.page.video.frame is None)


def test_a_camera_that_is_not_there_at_the_start_is_camera_lost_and_comes_by_itself(qtbot):
    there = threading.Event()

    def open_camera():
        if not there.is_set():
            raise SourceError("http://cot/1 cannot be opened: user name or password is wrong")
        return Scripted(moments, pace=1.0, live=True)

    moments = list(scene([(60.0, drawn_face())], 30.0))
    source = LiveSource(open_camera, SETTINGS, expected=Scripted(moments, live=True).info)
    pipeline = stories.pipeline([(60.0, 0.2)])
    pipeline._perceive = stories.Seeing([(60.0, 0.2)])
    with watching(
        Monitor(MonitorParts(source=source, pipeline=pipeline, capture=SETTINGS, bundle_id="test", provider="CPU"))
    ) as window:
        page = window.page
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "Camera lost")
        assert page.score.number.text() == "– –"
        assert "user name or password is wrong" in page.video.fault
        there.set()
        qtbot.waitUntil(lambda: page.score.number.text() == "20\u202f%")
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() != "Camera lost")
        assert page.video.fault == ""
