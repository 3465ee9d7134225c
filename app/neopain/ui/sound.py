"""Plays the alarm signals: a burst at once, repeated while an alarm is active. Reports when it cannot be heard.

The volume is never below the minimum of the unit's settings; the volume of the operating system is not controlled.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import Clock, monotonic
from neopain.base.data import Priority
from neopain.base.errors import Cause, InputError
from neopain.base.settings import SoundSettings
from neopain.live.periodic_selftest import AlarmedElsewhereError, Check, CheckSteps
from neopain.ui import tone
from neopain.ui.speaker import DeviceSpeaker, SoundError, Speaker
from neopain.ui.tone import Burst

_log = logging.getLogger(__name__)
_T = TypeVar("_T")
RETRY_S = 15.0
"""How often a missing speaker is tried again."""
_ANSWER_S = 5.0
"""A device that takes longer than this to open, or to come back from playing, hangs."""
_SILENCE = np.zeros(tone.RATE_HZ // 20, np.int16)


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
        self._due_s: float | None = None
        self._thread = threading.Thread(target=self._work, name="alarm-sound", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> bool:
        """Whether an alarm could not be heard now. False until the speaker has been tried."""
        due_s = self._due_s
        hangs = due_s is not None and self._clock() > due_s
        return self._failed or hangs or not (self._closed or self._thread.is_alive())

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
                speaker = speaker or self._in_time(self._open)
                if self._failed:  # one that opens need not play: the alarm would come and go with every attempt
                    self._play(speaker, _SILENCE)
                self._failed = False
                self._wait(None, until=lambda: self._audible or self._reminding or self._testing)
                if self._closed:
                    break
                if self._testing:
                    self._play(speaker, _SILENCE)
                    self._testing = False
                if self._reminding:
                    self._reminding = False
                    self._play(speaker, samples[tone.REMINDER])
                with self._changed:
                    priority, changes = self._audible, self._changes
                if priority is not None:
                    burst = tone.BURSTS[priority]
                    self._play(speaker, samples[burst])
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

    def _play(self, speaker: Speaker, samples: NDArray[np.int16]) -> None:
        self._in_time(lambda: speaker.play(samples), len(samples) / tone.RATE_HZ)

    def _in_time(self, act: Callable[[], _T], takes_s: float = 0.0) -> _T:
        """Let the device `act`; while it hangs in that, nothing can be heard."""
        self._due_s = self._clock() + takes_s + _ANSWER_S
        try:
            return act()
        finally:
            self._due_s = None

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
