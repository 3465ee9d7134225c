import os
import signal
import sys
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from neopain.base.data import AlarmState, Priority
from neopain.base.errors import ModelError
from neopain.base.settings import Brightness, CaptureSettings, Settings
from neopain.capture.scripted import Scripted
from neopain.live.bed import opening
from neopain.live.bed.supervisor import SETTINGS_WANTED
from neopain.live.periodic_selftest import Check, run_checks
from neopain.ui import application, sound
from neopain.ui.main_window import MainWindow
from neopain.ui.start_times import age_s
from neopain.ui.text import closing_text
from neopain.ui.widgets.shade import Shade
from ui.fake_monitor import FakeMonitor, FakeWard, frame, sample
from ui.fake_monitor import signal as fake_signal


class Silent:
    failed, check = False, "tests the sound"

    def __init__(self, settings=None):
        pass

    def set_audible(self, priority):
        pass

    def remind(self):
        pass

    def close(self):
        pass


@pytest.fixture(autouse=True)
def no_sound(monkeypatch):
    monkeypatch.setattr(sound, "AlarmSound", Silent)


def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())


def after(ms, do):
    QTimer.singleShot(ms, do)


def once(ready, do, patience=1500):
    """Act as soon as the condition holds, or after 30 s, so that the test fails."""
    after(20, lambda: do() if patience == 0 or ready() else once(ready, do, patience - 1))


def shown():
    return any(isinstance(w, MainWindow) and w.isVisible() for w in QApplication.topLevelWidgets())


def attached():
    return any(isinstance(w, MainWindow) and w.bridge is not None for w in QApplication.topLevelWidgets())


def leave():
    """Close the window as a person does, who is asked whether the monitoring is to end."""
    window().close()
    next(tile for tile in window().page.tray.tiles if tile.label.text() == closing_text.END).click()


def test_from_start_to_close(monitor):
    shown_words = []

    def look():
        shown_words.append((window().page.score.number.text(), window().windowTitle()))
        leave()

    monitor.show(sample=sample())
    once(attached, look)
    assert application.run_window(lambda _: monitor, title="demo") == 0
    assert shown_words == [("12\u202f%", "demo – Neopain")]
    assert monitor.calls == ["start", "stop"]


def test_the_window_is_shown_before_the_monitor_is_ready(monitor):
    wanted = threading.Event()
    texts = []

    def make(_):
        assert wanted.wait(30)
        return monitor

    def look():
        texts.append(window().page.score.what.text())
        wanted.set()
        once(attached, leave)

    once(shown, look)
    assert application.run_window(make) == 0
    assert texts == ["Starting"]


class Built:
    """Builds `monitor`, which has a source, when the test lets it; or fails with `error`."""

    def __init__(self, monitor, monkeypatch, error=None):
        self.wanted, self._monitor, self._error = threading.Event(), monitor, error
        monkeypatch.setattr(opening, "open_source", lambda *_: Scripted(endless(), pace=1.0, live=True))
        self.make = opening.monitor_factory("0", CaptureSettings(), self._build)

    def _build(self, source):
        assert self.wanted.wait(30)
        if self._error is not None:
            raise self._error
        self._monitor.stop = source.close
        return self._monitor


def endless():
    return [replace(frame(index), t_s=index / 10) for index in range(600)]


def captures():
    return [thread.name for thread in threading.enumerate()].count("capture")


def pictured():
    return shown() and window().page.video is not None


def test_the_picture_comes_while_the_monitor_is_built_from_the_source_that_it_gets(monitor, monkeypatch):
    built, seen = Built(monitor, monkeypatch), []

    def look():
        page = window().page
        seen.append((page is window().starting, page.video.frame is not None, page.score.what.text(), captures()))
        built.wanted.set()
        once(attached, end)

    def end():
        seen.append(captures())
        leave()

    once(pictured, look)
    assert application.run_window(built.make) == 0
    assert seen == [(True, True, "Starting", 1), 1], "the camera is opened once"
    assert captures() == 0


def test_that_picture_is_the_first_one(monitor, monkeypatch):
    built, starts, seen_s = Built(monitor, monkeypatch), [], []
    monitor.show(frame=frame(), sample=sample(), captured_s=100.0)

    def look():
        window().grab()
        seen_s.append(age_s())
        built.wanted.set()
        once(lambda: starts, leave)

    once(pictured, look)
    assert application.run_window(built.make, started=starts.append) == 0
    (start,) = starts
    assert start.window_s < start.picture_s <= seen_s[0] < start.score_s


