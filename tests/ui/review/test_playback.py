"""The stay is played in real time, with the face in step."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from neopain.base.clock import ManualClock
from neopain.ui.review.playback import LONGEST_TICK_S, Playback
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import review_text
from ui.review.conftest import FILMED_S


@pytest.fixture
def played(qapp):
    view, clock = TimeWindow(), ManualClock(50.0)
    view.begin(0.0, 100.0)
    play = Playback(view, clock)
    yield play, view, clock
    play.stop()


def run(play, clock, seconds, each=0.04):
    for _ in range(round(seconds / each)):
        clock.advance(each)
        play.tick()


def test_a_second_takes_a_second(played):
    play, view, clock = played
    view.move_cursor(10.0)
    play.toggle()
    run(play, clock, 20.0)
    assert view.cursor_s == pytest.approx(30.0)
    view.move_cursor(70.0)  # the cursor is moved meanwhile
    run(play, clock, 2.0)
    assert view.cursor_s == pytest.approx(72.0)
    clock.advance(60.0)  # the window was blocked
    play.tick()
    assert view.cursor_s == pytest.approx(72.0 + LONGEST_TICK_S)
    play.toggle()
    assert not play.runs


def test_it_ends_at_the_end_of_the_stay_and_starts_over(played):
    play, view, clock = played
    emitted = []
    play.changed.connect(emitted.append)
    view.move_cursor(99.0)
    play.toggle()
    run(play, clock, 3.0)
    assert (view.cursor_s, play.runs, emitted) == (100.0, False, [True, False])
    play.toggle()
    assert view.cursor_s == view.from_s


def test_picture_and_curve_are_in_step(stay, qtbot):
    stay.view.move_cursor(FILMED_S)
    qtbot.keyClick(stay, Qt.Key.Key_Space)
    assert stay.controls.playing.text() == review_text.PAUSE
    shown = []

    def look():
        instant = stay.face.instant
        if instant is not None and instant.image is not None and instant.t_s > FILMED_S:
            shown.append((instant.t_s, instant.picture_s, float(np.mean(instant.image))))
        return len({picture_s for _, picture_s, _ in shown}) >= 3

    qtbot.waitUntil(look)
    stay.controls.playing.click()
    assert not stay.play.runs
    assert all(0 <= t_s - picture_s < 0.1 + 1e-6 for t_s, picture_s, _ in shown), "the picture is that of the instant"
    stay.left.emit()


def test_closing_a_session_stops_playing(signed_in, stay):
    stay.controls.playing.click()
    assert stay.play.runs
    signed_in.back()
    assert not stay.play.runs
