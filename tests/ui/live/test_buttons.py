import pytest
from PySide6.QtCore import Qt

from neopain.base.data import AlarmPhase, AlarmState
from ui.fake_monitor import signal


@pytest.mark.parametrize(
    ("name", "key", "call"),
    [
        ("acknowledge", Qt.Key.Key_A, "acknowledge"),
        ("pause_audio", Qt.Key.Key_P, "pause_audio"),
        ("mark", Qt.Key.Key_M, ("mark", "mark")),
    ],
)
def test_click_and_key_send_the_command(open_window, monitor, qtbot, name, key, call):
    monitor.show(alarms=AlarmState((signal(),)))
    window = open_window(monitor)
    button = getattr(window.page.buttons, name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert monitor.calls == [call]
    qtbot.keyClick(window, key)
    qtbot.waitUntil(lambda: monitor.calls == [call, call])
    assert button.key.text() == chr(key)


def test_key_and_button_hide_the_video(open_window, monitor, qtbot):
    window = open_window(monitor)
    qtbot.keyClick(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: window.page.buttons.video.label.text() == "Show video")
    qtbot.mouseClick(window.page.buttons.video, Qt.MouseButton.LeftButton)
    assert window.page.buttons.video.label.text() == "Hide video"


def test_acknowledge_only_while_something_waits(open_window, monitor):
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


def test_mark_is_confirmed_for_a_moment(open_window, monitor):
    window = open_window(monitor)
    window.page.buttons.mark.click()
    assert window.page.buttons.mark.label.text() == "Marked"
    open_window.turn(window, 2.5)
    assert window.page.buttons.mark.label.text() == "Mark event"
