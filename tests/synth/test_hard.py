"""Hard pictures: poor light, turned heads, open-eyed cries and bare brows, each with a share of its own."""

import dataclasses

import numpy as np
import pytest

from neopain.synth.face.kinds import sample_expression
from neopain.synth.hard import harden
from neopain.synth.place.scene import sample_scene
from neopain.synth.switches import Parts


@dataclasses.dataclass(frozen=True)
class Baby:
    """What `harden` changes of an identity."""

    lines: float = 0.8
    brow_amount: float = 0.4


def drawn(number, kind="cry"):
    rng = np.random.default_rng(number)
    face = sample_expression(rng, kind=kind)
    return Parts(Baby(), face, sample_scene(rng, face, np.random.default_rng(0)))


def hard(number, kind="cry"):
    return harden(drawn(number, kind), np.random.default_rng([number, 1]), np.random.default_rng([number, 2]))


@pytest.fixture(scope="module")
def pairs():
    return [(drawn(number), hard(number)) for number in range(300)]


def test_a_third_of_the_cries_becomes_a_wail_with_open_eyes_and_raised_inner_brows(pairs):
    wails = [after.face for _, after in pairs if after.face.kind == "wail"]
    assert 0.25 < len(wails) / len(pairs) < 0.45
    assert {face.state for face in wails} == {"pain"}
    assert min(face.pain_target for face in wails) > 0.75
    assert max(face.weight("eyeBlink") for face in wails) <= 0.7
    cries = [before.face for before, _ in pairs]
    assert np.mean([f.weight("browDown") for f in wails]) < 0.6 * np.mean([f.weight("browDown") for f in cries])
    assert min(face.weight("browInnerUp") for face in wails) > 0.1


def test_other_cries_keep_their_label_and_lose_some_of_their_brow(pairs):
    others = [(before.face, after.face) for before, after in pairs if after.face.kind != "wail"]
    assert all(after.pain_target == before.pain_target for before, after in others)
    weaker = np.mean([after.weight("browDown") < 0.85 * before.weight("browDown") for before, after in others])
    assert 0.35 < weaker < 0.65


def test_a_calm_face_stays_as_it_is():
    for number in range(20):
        assert hard(number, "laugh").face == drawn(number, "laugh").face


def test_light_comes_in_all_kinds_and_is_named(pairs):
    scenes = [after.scene for _, after in pairs]
    infrared = [scene for scene in scenes if scene.light == "infrared"]
    assert 0.12 < len(infrared) / len(scenes) < 0.35
    assert {scene.sensor.grey for scene in infrared} == {1.0}
    dark = np.mean([scene.light == "dark" for scene in scenes])
    assert 0.1 < dark < 0.3
    red = [s for s in scenes if s.sky[0] > 1.2 * s.sky[1] and s.light == "visible"]
    assert len(red) > 0.05 * len(scenes)


def test_heads_turn_and_skin_is_smoother(pairs):
    def mean(value):
        return [np.mean([value(pair[k]) for pair in pairs]) for k in (0, 1)]

    for value in (lambda p: abs(p.scene.camera.yaw_deg), lambda p: abs(p.scene.camera.pitch_deg)):
        before, after = mean(value)
        assert after > 1.1 * before
    for value in (lambda p: p.infant.lines, lambda p: p.infant.brow_amount):
        before, after = mean(value)
        assert after < 0.9 * before


def test_one_seed_is_one_picture():
    first, again = hard(3), hard(3)
    assert first.face == again.face
    assert first.infant == again.infant
    assert first.scene.camera == again.scene.camera
    assert first.scene.sensor == again.scene.sensor
