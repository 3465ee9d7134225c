"""Clocks for those who may read one: `run` and `ui`. Stages never do; time reaches them with the frame."""

from __future__ import annotations

import time
from collections.abc import Callable

Clock = Callable[[], float]
"""Gives seconds; only differences mean anything."""

monotonic: Clock = time.monotonic
"""The system's clock that never jumps."""


class ManualClock:
    """A clock that stands still until it is told to go on, for tests and rehearsals."""

    def __init__(self, now_s: float = 0.0) -> None:
        self.now_s = now_s

    def __call__(self) -> float:
        """The time it was told, in seconds."""
        return self.now_s

    def advance(self, by_s: float) -> None:
        """Move on by `by_s` seconds."""
        self.now_s += by_s
