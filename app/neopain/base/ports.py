"""The protocols between the parts: sources of moments, and sinks for samples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from neopain.base.data import Event, Frame, Moment, Sample


@dataclass(frozen=True, slots=True)
class SourceInfo:
    """What is known of a source before its first frame.

    `name` may be shown and logged: it never contains a user name or password. `rate_hz` and `duration_s` are None
    when unknown; `frames` is the container's count or None. `live` sources never end and cannot be read again.
    """

    name: str
    width_px: int
    height_px: int
    rate_hz: float | None
    duration_s: float | None
    frames: int | None
    live: bool


class Source(Protocol):
    """Yields moments in order of time. Iteration ends at the end of a file, never for a live source."""

    @property
    def info(self) -> SourceInfo:
        """What is known of the source; raises SourceError if it could not be opened."""

    def __iter__(self) -> Iterator[Moment]:
        """Moments in order of time; raises SourceError when reading fails for good."""

    def close(self) -> None:
        """Free the device or file. May be called from any thread, and more than once."""


@runtime_checkable
class Film(Source, Protocol):
    """A source whose first frame is known before it is played."""

    first: Frame


class Sink(Protocol):
    """Takes each sample, in order. A sink inherits this class and defines what it needs of the rest."""

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take one sample with the moment it was made from."""

    def note(self, event: Event) -> None:
        """Take an event that came without a sample."""
        return None

    def begin_patient(self) -> None:
        """Another patient is in the bed: keep what follows apart from what came before."""
        return None

    @property
    def failed(self) -> bool | None:
        """Whether what came last could not be written; None for a sink that keeps no record."""
        return None

    @property
    def begun(self) -> bool:
        """Whether anything was written since the start; False: the failure is that there is no record at all."""
        return True

    def close(self) -> None:
        """Finish what was written. May be called more than once."""
        return None
