"""NFCS actions and skin folds follow the ARKit actions they are made of."""

from dataclasses import replace

import numpy as np
import pytest

from babies import face
from neopain.base.nfcs import NFCS_ACTIONS
from neopain.synth.face.actions import fold_weights, nfcs
from neopain.synth.face.kinds import sample_expression

DRIVERS = {
    "brow_bulge": ("browDown",),
    "eye_squeeze": ("eyeSquint", "cheekSquint"),
    "nasolabial_furrow": ("noseSneer", "mouthUpperUp"),
    "open_lips": ("jawOpen", "mouthFunnel"),
    "vertical_mouth_stretch": ("jawOpen",),
    "horizontal_mouth_stretch": ("mouthStretch",),
    "lip_purse": ("mouthPucker", "mouthFunnel"),
    "tongue_protrusion": ("tongueOut",),
}


@pytest.mark.parametrize(("action", "driver"), [(a, d) for a, ds in DRIVERS.items() for d in ds])
def test_nfcs_rises_with_what_makes_it(action, driver):
    index = NFCS_ACTIONS.index(action)
    values = [nfcs(face(**{driver: w}))[index] for w in (0.0, 0.2, 0.4)]
    assert values[0] == 0
    assert values[0] < values[1] < values[2] <= 1


def test_tongue_and_quiver_follow_theirs():
    taut = [nfcs(face(jawOpen=0.8, tongueCup=w))[NFCS_ACTIONS.index("taut_tongue")] for w in (0.0, 0.4, 0.8)]
    assert taut[0] < taut[1] < taut[2]
    assert nfcs(replace(face(), quiver=0.6))[NFCS_ACTIONS.index("chin_quiver")] == pytest.approx(0.6)


def test_pain_folds_the_skin_deeper_than_sleep():
    rng = np.random.default_rng(1)
    deep = np.mean([fold_weights(sample_expression(rng, "pain"), 1.0) for _ in range(30)], 0)
    calm = np.mean([fold_weights(sample_expression(rng, "asleep"), 1.0) for _ in range(30)], 0)
    assert deep[:4].min() > calm[:4].max()
