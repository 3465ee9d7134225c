"""Standby covers state and number completely and is legible from afar."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from neopain.base.data import AlarmState, EndStandby, Standby, StandbyReason
from neopain.ui import theme
from ui.fake_monitor import T_S, FakeMonitor, frame, sample
from ui.screen.measured import faults

STANDBY = Standby(StandbyReason.SKIN_TO_SKIN, 90.0, 14490.0, until_touched=True, by="Maria Magdalena")
WORD_ARCMIN = 16.0


@pytest.fixture
def shown(open_window):
    def showing(size):
        monitor = FakeMonitor()
        monitor.show(frame=frame(), sample=sample(), alarms=AlarmState(standby=STANDBY))
        return open_window(monitor, size)

    return showing


@pytest.mark.parametrize("size", [(1280, 800), (1024, 600), (1920, 1080)], ids=str)
def test_it_covers_the_number_and_is_read_from_three_metres(shown, open_window, size):
    window = shown(size)
    panel, score = window.page.care.standby.panel, window.page.score
    assert panel.isVisible()
    assert panel.geometry() == score.rect()
    over_number = score.childAt(score.number.geometry().center())
    assert over_number is panel or panel.isAncestorOf(over_number)
    capital_mm = panel.word.fontMetrics().capHeight() * theme.PANEL_MM[1] / size[1]
    assert capital_mm >= 3000 * np.tan(np.radians(WORD_ARCMIN / 60))
    assert list(faults(panel)) == []
    for label in (panel.word, panel.what, panel.why, panel.until):
        assert label.height() >= label.fontMetrics().height(), label.text()
    window.bridge.monitor.show(alarms=AlarmState())
    open_window.turn(window)
    assert not panel.isVisible()


def test_it_grows_with_the_window(shown, open_window):
    window = shown((1024, 600))
    window.resize(1600, 1000)
    open_window.turn(window)
    assert window.page.care.standby.panel.geometry() == window.page.score.rect()


def test_a_touch_anywhere_on_it_ends_it(shown):
    window = shown((1280, 800))
    panel = window.page.care.standby.panel
    QTest.mouseClick(panel, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))
    panel.again.click()
    assert window.bridge.monitor.calls == [EndStandby(T_S), EndStandby(T_S)]
