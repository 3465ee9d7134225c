"""A drawn expression has the weights that were added, on both sides, with the asymmetry of one face."""

import numpy as np
import pytest

from neopain.synth.face.draw import Draw


def drawn(seed=0):
    return Draw(np.random.default_rng(seed))


def test_weights_add_up_and_paired_actions_are_on_both_sides():
    d = drawn()
    d.uneven = 0.0
    d.add(browDown=0.3, jawOpen=0.2)
    d.add(browDown=0.4)
    face = d.finish("pain", "cry")
    assert face.left == face.right == {"browDown": pytest.approx(0.7)}
    assert face.middle == {"jawOpen": 0.2}
    assert (face.state, face.kind) == ("pain", "cry")


def test_sides_differ_but_for_the_lids_and_no_weight_is_below_zero():
    d = drawn()
    d.uneven = 3.0
    d.add(eyeBlink=0.8, browDown=0.5, mouthSmile=0.5, cheekSquint=0.5)
    face = d.finish("awake", "")
    assert face.left["eyeBlink"] == face.right["eyeBlink"] == 0.8
    assert face.left["browDown"] != face.right["browDown"]
    assert min(*face.left.values(), *face.right.values()) == 0.0


@pytest.mark.parametrize(("lean", "corner"), [(0.5, "mouthLeft"), (-0.5, "mouthRight")])
def test_a_lean_pulls_the_mouth_and_not_the_brow_to_one_side(lean, corner):
    d = drawn()
    d.uneven, d.lean = 0.0, lean
    d.add(mouthSmile=0.4, browDown=0.4)
    face = d.finish("smile", "smile")
    assert face.left["mouthSmile"] == pytest.approx(0.4 * (1 + lean))
    assert face.right["mouthSmile"] == pytest.approx(0.4 * (1 - lean))
    assert face.left["browDown"] == face.right["browDown"]
    assert face.middle == {corner: pytest.approx(0.35)}


def test_one_seed_is_one_face():
    def face(seed):
        d = drawn(seed)
        d.add(browDown=d.u(0.2, 0.9), jawOpen=d.u(0.1, 0.5))
        return d.finish("pain", "cry")

    assert face(3) == face(3)
    assert face(3) != face(4)


def test_chances_come_true_as_often_as_they_say():
    d = drawn()
    assert np.mean([d.chance(0.2) for _ in range(4000)]) == pytest.approx(0.2, abs=0.03)
    assert not any(d.chance(0.0) for _ in range(50))
    assert all(0.3 <= d.u(0.3, 0.4) < 0.4 for _ in range(50))
