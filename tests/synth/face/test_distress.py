"""Cries, grimaces and fussing differ in eyes, mouth, colour and graded target."""

import numpy as np
import pytest

from babies import draws, weights
from neopain.synth.face import distress
from neopain.synth.face.kinds import sample_expression

PAIN = (distress.cry, distress.open_cry, distress.silent_cry, distress.grimace, distress.protest, distress.head_back)


@pytest.mark.parametrize("face", PAIN, ids=lambda face: face.__name__)
def test_pain_bulges_the_brow_and_has_a_high_target(face):
    made = draws(face)
    assert all(0.68 <= d.target <= 1 for d in made)
    assert all(0.25 <= d.intensity <= 1 for d in made)
    assert weights(face, "browDown").min() > 0.25
    assert np.corrcoef([d.intensity for d in made], [d.target for d in made])[0, 1] > 0.99


def test_pain_comes_with_open_eyes_and_with_a_shut_mouth_too():
    rng = np.random.default_rng(2)
    faces = [sample_expression(rng, "pain") for _ in range(120)]
    assert any(f.weight("eyeBlink") < 0.7 and f.weight("jawOpen") > 0.2 for f in faces)
    assert any(f.weight("jawOpen") < 0.12 for f in faces)
    assert all(0.62 < f.pain_target <= 1 for f in faces)


def test_eyes_and_mouth_are_those_of_the_kind_of_cry():
    assert weights(distress.cry, "eyeBlink").min() >= 0.85
    assert weights(distress.open_cry, "eyeBlink").max() <= 0.65
    assert weights(distress.grimace, "jawOpen").max() <= 0.12 < weights(distress.cry, "jawOpen").min()
    assert weights(distress.protest, "eyeBlink").max() <= 0.45


def test_a_held_breath_is_pale_and_a_head_is_thrown_back():
    assert max(d.flush for d in draws(distress.silent_cry)) <= 0.2
    assert max(d.flush for d in draws(distress.cry)) > 0.5
    assert all(12 <= d.pitch_deg <= 28 for d in draws(distress.head_back))
    assert all(d.pitch_deg == 0 for d in draws(distress.cry))


def test_fussing_is_graded_on_both_sides_of_the_limit():
    made = draws(distress.whimper)
    assert [d.target for d in made] == pytest.approx([0.25 + 0.75 * d.intensity for d in made])
    assert min(d.target for d in made) < 0.5 < max(d.target for d in made)
    assert weights(distress.pout, "mouthPout").min() > 0.5
