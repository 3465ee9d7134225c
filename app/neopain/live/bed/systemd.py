"""Tells systemd that a program it started is ready and alive (sd_notify); without systemd nothing happens."""

from __future__ import annotations

import os
import socket
import sys
import time
from collections.abc import Callable, Mapping

VARIABLES = ("NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID")
"""Environment variables of systemd, which are meant for one process and not for its children."""
_SHARE = 3.0
"""Signs of life within the time after which systemd takes the program for dead: one may be late, and one lost."""


class Service:
    """The unit that this process belongs to, as its environment variables name it.

    `every_s` is how often a sign of life is due, None where nobody waits for one. A fault of the socket is said once
    on the standard error and never raised: then systemd starts the program again, as it should. `clock` is in seconds.
    """

    def __init__(
        self, environment: Mapping[str, str] = os.environ, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._clock, self._said_s = clock, float("-inf")
        self._address = environment.get("NOTIFY_SOCKET", "")
        self.every_s = self._due(environment)
        self._failed = False

    def ready(self) -> None:
        """The program watches over the monitor now."""
        self._send("READY=1")

    def alive(self) -> None:
        """The program lives; may be called more often than a sign is due."""
        now_s = self._clock()
        if self.every_s is not None and now_s >= self._said_s + self.every_s:
            self._said_s = now_s
            self._send("WATCHDOG=1")

    def _due(self, environment: Mapping[str, str]) -> float | None:
        meant = environment.get("WATCHDOG_PID", str(os.getpid()))
        try:
            limit_s = int(environment.get("WATCHDOG_USEC", "0")) / 1e6
        except ValueError:
            return None
        return limit_s / _SHARE if self._address and limit_s > 0 and meant == str(os.getpid()) else None

    def _send(self, words: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        # A leading @ means a name without a file.
        address = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
                line.setblocking(False)
                line.sendto(words.encode(), address)
        except OSError as error:
            if not self._failed and sys.stderr is not None:
                sys.stderr.write(f"neopain: systemd does not take signs of life: {error}\n")
            self._failed = True
