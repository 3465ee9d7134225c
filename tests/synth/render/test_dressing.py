"""Occluders hide what they lie on."""

from dataclasses import replace

import numpy as np
import pytest

from babies import face, plain_scene
from neopain.synth.face.identity import sample_identity
from neopain.synth.place.scene import OCCLUDERS
from neopain.synth.render.picture import render_picture


@pytest.mark.parametrize("occluder", [o for o in OCCLUDERS if o != "none"])
def test_occluders_hide_what_they_lie_on(studio, occluder):
    infant = sample_identity(studio.head, 14)
    scene = plain_scene(occluder=occluder, occluder_seed=3, occluder_top=0.5)
    picture = render_picture(studio, infant, face(), scene, (96, 96), np.random.default_rng(0))
    eyes, mouth = picture.covered_eyes, picture.covered_mouth
    if occluder == "eye_shield":
        assert eyes > 0.9
        assert mouth < 0.05
    elif occluder == "pacifier":
        assert mouth > 0.4
        assert eyes < 0.05
    elif occluder == "blanket":
        assert min(eyes, mouth) > 0.9
    else:
        assert eyes + mouth > 0 or occluder == "hand"
    gone = render_picture(
        studio, infant, face(), replace(scene, occluder_place=0.0), (96, 96), np.random.default_rng(0)
    )
    assert gone.covered_eyes == gone.covered_mouth == 0