def test_an_error_after_the_picture_closes_the_window_and_frees_the_source(monitor, monkeypatch):
    built = Built(monitor, monkeypatch, ModelError("classifier.pkl was altered"))
    once(pictured, built.wanted.set)
    with pytest.raises(ModelError, match="altered"):
        application.run_window(built.make)
    assert not shown()
    assert captures() == 0


def test_closed_while_the_picture_is_shown_frees_the_source(monitor, monkeypatch):
    built = Built(monitor, monkeypatch)

    def close():
        window().close()
        built.wanted.set()

    once(pictured, close)
    assert application.run_window(built.make) == 0
    assert captures() == 0


@pytest.mark.parametrize(("brightness", "dark"), [(Brightness.NIGHT, True), (Brightness.DAY, False)])
def test_at_night_it_starts_with_less_light(monitor, brightness, dark):
    settings = Settings.model_validate({"bedside": {"brightness": brightness}})
    wanted, shades = threading.Event(), []

    def make(_):
        assert wanted.wait(30)
        return monitor

    def look():
        shades.append(window().starting.findChild(Shade).isVisible())
        wanted.set()
        once(attached, leave)

    once(shown, look)
    assert application.run_window(make, settings=settings) == 0
    assert shades == [dark]


def test_the_self_test_gets_the_letters_once_the_window_is_there(monitor, monkeypatch):
    monkeypatch.setattr(application, "_FONTS_MS", 50)
    once(lambda: "fonts" in [getattr(check, "name", "") for check in monitor.checks], leave)
    assert application.run_window(lambda _: monitor) == 0
    assert [check.name for check in monitor.checks if isinstance(check, Check)] == ["fonts"]


def test_an_error_in_building_the_monitor_is_raised():
    def make(_):
        raise ModelError("classifier.pkl was altered")

    with pytest.raises(ModelError, match="altered"):
        application.run_window(make)


def test_closed_while_starting_still_ends_the_monitor(monitor):
    begun, closed = threading.Event(), threading.Event()

    def make(_):
        begun.set()
        assert closed.wait(30)
        return monitor

    def close():
        window().close()
        closed.set()

    once(begun.is_set, close)
    assert application.run_window(make) == 0
    assert monitor.calls == ["start", "stop"]


def test_a_window_that_is_never_painted_gets_its_monitor_all_the_same(monitor, monkeypatch):
    monkeypatch.setattr(application.StartTimes, "eventFilter", lambda *event: False)
    once(attached, leave)
    assert application.run_window(lambda _: monitor) == 0
    assert monitor.calls == ["start", "stop"]


def test_a_window_that_is_painted_late_gets_one_monitor(monitor, monkeypatch):
    monkeypatch.setattr(application.StartTimes, "eventFilter", lambda *event: False)
    monkeypatch.setattr(application, "_UNSEEN_MS", 0)
    made = []

    def painted():
        window().findChild(application.StartTimes).shown.emit()
        once(attached, lambda: after(100, leave))

    once(lambda: made, painted)
    assert application.run_window(lambda _: made.append(1) or monitor) == 0
    assert made == [1]
    assert monitor.calls == ["start", "stop"]


def test_a_window_that_is_closed_at_once_builds_no_monitor(monitor, monkeypatch):
    monkeypatch.setattr(application.StartTimes, "eventFilter", lambda *event: False)
    monkeypatch.setattr(application, "_UNSEEN_MS", 60_000)
    once(shown, lambda: window().close())
    assert application.run_window(lambda _: monitor) == 0
    assert monitor.calls == []


@pytest.mark.qt_no_exception_capture
def test_an_unhandled_error_blanks_the_number_and_ends_with_1(monitor, caplog):
    shown_words = []
    monitor.show(sample=sample())

    def fail():
        once(lambda: window().page.score.what.text() == "Display failed", look)
        raise RuntimeError("a bug")

    def look():
        shown_words.append((window().page.score.number.text(), window().page.score.what.text()))
        window().close()  # one that has failed asks nothing

    before = sys.excepthook
    once(attached, fail)
    assert application.run_window(lambda _: monitor) == 1
    assert shown_words == [("– –", "Display failed")]
    assert "a bug" in caplog.text
    assert sys.excepthook is before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_in_order_without_asking_and_are_logged(monitor, number, caplog):
    """Also in the alarm that would ask for a PIN: whoever switches the computer off is not asked."""
    before = signal.getsignal(number)
    monitor.ward = FakeWard()
    monitor.show(sample=sample(), alarms=AlarmState((fake_signal(),)))
    once(attached, lambda: os.kill(os.getpid(), number))
    assert application.run_window(lambda _: monitor) == 0
    assert monitor.calls == ["start", "stop"]
    assert signal.getsignal(number) is before
    name = signal.Signals(number).name
    assert f"ended by {name}" in caplog.text
    assert monitor.ward.ended == ("", name)


