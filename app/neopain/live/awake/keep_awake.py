"""The thread that keeps the computer awake: asks at the start, asks again where that was lost, releases at the end."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from typing import Protocol

from neopain.live.awake.elsewhere import MacInhibitor, WindowsInhibitor
from neopain.live.awake.rest import Rest

_log = logging.getLogger(__name__)
RENEW_S = 30.0
"""A desktop that was restarted is asked again within this time."""
_STOP_S = 10.0


class Inhibitor(Protocol):
    """What a system offers against blanking and suspend. All calls come from one thread, and none raises."""

    def hold(self) -> frozenset[Rest]:
        """Ask for what is not held; returns what could not be inhibited."""

    def release(self) -> None:
        """Let the computer rest again."""


def inhibitor_of_this_system() -> Inhibitor:
    """The inhibitor of the system that this runs on."""
    if sys.platform == "win32":
        return WindowsInhibitor()
    if sys.platform == "darwin":
        return MacInhibitor()
    from neopain.live.awake.linux import LinuxInhibitor  # its library is installed on Linux alone

    return LinuxInhibitor()


class KeepAwake:
    """Keeps the computer awake from `start` to `stop`, each called once, with what `make` makes; not at all if None."""

    def __init__(self, make: Callable[[], Inhibitor] | None, renew_s: float = RENEW_S) -> None:
        self._make, self._renew_s = make, renew_s
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="keep-awake", daemon=True)
        self.lacking: frozenset[Rest] = frozenset()
        """What could not be inhibited; empty before it is known."""

    def start(self) -> None:
        """Begin to keep the computer awake."""
        if self._make is not None:
            self._thread.start()

    def stop(self) -> None:
        """Let the computer rest again."""
        self._ended.set()
        if self._thread.is_alive():
            self._thread.join(_STOP_S)

    def _run(self) -> None:
        assert self._make is not None
        inhibitor = self._make()
        try:
            while not self._ended.is_set():
                lacking = inhibitor.hold()
                if lacking != self.lacking:
                    _log.info("not inhibited: %s", ", ".join(sorted(lacking)) or "nothing any more")
                self.lacking = lacking
                self._ended.wait(self._renew_s)
        finally:
            inhibitor.release()
