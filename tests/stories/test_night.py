"""The face of the demo clip is found at night wherever it is found by day."""

import cv2
import pytest

import scenes
from neopain.base import paths
from neopain.base.data import Frame
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile
from neopain.pipeline.track import FaceFinder

EVERY = {320: 25, 800: 50}
"""One frame in so many, by the width of the picture: so far apart that none is found by the tracker alone."""


def follow(detector, light, frames):
    finder = FaceFinder(detector, Settings().detect)
    return {frame.index: finder(Frame(frame.t_s, frame.index, light(frame.image, frame.index))) for frame in frames}


@pytest.fixture(scope="module")
def clip():
    return [frame for frame in VideoFile(paths.asset("demo.mp4")) if frame.index % min(EVERY.values()) == 0]


@pytest.fixture(scope="module", params=EVERY)
def frames(request, clip):
    size, every = (request.param, request.param * 3 // 4), EVERY[request.param]
    return [
        Frame(f.t_s, f.index, cv2.resize(f.image, size, interpolation=cv2.INTER_AREA))
        for f in clip
        if f.index % every == 0
    ]


@pytest.fixture(scope="module")
def by_day(frames):
    faces = follow(scenes.centerface(), lambda image, _index: image, frames)
    found = {index: face for index, face in faces.items() if face is not None}
    assert len(found) > 25
    return found


def test_by_day_the_detector_for_the_night_finds_the_same(by_day, frames):
    faces = follow(scenes.by_night(), lambda image, _index: image, frames)
    assert {index: face.box for index, face in faces.items() if face is not None} == {
        index: face.box for index, face in by_day.items()
    }


@pytest.mark.parametrize("light", ["grey", "infrared", "dark"])
def test_what_is_found_by_day_is_found_at_night(by_day, frames, light):
    at_night = follow(scenes.by_night(), scenes.lights()[light], frames)
    again = [
        index
        for index, face in by_day.items()
        if (other := at_night[index]) is not None
        and abs(scenes.centre(face.box) - scenes.centre(other.box)).max() < scenes.side_of(face.box) / 4
    ]
    # Which single face at the edge of being found is missed differs with the processor; of so few, one is up to 3 %.
    # The share of all pictures is measured by packaging/models/measure_lights.py.
    assert len(again) >= len(by_day) - 1
