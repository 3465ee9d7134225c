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


def told(pictures, fps=15.0):
    """When the picture was first said to stand still, and whether it still was at the end."""
    still = Standstill(AFTER_S)
    said = [still(Frame(index / fps, index, picture)) for index, picture in enumerate(pictures)]
    return (said.index(True) / fps if True in said else None), said[-1]


def noisy(sigma, count=90):
    rng = np.random.default_rng(1)
    for _ in range(count):
        noise = rng.normal(0, sigma, SCENE.shape)
        yield np.clip(np.round(SCENE + noise), 0, 255).astype(np.uint8)


@pytest.mark.parametrize("fps", [2.0, 5.0, 15.0, 30.0])
def test_the_same_picture_again_and_again_stands_still(fps):
    first_s, last = told([SCENE] * round(6 * fps), fps)
    assert AFTER_S <= first_s <= AFTER_S + 1 / fps + 1e-9
    assert last


@pytest.mark.parametrize("sigma", [1.0, 2.0, 5.0])
def test_the_noise_of_a_sensor_is_life(sigma):
    assert told(noisy(sigma)) == (None, False)


def test_a_frozen_picture_stands_still_in_a_coded_stream_too(tmp_path):
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
    first_s, last = told([frame.image for frame in VideoFile(path)])
    assert first_s < 4.0
    assert last


def test_the_cameras_own_clock_does_not_pass_for_life():
    def stamped(second):
        picture = SCENE.copy()
        cv2.putText(picture, str(second % 10), (300, 20), cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1)
        return picture

    assert told([stamped(index // 15) for index in range(90)])[1]


def test_breath_that_moves_an_edge_by_pixels_is_life():
    def breathing(index, picture):
        rise = round(2 * np.sin(2 * np.pi * index / 15 * 0.7))
        return np.roll(picture, rise, axis=0)

    assert told([breathing(index, picture) for index, picture in enumerate(noisy(0.8))]) == (None, False)


def test_night_is_too_dark_to_tell_and_no_standstill():
    assert told([SCENE // 8] * 90) == (None, False)


def test_a_buffer_that_goes_round_stands_still():
    assert told(list(noisy(3.0, 10)) * 9)[1]


def test_what_changes_slowly_changes():
    """From one picture to the next nothing is seen; over seconds it is."""
    dusk = [np.clip(SCENE.astype(int) - index // 4, 0, 255).astype(np.uint8) for index in range(90)]
    assert told(dusk) == (None, False)


def test_it_ends_with_the_first_other_picture():
    still = Standstill(AFTER_S)
    pictures = [SCENE] * 60 + list(noisy(3.0, 2))
    said = [still(Frame(index / 15, index, picture)) for index, picture in enumerate(pictures)]
    assert said[59]
    assert said[60:] == [False, False]


def test_a_slow_camera_is_not_frozen():
    assert told([SCENE] * 3, fps=0.2) == (None, False)


def test_another_size_is_another_picture():
    still = Standstill(AFTER_S)
    assert [still(Frame(t_s, 0, SCENE)) for t_s in (0.0, 1.0, 2.0, 3.0)][-1]
    assert not still(Frame(4.0, 0, SCENE[::2, ::2]))
