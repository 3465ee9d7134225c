"""What can be read from where: the visual angle of capital letters, computed from the fonts that the window uses."""

import math

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontMetricsF

from neopain.base.data import State
from ui.fake_monitor import FakeMonitor, P, frame, sample

LEAST_ARCMIN = 16.0
"""The least height of letters that ISO 9241-303 and NUREG-0700 recommend for reading."""
SCREENS = [
    pytest.param((1920, 1080), 24.0, 0, 3.0, id="24 inches, full screen"),
    pytest.param((1920, 1080), 24.0, 40, 3.0, id="24 inches, title bar"),
    pytest.param((1024, 600), 10.0, 0, 2.0, id="10 inches, full screen"),
]


def arcmin(label, screen_px, diagonal_in, distance_m):
    """The visual angle of a capital of `label` on a screen of `screen_px`, from `distance_m`."""
    mm_a_px = diagonal_in * 25.4 / math.hypot(*screen_px)
    height_mm = QFontMetricsF(label.font()).capHeight() * mm_a_px
    return math.degrees(math.atan(height_mm / (1000 * distance_m))) * 60


@pytest.mark.parametrize(("screen_px", "diagonal_in", "title_px", "distance_m"), SCREENS)
def test_the_word_is_legible_first_then_the_number(open_window, screen_px, diagonal_in, title_px, distance_m):
    monitor = FakeMonitor()
    window = open_window(monitor, (screen_px[0], screen_px[1] - title_px))
    assert window.size() == QSize(screen_px[0], screen_px[1] - title_px)
    panel = window.page.score
    for state in P:
        monitor.show(frame=frame(), sample=sample(state), captured_s=100.0)
        open_window.turn(window)
        word, number = (arcmin(label, screen_px, diagonal_in, distance_m) for label in (panel.word, panel.number))
        assert word >= LEAST_ARCMIN, (state, word)
        assert number >= LEAST_ARCMIN - 1, (state, number)
        assert word > number
        assert panel.word.y() < panel.number.y()
    monitor.show(sample=None)
    open_window.turn(window)
    assert panel.state is State.CANNOT_TELL
    assert arcmin(panel.word, screen_px, diagonal_in, distance_m) >= LEAST_ARCMIN


def test_bed_and_patient_are_legible_at_the_bed(open_window):
    window = open_window(FakeMonitor(), (1920, 1080))
    assert arcmin(window.page.alarm_bar.clock, (1920, 1080), 24.0, 3.0) >= 10.0
