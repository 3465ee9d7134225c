"""Ratings in the session's file: complete, unchangeable, and blind ones hidden until both raters are done."""

import pytest

import draws
from neopain.base.data import Role
from neopain.base.errors import AccessError, InputError, RecordError
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
