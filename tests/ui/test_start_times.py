"""How long the start of the window took."""

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtWidgets import QApplication

from dates import SetClock
from neopain.base.data import Reason, State
from neopain.ui import start_times
from neopain.ui.bridge import Bridge
from neopain.ui.main_window import MainWindow
from ui.fake_monitor import FakeMonitor, FakeSource, frame, sample


def test_window_picture_and_score_are_noted_when_they_are_painted(qtbot, monkeypatch):
    ages, found, monitor = iter([1.0, 2.0, 3.5, 9.0]), [], FakeMonitor()
    window = MainWindow()
    times = start_times.StartTimes(window, lambda: next(ages))
    times.done.connect(found.append)
    window.show()
    window.grab()
    window.follow(Bridge(monitor, None, SetClock()))
    times.follow(window.live)

    def turn():
        monitor.clock.advance(0.25)
        window.bridge.poll()
        QApplication.processEvents()
        window.grab()

    turn()
    monitor.show(frame=frame(), sample=sample(reason=Reason.NO_FACE), captured_s=100.0)
    turn()
    assert found == [], "a picture without a number is no score"
    monitor.show(frame=frame(1), sample=sample(State.CALM, index=1), captured_s=100.0)
    turn()
    turn()
    (start,) = found
    assert (start.window_s, start.picture_s, start.score_s) == (1.0, 2.0, 3.5)
    asked = []
    monkeypatch.setattr(start_times.StartTimes, "eventFilter", lambda *event: bool(asked.append(event)))
    turn()
    assert asked == [], "every event of the window goes through Python for ever"
    window.end()


def test_the_first_picture_counts_on_whichever_page_it_is(qtbot):
    ages, found, monitor = iter([1.0, 2.0, 3.5]), [], FakeMonitor()
    window, source = MainWindow(), FakeSource()
    times = start_times.StartTimes(window, lambda: next(ages))
    times.done.connect(found.append)
    window.starting.pictured.connect(times.watch)
    window.starting.expect([source], night=False)
    window.show()
    window.grab()
    source.newest = frame()
    window.starting._timer.timeout.emit()
    QApplication.processEvents()
    window.grab()
    window.follow(Bridge(monitor, None, SetClock()))
    times.follow(window.live)
    monitor.show(frame=frame(1), sample=sample(State.CALM, index=1), captured_s=100.0)
    monitor.clock.advance(0.25)
    window.bridge.poll()
    QApplication.processEvents()
    window.grab()
    assert [tuple(start) for start in found] == [(1.0, 2.0, 3.5)]
    window.end()


def test_the_age_of_this_process_is_not_negative():
    assert start_times.age_s() > 0.0


STARTED = """
import json, linecache, os, sys
from PySide6.QtCore import QEvent
from neopain.ui import start_times

class Looking(start_times.StartTimes):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and self._window_s is None:
            print(json.dumps(sorted(sys.modules)), flush=True)
            if "monitor" in sys.argv:
                os._exit(0)
        return super().eventFilter(watched, event)

start_times.StartTimes = Looking
from neopain.cli import app
try:
    app.main()
finally:
    print(json.dumps([file for file in linecache.cache if "pyqtgraph" in file]))
"""
"""The command of the arguments, which writes what is loaded when the window is first painted."""


def started(folder, *words):
    """The lines that the command has written, in a process and an account of its own."""
    places = {name: str(folder) for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    environment = os.environ | places | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *words], capture_output=True, text=True, check=True, env=environment
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.no_cover
@pytest.mark.parametrize(
    "words", [("bench", "start", "--once"), ("monitor", "--source", "rtsp://127.0.0.1:9/cot", "--bed", "3")]
)
def test_the_window_waits_for_nothing_that_it_does_not_show(tmp_path, words):
    loaded, *rest = started(tmp_path, *words)
    slow = {"numpy", "cv2", "av", "onnxruntime", "pyqtgraph", "miniaudio", "cryptography", "argon2", "keyring"}
    slow |= {"neopain.live.build", "neopain.live.records", "neopain.ui.live.page", "sklearn", "scipy"}
    assert slow & set(loaded) == set()
    if rest:  # until the first score
        times, sources_kept = rest
        assert 0 < times["window_s"] < times["picture_s"] <= times["score_s"]
        assert sources_kept == [], "PySide6 has read what was loaded after it"
