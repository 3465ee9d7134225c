"""The one QApplication, and signals that end its event loop."""

import os
import signal
import time

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from neopain.base import paths
from neopain.live.bed.heartbeat import Heartbeat, Part
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


class Heard:
    is_heard = True

    def __init__(self):
        self.said = []

    def beat(self, part):
        self.said.append(("lives", part))

    def rest(self, part):
        self.said.append(("rests", part))


def test_the_watching_process_hears_of_the_event_loop_until_it_ends(qapp, qtbot, monkeypatch):
    heard = Heard()
    monkeypatch.setattr(event_loop, "BEAT_S", 0.01)
    beat = event_loop.tell_supervisor(qapp, heard)
    assert heard.said == [("lives", Part.WINDOW)]
    QTimer.singleShot(100, qapp.quit)
    qapp.exec()
    beat.stop()
    beat.deleteLater()
    assert heard.said.count(("lives", Part.WINDOW)) > 1
    assert heard.said[-1] == ("rests", Part.WINDOW)


def test_a_beat_that_is_due_when_the_end_comes_is_not_given(qapp, qtbot, monkeypatch):
    heard = Heard()
    monkeypatch.setattr(event_loop, "BEAT_S", 0.05)
    beat = event_loop.tell_supervisor(qapp, heard)
    QTimer.singleShot(20, qapp.quit)
    QTimer.singleShot(0, lambda: time.sleep(0.1))  # a busy computer: then end and beat are both due
    qapp.exec()
    beat.deleteLater()
    assert heard.said[-1] == ("rests", Part.WINDOW)


def test_without_a_watching_process_nothing_beats(qapp):
    beat = event_loop.tell_supervisor(qapp, Heartbeat({}))
    assert not beat.isActive()
    beat.deleteLater()


def test_the_window_is_known_by_its_entry_in_the_menu(qapp):
    entry = event_loop.qt_application().desktopFileName()
    assert (paths.root() / "packaging" / "linux" / f"{entry}.desktop").is_file()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_from_before_the_event_loop_ends_it(qapp, number):
    with event_loop.quit_on_signals(qapp) as ended:
        os.kill(os.getpid(), number)
        assert qapp.exec() == 0
        assert ended.by == number.name


def test_loops_of_their_own_end_and_the_signal_goes_on(qapp):
    def run():
        loop = QEventLoop()
        QTimer.singleShot(20, lambda: os.kill(os.getpid(), signal.SIGINT))
        with event_loop.loops_that_signals_end():
            loop.exec()

    with pytest.raises(KeyboardInterrupt):
        run()
