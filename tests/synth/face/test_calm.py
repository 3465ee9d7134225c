"""Faces without pain have a low target, and those that resemble pain lack what makes it."""

import pytest

from babies import draws, weights
from neopain.synth.face import calm

CALM = (
    calm.asleep, calm.awake, calm.wide_eyed, calm.surprise, calm.drowsy, calm.squint, calm.frown, calm.lip_play,
    calm.sneeze, calm.strain, calm.yawn, calm.smile, calm.grin, calm.laugh, calm.suck, calm.coo,
)  # fmt: skip


@pytest.mark.parametrize("face", CALM, ids=lambda face: face.__name__)
def test_no_calm_face_is_pain(face):
    made = draws(face)
    assert max(d.target for d in made) <= 0.3
    assert max(d.intensity for d in made) <= 0.2
    assert all(d.tears == d.quiver == 0 for d in made)


def test_a_squint_does_not_stretch_the_mouth_and_a_frown_leaves_the_eyes_open():
    assert weights(calm.squint, "mouthStretch").max() == 0
    assert weights(calm.squint, "eyeSquint").min() >= 0.4
    assert weights(calm.frown, "eyeBlink").max() <= 0.25
    assert weights(calm.frown, "browDown").min() >= 0.15


def test_a_laugh_smiles_and_does_not_frown():
    assert weights(calm.laugh, "mouthSmile").min() >= 0.6
    assert weights(calm.laugh, "browDown").max() <= 0.15
    assert weights(calm.smile, "jawOpen").max() <= 0.15 < weights(calm.grin, "jawOpen").min()


def test_sleep_and_drowsiness_are_in_the_lids():
    assert weights(calm.asleep, "eyeBlink").min() >= 0.93
    drowsy = weights(calm.drowsy, "eyeBlink")
    assert 0.35 <= drowsy.min() < drowsy.max() <= 0.85
    assert weights(calm.wide_eyed, "eyeBlink").max() == 0 < weights(calm.wide_eyed, "eyeWide").min()


def test_a_strain_reddens_and_closes_the_mouth():
    assert min(d.flush for d in draws(calm.strain)) >= 0.3
    assert weights(calm.strain, "mouthPress").min() >= 0.4
    assert weights(calm.strain, "jawOpen").max() == 0
