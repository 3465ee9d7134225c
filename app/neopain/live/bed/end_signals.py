"""Ctrl-C and SIGTERM noted, where Python would raise KeyboardInterrupt at whatever line is running.

Raised while Qt calls Python, or while PySide6 is imported, it is lost or ends the process with SIGSEGV or SIGABRT.
Loads no library, so that it can be the first thing that the program does.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_USUAL: dict[signal.Signals, Callable[[int, FrameType | None], object] | signal.Handlers] = {
    signal.SIGINT: signal.default_int_handler,
    signal.SIGTERM: signal.SIG_DFL,
}


class EndSignals:
    """The handler of the signals while they are noted. `by` is the name of the first one, empty while there is none;
    `answered` is set by whoever ends because of it.
    """

    def __init__(self) -> None:
        self.by, self.answered = "", False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Note the signal."""
        self.by = self.by or signal.Signals(number).name

    def check(self) -> None:
        """Raise KeyboardInterrupt, here and now, if there was a signal."""
        if self.by:
            raise KeyboardInterrupt


def hold() -> EndSignals:
    """Note signals from now on, also those that were `blocked` when this process was started."""
    signals = EndSignals()
    _install(signals)
    if sys.platform != "win32":
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _USUAL)
    return signals


@contextmanager
def noted() -> Iterator[EndSignals]:
    """Note signals while it lasts; where they are noted already, together with those that were noted before. Where they
    are not, KeyboardInterrupt is raised at the end for one that nobody has answered.
    """
    signals = signal.getsignal(signal.SIGINT)
    if isinstance(signals, EndSignals):
        yield signals
        return
    before = {number: signal.getsignal(number) for number in _USUAL}
    signals = EndSignals()
    _install(signals)
    try:
        yield signals
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if not signals.answered:
        signals.check()


@contextmanager
def raised() -> Iterator[None]:
    """Let signals do what they usually do while it lasts, as while a person types or work without Qt runs: Ctrl-C
    raises KeyboardInterrupt, at once where a signal has been noted before.
    """
    signals = signal.getsignal(signal.SIGINT)
    if not isinstance(signals, EndSignals):
        yield
        return
    try:
        for number, handler in _USUAL.items():
            signal.signal(number, handler)
        signals.check()
        yield
    finally:
        _install(signals)


@contextmanager
def blocked() -> Iterator[None]:
    """Let signals wait while it lasts. They wait in a process that is started meanwhile too, until it can `hold`."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _USUAL)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def check() -> None:
    """Raise KeyboardInterrupt if a signal has been noted."""
    signals = signal.getsignal(signal.SIGINT)
    if isinstance(signals, EndSignals):
        signals.check()


def _install(signals: EndSignals) -> None:
    for number in _USUAL:
        signal.signal(number, signals)
