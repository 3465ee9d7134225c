"""Standby is begun with a reason and an end, in four touches."""

from dataclasses import replace

import pytest

from neopain.base.data import AlarmState, Standby, StandbyReason, StartStandby
from neopain.ui.live.alarm_bar import inactivation
from ui.fake_monitor import T_S


@pytest.mark.parametrize(
    ("words", "duration_s"), [("15 min", 900.0), ("30 min", 1800.0), ("1 hour", 3600.0), ("Until touched", None)]
)
def test_reason_and_end_are_chosen(window, touch, words, duration_s):
    window.page.buttons.more.click()
    touch("Standby", "Skin to skin")
    assert window.page.tray.title.text() == "For how long?"
    assert "4 hours" in window.page.tray.note.text()
    touch(words)
    assert window.bridge.monitor.calls == [StartStandby(T_S, reason=StandbyReason.SKIN_TO_SKIN, duration_s=duration_s)]
    assert not window.page.tray.isVisible()


def test_the_end_is_a_time_of_day_and_counts_down(window, open_window):
    standby = Standby(StandbyReason.BATH, 90.0, window.bridge.source_s + 1800.0)
    window.bridge.monitor.show(alarms=AlarmState(standby=standby))
    open_window.turn(window)
    until = window.page.care.standby.panel.until
    assert until.text().startswith("until 08:")
    left = until.text().split("  ·  ")[1]
    open_window.turn(window, 60.0)
    assert until.text().split("  ·  ")[1] != left


def test_the_alarm_bar_says_that_there_are_no_alarms():
    standby = Standby(StandbyReason.BATH, 0.0, 900.0)
    assert inactivation(AlarmState(audio_off_since_s=1.0, standby=standby), 10.0)[1] == "Standby\nNo alarms"


def test_the_log_shows_it_in_place_of_the_state(window, open_window, monitor):
    alarms = AlarmState(standby=Standby(StandbyReason.BATH, 90.0, 1890.0))
    monitor.show(sample=replace(monitor.shown.sample, alarms=alarms), alarms=alarms)
    open_window.turn(window)
    assert window.page.log.word.text() == "Standby"
