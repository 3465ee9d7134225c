"""The place next to the score shows one card at a time."""

import pytest

from neopain.base.data import Event, EventKind
from ui.fake_monitor import FakeMonitor, FakeWard, frame, sample


@pytest.fixture
def ward():
    return FakeWard()


@pytest.fixture
def window(open_window, ward):
    monitor = FakeMonitor(ward=ward)
    monitor.show(frame=frame(), sample=sample())
    return open_window(monitor)


@pytest.fixture
def touch(window):
    def touching(*words):
        for text in words:
            (tile,) = [tile for tile in window.page.tray.tiles if tile.label.text() == text]
            tile.click()

    return touching


@pytest.fixture
def settle(window, open_window, qtbot):
    return lambda until: qtbot.waitUntil(lambda: open_window.turn(window) or bool(until()))


def test_another_infant_clears_what_was_asked_of_the_one_before(window, open_window, touch, settle):
    page, monitor = window.page, window.bridge.monitor
    page.side.ask_pain(monitor.now_s())
    page.buttons.more.click()
    touch("Score by hand", "NIPS")
    page.side.score.buttons[1].click()
    monitor.waiting = [Event(90.0, EventKind.COMFORT_GIVEN, label="sucrose")]
    open_window.turn(window)
    assert page.buttons.comfort.label.text() == "Sucrose"
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    open_window.turn(window)
    assert not page.side.score.isVisible()
    assert not page.side.question.isVisible()
    assert page.video.isVisible()
    assert page.buttons.comfort.label.text() == "Comfort"
