"""The tray closes by itself."""

from neopain.ui.widgets.tray import OPEN_FOR_S


def test_an_untouched_question_closes(window, open_window):
    page = window.page
    for button in (page.buttons.procedure, page.buttons.comfort, page.buttons.more):
        button.click()
        open_window.turn(window, OPEN_FOR_S - 1.0)
        assert page.tray.isVisible()
        open_window.turn(window, 1.1)
        assert not page.tray.isVisible()
        assert page.chart.isVisible()
