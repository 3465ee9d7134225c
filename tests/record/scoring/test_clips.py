"""Clips for blind scoring: drawn where a face is visible, independent of the program's scores."""

import dataclasses
import itertools

import numpy as np
import pytest

import draws
from neopain.base.errors import AccessError, InputError
from neopain.record.scoring import clips
from neopain.record.session.session import Session
from neopain.record.session.video import encode_piece
from neopain.record.session.writer import SessionWriter
from record.scoring.conftest import ADA, BO


def test_clips_do_not_overlap_and_show_a_face(session):
    drawn = clips.draw(session, ADA, "nfcs", 4, 8.0, seed=1)
    ends = sorted((clip.from_s, clip.to_s) for clip in drawn)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(ends))
    assert all(session.span_s[0] <= first and last <= session.span_s[1] for first, last in ends)
    for clip in drawn:
        images = clips.clip_images(session, clip)
        seconds = {int(image.after_s) for image in images if image.landmarks is not None}
        assert len(seconds) >= clips.VISIBLE * 8 - 1
        assert all(0 <= image.after_s < 8.0 for image in images)
    with pytest.raises(InputError, match="more clips of 8 s"):
        clips.draw(session, ADA, "nfcs", 100, 8.0, seed=1)


def test_clips_and_their_images_are_independent_of_the_scores(tmp_path, master, samples):
    results = []
    for name, inverted in (("a", False), ("b", True)):
        scored = [
            dataclasses.replace(one, p_pain=None if one.p_pain is None else 1 - one.p_pain) if inverted else one
            for one in samples
        ]
        writer = SessionWriter(tmp_path / name, master, draws.facts(name))
        writer.write(scored)
        writer.close()
        with Session(tmp_path / name, master) as session:
            drawn = clips.draw(session, ADA, "nfcs", 3, 8.0, seed=2)
            results.append(
                (drawn, [[(k.after_s, k.landmarks.tobytes()) for k in clips.clip_images(session, c)] for c in drawn])
            )
    assert results[0] == results[1]
    fields = {field.name for kind in (clips.Clip, clips.ClipImage) for field in dataclasses.fields(kind)}
    assert fields == {"number", "scale", "from_s", "to_s", "after_s", "image", "landmarks"}


def test_landmarks_of_a_clip_are_those_recorded(session, samples):
    (clip,) = clips.draw(session, ADA, "nfcs", 1, 8.0, seed=5)
    images = clips.clip_images(session, clip)
    near = {round(one.t_s - clip.from_s, 6): one.landmarks for one in samples if one.landmarks is not None}
    assert images
    for image in images:
        np.testing.assert_allclose(image.landmarks, near[round(image.after_s, 6)], atol=0.3)


def test_scales_beyond_the_face_need_video(session):
    with pytest.raises(InputError, match="room for 0 more clips of 8 s with video, which NIPS needs, in sight"):
        clips.draw(session, ADA, "nips", 1, 8.0, seed=1)
    assert clips.clips(session) == ()


def test_video_serves_every_scale(session, folder, master):
    video = session.video()
    video.add(encode_piece([(5.0 + tenth / 10, np.full((48, 64, 3), tenth, np.uint8)) for tenth in range(120)]))
    video.close()
    (clip,) = clips.draw(session, ADA, "nips", 1, 8.0, seed=1)
    assert 4.0 <= clip.from_s < clip.to_s <= 18.0
    images = clips.clip_images(session, clip)
    assert all(image.image is not None and image.landmarks is None for image in images)
    assert len(images) > 60


def test_clips_are_drawn_only_by_who_may_score_and_within_the_limits(session):
    with pytest.raises(AccessError, match="nobody is signed in"):
        clips.draw(session, None, "nfcs", 1, 8.0, seed=1)
    for count, length_s in ((0, 8.0), (clips.MOST_CLIPS + 1, 8.0), (1, 0.5), (1, 601.0)):
        with pytest.raises(InputError, match="can be drawn"):
            clips.draw(session, ADA, "nfcs", count, length_s, seed=1)
    assert clips.clips(session) == ()


def test_clips_that_two_people_draw_at_once_do_not_overlap(session, master, monkeypatch):
    """The second one draws while the first one is looking for where a face is visible."""
    find, others = clips._starts, []

    def draw_meanwhile(*args, **kwargs):
        found = find(*args, **kwargs)
        monkeypatch.setattr(clips, "_starts", find)
        with Session(session.folder, master) as other:
            others.extend(clips.draw(other, BO, "nfcs", 2, 8.0, seed=1))
        return found

    monkeypatch.setattr(clips, "_starts", draw_meanwhile)
    drawn = clips.draw(session, ADA, "nfcs", 2, 8.0, seed=1)
    assert not {clip.number for clip in drawn} & {clip.number for clip in others}
    spans = sorted((clip.from_s, clip.to_s) for clip in clips.clips(session))
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
