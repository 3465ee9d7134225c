"""The review program at the bedside: a process of its own, in a place that the bedside window gives it."""

from __future__ import annotations

import contextlib
import logging
import subprocess
import sys
import threading
from collections.abc import Sequence
from typing import IO

import psutil

from neopain.base import paths
from neopain.ui.bedside_words import ASIDE, BACK, Place
from neopain.ui.text import language

_log = logging.getLogger(__name__)
_NICE = 10
_STOP_S = 3.0
OBEY_S = 1.0
"""A review that has not stepped aside within this time after it was asked to is ended: alarms come first."""
COMMAND = paths.own_command("review", "--at-bed")


class BedsideReview:
    """At most one at a time. It steps aside for alarms and comes back where it was."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._is_away = threading.Event()
        self._asked_s: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether the review is open, or has stepped aside."""
        return self._process is not None and self._process.poll() is None

    def open(self, place: Place, session: str = "", moment_s: float | None = None) -> None:
        """Open the review in `place`, unless it is open, at a lower priority than the monitor: with its list, or with
        `session` at `moment_s` of its time. Where the system starts no program, as without memory, none is open then.
        """
        if self.is_open:
            return
        self.close()
        command = [
            *self._command,
            "--language",
            language.current().value,
            "--place",
            ",".join(str(number) for number in place),
        ]
        if session:
            command += [session] if moment_s is None else [f"--moment={moment_s:.3f}", session]
        try:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        except OSError as error:  # which would be a fault of the display: no number any more
            _log.warning("the review cannot be opened: %s", error)
            return
        with contextlib.suppress(psutil.Error):
            psutil.Process(self._process.pid).nice(_NICE if sys.platform != "win32" else psutil.IDLE_PRIORITY_CLASS)
        assert self._process.stdout is not None
        listening = threading.Thread(target=self._listen, args=(self._process.stdout,), name="review", daemon=True)
        listening.start()

    def step_aside(self, now_s: float) -> None:
        """Ask it to hide, at `now_s` of the monitor's clock."""
        self._is_away.clear()
        self._asked_s = now_s
        self._say(ASIDE)

    def come_back(self) -> None:
        """Ask it to show itself again."""
        self._asked_s = None
        self._say(BACK)

    def tick(self, now_s: float) -> None:
        """End it when it does not step aside."""
        if self._asked_s is None or self._is_away.is_set():
            self._asked_s = None
        elif now_s - self._asked_s >= OBEY_S and self._process is not None:
            self._asked_s = None
            self._process.kill()

    def close(self) -> None:
        """End the review program."""
        process, self._process = self._process, None
        self._asked_s = None
        if process is None:
            return
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.stdin is not None:
            with contextlib.suppress(OSError):
                process.stdin.close()

    def _say(self, word: str) -> None:
        if self._process is not None and self._process.stdin is not None:
            with contextlib.suppress(OSError):  # it has ended
                self._process.stdin.write(f"{word}\n".encode())
                self._process.stdin.flush()

    def _listen(self, answers: IO[bytes]) -> None:
        with answers:
            for line in answers:
                if line.strip() == ASIDE.encode():
                    self._is_away.set()
