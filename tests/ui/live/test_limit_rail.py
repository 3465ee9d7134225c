"""The handle that proposes a limit."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from neopain.base.care import LIMIT_BOUNDS
from ui.fake_monitor import frame, sample


@pytest.fixture
def window(open_window, monitor):
    monitor.show(frame=frame(), sample=sample())
    return open_window(monitor)


def drag(window, to, off_px=0):
    """Take the handle a little off its middle, as fingers do, and move it to the height of `to`."""
    rail = window.page.chart.rail
    x, y = rail.width() // 2, round(rail.handle.center().y()) + off_px
    way = rail.y_px(to) - rail.y_px(rail.limit if rail.proposed is None else rail.proposed)
    QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(rail, QPoint(x, round(y + part * way)))
    QTest.mouseRelease(rail, Qt.MouseButton.LeftButton, pos=QPoint(x, round(y + way)))


def test_no_drag_leaves_the_safe_bounds(window):
    least, most = LIMIT_BOUNDS["pain_limit"]
    drag(window, 1.4)
    assert window.page.chart.rail.proposed == most
    drag(window, -0.4)
    assert window.page.chart.rail.proposed == least


def test_a_touch_beside_the_handle_does_nothing(window):
    rail = window.page.chart.rail
    for y in (3, rail.height() - 3):
        QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=QPoint(30, y))
        QTest.mouseMove(rail, QPoint(30, rail.height() // 3))
        QTest.mouseRelease(rail, Qt.MouseButton.LeftButton, pos=QPoint(30, rail.height() // 3))
    assert rail.proposed is None
    assert window.page.side.limit.isHidden()
