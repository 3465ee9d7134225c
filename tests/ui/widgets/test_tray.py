"""The tray closes by itself."""

from neopain.ui.widgets.tray import OPEN_FOR_S, TOLD_FOR_S


def test_an_untouched_question_closes(window, open_window):
    page = window.page
    for button in (page.buttons.procedure, page.buttons.comfort, page.buttons.more):
        button.click()
        open_window.turn(window, OPEN_FOR_S - 1.0)
        assert page.tray.isVisible()
        open_window.turn(window, 1.1)
        assert not page.tray.isVisible()
        assert page.chart.isVisible()


def test_what_asks_nothing_closes_soon_and_does_not_wait_behind_an_alarm(window, open_window):
    page = window.page
    page.tray.tell("Done")
    assert page.tray.isVisible()
    assert page.tray.title.text() == "Done"
    open_window.turn(window, TOLD_FOR_S + 0.1)
    assert not page.tray.is_open
    page.tray.tell("Done")
    assert not page.tray.step_aside()
    assert not page.tray.is_open
    page.tray.ask("How much?", ())
    assert page.tray.step_aside(), "a question waits"
