"""A camera at this machine."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Frame, Image
from neopain.base.errors import Cause, SourceError
from neopain.base.ports import SourceInfo
from neopain.base.settings import CaptureSettings
from neopain.capture.picture import sealed
from neopain.capture.source_name import camera_name, device_path

_RATES_HZ = (1.0, 240.0)
"""A camera that states another rate does not know its own: some drivers say 0, 1000, or a ratio upside down."""
_WAIT_FOR_PICTURE_S = 2
"""How long a read waits in the driver: OpenCV's own limit is 10 s. Whole seconds."""
_FIRST_TRIES = 5
"""Some cameras fail their first reads while they start."""

_UNREAD_S = 0.5
"""After this long without a read the pictures in the driver's buffers are too old to be shown as live."""
_BUFFERS = 4
"""Most pictures that a driver has in store: Video4Linux's usual number, where it does not obey BUFFERSIZE."""
_AT_ONCE_S = 0.02
"""A picture that takes longer than this was waited for, and is new."""


def open_device(device: int | str) -> cv2.VideoCapture:
    """Open a camera with the system's own driver interface and the shortest queue."""
    # OpenCV reads these when it opens its first camera. With hardware transforms Windows may take minutes to open it.
    os.environ.setdefault("OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT", str(_WAIT_FOR_PICTURE_S))
    os.environ.setdefault("OPENCV_VIDEOIO_MSMF_ENABLE_HW_TRANSFORMS", "0")
    backend = cv2.CAP_V4L2 if sys.platform == "linux" else cv2.CAP_ANY
    capture = cv2.VideoCapture(device, backend)
    capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
    return capture


def list_devices() -> list[str]:
    """Paths of the cameras the system knows, in order."""
    found = (str(path) for path in Path("/dev").glob("video*"))
    return sorted(found, key=lambda path: (len(path), path))  # the tenth after the ninth


class Camera:
    """The frames of camera number `device`, or of the device file of that name, stamped when they arrive.

    Raises SourceError if there is no such camera, it is in use or gives no picture, and while iterating when it stops
    giving pictures for `read_timeout_s`. `opener` and `devices` stand for the hardware.
    """

    def __init__(
        self,
        device: int | str,
        settings: CaptureSettings,
        clock: Clock = monotonic,
        opener: Callable[[int | str], cv2.VideoCapture] = open_device,
        devices: Callable[[], list[str]] = list_devices,
    ) -> None:
        self._settings, self._clock = settings, clock
        name = device_path(device)
        _check_device(name, devices())
        self._capture = opener(device)
        self._closed = threading.Event()
        self._reading = threading.Lock()
        self._opened_s = self._read_s = clock()
        first = self._first() if self._capture.isOpened() else None
        if first is None:
            self._capture.release()
            raise SourceError(Cause.NO_PICTURE, name=name)
        height, width, _ = first.shape
        rate_hz = self._capture.get(cv2.CAP_PROP_FPS)
        self.info = SourceInfo(
            camera_name(device),
            width,
            height,
            rate_hz if _RATES_HZ[0] <= rate_hz <= _RATES_HZ[1] else None,
            duration_s=None,
            frames=None,
            live=True,
        )

    def __iter__(self) -> Iterator[Frame]:
        with self._reading:
            try:
                yield from self._frames()
            finally:
                self._capture.release()
                self._closed.set()

    def close(self) -> None:
        """Ask for the end; the device is freed by the thread that reads it, at once if there is none."""
        self._closed.set()
        if self._reading.acquire(blocking=False):
            try:
                self._capture.release()
            finally:
                self._reading.release()

    def _frames(self) -> Iterator[Frame]:
        index, last_image_s = -1, self._clock()
        while not self._closed.is_set():
            image = self._newest() if self._clock() - self._read_s >= _UNREAD_S else self._read()
            now_s = self._clock()
            if image is not None:
                index, last_image_s = index + 1, now_s
                yield Frame(now_s - self._opened_s, index, _rgb(image))
            elif now_s - last_image_s >= self._settings.read_timeout_s:
                raise SourceError(Cause.NO_MORE_PICTURES, name=self.info.name)
            else:
                self._closed.wait(0.01)  # reading from a device that is gone fails at once

    def _newest(self) -> NDArray[np.uint8] | None:
        """A picture that is new although nobody read for a while, as while this process stood still."""
        for _ in range(_BUFFERS):
            began_s = self._clock()
            image = self._read()
            if image is None or self._clock() - began_s > _AT_ONCE_S:
                return image
        return self._read()

    def _first(self) -> NDArray[np.uint8] | None:
        tries = (self._read() for _ in range(_FIRST_TRIES))
        return next((image for image in tries if image is not None), None)

    def _read(self) -> NDArray[np.uint8] | None:
        try:
            good, image = self._capture.read()
        except cv2.error:
            return None
        finally:
            self._read_s = self._clock()
        return np.asarray(image, np.uint8) if good and image is not None and image.ndim == 3 else None


def _rgb(image: NDArray[np.uint8]) -> Image:
    return sealed(np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2RGB), np.uint8))


def _check_device(name: str, known: list[str]) -> None:
    if sys.platform != "linux":
        return
    if os.path.realpath(name) not in known:  # also by a link, such as those in /dev/v4l/by-id
        if known:
            raise SourceError(Cause.NO_CAMERA, name=name, known=", ".join(known))
        raise SourceError(Cause.NO_CAMERAS, name=name)
    if Path(name).exists() and not os.access(name, os.R_OK | os.W_OK):
        raise SourceError(Cause.NOT_YOURS, name=name)
