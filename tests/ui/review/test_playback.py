"""The stay runs by in real time, the face in step; and is scored by hand."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from neopain.base.clock import ManualClock
from neopain.base.data import Role
from neopain.record.scoring.ratings import RatingMode, Ratings
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ui.review.playback import LONGEST_TICK_S, Playback
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import review_text
from ui.review.conftest import DAY, FILMED_S


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
    view.put(10.0)
    play.toggle()
    run(play, clock, 20.0)
    assert view.cursor_s == pytest.approx(30.0)
    view.put(70.0)  # someone jumps meanwhile
    run(play, clock, 2.0)
    assert view.cursor_s == pytest.approx(72.0)
    clock.advance(60.0)  # the window was held up
    play.tick()
    assert view.cursor_s == pytest.approx(72.0 + LONGEST_TICK_S)
    play.toggle()
    assert not play.runs


def test_it_ends_with_the_stay_and_begins_again(played):
    play, view, clock = played
    told = []
    play.changed.connect(told.append)
    view.put(99.0)
    play.toggle()
    run(play, clock, 3.0)
    assert (view.cursor_s, play.runs, told) == (100.0, False, [True, False])
    play.toggle()
    assert view.cursor_s == view.from_s


def test_picture_and_curve_are_in_step(stay, qtbot):
    stay.view.put(FILMED_S)
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


def test_a_session_that_is_closed_runs_no_more(signed_in, stay):
    stay.controls.playing.click()
    assert stay.play.runs
    signed_in.back()
    assert not stay.play.runs


def test_a_score_is_given_in_review_and_drawn(stay, qtbot, ward_folder, archive):
    folder, key = ward_folder
    archive.person = Person("Noor", Role.NURSE)
    stay.view.put(700.0)
    qtbot.waitUntil(lambda: stay.face.instant.t_s == 700.0)
    stay.scoring.click()
    bar = stay.score.bar
    assert [key for key, button in bar.buttons.items() if button.isEnabled()] == ["nfcs"], "there is no film"
    stay.view.put(FILMED_S + 5.0)
    qtbot.waitUntil(lambda: bar.buttons["nips"].isEnabled())
    stay.score.bar.buttons["nips"].click()
    card = stay.score.card
    assert card.isVisible()
    assert not stay.burden.isVisible()
    assert stay.face.isVisible(), "who scores has to see the face"
    stay.view.put(900.0)  # what is scored stays what it was
    for points in (1, 2, 1, 1, 1, 1):
        card.buttons[points].click()
    card.finish.click()
    qtbot.waitUntil(lambda: bool(stay.lanes.ratings))
    assert not card.isVisible()
    assert stay.burden.isVisible()
    assert not stay.score.bar.isVisible()
    with Ward(folder, key) as ward, ward.sessions.open_unaudited(DAY) as session:
        (kept,) = Ratings(session).all()
    assert (kept.rater, kept.way, kept.from_s, kept.to_s, kept.total) == ("Noor", RatingMode.REVIEW, 585.0, 645.0, 7)
    assert stay.lanes.ratings == (kept,)
    assert review_text.score(kept) == "NIPS 7"
    stay.view.show(600.0, 900.0)
    before = stay.lanes.grab().toImage()
    stay.lanes.show_ratings(())
    assert stay.lanes.grab().toImage() != before
