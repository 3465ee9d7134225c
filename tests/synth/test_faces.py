"""Faces as geometry: lids, mouths, folds and occluders do what their labels say."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from neopain.base.data import NFCS_ACTIONS
from neopain.synth.face.actions import PAIRED, STATES, Expression, fold_weights, nfcs
from neopain.synth.face.identity import lid_gap, pose_face, sample_identity
from neopain.synth.face.kinds import KINDS, sample_expression
from neopain.synth.place.scene import OCCLUDERS, Camera, Lamp, Scene, Sensor
from neopain.synth.render.picture import take
from neopain.synth.render.studio import open_studio

SUBJECTS = (3, 14, 159, 2653)


@pytest.fixture(scope="module")
def studio():
    return open_studio()


def face(**weights):
    sided = {name: value for name, value in weights.items() if name in PAIRED}
    rest = {name: value for name, value in weights.items() if name not in PAIRED}
    return Expression("awake", left=sided, right=dict(sided), middle=rest)


def plain_scene(**changes):
    lamp = Lamp(np.array([0.3, 0.5, 0.8], np.float32), np.ones(3, np.float32))
    grey = np.full(3, 0.4, np.float32)
    return replace(Scene(Camera(), (lamp,), grey, grey, "visible", Sensor(noise=0, blur_px=0)), **changes)


def gaps(studio, who, expression):
    points = pose_face(studio.head, who, expression)
    return np.array([lid_gap(points, studio.head.lids, eye) for eye in (0, 1)])


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_full_blink_shuts_the_lids_of_every_baby(studio, subject):
    who = sample_identity(studio.head, subject)
    for squint in (0.0, 0.9):
        shut = gaps(studio, who, face(eyeBlink=1.0, eyeSquint=squint, cheekSquint=squint, browDown=squint))
        assert (shut < 0.02 * who.gap).all()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_lids_close_step_by_step(studio, subject):
    who = sample_identity(studio.head, subject)
    steps = [gaps(studio, who, face(eyeBlink=b)).mean() for b in (0.0, 0.25, 0.5, 0.75, 0.95)]
    assert all(later < earlier for earlier, later in pairwise(steps))
    assert steps[2] == pytest.approx(steps[0] * (1 - 0.5 / 0.92), rel=0.25)


def test_the_jaw_opens_the_mouth(studio):
    who = sample_identity(studio.head, 3)
    upper, lower = studio.head.rings[62], studio.head.rings[66]
    heights = []
    for jaw in (0.0, 0.5, 1.0):
        points = pose_face(studio.head, who, face(jawOpen=jaw))
        heights.append(points[upper, 1] - points[lower, 1])
    assert heights[0] < 0.08
    assert heights[0] < heights[1] < heights[2]


def test_one_seed_is_one_baby(studio):
    a, b, c = (sample_identity(studio.head, s) for s in (3, 3, 4))
    assert np.array_equal(a.neutral, b.neutral)
    assert not np.allclose(a.neutral, c.neutral)


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


def test_pain_comes_with_open_eyes_and_with_a_shut_mouth_too():
    rng = np.random.default_rng(2)
    faces = [sample_expression(rng, "pain") for _ in range(120)]
    assert any(f.weight("eyeBlink") < 0.7 and f.weight("jawOpen") > 0.2 for f in faces)
    assert any(f.weight("jawOpen") < 0.12 for f in faces)
    assert all(0.62 < f.pain_target <= 1 for f in faces)


@pytest.mark.parametrize("state", STATES)
def test_states_draw_what_they_are_called(state):
    rng = np.random.default_rng(3)
    faces = [sample_expression(rng, state) for _ in range(40)]
    assert {f.state for f in faces} == {state}
    if state == "asleep":
        assert min(f.weight("eyeBlink") for f in faces) > 0.92
    if state == "yawn":
        assert min(f.weight("jawOpen") for f in faces) > 0.6
    targets = [f.pain_target for f in faces]
    if state == "fuss":
        assert 0.25 < min(targets) < 0.5 < max(targets) < 0.9
    elif state != "pain":
        assert max(targets) <= 0.3


@pytest.mark.parametrize("kind", KINDS)
def test_kinds_stay_in_their_ranges(kind):
    rng = np.random.default_rng(4)
    for _ in range(40):
        drawn = sample_expression(rng, kind=kind)
        assert (drawn.state, drawn.kind) == (KINDS[kind].state, kind)
        assert 0 <= drawn.intensity <= 1
        assert 0 < drawn.pain_target <= 1
        assert np.isfinite(list(drawn.arkit().values())).all()
        assert max(drawn.arkit().values()) < 2.5


def mean_of(kind, value):
    rng = np.random.default_rng(6)
    return np.mean([value(sample_expression(rng, kind=kind)) for _ in range(80)])


def test_hard_negatives_differ_from_their_painful_doubles():
    bulge = NFCS_ACTIONS.index("brow_bulge")
    for distress, calm in (("cry", "laugh"), ("silent_cry", "yawn"), ("grimace", "asleep"), ("protest", "wide_eyed")):
        assert mean_of(distress, lambda f: nfcs(f)[bulge]) > mean_of(calm, lambda f: nfcs(f)[bulge]) + 0.4
    assert mean_of("open_cry", lambda f: f.weight("eyeBlink")) < 0.5 < mean_of("cry", lambda f: f.weight("eyeBlink"))
    assert mean_of("silent_cry", lambda f: f.flush) < 0.2 < mean_of("cry", lambda f: f.flush)
    assert mean_of("pout", lambda f: f.weight("mouthPout")) > 0.6 > mean_of("lip_play", lambda f: f.weight("mouthPout"))


def test_a_pout_pushes_the_lip_out_and_draws_the_corners_down(studio):
    who = sample_identity(studio.head, 3)
    rest, pouting = (pose_face(studio.head, who, face(mouthPout=w)) for w in (0.0, 1.0))
    lip, corners = studio.head.rings[57], studio.head.rings[[48, 54]]
    assert pouting[lip, 2] > rest[lip, 2] + 0.03
    assert (pouting[corners, 1] < rest[corners, 1] - 0.03).all()


def test_a_dropped_jaw_makes_no_pointed_lip(studio):
    who = sample_identity(studio.head, 3)
    points = pose_face(studio.head, who, face(jawOpen=1.0))
    middle, beside, corner = (points[studio.head.rings[k], 1] for k in (66, 65, 64))
    assert corner - beside > 0.75 * (corner - middle)


@pytest.mark.parametrize("occluder", [o for o in OCCLUDERS if o != "none"])
def test_occluders_hide_what_they_lie_on(studio, occluder):
    who = sample_identity(studio.head, 14)
    scene = plain_scene(occluder=occluder, occluder_seed=3, occluder_top=0.5)
    picture = take(studio, who, face(), scene, (96, 96), np.random.default_rng(0))
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
    gone = take(studio, who, face(), replace(scene, occluder_place=0.0), (96, 96), np.random.default_rng(0))
    assert gone.covered_eyes == gone.covered_mouth == 0


def test_the_dark_is_dark_and_noise_is_the_frames_own(studio):
    who, scene = sample_identity(studio.head, 14), plain_scene()
    light = take(studio, who, face(), scene, (96, 96), np.random.default_rng(0)).rgb
    dim = replace(scene, sensor=Sensor(exposure=0.03, noise=0.02))
    first, second = (take(studio, who, face(), dim, (96, 96), np.random.default_rng(k)).rgb for k in (1, 2))
    assert first.mean() < 0.5 * light.mean()
    assert not np.array_equal(first, second)
