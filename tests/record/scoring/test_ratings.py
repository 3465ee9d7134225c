"""Ratings in the session's file: complete, unchangeable, and blind ones hidden until both raters are done."""

import json

import pytest

import draws
from neopain.base.data import NFCS_ACTIONS, Role
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.base.nfcs import NFCS_DRAWN
from neopain.record.scoring import clips
from neopain.record.scoring.ratings import RatingMode, Ratings
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.schema import SESSION, Schema
from record.scoring.conftest import ADA, BO, CY, FULL, score


def test_a_rating_is_restored_while_the_session_is_written(tmp_path, master, samples):
    writer = SessionWriter(tmp_path / "live", master, draws.facts("live"))
    writer.write(samples[:50])
    with Session(tmp_path / "live", master) as session:
        rating = score(session, ADA, way=RatingMode.LIVE)
    writer.write(samples[50:])
    writer.close()
    with Session(tmp_path / "live", master) as session:
        assert Ratings(session).all() == (rating,)
        assert len(list(session.samples())) == len(samples)
    assert (rating.total, rating.is_pain, rating.rater, rating.role, rating.way) == (
        5,
        True,
        "Ada",
        Role.NURSE,
        RatingMode.LIVE,
    )
    assert (rating.from_s, rating.to_s, rating.points) == (5.0, 25.0, FULL)


def test_a_file_from_before_ratings_existed_takes_them(tmp_path, master, samples, monkeypatch):
    before = Schema(SESSION.name, SESSION.application_id, SESSION.steps[:1])
    with monkeypatch.context() as patch:
        patch.setattr("neopain.record.session.writer.SESSION", before)
        writer = SessionWriter(tmp_path / "old", master, draws.facts("old"))
        writer.write(samples)
        writer.close()
    with Session(tmp_path / "old", master) as session:
        assert Ratings(session).all() == ()
        score(session, ADA, way=RatingMode.REVIEW)
        assert len(list(session.samples())) == len(samples)
    with Session(tmp_path / "old", master) as session:
        assert len(Ratings(session).all()) == 1


@pytest.mark.parametrize("sql", ["UPDATE ratings SET total = 0", "DELETE FROM ratings"])
def test_a_rating_is_neither_changed_nor_removed(session, sql):
    rating = score(session, ADA, way=RatingMode.REVIEW)
    with pytest.raises(Exception, match="a rating is not"):
        session.database.execute(sql)
    assert Ratings(session).all() == (rating,)


@pytest.mark.parametrize("way", [RatingMode.LIVE, RatingMode.REVIEW])
def test_incomplete_and_anonymous_ratings_are_refused(session, way):
    with pytest.raises(InputError, match="not complete"):
        score(session, ADA, way=way, points={"face": 1})
    with pytest.raises(AccessError, match="nobody is signed in"):
        score(session, None, way=way)
    with pytest.raises(InputError, match="a clip that was drawn"):
        score(session, ADA, way=RatingMode.BLIND)
    assert Ratings(session).all() == ()


def test_two_people_score_each_clip_and_see_no_other_rating_before_both_are_done(session):
    one, two = clips.draw(session, ADA, "nfcs", 2, 8.0, seed=1)
    score(session, ADA, one)
    open_to_all = score(session, CY, way=RatingMode.REVIEW)
    ratings = Ratings(session)
    assert ratings.visible_to("Bo") == (open_to_all,)
    assert [r.rater for r in ratings.visible_to("Ada")] == ["Ada", "Cy"]
    with pytest.raises(AccessError, match="Ada has scored clip 1 already"):
        score(session, ADA, one)
    score(session, BO, one)
    # Both have scored the first; but each of them may still score the second.
    assert [(r.rater, r.clip) for r in ratings.visible_to("Bo")] == [("Cy", None), ("Bo", 1)]
    assert clips.waiting_clips(session, "Bo") == (two,)
    score(session, ADA, two)
    assert [(r.rater, r.clip) for r in ratings.visible_to("Ada")] == [("Ada", 1), ("Cy", None), ("Bo", 1), ("Ada", 2)]
    assert ("Ada", 2) not in [(r.rater, r.clip) for r in ratings.visible_to("Bo")]
    score(session, BO, two)
    assert len(ratings.visible_to("Bo")) == 5
    assert clips.waiting_clips(session, "Bo") == clips.waiting_clips(session, "Cy") == ()
    with pytest.raises(AccessError, match="scored 2 times"):
        score(session, CY, one)


def test_a_clip_that_was_never_drawn_cannot_be_scored(session):
    with pytest.raises(RecordError, match="no clip 7"):
        score(session, ADA, clips.Clip(7, "nfcs", 0.0, 5.0))


def test_a_clip_is_scored_on_the_scale_it_was_drawn_for(session):
    (clip,) = clips.draw(session, ADA, "nfcs", 1, 8.0, seed=1)
    with pytest.raises(InputError, match="clip 1 was drawn for nfcs, not for nips"):
        score(session, ADA, clip, scale="nips")


def test_what_could_not_be_seen_is_stored_as_that(session):
    points = FULL | {"cry": None, "face": 0, "breathing": 0}
    rating = score(session, ADA, way=RatingMode.REVIEW, points=points)
    assert Ratings(session).all() == (rating,)
    assert (rating.points, rating.total, rating.unseen) == (points, 1, {"cry"})
    assert rating.is_pain is False, "a loud cry would have made it 3, and pain begins at 4"
    (stored,) = session.run("SELECT points FROM ratings")
    assert json.loads(stored[0])["cry"] is None


def test_no_pain_is_not_said_where_unseen_items_might_have_made_it_pain(session):
    points = FULL | {"cry": None, "arms": None}
    assert score(session, ADA, way=RatingMode.REVIEW, points=points).is_pain is None
    points |= {"legs": 1, "face": 1, "arousal": 1, "breathing": 1}
    assert score(session, ADA, way=RatingMode.REVIEW, points=points).is_pain is True, "more points make it no less"


def test_nfcs_of_six_items_is_told_from_nfcs_of_ten(session):
    six, ten = clips.draw(session, ADA, "nfcs", 2, 8.0, seed=1)
    drawn = {key: 0 if key in NFCS_DRAWN else None for key in NFCS_ACTIONS} | {"brow_bulge": 1}
    score(session, ADA, six, points=drawn)
    score(session, ADA, ten, points=dict.fromkeys(NFCS_ACTIONS, 0) | {"brow_bulge": 1})
    of_six, of_ten = Ratings(session).all()
    assert (of_six.total, len(of_six.unseen), of_six.is_pain) == (1, 4, None)
    assert (of_ten.total, len(of_ten.unseen), of_ten.is_pain) == (1, 0, False)


def test_a_face_that_an_earlier_version_asked_six_items_for_reads_as_six_of_ten(session):
    six = json.dumps(dict.fromkeys(NFCS_DRAWN, 1))
    (clip,) = clips.draw(session, ADA, "nfcs", 1, 8.0, seed=1)
    session.database.execute(
        "INSERT INTO ratings(scale, points, total, pain_from, rater, role, way, from_s, to_s, at, clip) "
        "VALUES('nfcs', ?, 6, 3, 'Ada', 'nurse', 'blind', 0, 8, '2026-03-01T00:00:00+00:00', ?)",
        (six, clip.number),
    )
    (rating,) = Ratings(session).all()
    assert rating.points == {key: 1 if key in NFCS_DRAWN else None for key in NFCS_ACTIONS}
    assert (rating.total, rating.is_pain) == (6, True)
