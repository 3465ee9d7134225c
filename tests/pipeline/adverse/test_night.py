import av
import cv2
import numpy as np
import pytest

import scenes
import tiny
from neopain.capture.picture import upright
from neopain.pipeline.adverse import night


def purple(image):
    return scenes.lights()["infrared"](image, 0)


def grey(image):
    return scenes.lights()["grey"](image, 0)


def shown(image):
    return [picture for picture, _ in night.looks(image)]


def test_a_picture_by_day_is_shown_as_it_is_alone_and_all_its_confidence_is_asked_for():
    image = scenes.with_face(side=150)
    ((picture, share),) = night.looks(image)
    assert picture is image
    assert share == 1.0


@pytest.mark.parametrize("light", ["grey", "infrared", "dark"])
def test_at_night_two_others_are_shown_beside_the_picture_itself(light):
    image = scenes.lights()[light](scenes.with_face(side=150), 0)
    image.flags.writeable = False
    before = image.copy()
    seen = list(night.looks(image))
    # Colours are trusted first, and shades of one last.
    assert [share for _, share in seen] == ([1.0, 0.8, 0.8] if light == "dark" else [0.8, 0.8, 1.0])
    assert seen[0 if light == "dark" else -1][0] is image
    assert {(picture.shape, picture.dtype) for picture, _ in seen} == {(image.shape, np.dtype(np.uint8))}
    np.testing.assert_array_equal(image, before)


@pytest.mark.parametrize("tint", [(1, 1, 1), (1.0, 0.72, 0.95), (0.3, 1.0, 0.4)])
def test_shades_of_one_colour_are_seen_as_that_in_noise_too(tint):
    shades = cv2.cvtColor(scenes.with_face(side=200), cv2.COLOR_RGB2GRAY)
    noise = np.random.default_rng(0).normal(0, 6, (*shades.shape, 3))
    image = np.clip(shades[..., None] * np.array(tint) + noise, 0, 255).astype(np.uint8)
    assert night.is_one_colour(image)
    assert not night.is_one_colour(scenes.with_face(side=200))


def test_a_picture_with_one_bright_part_is_not_dark():
    image = np.full((240, 320, 3), (30, 20, 20), np.uint8)
    assert night.is_dark(image)
    image[100:160, 100:160] = 200
    assert not night.is_dark(image)


def test_the_first_look_has_all_levels_and_a_median_near_the_middle():
    image = grey(np.clip(tiny.face_picture() * 0.2 + 60, 0, 255).astype(np.uint8))
    first = shown(image)[0]
    assert (first.min(), first.max()) == (0, 255)
    assert abs(np.median(first) - 0.45 * 255) < 8
    assert (first == first[..., :1]).all()


def test_the_second_look_has_more_contrast_in_a_dim_corner():
    image = grey(np.clip(tiny.face_picture().astype(float), 0, 255).astype(np.uint8))
    image[:96] = image[:96] // 8
    second = shown(image)[1]
    assert second[:96].std() > 3 * image[:96].std()


def test_a_dark_picture_keeps_its_colours():
    image = np.zeros((64, 64, 3), np.uint8)
    image[:, :32], image[:, 32:] = (40, 20, 10), (10, 20, 40)
    for picture in shown(image)[1:]:
        red, green, blue = picture[32, 8].astype(int)
        assert red > green > blue
        assert red > 2 * 40


def test_a_purple_picture_becomes_grey():
    for picture in shown(purple(scenes.with_face(side=150)))[:2]:
        assert (picture == picture[..., :1]).all()


def test_in_film_what_is_too_dark_to_be_judged_is_shown_as_it_is_alone():
    black = (scenes.with_face(side=150) // 12).astype(np.uint8)
    ((picture, share),) = night.film_looks(black)
    assert picture is black
    assert share == 1.0
    assert len(list(night.looks(black))) == 3
    assert len(list(night.film_looks((scenes.with_face(side=150) // 4).astype(np.uint8)))) == 3


@pytest.mark.parametrize("level", [0, 7, 128, 255])
def test_a_picture_without_anything_in_it_stays_without(level):
    for picture, _ in night.looks(np.full((40, 30, 3), level, np.uint8)):
        assert np.ptp(picture) == 0


@pytest.mark.parametrize("light", ["grey", "infrared", "dark"])
def test_nothing_is_found_in_a_picture_of_noise_or_of_stripes(light):
    rng = np.random.default_rng(0)
    blots = cv2.resize(rng.integers(0, 256, (12, 16, 3), np.uint8), (640, 480), interpolation=cv2.INTER_CUBIC)
    stripes = np.broadcast_to((np.arange(640) // 40 % 2 * 120 + 60)[None, :, None], (480, 640, 3)).astype(np.uint8)
    for image in (blots, stripes, rng.integers(0, 256, (480, 640, 3), np.uint8)):
        assert scenes.by_night().find(scenes.lights()[light](image, 0), 0.5) == []


@pytest.mark.parametrize(
    ("light", "stored"), [("grey", "gray"), ("grey", "gray10le"), ("grey", "gray16le"), ("infrared", "nv12")]
)
def test_the_face_is_found_in_the_formats_of_cameras_for_the_night(light, stored):
    image = scenes.lights()[light](scenes.with_face(side=150), 0)
    decoded = av.VideoFrame.from_ndarray(image, format="rgb24").reformat(format=stored)
    picture = upright(decoded, None)
    assert night.is_one_colour(picture)
    face = scenes.by_night().find(picture, 0.5)[0]
    assert np.abs(scenes.centre(face.box) - (320, 240)).max() < 20
