import pytest
from PySide6.QtCore import Qt

from neopain.base.data import Acknowledge, AlarmCondition, AlarmPhase, AlarmState, AudioOn, PauseAudio
from ui.fake_monitor import T_S, signal


@pytest.mark.parametrize(
    ("name", "key", "command"),
    [
        ("acknowledge", Qt.Key.Key_A, Acknowledge(T_S, seen=(AlarmCondition.PAIN,))),
        ("pause_audio", Qt.Key.Key_P, PauseAudio(T_S)),
    ],
)
def test_click_and_key_send_the_command(open_window, monitor, qtbot, name, key, command):
    monitor.show(alarms=AlarmState((signal(),)))
    window = open_window(monitor)
    button = getattr(window.page.buttons, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert monitor.calls == [command]
    qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: monitor.calls == [command, command])
    assert button.key.text() == chr(key)


def test_a_latched_alarm_is_reset(open_window, monitor):
    monitor.show(alarms=AlarmState((signal(phase=AlarmPhase.LATCHED),)))
    window = open_window(monitor)
    assert window.page.buttons.acknowledge.label.text() == "Reset"
    window.page.buttons.acknowledge.click()
    assert monitor.calls == [Acknowledge(T_S, seen=(AlarmCondition.PAIN,))]
    monitor.show(alarms=AlarmState((signal(), signal(AlarmCondition.CANNOT_TELL, AlarmPhase.LATCHED))))
    open_window.turn(window)
    assert window.page.buttons.acknowledge.label.text() == "Acknowledge"


def test_the_audio_button_ends_audio_off(open_window, monitor):
    monitor.show(alarms=AlarmState((), audio_off_since_s=50.0))
    window = open_window(monitor)
    assert window.page.buttons.pause_audio.label.text() == "Audio on"
    window.page.buttons.pause_audio.click()
    assert monitor.calls == [AudioOn(T_S)]


def test_the_audio_button_ends_the_pause_that_it_shows(open_window, monitor):
    """A toggle would begin a second one where the pause ends in the moment of the touch."""
    monitor.show(alarms=AlarmState((), audio_paused_until_s=200.0))
    window = open_window(monitor)
    window.page.buttons.pause_audio.click()
    assert monitor.calls == [AudioOn(T_S)]


def test_acknowledge_is_enabled_only_while_an_alarm_waits(open_window, monitor):
    window = open_window(monitor)
    button = window.page.buttons.acknowledge
    assert not button.isEnabled()
    monitor.show(alarms=AlarmState((signal(),)))
    open_window.turn(window)
    assert button.isEnabled()
    monitor.show(alarms=AlarmState((signal(phase=AlarmPhase.ACKNOWLEDGED),)))
    open_window.turn(window)
    assert not button.isEnabled()


def test_pause_counts_down_and_ends(open_window, monitor):
    window = open_window(monitor)
    button = window.page.buttons.pause_audio
    start_s = window.bridge.source_s
    monitor.show(alarms=AlarmState((), start_s + 120.0))
    open_window.turn(window, 15.0)
    assert (button.label.text(), button.note.text()) == ("Audio paused", "1:45")
    open_window.turn(window, 1.0)
    assert button.note.text() == "1:44"
    monitor.show(alarms=AlarmState())
    open_window.turn(window)
    assert button.label.text() == "Pause audio"
    assert button.note.isHidden()
