from dataclasses import replace

import cv2
import numpy as np
import pytest

import scenes
import tiny
from neopain.base import paths
from neopain.base.data import Crop, Face, Quality, Reason
from neopain.base.settings import QualitySettings
from neopain.capture.video import VideoFile
from neopain.pipeline import quality
from neopain.pipeline.align import align

SETTINGS = QualitySettings()
GOOD = Quality(
    brightness=120.0,
    sharpness=0.5,
    size_px=150.0,
    yaw_deg=5.0,
    pitch_deg=-5.0,
    visible_eyes=0.95,
    visible_mouth=0.95,
    value=1.0,
)
FLAWS = {
    Reason.TOO_DARK: {"brightness": SETTINGS.min_brightness - 1},
    Reason.TOO_BRIGHT: {"brightness": SETTINGS.max_brightness + 1},
    Reason.TOO_SMALL: {"size_px": SETTINGS.min_size_px - 1},
    Reason.BLURRED: {"sharpness": SETTINGS.min_sharpness / 2},
    Reason.TURNED: {"yaw_deg": SETTINGS.max_yaw_deg + 1},
    Reason.COVERED: {"visible_mouth": SETTINGS.min_visible - 0.1},
}


def face(side=150.0):
    found = scenes.centerface().find(tiny.face_picture(), 0.5)[0]
    return replace(found, box=(0.0, 0.0, side, side * 1.2))


def crop(image=None):
    picture = tiny.face_picture()
    found = scenes.centerface().find(picture, 0.5)[0]
    cut = align(picture, found)
    return cut if image is None else Crop(image, cut.matrix)


def test_a_good_face_has_no_reason_and_full_value():
    measured = quality.measure(crop(), face(), SETTINGS)
    assert quality.judge(measured, SETTINGS) is None
    assert measured.value > 0.9
    assert measured.size_px == 150.0
    assert (measured.visible_eyes, measured.visible_mouth) == (1.0, 1.0)
    assert abs(measured.yaw_deg) < 20
    assert abs(measured.pitch_deg) < 20


@pytest.mark.parametrize("reason", FLAWS)
def test_each_flaw_has_its_reason_and_no_value(reason):
    flawed = replace(GOOD, **FLAWS[reason])
    assert quality.judge(GOOD, SETTINGS) is None
    assert quality.judge(flawed, SETTINGS) is reason
    assert quality.refine(flawed, SETTINGS, None, None).value == 0.0


@pytest.mark.parametrize("flaw", [{"yaw_deg": -60.0}, {"pitch_deg": 60.0}, {"pitch_deg": -60.0}, {"visible_eyes": 0.1}])
def test_both_sides_of_a_limit_count(flaw):
    assert quality.judge(replace(GOOD, **flaw), SETTINGS) in (Reason.TURNED, Reason.COVERED)


def test_of_several_flaws_the_first_in_order_is_named():
    order = list(FLAWS)
    for place, reason in enumerate(order):
        flaws = {}
        for later in reversed(order[place:]):
            flaws |= FLAWS[later]
        assert quality.judge(replace(GOOD, **flaws), SETTINGS) is reason


@pytest.mark.parametrize(("level", "reason"), [(3, Reason.TOO_DARK), (252, Reason.TOO_BRIGHT)])
def test_crops_too_dark_or_too_bright_are_refused(level, reason):
    image = np.full((224, 224, 3), level, np.uint8)
    assert quality.judge(quality.measure(crop(image), face(), SETTINGS), SETTINGS) is reason


def test_blur_lowers_sharpness_and_much_blur_is_refused():
    sharpness = []
    for sigma in (0.1, 2, 4, 8, 16):
        blurred = cv2.GaussianBlur(crop().image, (0, 0), sigma)
        measured = quality.measure(crop(blurred), face(), SETTINGS)
        sharpness.append(measured.sharpness)
    assert sharpness == sorted(sharpness, reverse=True)
    assert quality.judge(measured, SETTINGS) is Reason.BLURRED
    assert quality.measure(crop(np.full((224, 224, 3), 120, np.uint8)), face(), SETTINGS).sharpness == 0.0


@pytest.fixture(scope="module")
def bedside():
    """A frame of the demo clip, uint8 RGB, and the face in it, which is sharp and of a smooth skin."""
    image = next(frame.image for frame in VideoFile(paths.asset("demo.mp4")) if frame.index == 60)
    return image, scenes.centerface().find(image, 0.5)[0]


def seen(bedside, side_px, change=lambda image: image):
    """The quality of that face when it is `side_px` pixels large and its picture was changed."""
    image, found = bedside
    share = side_px / max(found.box[2] - found.box[0], found.box[3] - found.box[1])
    image = cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)
    box = tuple(share * edge for edge in found.box)
    smaller = replace(found, box=box, points=found.points * np.float32(share))
    return quality.measure(align(change(image), smaller), smaller, SETTINGS)


def noisy(image, spread):
    noise = np.random.default_rng(5).normal(0.0, spread, image.shape)
    return (image + noise).round().clip(0, 255).astype(np.uint8)


