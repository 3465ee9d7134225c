"""Blocks of samples as columns, and restored from them."""

from dataclasses import replace

import numpy as np
import pytest

import draws
from neopain.base.data import Reason, State, Trend
from neopain.record.session.block import face_columns, landmarks_of, samples_of, score_columns, sparse


@pytest.fixture(scope="module")
def drawn():
    return list(draws.samples(2.0, 10.0, width=8))


def test_the_reasons_of_trend_and_sample_are_independent(drawn):
    """The face is covered now; for most of the trend's window it was turned."""
    sample = replace(
        drawn[0], reason=Reason.COVERED, p_pain=None, trend=Trend(None, 0.2, State.CANNOT_TELL, Reason.TURNED)
    )
    scored = replace(drawn[1], reason=None, trend=Trend(None, 0.2, State.CANNOT_TELL, Reason.TOO_DARK))
    unread = replace(drawn[2], reason=Reason.BLURRED, p_pain=None, trend=Trend(0.4, 0.9, State.CALM))
    restored = list(samples_of(score_columns([sample, scored, unread]), {}))
    assert [(one.reason, one.trend.reason) for one in restored] == [
        (Reason.COVERED, Reason.TURNED),
        (None, Reason.TOO_DARK),
        (Reason.BLURRED, None),
    ]


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("reason", [None, *Reason])
def test_every_state_and_reason_is_restored(drawn, state, reason):
    sample = replace(drawn[0], reason=reason, trend=Trend(None, 0.5, state, reason))
    (restored,) = samples_of(score_columns([sample]), {})
    assert (restored.reason, restored.trend.state, restored.trend.reason) == (reason, state, reason)


def test_what_is_missing_stays_missing(drawn):
    bare = replace(drawn[0], index=None, p_pain=None, shift=None, trend=Trend(None, 0.0, State.CANNOT_TELL))
    columns = score_columns([bare, drawn[1]])
    assert columns["frame"].tolist() == [-1, drawn[1].index]
    assert np.isnan([columns["p_pain"][0], columns["p_trend"][0], columns["shift"][0]]).all()
    restored, _ = samples_of(columns, {})
    assert (restored.index, restored.p_pain, restored.shift, restored.trend.p_trend) == (None, None, None, None)


def test_faces_belong_to_the_samples_they_came_with(drawn):
    given = [None, drawn[1], None, drawn[3]]
    faces = face_columns(given, landmarks=True)
    assert faces["rows_box"].tolist() == faces["rows_landmarks"].tolist() == [1, 3]
    np.testing.assert_allclose(landmarks_of(faces)[1], drawn[3].landmarks, atol=0.126)
    restored = list(samples_of(score_columns(drawn[:4]), faces))
    assert [one.face_box is None for one in restored] == [True, False, True, False]
    np.testing.assert_allclose(restored[1].face_box, drawn[1].face_box, atol=0.126)
    assert restored[3].quality.yaw_deg == pytest.approx(drawn[3].quality.yaw_deg, rel=1e-3)
    assert restored[0].quality is None
    assert "landmarks" not in face_columns(given, landmarks=False)


def test_boxes_far_outside_the_frame_are_clipped_to_what_can_be_stored(drawn):
    far = replace(drawn[0], face_box=(-1e6, 0.0, 1e6, 100.0))
    (restored,) = samples_of(score_columns([far]), face_columns([far], landmarks=False))
    assert restored.face_box == (-8192.0, 0.0, 8191.75, 100.0)


def test_an_empty_column_is_omitted():
    assert sparse("features", [None, None], np.float16) == {}
