"""The tray closes by itself."""

import pytest

from neopain.ui.widgets.tray import OPEN_FOR_S
from ui.fake_monitor import frame, sample


@pytest.fixture
def window(open_window, monitor):
    monitor.show(frame=frame(), sample=sample())
    return open_window(monitor)


def test_what_is_asked_goes_away_by_itself(window, open_window):
    page = window.page
    for button in (page.buttons.procedure, page.buttons.comfort, page.buttons.more):
        button.click()
        open_window.turn(window, OPEN_FOR_S - 1.0)
        assert page.tray.isVisible()
        open_window.turn(window, 1.1)
        assert not page.tray.isVisible()
        assert page.chart.isVisible()
