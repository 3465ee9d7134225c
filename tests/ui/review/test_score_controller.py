"""A recorded stay is scored by hand while its curve is visible."""

import pytest

from neopain.base.data import Role
from neopain.base.errors import InputError
from neopain.record.scoring.ratings import RatingMode, Ratings
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ui.text import review_text
from ui.gestures import enter
from ui.review.conftest import DAY, FILMED_S


@pytest.fixture
def nurse(archive):
    archive.person = Person("Noor", Role.NURSE)


def test_a_score_is_saved_with_the_session_and_drawn(stay, qtbot, ward_folder, nurse):
    folder, key = ward_folder
    stay.view.move_cursor(700.0)
    qtbot.waitUntil(lambda: stay.face.instant.t_s == 700.0)
    stay.scoring.click()
    bar = stay.score.bar
    assert [key for key, button in bar.buttons.items() if button.isEnabled()] == ["nfcs"], "there is no video"
    stay.view.move_cursor(FILMED_S + 5.0)
    qtbot.waitUntil(lambda: bar.buttons["nips"].isEnabled())
    stay.score.bar.buttons["nips"].click()
    card = stay.score.card
    assert card.isVisible()
    assert not stay.burden.isVisible()
    assert stay.face.isVisible(), "the rater has to see the face"
    stay.view.move_cursor(900.0)  # the scored time does not change
    enter(card, (1, 2, 1, 1, 1, 1))
    card.finish.click()
    qtbot.waitUntil(lambda: bool(stay.lanes.ratings))
    assert not card.isVisible()
    assert stay.burden.isVisible()
    assert not stay.score.bar.isVisible()
    with Ward(folder, key) as ward, ward.sessions.open_unaudited(DAY) as session:
        (rating,) = Ratings(session).all()
    assert (rating.rater, rating.way, rating.from_s, rating.to_s, rating.total) == (
        "Noor",
        RatingMode.REVIEW,
        585.0,
        645.0,
        7,
    )
    assert stay.lanes.ratings == (rating,)
    assert review_text.score(rating) == "NIPS 7"
    stay.view.show(600.0, 900.0)
    before = stay.lanes.grab().toImage()
    stay.lanes.show_ratings(())
    assert stay.lanes.grab().toImage() != before


def test_wording_that_cannot_be_read_is_reported(stay, archive, monkeypatch):
    def fail():
        raise InputError("scales.toml is damaged: restore it")

    monkeypatch.setattr(archive, "scales", fail)
    stay.scoring.click()
    assert stay.controls.message.text() == "scales.toml is damaged: restore it"
    assert stay.score.bar.isHidden()


def test_a_face_without_video_is_asked_what_a_drawing_shows(stay, qtbot, nurse):
    stay.view.move_cursor(700.0)
    qtbot.waitUntil(lambda: stay.face.instant.t_s == 700.0)
    stay.scoring.click()
    stay.score.bar.buttons["nfcs"].click()
    enter(stay.score.card, (1, 0, 0, 0, 0, 0))
    stay.score.card.finish.click()
    qtbot.waitUntil(lambda: any(one.scale == "nfcs" for one in stay.lanes.ratings))
    rating = stay.lanes.ratings[-1]
    assert (rating.total, len(rating.unseen), rating.is_pain) == (1, 4, None)
    assert review_text.score(rating) == "NFCS 1 (6 of 10 items)"
    assert not stay.lanes.grab().isNull()


def test_a_score_that_is_cancelled_makes_room_for_the_burden_again(stay):
    stay.scoring.click()
    stay.score.bar.buttons["nfcs"].click()
    assert stay.burden.isHidden()
    stay.score.card.cancel.click()
    assert stay.burden.isVisible()
    stay.score.bar.buttons["nfcs"].click()
    stay.scoring.click()
    assert stay.score.card.isHidden(), "ending scoring closes the card"
