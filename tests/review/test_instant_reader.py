"""Single instants of a session: the last data not after them, and none once the reader is closed."""

import numpy as np
import pytest

import stays
from neopain.record.session.session import Session
from neopain.review.instant_reader import FRESH_S, InstantReader
from review.conftest import FILMED_S, STAY


@pytest.fixture
def instants(recorded):
    records, key = recorded
    reader = InstantReader(Session(records / "sessions" / STAY, key))
    yield reader
    reader.close()


def test_an_instant_shows_the_last_sample_not_after_it(instants):
    assert instants.read(700.4).sample_s == 700.0
    assert instants.read(700.0).sample_s == 700.0
    assert instants.read(4000.0).sample_s is None
    instants.close()
    instants.close()
    assert instants.read(700.0).sample_s is None


def test_an_instant_holds_score_face_and_picture_of_its_time(instants):
    instant = instants.read(FILMED_S + 0.45)
    assert instant.sample_s == FILMED_S
    assert instant.picture_s == pytest.approx(FILMED_S + 0.4)
    assert abs(float(instant.image.mean()) - stays.grey(4).mean()) < 3
    assert (instant.landmarks.shape, instant.landmarks.dtype) == ((68, 2), np.float32)
    assert instant.actions.shape == (10,)
    assert instant.p_pain is not None
    earlier = instants.read(FILMED_S - 1.0)
    assert (earlier.picture_s, earlier.image) == (None, None)


def test_data_that_are_too_old_are_not_shown(instants):
    assert instants.read(700.0 + FRESH_S - 0.01).sample_s == 700.0
    late = instants.read(700.0 + FRESH_S + 0.01)
    assert (late.sample_s, late.state, late.p_trend, late.landmarks) == (None, None, None, None)
    assert instants.scores(700.0, 702.0)["t_s"].tolist() == [700.0, 701.0]
    instants.close()
    assert instants.scores() == {}
