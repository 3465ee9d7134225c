"""The tables for the shader hold the values of identity, face and scene."""

from dataclasses import replace

import numpy as np
import pytest

from babies import face, plain_scene
from neopain.synth.face.identity import sample_identity
from neopain.synth.render import palette as p


@pytest.fixture(scope="module")
def infant(studio):
    return replace(sample_identity(studio.head, 14), jaundice=0.0)


def test_settings_are_those_of_the_parts(infant):
    crying = replace(face(), flush=0.7, tears=0.4)
    settings, tints = p.face_settings(replace(infant, mottle=0.3, teeth=(0.1, 0.05)), crying, plain_scene(garment=-1.6))
    assert settings[[p.FLUSH, p.TEARS, p.MOTTLE, p.GARMENT]] == pytest.approx([0.7, 0.4, 0.3, -1.6])
    assert settings[[p.TEETH_UP, p.TEETH_LOW]] == pytest.approx([0.1, 0.05])
    assert settings[[p.INFRARED, p.ODD]].tolist() == [0, 0]
    assert tints[p.T_SKIN] == pytest.approx(infant.skin)
    assert tints[p.T_IRIS] == pytest.approx(infant.iris)
    assert tints.min() >= 0


def test_infrared_is_a_setting_and_jaundice_takes_blue_from_skin_and_eyes(infant):
    assert p.face_settings(infant, face(), plain_scene(light="infrared"))[0][p.INFRARED] == 1
    _, plain = p.face_settings(infant, face(), plain_scene())
    _, yellow = p.face_settings(replace(infant, jaundice=1.0), face(), plain_scene())
    for row in (p.T_SKIN, p.T_SCLERA):
        ratio = yellow[row] / plain[row]
        assert ratio[2] < ratio[1] < ratio[0] <= 1
    assert np.array_equal(yellow[p.T_HAIR], plain[p.T_HAIR])


def test_props_have_the_colours_of_the_scene(infant):
    adult = np.array([0.2, 0.1, 0.05], np.float32)
    scene = plain_scene(other_skin=adult, cloth_pattern=7.0, cap_tint=np.array([0.1, 0.2, 0.3], np.float32))
    table = p.materials(scene, infant)
    assert table.shape == (7, 8)
    assert table[p.M_HAND - p.FIRST_PROP, :3] == pytest.approx(adult)
    assert table[p.M_CAP - p.FIRST_PROP, :3] == pytest.approx([0.1, 0.2, 0.3])
    assert table[[p.M_BLANKET - p.FIRST_PROP, p.M_SWADDLE - p.FIRST_PROP], p.S_PATTERN].tolist() == [7, 7]
    own = p.materials(replace(scene, other_skin=None), infant)
    assert own[p.M_HAND - p.FIRST_PROP, :3] == pytest.approx(infant.skin)
    assert np.array_equal(table, p.materials(scene, infant))
