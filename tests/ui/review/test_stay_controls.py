"""Buttons and keys below the curves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neopain.ui.review.stay_controls import StayControls
from neopain.ui.text import review_text


@pytest.fixture
def controls(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    controls = StayControls(page)
    QVBoxLayout(page).addWidget(controls)
    page.show()
    qtbot.waitExposed(page)
    yield controls
    page.close()


def emitted(*signals):
    """What the signals carry from now on, in order."""
    values = []
    for signal in signals:
        signal.connect(lambda *carried: values.append(carried))
    return values


def test_buttons_and_keys_say_where_to_go(controls, qtbot):
    values = emitted(controls.jumped, controls.stepped, controls.play_pressed)
    controls.previous.click()
    controls.next.click()
    controls.playing.click()
    for key in (Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
        qtbot.keyClick(controls.window(), key)
    qtbot.waitUntil(lambda: len(values) == 8)
    assert values == [(-1,), (1,), (), (-1,), (1,), (-1,), (1,), ()]


def test_a_span_is_chosen_and_marked(controls):
    values = emitted(controls.span_chosen)
    for span_s, button in controls.spans.items():
        button.click()
        controls.show_span(span_s or 7199.0, 7199.0)
        assert [shown for shown, other in controls.spans.items() if other.isChecked()] == [span_s]
    assert values == [(span_s,) for span_s in review_text.SPANS_S]
    controls.show_span(1234.0, 7199.0)
    assert not any(button.isChecked() for button in controls.spans.values())


def test_the_button_that_plays_says_that_it_pauses(controls):
    controls.show_playing(True)
    assert controls.playing.text() == review_text.PAUSE
    controls.show_playing(False)
    assert controls.playing.text() == review_text.PLAY
