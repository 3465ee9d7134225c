"""The live page shows what the monitor knows, and never an old number as new."""

from dataclasses import replace

import pytest

from neopain.base.data import AlarmCondition, AlarmState, Event, EventKind, Reason, State
from neopain.ui.text import labels, phrases
from ui.fake_monitor import HEALTH, frame, sample, signal
from ui.gestures import digits


def test_shows_what_the_monitor_knows(open_window, monitor):
    monitor.show(frame=frame(), sample=sample(State.PAIN), captured_s=100.2, alarms=AlarmState((signal(),)))
    window = open_window(monitor)
    page = window.page
    assert page.score.number.text() == "88\u202f%"
    assert page.alarm_bar.what.text() == "Pain expression"
    assert page.chart.title.text().endswith("limit 60\u202f%")
    line = page.status.left.text()
    for part in ("camera 0", "24 of 30 frames/s", "CPU", "synthetic-202611", " ms"):
        open_window.turn(window)
        line = page.status.left.text()
        assert part in line
    assert page.status.notice.text() == "Research use only. Not a medical device."


@pytest.mark.parametrize(
    ("health", "why"),
    [
        (HEALTH, labels.WAITING),
        (replace(HEALTH, finished=True), labels.OVER),
        (replace(HEALTH, fault="it broke"), phrases.fault("it broke")),
        (replace(HEALTH, fault="it broke", finished=True), phrases.fault("it broke")),
    ],
)
def test_a_stale_sample_is_blanked_with_the_reason(open_window, monitor, health, why):
    monitor.show(sample=sample(State.PAIN))
    window = open_window(monitor)
    assert digits(window)
    monitor.show(sample=None, health=health)
    open_window.turn(window)
    assert not digits(window)
    assert (window.page.score.what.text(), window.page.score.do.text()) == why
    assert window.page.score.symbol.state is State.CANNOT_TELL


@pytest.mark.parametrize("condition", [AlarmCondition.MODEL_INTEGRITY, AlarmCondition.CLOCK_JUMP])
def test_a_blanked_number_has_a_reason(open_window, monitor, condition):
    monitor.show(sample=None, blank=condition)
    window = open_window(monitor)
    assert not digits(window)
    assert window.page.score.what.text() == labels.ALARM[condition].what


def test_no_reason_reads_as_calm(open_window, monitor):
    window = open_window(monitor)
    for reason in Reason:
        monitor.show(sample=sample(reason=reason))
        open_window.turn(window)
        assert window.page.score.word.text() == "Cannot tell"
        assert not digits(window)


def test_chart_is_drawn_from_the_history_at_its_own_pace(open_window, monitor):
    window = open_window(monitor)
    drawn = []
    window.page.chart.draw = lambda *args: drawn.append(args)
    for _ in range(100):
        open_window.turn(window, 0.01)
    assert 8 <= len(drawn) <= 10
    window.page.chart.show_range(3600.0)
    drawn.clear()
    for _ in range(100):
        open_window.turn(window, 0.02)
    assert 1 <= len(drawn) <= 3


def test_an_event_is_on_the_chart_at_once(open_window, monitor):
    monitor.history(frame(), replace(sample(t_s=99.0)))
    monitor.show(sample=sample(t_s=100.0))
    window = open_window(monitor)
    event = Event(99.5, EventKind.MARKED)
    monitor.history.note(event)
    monitor.waiting = [event]
    open_window.turn(window, 0.06)
    assert len(window.page.chart.points.points()) == 1
