"""The review window opened from the bedside: a separate process that asks for a sign-in and closes on alarms."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Sequence

import psutil

from neopain.base.data import Event, EventKind

_NICE = 10
_STOP_S = 3.0
COMMAND = (sys.executable, "-m", "neopain", "review", "--at-bed")


class BedsideReview:
    """At most one at a time. It covers the bedside window, so a new alarm closes it."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def is_open(self) -> bool:
        """Whether the review is open."""
        return self._process is not None and self._process.poll() is None

    def open(self) -> None:
        """Open the review, unless it is open, at a lower priority than the monitor."""
        if self.is_open:
            return
        self._process = subprocess.Popen(self._command, stdin=subprocess.DEVNULL)
        with contextlib.suppress(psutil.Error):
            psutil.Process(self._process.pid).nice(_NICE if sys.platform != "win32" else psutil.IDLE_PRIORITY_CLASS)

    def handle(self, event: Event) -> None:
        """Close the review when an alarm begins or escalates."""
        if event.kind in (EventKind.ALARM_STARTED, EventKind.ALARM_ESCALATED) and self._process is not None:
            self._process.terminate()

    def close(self) -> None:
        """End the review program."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