def infrared(image):
    bright = 255 * (image @ np.array((0.7, 0.25, 0.05)) / 255) ** 0.7
    return (bright[..., None] * (1.0, 0.72, 0.95)).round().clip(0, 255).astype(np.uint8)


SHARP = {
    "as it is": lambda image: image,
    "grey": lambda image: np.repeat(image.mean(axis=2, keepdims=True), 3, 2).round().astype(np.uint8),
    "infrared": infrared,
    "noisy": lambda image: noisy(image, 8.0),
    "dark and noisy": lambda image: noisy(image * 0.5, 3.0),
}


@pytest.mark.parametrize("side_px", [80, 100, 150, 200, 260])
@pytest.mark.parametrize("change", SHARP.values(), ids=SHARP)
def test_a_sharp_face_is_not_blurred_in_any_light(bedside, side_px, change):
    assert seen(bedside, side_px, change).sharpness > SETTINGS.min_sharpness


@pytest.mark.parametrize("side_px", [80, 100, 150, 200, 260])
@pytest.mark.parametrize("sigma", [4, 8, 14])
@pytest.mark.parametrize("change", SHARP.values(), ids=SHARP)
def test_a_blurred_face_is_refused_in_every_light_and_noise_does_not_hide_it(bedside, side_px, sigma, change):
    measured = seen(bedside, side_px, lambda image: change(cv2.GaussianBlur(image, (0, 0), sigma)))
    assert quality.judge(measured, SETTINGS) is Reason.BLURRED


@pytest.mark.parametrize("side_px", [150, 200, 260])
def test_a_face_that_moved_by_a_fifth_of_its_size_is_refused(bedside, side_px):
    trail = np.zeros((side_px // 5,) * 2, np.float32)
    np.fill_diagonal(trail, 1 / len(trail))
    measured = seen(bedside, side_px, lambda image: cv2.filter2D(image, -1, trail))
    assert quality.judge(measured, SETTINGS) is Reason.BLURRED


def test_sharpness_does_not_depend_on_contrast():
    image = crop().image.astype(float)
    faint = (120 + (image - 120) * 0.4).round().astype(np.uint8)
    whole, less = (quality.measure(crop(given), face(), SETTINGS).sharpness for given in (crop().image, faint))
    assert less == pytest.approx(whole, rel=0.1)


@pytest.mark.parametrize("roll_deg", [0.0, 90.0, -140.0])
def test_the_pose_of_five_points_is_that_of_the_levelled_face(roll_deg):
    cos, sin = np.cos(np.radians(roll_deg)), np.sin(np.radians(roll_deg))
    turn = np.array([[cos, sin], [-sin, cos]])
    level = np.array([(-30, 0), (30, 0), (0, 36), (-22, 62), (22, 62)], np.float32)

    def pose(nose):
        points = level.copy()
        points[2] = nose
        rolled = Face((0.0, 0.0, 150.0, 150.0), (points @ turn + 200).astype(np.float32), roll_deg, 0.9, "drawn")
        measured = quality.measure(crop(), rolled, SETTINGS)
        return measured.yaw_deg, measured.pitch_deg

    assert pose((0, 36)) == pytest.approx((0.0, 0.0), abs=0.5)
    assert pose((30, 36))[0] == pytest.approx(45.0, abs=0.5)  # nose to the image's right
    assert pose((-30, 36))[0] == pytest.approx(-45.0, abs=0.5)
    assert pose((0, 20))[1] > 25.0  # nose risen towards the eyes
    assert pose((0, 52))[1] < -25.0


def test_the_pose_of_a_picture_seen_in_a_mirror_is_mirrored():
    picture = tiny.face_picture()
    poses = []
    for image in (picture, np.ascontiguousarray(picture[:, ::-1])):
        found = scenes.centerface().find(image, 0.5)[0]
        poses.append(quality.measure(align(image, found), found, SETTINGS))
    assert poses[0].yaw_deg > 3  # the render's own yaw is 12
    assert poses[1].yaw_deg == pytest.approx(-poses[0].yaw_deg, abs=6)


def test_a_networks_output_replaces_the_estimate_where_there_is_one():
    refined = quality.refine(GOOD, SETTINGS, pose=(60.0, 3.0), visible=(0.9, 0.2))
    assert (refined.yaw_deg, refined.pitch_deg) == (60.0, 3.0)
    assert (refined.visible_eyes, refined.visible_mouth) == (0.9, 0.2)
    assert quality.judge(refined, SETTINGS) is Reason.TURNED
    assert quality.refine(GOOD, SETTINGS, None, None) == replace(GOOD, value=1.0)


@pytest.mark.parametrize(("level", "reason"), [(5, Reason.TOO_DARK), (250, Reason.TOO_BRIGHT), (120, Reason.NO_FACE)])
def test_without_a_face_the_light_of_the_picture_is_the_reason(level, reason):
    assert quality.why_no_face(scenes.empty(level), SETTINGS) is reason
