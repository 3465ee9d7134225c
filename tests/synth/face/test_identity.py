"""Lids and jaw of every baby follow its expression, and a seed is one baby."""

from itertools import pairwise

import numpy as np
import pytest

from babies import face
from neopain.synth.face.identity import lid_gap, pose_face, sample_identity

SUBJECTS = (3, 14, 159, 2653)


def gaps(studio, infant, expression):
    points = pose_face(studio.head, infant, expression)
    return np.array([lid_gap(points, studio.head.lids, eye) for eye in (0, 1)])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_full_blink_shuts_the_lids_of_every_baby(studio, subject):
    infant = sample_identity(studio.head, subject)
    for squint in (0.0, 0.9):
        shut = gaps(studio, infant, face(eyeBlink=1.0, eyeSquint=squint, cheekSquint=squint, browDown=squint))
        assert (shut < 0.02 * gaps(studio, infant, face())).all()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_lids_close_step_by_step(studio, subject):
    infant = sample_identity(studio.head, subject)
    steps = [gaps(studio, infant, face(eyeBlink=b)).mean() for b in (0.0, 0.25, 0.5, 0.75, 0.95)]
    assert all(later < earlier for earlier, later in pairwise(steps))
    assert steps[2] == pytest.approx(steps[0] * (1 - 0.5 / 0.92), rel=0.25)


def test_the_jaw_opens_the_mouth(studio):
    infant = sample_identity(studio.head, 3)
    upper, lower = studio.head.rings[62], studio.head.rings[66]
    heights = []
    for jaw in (0.0, 0.5, 1.0):
        points = pose_face(studio.head, infant, face(jawOpen=jaw))
        heights.append(points[upper, 1] - points[lower, 1])
    assert heights[0] < 0.08
    assert heights[0] < heights[1] < heights[2]


def test_one_seed_is_one_baby(studio):
    a, b, c = (sample_identity(studio.head, s) for s in (3, 3, 4))
    assert np.array_equal(a.neutral, b.neutral)
    assert not np.allclose(a.neutral, c.neutral)
