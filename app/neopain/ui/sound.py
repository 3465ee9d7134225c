"""Plays the alarm signals: a burst at once, repeated while an alarm is active. Reports when it cannot be heard.

The volume is never below the minimum of the unit's settings; the volume of the operating system is not controlled.
"""

from __future__ import annotations

import ctypes
import logging
import sys
import threading
from collections.abc import Callable, Generator, Sequence
from functools import partial
from typing import Protocol

import miniaudio
import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Priority
from neopain.base.errors import Cause, InputError
from neopain.base.settings import SoundSettings
from neopain.live.periodic_selftest import AlarmedElsewhereError, Check, CheckSteps
from neopain.ui import tone
from neopain.ui.tone import Burst

_log = logging.getLogger(__name__)
RETRY_S = 15.0
"""How often a missing speaker is tried again."""
_LATE_S = 2.0
_ANSWER_S = 5.0
_SILENCE = np.zeros(tone.RATE_HZ // 20, np.int16)
REAL_BACKENDS = tuple(b for b in miniaudio.Backend if b not in (miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM))


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


class AlarmSound:
    """Owns a thread that keeps the speaker open and plays the bursts; nothing here blocks the window."""

    def __init__(
        self,
        open_speaker: Callable[[], Speaker] = DeviceSpeaker,
        clock: Clock = monotonic,
        settings: SoundSettings | None = None,
    ) -> None:
        self._open, self._clock = open_speaker, clock
        settings = SoundSettings() if settings is None else settings
        self._volume = max(settings.volume, settings.min_volume)
        self._changed = threading.Condition()
        self._audible: Priority | None = None
        self._changes = 0
        self._reminding = self._testing = self._closed = False
        self._failed = False
        self._thread = threading.Thread(target=self._work, name="alarm-sound", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether an alarm could not be heard now. False until the speaker has been tried."""
        return self._failed or not (self._closed or self._thread.is_alive())

    @property
    def check(self) -> Check:
        """Tests files and speaker while the monitor runs, by playing a moment of silence."""
        return Check("sound", self._test)

    def set_audible(self, priority: Priority | None) -> None:
        """Play the burst of `priority` now and repeat it; None stops after the current burst."""
        if priority is not self._audible:
            with self._changed:
                self._audible = priority
                self._changes += 1
                self._changed.notify_all()

    def remind(self) -> None:
        """Play the reminder of AUDIO OFF once."""
        with self._changed:
            self._reminding = True
            self._changed.notify_all()

    def close(self) -> None:
        """End the thread."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
        self._thread.join(timeout=5.0)

    def _test(self) -> CheckSteps:
        files = _files()
        with self._changed:
            self._testing = True
            self._changed.notify_all()
        end_s = self._clock() + _ANSWER_S
        while self._testing and not self._failed and self._clock() < end_s:
            yield
        if self._failed:
            raise AlarmedElsewhereError(Cause.SPEAKER_SILENT)
        if self._testing:
            raise InputError(Cause.SPEAKER_LATE)
        return f"{files}, speaker plays"

    def _work(self) -> None:
        samples = {burst: self._at_volume(burst) for burst in tone.ALL}
        speaker: Speaker | None = None
        while not self._closed:
            try:
                speaker = speaker or self._open()
                self._failed = False
                self._wait(None, until=lambda: self._audible or self._reminding or self._testing)
                if self._closed:
                    break
                if self._testing:
                    speaker.play(_SILENCE)
                    self._testing = False
                if self._reminding:
                    self._reminding = False
                    speaker.play(samples[tone.REMINDER])
                with self._changed:
                    priority, changes = self._audible, self._changes
                if priority is not None:
                    burst = tone.BURSTS[priority]
                    speaker.play(samples[burst])
                    self._wait(burst.repeat_s, until=partial(self._is_due, changes))
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

    def _is_due(self, changes: int) -> bool:
        """Whether anything is to be played since then, also an alarm that ended and began again before this ran."""
        return self._changes != changes or self._reminding or self._testing

    def _at_volume(self, burst: Burst) -> NDArray[np.int16]:
        """The samples of `burst` at the volume of the unit."""
        try:
            samples = tone.read(burst)
        except InputError as error:
            _log.warning("%s", error)
            samples = tone.computed(burst)
        result: NDArray[np.int16] = (samples * self._volume).astype(np.int16)
        return result

    def _wait(self, most_s: float | None, until: Callable[[], object]) -> None:
        end_s = None if most_s is None else self._clock() + most_s
        with self._changed:
            while not (self._closed or until()):
                left_s = None if end_s is None else end_s - self._clock()
                if left_s is not None and left_s <= 0:
                    return
                self._changed.wait(left_s)


def _files() -> str:
    """Raises InputError when a file of a signal is missing or altered."""
    for burst in tone.ALL:
        tone.read(burst)
    return f"{len(tone.ALL)} signals as they should be"


def _test_alone() -> CheckSteps:
    files = _files()
    yield
    try:
        speaker = DeviceSpeaker()
        try:
            speaker.play(_SILENCE)
        finally:
            speaker.close()
    except SoundError as error:
        raise InputError(Cause.NO_SOUND, why=error) from error
    return f"{files}, speaker plays"


CHECK = Check("sound", _test_alone)
"""Tests files and speaker where no monitor runs."""


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
