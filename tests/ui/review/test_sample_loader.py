"""Single samples are loaded for short spans."""

from PySide6.QtCore import Qt


def seen(stay, qtbot, t_s):
    """The instant that is shown once the cursor is at `t_s`."""
    stay.view.put(t_s)
    qtbot.waitUntil(lambda: stay.face.instant is not None and stay.face.instant.t_s == stay.view.cursor_s)
    return stay.face.instant


def test_short_stretches_are_drawn_from_samples_and_arrows_go_from_one_to_the_next(stay, qtbot):
    seen(stay, qtbot, 700.0)
    stay.controls.spans[60.0].click()
    qtbot.waitUntil(lambda: stay.curve.shows_samples)
    qtbot.keyClick(stay, Qt.Key.Key_Right)
    assert stay.view.cursor_s == 701.0
    qtbot.keyClick(stay, Qt.Key.Key_Left)
    qtbot.keyClick(stay, Qt.Key.Key_Left)
    assert stay.view.cursor_s == 699.0
    stay.controls.spans[0.0].click()
    assert not stay.curve.shows_samples
