"""The handle that proposes a limit."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from neopain.base.care import LIMIT_BOUNDS
from ui.gestures import drag


def test_no_drag_leaves_the_safe_bounds(window):
    least, most = LIMIT_BOUNDS["pain_limit"]
    drag(window, 1.4)
    assert window.page.chart.rail.proposed == most
    drag(window, -0.4)
    assert window.page.chart.rail.proposed == least


def test_a_touch_next_to_the_handle_does_nothing(window):
    rail = window.page.chart.rail
    for y in (3, rail.height() - 3):
        QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=QPoint(30, y))
        QTest.mouseMove(rail, QPoint(30, rail.height() // 3))
        QTest.mouseRelease(rail, Qt.MouseButton.LeftButton, pos=QPoint(30, rail.height() // 3))
    assert rail.proposed is None
    assert window.page.side.limit.isHidden()
