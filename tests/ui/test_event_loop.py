"""The one QApplication, and signals that end its event loop."""

import os
import signal

import pytest
from PySide6.QtCore import QTimer

from neopain.ui import event_loop


def test_paths_set_by_cv2_are_undone(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM_PLUGIN_PATH", "/somewhere/cv2/qt/plugins")
    monkeypatch.setenv("QT_QPA_FONTDIR", "/my/own/fonts")
    event_loop.qt_application()
    assert "QT_QPA_PLATFORM_PLUGIN_PATH" not in os.environ
    assert os.environ["QT_QPA_FONTDIR"] == "/my/own/fonts"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_event_loop_and_its_handler_is_put_back(qapp, number):
    before = signal.getsignal(number)
    QTimer.singleShot(20, lambda: os.kill(os.getpid(), number))
    with event_loop.quit_on_signals(qapp):
        assert qapp.exec() == 0
    assert signal.getsignal(number) is before


def test_systemd_hears_that_there_is_a_window_and_that_it_answers(qapp, qtbot):
    heard = []

    class Listening:
        every_s = 0.02

        def ready(self):
            heard.append("ready")

        def alive(self):
            heard.append("alive")

    beat = event_loop.report_life(qapp, Listening())
    qtbot.waitUntil(lambda: heard.count("alive") >= 2, timeout=30_000)
    beat.stop()
    beat.deleteLater()
    assert heard[:2] == ["ready", "alive"]
