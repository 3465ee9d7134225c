"""How a long run says where it is."""

from __future__ import annotations

from typing import Protocol


class Report(Protocol):
    """Told of progress now and then; the command turns it into bars with the time left."""

    def __call__(self, stage: str, done: float, total: float, note: str = "") -> None:
        """`done` of `total` (of whatever the stage counts) is finished; `note` is a word on how it goes."""


def silent(stage: str, done: float, total: float, note: str = "") -> None:
    """A report to nobody."""
