"""Makes alarms heard: a burst at once and again while one waits for a person. Says so when it cannot be heard."""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from typing import Protocol

import miniaudio
import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import Clock, monotonic
from neopain.ui import tone

_log = logging.getLogger(__name__)

REPEAT_S = 10.0
"""From one burst to the next. IEC 60601-1-8 allows 2.5 to 30 s for medium priority."""
RETRY_S = 15.0
"""How often a missing speaker is looked for."""
_LATE_S = 2.0
REAL_BACKENDS = tuple(b for b in miniaudio.Backend if b not in (miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM))


class SoundError(Exception):
    """The speaker cannot be opened, or did not play."""


class Speaker(Protocol):
    """Plays samples."""

    def play(self, samples: NDArray[np.int16]) -> None:
        """Play mono int16 samples (N,) to the end; raises SoundError if that fails."""

    def close(self) -> None:
        """Let go of the device."""


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
        """Play to the end. A device that stops taking samples has failed, whatever it says."""
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
        """Let go of the device."""
        self._device.close()


class AlarmSound:
    """Owns a thread that keeps the speaker open and sounds the burst; nothing here ever blocks the window."""

    def __init__(self, open_speaker: Callable[[], Speaker] = DeviceSpeaker, clock: Clock = monotonic) -> None:
        self._open, self._clock = open_speaker, clock
        self._changed = threading.Condition()
        self._audible = self._closed = False
        self._failed = False
        self._thread = threading.Thread(target=self._work, name="alarm-sound", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether an alarm could not be heard now. False until the speaker was first tried."""
        return self._failed

    def set_audible(self, audible: bool) -> None:
        """Sound the burst now and every REPEAT_S, or stop after the burst that is sounding."""
        if audible is not self._audible:
            with self._changed:
                self._audible = audible
                self._changed.notify_all()

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(timeout=5.0)

    def _work(self) -> None:
        burst = tone.medium_burst()
        speaker: Speaker | None = None
        while not self._closed:
            try:
                speaker = speaker or self._open()
                self._failed = False
                if self._wait_for_alarm():
                    speaker.play(burst)
                    self._wait(REPEAT_S, until=lambda: not self._audible)
            except SoundError as error:
                if not self._failed:
                    _log.warning("no alarm sound: %s", error)
                self._failed = True
                if speaker is not None:
                    speaker.close()
                    speaker = None
                self._wait(RETRY_S, until=lambda: False)
        if speaker is not None:
            speaker.close()

    def _wait_for_alarm(self) -> bool:
        self._wait(None, until=lambda: self._audible)
        return not self._closed

    def _wait(self, most_s: float | None, until: Callable[[], bool]) -> None:
        end_s = None if most_s is None else self._clock() + most_s
        with self._changed:
            while not (self._closed or until()):
                left_s = None if end_s is None else end_s - self._clock()
                if left_s is not None and left_s <= 0:
                    return
                self._changed.wait(left_s)


def _quiet_alsa() -> None:
    """Keep ALSA's own lines off the terminal; what failed is told by the error that follows."""
    if not sys.platform.startswith("linux"):
        return
    try:
        ctypes.CDLL("libasound.so.2").snd_lib_error_set_handler(_IGNORE)
    except (OSError, AttributeError):
        return


_IGNORE = ctypes.CFUNCTYPE(None, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p)(
    lambda *_: None
)