def test_a_window_that_is_closed_to_change_the_settings_says_so(monitor):
    monitor.ward = FakeWard(names=())

    def change():
        window().page.closing.ask_settings()
        window().page.tray.tiles[0].click()

    once(attached, change)
    assert application.run_window(lambda _: monitor) == SETTINGS_WANTED
    assert monitor.ward.ended == ("", "closed to change the settings")


def test_a_monitor_that_is_not_started_again_says_so_aloud(monkeypatch):
    heard, words = [], []
    monkeypatch.setattr(Silent, "set_audible", lambda self, priority: heard.append(priority))

    def look():
        score = window().page.score
        words.append((score.word.text(), score.what.text(), score.number.isVisible()))
        window().close()

    once(shown, look)
    assert application.run_stopped(Settings()) == 0
    assert (words, heard) == ([("Not monitoring", "Monitor stopped", False)], [Priority.MEDIUM])


def test_full_screen_from_the_start(monitor):
    shown_words = []

    def look():
        shown_words.append((window().isFullScreen(), window().page.care.is_full_screen))
        leave()

    once(attached, look)
    application.run_window(lambda _: monitor, full_screen=True)
    assert shown_words == [(True, True)]


def test_the_fake_monitor_has_the_interface_of_the_real_monitor():
    from neopain.live.monitor import Monitor

    names = {name for name in vars(Monitor) if not name.startswith("_")}
    assert names <= {name for name in dir(FakeMonitor()) if not name.startswith("_")}


@pytest.fixture
def tested(qapp, monkeypatch):
    monkeypatch.setattr(application, "SHOWN_S", 0.1)

    def run():
        running = run_checks([application.WINDOW_CHECK])
        while True:
            try:
                next(running)
            except StopIteration as done:
                return done.value[0]

    return run


def test_a_window_that_is_drawn(tested):
    result = tested()
    assert result.fault is None
    assert " x " in result.summary


def test_a_window_without_words(tested, monkeypatch):
    monkeypatch.setattr(application, "colours", lambda picture: 2)
    assert tested().fault == "the window is drawn without words: check the fonts and the graphics driver"


def test_a_window_that_somebody_closes(tested, monkeypatch):
    monkeypatch.setattr(MainWindow, "isVisible", lambda self: False)
    assert tested().fault.startswith("the window was closed before it was tested")


def test_colours_of_an_empty_picture():
    picture = QImage(30, 30, QImage.Format.Format_RGB32)
    picture.fill(0xFF102030)
    assert application.colours(picture) == 1
    picture.setPixel(3, 6, 0xFFFFFFFF)
    assert application.colours(picture) == 2


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_comes_while_the_window_is_opened_ends_it_before_anything_is_built(monkeypatch, number):
    """It was raised where Qt had called Python, which lost it or ended the process with SIGSEGV."""
    monkeypatch.setattr(application, "ScreenFit", lambda window: os.kill(os.getpid(), number))
    assert application.run_window(lambda _: pytest.fail("the monitor is built")) == 0
    assert not shown()


def test_a_monitor_that_is_built_when_a_signal_comes_is_not_started(monitor):
    begun, goes_on = threading.Event(), threading.Event()

    def make(_):
        begun.set()
        assert goes_on.wait(30)
        return monitor

    def interrupt():
        os.kill(os.getpid(), signal.SIGINT)
        goes_on.set()

    once(begun.is_set, interrupt)
    assert application.run_window(make) == 0
    assert monitor.calls == ["stop"]


def test_a_monitor_that_does_not_get_built_holds_up_nobody_who_leaves(monkeypatch, caplog):
    """As on a disk that has gone."""
    monkeypatch.setattr(application, "BUILD_S", 0.05)
    begun, over = threading.Event(), threading.Event()

    def make(_):
        begun.set()
        assert over.wait(60)
        raise ModelError("too late")

    once(begun.is_set, lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert application.run_window(make) == 0
    over.set()
    for thread in threading.enumerate():
        if thread.name == "build-monitor":
            thread.join(30)
    assert "left unfinished" in caplog.text


def test_a_signal_ends_the_window_that_says_that_the_monitor_has_stopped(monkeypatch):
    monkeypatch.setattr(application, "ScreenFit", lambda window: os.kill(os.getpid(), signal.SIGTERM))
    assert application.run_stopped(Settings()) == 0
    assert not shown()
