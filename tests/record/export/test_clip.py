"""A clip shows how the face moved, but does not identify the infant."""

import av
import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from neopain.base.errors import InputError
from neopain.record.export import clip
from neopain.record.export.clip import covered, write_clip
from neopain.record.export.part import RESEARCH_USE, Part
from neopain.record.session.video import encode_piece

PLACE = st.floats(-50.0, 400.0)
RNG = np.random.default_rng(1)
TEXTURE = cv2.resize(RNG.integers(0, 255, (60, 80, 3), np.uint8), (320, 240), interpolation=cv2.INTER_NEAREST)
"""Squares of 4 pixels: finer than what a covered face shows."""


def read(path):
    with av.open(str(path)) as container:
        assert container.metadata["comment"] == RESEARCH_USE
        return [(frame.time, frame.to_ndarray(format="rgb24")) for frame in container.decode(video=0)]


def detail(image):
    """The mean difference of neighbouring pixels."""
    return float(np.abs(np.diff(image.astype(np.float64), axis=1)).mean())


@settings(deadline=None)
@given(st.lists(st.tuples(PLACE, PLACE, st.floats(8.0, 300.0), st.floats(8.0, 300.0)), max_size=3))
def test_a_covered_face_is_a_few_squares_and_the_rest_is_unchanged(faces):
    boxes = [(x, y, x + width, y + height) for x, y, width, height in faces]
    made = covered(TEXTURE, boxes)
    inside, around = np.zeros((2, 240, 320), bool)
    for x, y, width, height in faces:  # with a quarter of its side more all round
        for mask, more in ((inside, 0), (around, 2)):
            left, right = np.clip([x - width / 4 - more, x + 1.25 * width + more], 0, 320).astype(int)
            top, bottom = np.clip([y - height / 4 - more, y + 1.25 * height + more], 0, 240).astype(int)
            mask[top:bottom, left:right] = True
    if not faces:
        inside[:] = around[:] = True
    assert len(np.unique(made[inside], axis=0)) <= 49 * max(len(faces), 1)
    assert (made[~around] == TEXTURE[~around]).all()


def test_the_video_shows_no_face(record, samples, face_at, tmp_path):
    with record(samples) as session:
        video = session.video()
        for first in (40.0, 170.0):
            video.add(encode_piece([(first + place / 10, TEXTURE) for place in range(20)]))
        video.close()
        out = tmp_path / "out" / "s.mp4"
        assert write_clip(Part(session), out) == "40 pictures, video, face covered"
        shown = read(out)
        assert [t_s for t_s, _ in shown] == pytest.approx(
            [p / 10 for p in range(20)] + [130 + p / 10 for p in range(20)]
        )
        whole = detail(TEXTURE)
        for t_s, image in shown[:20]:
            x0, y0, x1, y1 = (round(side) for side in face_at(40.0 + t_s)[0])
            assert detail(image[y0 + 50 : y1 - 50, x0 + 5 : x1 - 5]) < whole / 3
            assert detail(image[40:200, :15]) > whole / 2
        for _, image in shown[20:]:
            assert detail(image[40:200]) < whole / 4
        video = session.video()
        video.add(encode_piece([(159.0 + place / 10, TEXTURE) for place in range(20)]))  # the face goes at 160
        video.close()
        write_clip(Part(session, (159.0, 162.0)), out)
        recognisable = [detail(image[40:200, :15]) > whole / 2 for _, image in read(out)]
        assert recognisable == [True] * 12 + [False] * 8
        assert write_clip(Part(session, (0.0, 41.0)), out).startswith("10 pictures, video")
        assert "drawn face" in write_clip(Part(session, (0.0, 30.0)), out)
        assert "drawn face" in write_clip(Part(session, (35.0, 45.0)), out, drawn=True)


def test_without_video_the_face_is_drawn_from_its_landmarks(session, tmp_path):
    part = Part(session, (150.0, 200.0))
    assert "drawn face" in write_clip(part, tmp_path / "s.mp4")
    shown = read(tmp_path / "s.mp4")
    landmarks = session.landmarks(150.0, 200.0)
    assert len(shown) == len(landmarks.t_s) + 1
    lost = [image for t_s, image in shown if 10.1 < t_s < 40]
    assert len(lost) == 1
    assert lost[0][60:420].max() < 40
    drawn = clip.draw(landmarks.values[5], 480)
    difference = np.abs(shown[5][1][60:420].astype(int) - drawn[60:420])
    assert difference.mean() < 6


@settings(deadline=None)
@given(st.floats(-3.0, 3.0), st.floats(0.3, 4.0), st.tuples(st.floats(-500.0, 500.0), st.floats(-500.0, 500.0)))
def test_the_drawn_face_is_independent_of_position_size_and_rotation(turn, scale, moved):
    points = RNG.normal(size=(68, 2)).astype(np.float32) * 50 + 200
    points[36:42] += (-40, 0)
    points[42:48] += (40, 0)
    turning = np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    other = points @ turning * scale + np.array(moved)
    np.testing.assert_allclose(clip.level(points, 480), clip.level(other, 480), atol=0.5)


def test_a_clip_that_cannot_be_made_is_one_line(session, record, samples, tmp_path, monkeypatch):
    with pytest.raises(InputError, match="neither video nor landmarks"):
        write_clip(Part(session, (1e6, 2e6)), tmp_path / "out" / "s.mp4")
    monkeypatch.setattr(clip, "LONGEST_S", 60.0)
    with pytest.raises(InputError, match="too long: choose"):
        write_clip(Part(session), tmp_path / "out" / "s.mp4")
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write_clip(Part(session, (0.0, 2.0)), tmp_path / "file" / "s.mp4")
    assert list((tmp_path / "out").glob("*")) == []
