"""Another language at the bed: every word changes at once, and monitoring goes on."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QPushButton

from neopain.base.data import AlarmState, Baseline, Event, EventKind, Priority, State
from neopain.base.settings import Language
from neopain.ui.live.alarm_bar import AlarmBar
from neopain.ui.text import closing_text, labels, language
from ui.fake_monitor import HEALTH, FakeMonitor, FakeWard, frame, sample, signal
from ui.gestures import touch
from ui.live.test_live_window import watching
from ui.scripted_monitor import make

OTHERS = [one for one in language.NAMES if one is not Language.ENGLISH]


def opened(open_window):
    monitor = FakeMonitor(None, FakeWard())
    moment = sample(State.PAIN, baseline=Baseline(1, 0.0, 0.1, 0.02), shift=0.78)
    monitor.show(frame=frame(), sample=moment, captured_s=100.0)
    monitor.show(health=replace(HEALTH, recording=True, self_test_age_s=700.0, patient_id=""))
    monitor.show(alarms=AlarmState((signal(),)))
    monitor.history.note(Event(90.0, EventKind.ALARM_STARTED, signal().condition, Priority.MEDIUM))
    return open_window(monitor)


def words(window):
    """All words of the window by where they are; latencies, which are measured, and old questions apart."""
    found = []
    for part in window.findChildren(QLabel) + window.findChildren(QPushButton):
        if part is not window.page.status.left and not window.page.tray.isAncestorOf(part) and part.text():
            found.append((type(part.parentWidget()).__name__, part.text(), part.accessibleName()))
    return sorted(found)


def speak(window, wanted):
    window.page.buttons.more.click()
    touch(window, closing_text.SETTINGS, closing_text.LANGUAGE, language.NAMES[wanted])


@pytest.mark.parametrize("wanted", OTHERS)
def test_a_window_that_changes_says_what_one_says_that_begins_in_that_language(open_window, wanted):
    window = opened(open_window)
    speak(window, wanted)
    assert language.current() is wanted
    assert window.page.alarm_bar.what.text() == labels.ALARM[signal().condition].what
    open_window.turn(window)
    assert words(window) == words(opened(open_window))
    speak(window, Language.ENGLISH)
    assert window.page.alarm_bar.what.text() == "Pain expression"
    open_window.turn(window)
    assert words(window) == words(opened(open_window))


class Watch(QObject):
    """Notes what the alarm bar says at every event while the language changes."""

    def __init__(self, bar):
        super().__init__()
        self.bar, self.said = bar, []
        for part in (bar, bar.what):
            part.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.Paint):
            self.said.append(self.bar.what.text())
        return False


def test_the_alarm_bar_is_never_empty(open_window):
    window = opened(open_window)
    watch = Watch(window.page.alarm_bar)
    speak(window, Language.GERMAN)
    window.grab()
    assert set(watch.said) == {"Pain expression", "Schmerzausdruck"}
    assert watch.said[-1] == "Schmerzausdruck"
    assert len(window.findChildren(AlarmBar)) == 1


def test_the_worker_goes_on_and_the_alarm_stays_active(qtbot):
    monitor = make([(60, 0.95)], 60)
    with watching(monitor) as window:
        page = window.page
        qtbot.waitUntil(lambda: page.alarm_bar.what.text() == "Pain expression")
        before, alarms = page.sample, window.bridge.alarm_state
        times_s = list(monitor.history.since(0.0).t_s)
        speak(window, Language.SPANISH)
        assert window.page is page
        assert page.alarm_bar.what.text() == "Expresión de dolor"
        assert page.score.word.text() == "Dolor"
        qtbot.waitUntil(lambda: page.sample is not None and page.sample.t_s > before.t_s + 1)
        after_s = list(monitor.history.since(0.0).t_s)
        assert after_s[: len(times_s)] == times_s, "no sample is lost"
        assert max(b - a for a, b in pairwise(after_s)) < 1.0
        (still,) = window.bridge.alarm_state.signals
        assert (still.condition, still.since_s) == (alarms.signals[0].condition, alarms.signals[0].since_s)


def test_the_language_that_is_spoken_is_marked(open_window):
    window = opened(open_window)
    speak(window, Language.FRENCH)
    window.page.closing.language.ask()
    assert [tile.label.text() for tile in window.page.tray.tiles] == list(language.NAMES.values())
    assert window.page.tray.title.text() == "Langue"
