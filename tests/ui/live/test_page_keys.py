"""Keys that act on the page."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.data import Mark
from ui.fake_monitor import T_S, FakeMonitor, FakePlayer


def test_keys_act(window, monitor, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_M)
    assert monitor.calls == [Mark(T_S)]
    qtbot.keyClick(window, Qt.Key.Key_V)
    assert window.page.care.video_hidden
    window.page.buttons.comfort.click()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.page.tray.isVisible()


@pytest.mark.parametrize(("key", "to_s"), [(Qt.Key.Key_Left, 25.0), (Qt.Key.Key_Right, 35.0)])
def test_the_arrows_jump_in_a_replay(open_window, qtbot, key, to_s):
    player = FakePlayer()
    window = open_window(FakeMonitor(player))
    qtbot.keyClick(window, key)
    assert player.position_s == pytest.approx(to_s)
