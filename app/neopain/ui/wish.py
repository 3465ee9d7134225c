"""Work in another thread for the window: of what is asked for meanwhile, only the newest is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from neopain.base.errors import NeopainError
from neopain.ui.background import Errand

_LOOK_MS = 8


class Wish(QObject):
    """Does one piece of work at a time. `came` carries what the newest gave, `failed` one line why it did not.

    An older piece's result is passed on too unless `only_newest`.
    """

    came = Signal(object)
    failed = Signal(str)

    def __init__(self, name: str, *, only_newest: bool = False) -> None:
        super().__init__()
        self._name, self._only_newest = name, only_newest
        self._errand: Errand[Any] | None = None
        self._next: Callable[[], Any] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)

    @property
    def busy(self) -> bool:
        """Whether something is being done."""
        return self._errand is not None

    def ask(self, work: Callable[[], Any]) -> None:
        """Do `work` as soon as what is being done is done; it replaces what waits."""
        if self._errand is not None:
            self._next = work
            return
        self._errand = Errand(work, self._name)
        self._timer.start(_LOOK_MS)

    def forget(self) -> None:
        """Nothing that was asked for is wanted any more."""
        self._next = None
        self._errand = None
        self._timer.stop()

    def _look(self) -> None:
        errand = self._errand
        if errand is None or not errand.done:
            return
        self._errand = None
        self._timer.stop()
        work, self._next = self._next, None
        if work is not None:
            self.ask(work)
            if self._only_newest:
                return
        try:
            result = errand.result()
        except NeopainError as error:
            self.failed.emit(str(error))
            return
        self.came.emit(result)
