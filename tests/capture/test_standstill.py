import av
import cv2
import numpy as np
import pytest

from neopain.base.data import Frame
from neopain.capture.scripted import drawn_face
from neopain.capture.standstill import Standstill
from neopain.capture.video import VideoFile

AFTER_S = 2.5
SCENE = drawn_face()


def frozen(pictures, fps=15.0):
    """When the picture was first called frozen, None for never, and whether it was at the end."""
    still = Standstill(AFTER_S)
    results = [still(Frame(index / fps, index, picture)) for index, picture in enumerate(pictures)]
    return (results.index(True) / fps if True in results else None), results[-1]


def noisy(sigma, count=90):
    rng = np.random.default_rng(1)
    for _ in range(count):
        noise = rng.normal(0, sigma, SCENE.shape)
        yield np.clip(np.round(SCENE + noise), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("fps", [2.0, 5.0, 15.0, 30.0])
def test_a_repeated_picture_is_frozen(fps):
    first_s, last = frozen([SCENE] * round(6 * fps), fps)
    assert AFTER_S <= first_s <= AFTER_S + 1 / fps + 1e-9
    assert last


@pytest.mark.parametrize("sigma", [1.0, 2.0, 5.0])
def test_sensor_noise_is_not_frozen(sigma):
    assert frozen(noisy(sigma)) == (None, False)


def test_a_frozen_picture_is_found_in_a_coded_stream_too(tmp_path):
    """The coder refines it until its next key frame, and then does the same again."""
    path = tmp_path / "frozen.mkv"
    with av.open(str(path), "w") as film:
        stream = film.add_stream("mpeg4", rate=15)
        stream.width, stream.height = SCENE.shape[1::-1]
        stream.codec_context.gop_size = 12
        stream.bit_rate = 500_000
        for _ in range(90):
            film.mux(stream.encode(av.VideoFrame.from_ndarray(SCENE, format="rgb24")))
        film.mux(stream.encode())
    first_s, last = frozen([frame.image for frame in VideoFile(path)])
    assert first_s < 4.0
    assert last


def test_a_clock_in_a_frozen_picture_does_not_hide_it():
    def stamped(second):
        picture = SCENE.copy()
        cv2.putText(picture, str(second % 10), (300, 20), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1)
        return picture

    assert frozen([stamped(index // 15) for index in range(90)])[1]


def test_breathing_that_moves_an_edge_by_pixels_is_not_frozen():
    def breathing(index, picture):
        rise = round(2 * np.sin(2 * np.pi * index / 15 * 0.7))
        return np.roll(picture, rise, axis=0)

    assert frozen([breathing(index, picture) for index, picture in enumerate(noisy(0.8))]) == (None, False)


def test_night_is_too_dark_and_not_frozen():
    assert frozen([SCENE // 8] * 90) == (None, False)


def test_a_repeating_buffer_is_frozen():
    assert frozen(list(noisy(3.0, 10)) * 9)[1]


def test_a_slow_change_is_not_frozen():
    """The change is too small from one picture to the next, and clear over seconds."""
    dusk = [np.clip(SCENE.astype(int) - index // 4, 0, 255).astype(np.uint8) for index in range(90)]
    assert frozen(dusk) == (None, False)


def test_a_freeze_ends_with_the_first_other_picture():
    still = Standstill(AFTER_S)
    pictures = [SCENE] * 60 + list(noisy(3.0, 2))
    results = [still(Frame(index / 15, index, picture)) for index, picture in enumerate(pictures)]
    assert results[59]
    assert results[60:] == [False, False]


def test_a_slow_camera_is_not_frozen():
    assert frozen([SCENE] * 3, fps=0.2) == (None, False)


def test_another_size_is_another_picture():
    still = Standstill(AFTER_S)
    assert [still(Frame(t_s, 0, SCENE)) for t_s in (0.0, 1.0, 2.0, 3.0)][-1]
    assert not still(Frame(4.0, 0, SCENE[::2, ::2]))
