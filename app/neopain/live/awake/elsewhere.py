"""Inhibition on Windows, by SetThreadExecutionState, and on macOS, by the system's program caffeinate."""

from __future__ import annotations

import ctypes
import logging
import os
import subprocess
from collections.abc import Callable, Sequence

from neopain.live.awake.rest import Rest

_log = logging.getLogger(__name__)
CONTINUOUS, SYSTEM, DISPLAY = 0x80000000, 0x00000001, 0x00000002
"""ES_CONTINUOUS, ES_SYSTEM_REQUIRED and ES_DISPLAY_REQUIRED of winbase.h."""
_STOP_S = 2.0


def _set_state(flags: int) -> int:
    kernel = ctypes.WinDLL("kernel32")  # type: ignore[attr-defined, unused-ignore]  # of Windows alone
    return int(kernel.SetThreadExecutionState(ctypes.c_uint(flags)))


class WindowsInhibitor:
    """Lasts as long as the thread that holds it. `set_state` returns 0 where Windows refuses."""

    def __init__(self, set_state: Callable[[int], int] = _set_state) -> None:
        self._set_state = set_state

    def hold(self) -> frozenset[Rest]:
        """Ask for screen and computer at once; returns what could not be inhibited."""
        return frozenset() if self._set_state(CONTINUOUS | SYSTEM | DISPLAY) else frozenset(Rest)

    def release(self) -> None:
        """Let screen and computer rest again."""
        self._set_state(CONTINUOUS)


class MacInhibitor:
    """Runs caffeinate, which ends with this process whatever happens to it."""

    def __init__(
        self, words: Sequence[str] = ("/usr/bin/caffeinate", "-d", "-i", "-s", "-w", str(os.getpid()))
    ) -> None:
        self._words = words
        self._running: subprocess.Popen[bytes] | None = None

    def hold(self) -> frozenset[Rest]:
        """Start it where it does not run; returns what could not be inhibited."""
        if self._running is None or self._running.poll() is not None:
            try:
                self._running = subprocess.Popen(self._words, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            except OSError as error:
                _log.info("caffeinate does not start: %s", error)
                self._running = None
        return frozenset(Rest) if self._running is None else frozenset()

    def release(self) -> None:
        """End it."""
        if self._running is not None:
            self._running.terminate()
            self._running.wait(_STOP_S)
            self._running = None
