"""Single samples are loaded for short spans."""

from PySide6.QtCore import Qt

from ui.review.conftest import instant_at


def test_short_spans_are_drawn_from_samples_and_arrows_step_through_them(stay, qtbot):
    instant_at(stay, qtbot, 700.0)
    stay.controls.spans[60.0].click()
    qtbot.waitUntil(lambda: stay.curve.shows_samples)
    qtbot.keyClick(stay, Qt.Key.Key_Right)
    assert stay.view.cursor_s == 701.0
    qtbot.keyClick(stay, Qt.Key.Key_Left)
    qtbot.keyClick(stay, Qt.Key.Key_Left)
    assert stay.view.cursor_s == 699.0
    stay.controls.spans[0.0].click()
    assert not stay.curve.shows_samples
