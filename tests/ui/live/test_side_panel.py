"""The place next to the score shows one card at a time."""

from neopain.base.data import Event, EventKind


def test_another_patient_closes_the_questions_about_the_previous_patient(window, open_window, touch, settle):
    page, monitor = window.page, window.bridge.monitor
    page.side.ask_pain(monitor.now_s())
    page.buttons.more.click()
    touch("Score by hand", "NIPS")
    page.side.score.buttons[1].click()
    monitor.waiting = [Event(90.0, EventKind.COMFORT_GIVEN, label="sucrose")]
    open_window.turn(window)
    assert page.buttons.comfort.label.text() == "Sucrose"
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    open_window.turn(window)
    assert not page.side.score.isVisible()
    assert not page.side.question.isVisible()
    assert page.video.isVisible()
    assert page.buttons.comfort.label.text() == "Comfort"
