"""Ratings in the session's file, and clips that two people score blind."""

import dataclasses
import itertools

import numpy as np
import pytest

import draws
from neopain.base.data import NFCS_ACTIONS, Role
from neopain.base.errors import AccessError, InputError, RecordError
from neopain.base.scales import SCALES
from neopain.record.scoring import clips
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.session import Session
from neopain.record.session.video import encode_piece
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.schema import SESSION, Schema
from neopain.record.ward.staff import Person

ADA, BO, CY = (Person(name, Role.NURSE) for name in ("Ada", "Bo", "Cy"))
FULL = {"face": 1, "cry": 2, "breathing": 1, "arms": 1, "legs": 0, "arousal": 0}


@pytest.fixture(scope="module")
def told():
    return list(draws.samples(60.0, 10.0, seed=3, width=16))


@pytest.fixture
def folder(tmp_path, master, told):
    folder = tmp_path / "s"
    writer = SessionWriter(folder, master, draws.facts("s"))
    writer.write(told)
    writer.close()
    return folder


@pytest.fixture
def session(folder, master):
    with Session(folder, master) as session:
        yield session


FACES = dict.fromkeys(NFCS_ACTIONS, 1)


def score(session, by, clip=None, way=RatingMode.BLIND, points=None, scale=None):
    scale = scale or ("nips" if clip is None else "nfcs")
    points = points or {"nips": FULL, "nfcs": FACES}[scale]
    span_s = (5.0, 25.0) if clip is None else (clip.from_s, clip.to_s)
    number = None if clip is None else clip.number
    return Ratings(session).add(new_rating(scale, SCALES[scale], points, by, way, span_s, number))


def test_a_rating_comes_back_as_it_was_given_while_the_session_is_written(tmp_path, master, told):
    writer = SessionWriter(tmp_path / "live", master, draws.facts("live"))
    writer.write(told[:50])
    with Session(tmp_path / "live", master) as session:
        kept = score(session, ADA, way=RatingMode.LIVE)
    writer.write(told[50:])
    writer.close()
    with Session(tmp_path / "live", master) as session:
        assert Ratings(session).all() == (kept,)
        assert len(list(session.samples())) == len(told)
    assert (kept.total, kept.is_pain, kept.rater, kept.role, kept.way) == (5, True, "Ada", Role.NURSE, RatingMode.LIVE)
    assert (kept.from_s, kept.to_s, kept.points) == (5.0, 25.0, FULL)


def test_a_file_of_before_there_were_ratings_takes_them(tmp_path, master, told, monkeypatch):
    before = Schema(SESSION.name, SESSION.application_id, SESSION.steps[:1])
    with monkeypatch.context() as patch:
        patch.setattr("neopain.record.session.writer.SESSION", before)
        writer = SessionWriter(tmp_path / "old", master, draws.facts("old"))
        writer.write(told)
        writer.close()
    with Session(tmp_path / "old", master) as session:
        assert Ratings(session).all() == ()
        score(session, ADA, way=RatingMode.REVIEW)
        assert len(list(session.samples())) == len(told)
    with Session(tmp_path / "old", master) as session:
        assert len(Ratings(session).all()) == 1


@pytest.mark.parametrize("sql", ["UPDATE ratings SET total = 0", "DELETE FROM ratings"])
def test_what_was_given_is_neither_changed_nor_removed(session, sql):
    kept = score(session, ADA, way=RatingMode.REVIEW)
    with pytest.raises(Exception, match="a rating is not"):
        session.database.execute(sql)
    assert Ratings(session).all() == (kept,)


@pytest.mark.parametrize("way", [RatingMode.LIVE, RatingMode.REVIEW])
def test_an_incomplete_rating_or_one_by_nobody_is_not_made(session, way):
    with pytest.raises(InputError, match="not complete"):
        score(session, ADA, way=way, points={"face": 1})
    with pytest.raises(AccessError, match="nobody is signed in"):
        score(session, None, way=way)
    with pytest.raises(InputError, match="a clip that was drawn"):
        score(session, ADA, way=RatingMode.BLIND)
    assert Ratings(session).all() == ()


def test_clips_do_not_overlap_and_show_a_face(session):
    drawn = clips.draw(session, ADA, "nfcs", 4, 8.0, seed=1)
    ends = sorted((clip.from_s, clip.to_s) for clip in drawn)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ends))
    assert all(session.span_s[0] <= first and last <= session.span_s[1] for first, last in ends)
    for clip in drawn:
        looks = clips.clip_images(session, clip)
        seconds = {int(look.after_s) for look in looks if look.landmarks is not None}
        assert len(seconds) >= clips.SEEN * 8 - 1
        assert all(0 <= look.after_s < 8.0 for look in looks)
    with pytest.raises(InputError, match="more clips of 8 s"):
        clips.draw(session, ADA, "nfcs", 100, 8.0, seed=1)


def test_what_is_drawn_and_shown_does_not_depend_on_what_the_machine_says(tmp_path, master, told):
    seen = []
    for name, turned in (("a", False), ("b", True)):
        samples = [
            dataclasses.replace(one, p_pain=None if one.p_pain is None else 1 - one.p_pain) if turned else one
            for one in told
        ]
        writer = SessionWriter(tmp_path / name, master, draws.facts(name))
        writer.write(samples)
        writer.close()
        with Session(tmp_path / name, master) as session:
            drawn = clips.draw(session, ADA, "nfcs", 3, 8.0, seed=2)
            seen.append(
                (drawn, [[(k.after_s, k.landmarks.tobytes()) for k in clips.clip_images(session, c)] for c in drawn])
            )
    assert seen[0] == seen[1]
    fields = {field.name for kind in (clips.Clip, clips.ClipImage) for field in dataclasses.fields(kind)}
    assert fields == {"number", "scale", "from_s", "to_s", "after_s", "image", "landmarks"}


def test_two_score_each_clip_and_neither_sees_the_others_before_both_are_done(session):
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


def test_landmarks_of_a_clip_are_those_recorded(session, told):
    (clip,) = clips.draw(session, ADA, "nfcs", 1, 8.0, seed=5)
    looks = clips.clip_images(session, clip)
    near = {round(one.t_s - clip.from_s, 6): one.landmarks for one in told if one.landmarks is not None}
    assert looks
    for look in looks:
        np.testing.assert_allclose(look.landmarks, near[round(look.after_s, 6)], atol=0.3)


def test_what_a_drawn_face_cannot_show_is_not_scored_from_it(session):
    with pytest.raises(InputError, match="room for 0 more clips of 8 s with film, which NIPS needs, in sight"):
        clips.draw(session, ADA, "nips", 1, 8.0, seed=1)
    assert clips.clips(session) == ()


def test_film_will_do_for_every_scale(session, folder, master):
    video = session.video()
    video.add(encode_piece([(5.0 + tenth / 10, np.full((48, 64, 3), tenth, np.uint8)) for tenth in range(120)]))
    video.close()
    (clip,) = clips.draw(session, ADA, "nips", 1, 8.0, seed=1)
    assert 4.0 <= clip.from_s < clip.to_s <= 18.0
    looks = clips.clip_images(session, clip)
    assert all(look.image is not None and look.landmarks is None for look in looks)
    assert len(looks) > 60


def test_a_clip_is_scored_on_the_scale_it_was_drawn_for(session):
    (clip,) = clips.draw(session, ADA, "nfcs", 1, 8.0, seed=1)
    with pytest.raises(InputError, match="clip 1 was drawn for nfcs, not for nips"):
        score(session, ADA, clip, scale="nips")
