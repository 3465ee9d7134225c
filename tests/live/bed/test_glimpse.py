"""A look at a camera: its newest picture, or one line why there is none; the device is free afterwards."""

import threading

import pytest

from neopain.base.clock import ManualClock
from neopain.base.errors import SourceError
from neopain.capture.scripted import Scripted, drawn_face, scene
from neopain.live.bed.glimpse import FIRST_S, NO_PICTURE, Glimpse
from patience import wait_until


def script():
    return Scripted(scene([(1.0, drawn_face())], 10.0), live=True)


def test_the_loss_of_a_camera_is_said_and_its_last_picture_is_gone():
    look = Glimpse(script)
    assert look.wait(30.0)
    assert look.frame is None
    assert look.fault


def test_a_camera_that_cannot_be_opened_says_why():
    def fail():
        raise SourceError("camera 3 is not there")

    look = Glimpse(fail)
    assert look.wait(30.0)
    assert (look.frame, look.fault) == (None, "camera 3 is not there")


class Endless:
    def __init__(self):
        self.ended = threading.Event()

    def __iter__(self):
        while not self.ended.wait(0.005):
            yield from scene([(0.1, drawn_face())], 10.0)

    def close(self):
        self.ended.set()


def test_the_newest_picture_is_kept_until_it_is_stopped():
    camera = Endless()
    look = Glimpse(lambda: camera)
    wait_until(lambda: look.frame is not None, 30)
    look.stop()
    assert look.wait(30.0)
    assert camera.ended.is_set()
    assert look.fault == ""


@pytest.mark.parametrize("late", [False, True])
def test_a_camera_that_is_opened_too_late_is_closed_again(late):
    """As a driver that takes its time: nobody waits for it, and it does not stay open."""
    clock, opening, camera = ManualClock(0.0), threading.Event(), Endless()

    def open_slowly():
        opening.wait(30.0)
        return camera

    look = Glimpse(open_slowly, clock)
    if late:
        clock.advance(FIRST_S + 1.0)
        assert look.fault == NO_PICTURE
    else:
        look.stop()
    opening.set()
    assert look.wait(30.0)
    assert camera.ended.is_set()
