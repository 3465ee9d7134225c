"""Work in other threads: what takes a while never holds up the window, and what is ready wakes it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from neopain.base.clock import monotonic
from neopain.base.errors import NeopainError
from neopain.ui.text.fault_text import told

_CHECK_MS = 8
CLOSE_S = 5.0
"""A window that is closed waits at most this long for its threads."""


class Progress:
    """How far a piece of work has come, and whether it is still wanted: passed to the work, read by the window."""

    def __init__(self) -> None:
        self.share = 0.0
        self._stopped = threading.Event()

    def __call__(self, share: float) -> bool:
        """Note the `share` (0 to 1) that is done; returns whether to continue."""
        self.share = share
        return not self._stopped.is_set()

    def stop(self) -> None:
        """Let the work stop where it asks next."""
        self._stopped.set()


class BackgroundTask(QObject):
    """Runs one piece of work at a time in a thread of its own, then the newest of the work started meanwhile.

    In the thread of Qt, `done` carries what the work returned, `failed` what is told of the `caught` error it raised;
    any other error is raised there; the arguments `done` and `failed` are connected to them. With `only_newest`,
    nothing is emitted for work that newer work waited behind.
    """

    done = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        name: str,
        parent: QObject | None = None,
        done: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
        *,
        only_newest: bool = False,
        caught: type[BaseException] = NeopainError,
    ) -> None:
        super().__init__(parent)
        self.error: BaseException | None = None
        """The error that `failed` was last emitted for."""
        self._name, self._only_newest, self._caught = name, only_newest, caught
        self._run: _Run | None = None
        self._next: Callable[[], Any] | None = None
        self._cancelled: list[_Run] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._check)
        if done is not None:
            self.done.connect(done)
        if failed is not None:
            self.failed.connect(failed)

    @property
    def busy(self) -> bool:
        """Whether work is running whose result is still wanted."""
        return self._run is not None

    def start(self, work: Callable[[], Any]) -> None:
        """Run `work` now, or after the work that is running; it replaces work that waits."""
        if self._run is not None:
            self._next = work
            return
        self._run = _Run(work, self._name)
        self._run.start()
        self._timer.start(_CHECK_MS)

    def cancel(self) -> None:
        """Emit nothing for anything that was started so far."""
        self._cancelled = [run for run in self._cancelled if run.is_alive()]
        if self._run is not None:
            self._cancelled.append(self._run)
        self._run = self._next = None
        self._timer.stop()

    def wait(self, most_s: float | None = None) -> bool:
        """Block until all work has ended, and emit its results; False where that takes longer than `most_s`."""
        end_s = None if most_s is None else monotonic() + most_s
        while (run := self._run) is not None:
            run.join(None if end_s is None else max(end_s - monotonic(), 0.0))
            if run.is_alive():
                return False
            self._check()
        return True

    def close(self) -> None:
        """Cancel, and wait up to CLOSE_S for the threads to end."""
        self.cancel()
        for run in self._cancelled:
            run.join(CLOSE_S)

    def _check(self) -> None:
        run = self._run
        if run is None or run.is_alive():
            return
        self._run = None
        self._timer.stop()
        work, self._next = self._next, None
        if work is not None:
            self.start(work)
            if self._only_newest:
                return
        if run.error is None:
            self.done.emit(run.result)
        elif isinstance(run.error, self._caught):
            self.error = run.error
            self.failed.emit(told(run.error))
        else:
            raise run.error


def close_tasks(owner: QObject) -> None:
    """Close every task among the children of `owner`, and wait up to CLOSE_S for each thread to end."""
    tasks = owner.findChildren(BackgroundTask)
    for task in tasks:
        task.cancel()
    for task in tasks:
        task.close()


class Bell(QObject):
    """Calls `answer` in the thread of Qt soon after any thread rang; once for rings that come together."""

    def __init__(self, answer: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._answer = answer
        self._heard, self._rung = socket.socketpair()  # Qt listens to sockets on every system, to pipes not
        for end in (self._heard, self._rung):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def ring(self) -> None:
        """Wake the thread of Qt, without waiting and without touching Qt; after `close` nobody hears it."""
        with suppress(OSError):  # it is closed, or holds so many rings that it is about to be heard anyway
            self._rung.send(b"\0")

    def close(self) -> None:
        """Hear no more."""
        self._notifier.setEnabled(False)
        self._rung.close()
        self._heard.close()

    def _hear(self) -> None:
        with suppress(OSError):
            self._heard.recv(4096)
        self._answer()


class _Run(threading.Thread):
    """One piece of work; its result or error is read once the thread has ended."""

    def __init__(self, work: Callable[[], Any], name: str) -> None:
        super().__init__(name=name, daemon=True)
        self.result: Any = None
        self.error: BaseException | None = None
        self._work = work

    def run(self) -> None:
        try:
            self.result = self._work()
        except BaseException as error:  # noqa: BLE001 - carried over to the thread of Qt
            self.error = error
