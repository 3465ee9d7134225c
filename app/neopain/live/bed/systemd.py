"""Tells systemd that a monitor it started is ready and alive (sd_notify); without systemd nothing happens."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Mapping

_log = logging.getLogger(__name__)
_SHARE = 3.0
"""Signs of life within the time after which systemd takes the program for dead: one may be late, and one lost."""


class Service:
    """The unit that this process belongs to, as its environment variables name it.

    `every_s` is how often `alive` is due, None where nobody waits for it. A fault of the socket is logged once and
    never raised: then systemd starts the program again, as it should.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._address = environment.get("NOTIFY_SOCKET", "")
        self.every_s = self._due(environment)
        self._failed = False

    def ready(self) -> None:
        """The window is shown."""
        self._send("READY=1")

    def alive(self) -> None:
        """The window still answers. Has to be called from its own thread, so that a hanging one falls silent."""
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
            if not self._failed:
                _log.warning("systemd does not take signs of life: %s", error)
            self._failed = True
