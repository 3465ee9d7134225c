"""The computer's sound device."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Generator, Sequence
from typing import Protocol

import miniaudio
import numpy as np
from numpy.typing import NDArray

from neopain.ui import tone

REAL_BACKENDS = tuple(b for b in miniaudio.Backend if b not in (miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM))
_LATE_S = 2.0


class SoundError(Exception):
    """The speaker cannot be opened, or did not play."""


class Speaker(Protocol):
    """Plays samples."""

    def play(self, samples: NDArray[np.int16]) -> None:
        """Play mono int16 samples (N,) to the end; raises SoundError if that fails."""

    def close(self) -> None:
        """Close the device."""


class DeviceSpeaker:
    """The computer's default sound device; raises SoundError if there is none."""

    def __init__(self, backends: Sequence[miniaudio.Backend] = REAL_BACKENDS) -> None:
        _quiet_alsa()
        try:
            self._device = miniaudio.PlaybackDevice(
                nchannels=1, sample_rate=tone.RATE_HZ, backends=list(backends), app_name="Neopain"
            )
        except miniaudio.MiniaudioError as error:
            raise SoundError(str(error.args[0])) from error

    def play(self, samples: NDArray[np.int16]) -> None:
        """Play to the end; raises SoundError if the device stops taking samples, whatever it reports."""
        played = threading.Event()

        def feed() -> Generator[NDArray[np.int16], int, None]:
            done, wanted = 0, (yield samples[:0])
            while done < len(samples):
                chunk = samples[done : done + wanted]
                done += len(chunk)
                wanted = yield chunk.reshape(-1, 1)
            played.set()

        stream = feed()
        next(stream)
        try:
            self._device.start(stream)
            if not played.wait(len(samples) / tone.RATE_HZ + _LATE_S):
                raise SoundError("the sound device has stopped taking samples")
            self._device.stop()
        except miniaudio.MiniaudioError as error:
            raise SoundError(str(error.args[0])) from error

    def close(self) -> None:
        """Close the device."""
        self._device.close()


def _quiet_alsa() -> None:
    """Keep ALSA's own lines off the terminal; the error that follows says what failed."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_IGNORE)
    except (OSError, AttributeError):
        return


_IGNORE = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(
    lambda *_: None
)
