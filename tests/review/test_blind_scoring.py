"""Blind scoring: each clip that is shown and each rating leaves one audit entry."""

import dataclasses

import pytest

from neopain.base import paths
from neopain.base.data import Role
from neopain.base.errors import AccessError, InputError
from neopain.base.nfcs import NFCS_ACTIONS, NFCS_DRAWN
from neopain.record.scoring import clips
from neopain.record.scoring.ratings import RatingMode
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person
from neopain.review.blind_scoring import BlindScoring
from review.conftest import STAY

NOOR = Person("Noor", Role.NURSE)
POINTS = dict.fromkeys(NFCS_ACTIONS, 0) | {"brow_bulge": 1}


@pytest.fixture
def scoring(ward):
    with ward.open_session(NOOR, STAY, Action.CLIPS_DRAWN) as session:
        clips.draw(session, NOOR, "nfcs", 2, 20.0, seed=1)
    return BlindScoring(ward.folder, ward.key, NOOR, STAY, paths.scales_file())


def test_the_list_of_waiting_clips_shows_no_recording_and_is_not_audited(scoring, audited):
    before = audited()
    waiting = scoring.waiting_clips()
    assert [clip.number for clip in waiting] == [1, 2]
    assert {field.name for field in dataclasses.fields(waiting[0])} == {"number", "scale", "from_s", "to_s"}
    assert scoring.scale(waiting[0]).title == "NFCS"
    assert audited() == before


def test_a_clip_that_is_shown_and_scored_leaves_one_entry_each(scoring, audited):
    before, clip = audited(), scoring.waiting_clips()[0]
    images = scoring.clip_images(clip)
    assert audited() == [*before, ("Noor", "session_viewed", f"{STAY}: clip 1, to score it blind")]
    assert all(0.0 <= image.after_s < 20.0 for image in images)
    given = scoring.rate(clip, POINTS)
    assert (given.way, given.clip, given.total) == (RatingMode.BLIND, 1, 1)
    assert audited()[len(before) + 1 :] == [("Noor", "session_scored", f"{STAY}: clip 1, blind")]
    assert [one.number for one in scoring.waiting_clips()] == [2]


def test_invalid_points_are_refused_before_the_session_is_opened(scoring, audited):
    before, clip = audited(), scoring.waiting_clips()[0]
    with pytest.raises(InputError, match="not complete"):
        scoring.rate(clip, {})
    assert audited() == before


def test_someone_without_the_right_scores_nothing(ward, monkeypatch):
    monkeypatch.setattr("neopain.record.ward.staff.RIGHTS", {role: frozenset() for role in Role})
    with pytest.raises(AccessError, match="may not do 'score'"):
        BlindScoring(ward.folder, ward.key, NOOR, STAY, paths.scales_file())


def test_what_a_clip_does_not_show_is_stored_as_not_seen(scoring):
    clip = scoring.waiting_clips()[0]
    with pytest.raises(InputError, match="not complete: score Nasolabial furrow"):
        scoring.rate(clip, dict.fromkeys(NFCS_DRAWN, 1))
    given = scoring.rate(clip, {key: 1 if key in NFCS_DRAWN else None for key in NFCS_ACTIONS})
    assert (given.total, given.unseen) == (6, set(NFCS_ACTIONS) - set(NFCS_DRAWN))
