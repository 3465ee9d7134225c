"""Cameras that fail, with small pictures full of the noise of a sensor."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import numpy as np
import pytest

from neopain.workbench.endurance.camera import MjpegCamera
from neopain.workbench.endurance.pictures import Pictures
from neopain.workbench.endurance.rtsp_camera import RtspCamera


@pytest.fixture(scope="session")
def images():
    rng = np.random.default_rng(0)
    return [np.clip(rng.normal(110 + 2 * step, 12, (96, 128, 3)), 0, 255).astype(np.uint8) for step in range(20)]


@pytest.fixture(scope="session")
def pictures(images):
    return Pictures(images)


@pytest.fixture(params=[MjpegCamera, RtspCamera], ids=["mjpeg", "rtsp"])
def camera(request, pictures):
    made = request.param(pictures)
    yield made
    made.close()
