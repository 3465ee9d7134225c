"""What every export shares: the part of a session, the name of its patient, and a file that is complete or absent."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import Cause, InputError
from neopain.base.files import AtomicFile, create_private
from neopain.record.analysis import overview
from neopain.record.analysis.burden import Span
from neopain.record.session.facts import SessionFacts
from neopain.record.session.session import Session

RESEARCH_USE = (
    "Research use only. Neopain is not a medical device; its scores are not validated clinically and do not replace "
    "an assessment by a clinician."
)
"""Included in every exported file."""
RESEARCH_USE_SHORT = "Research use only, not a medical device"
"""The same for places with less room."""
EVERYTHING: Span = (float("-inf"), float("inf"))


class ExportCancelledError(InputError):
    """A person stopped the export."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of `session` within `span` that is exported.

    With `named` it carries the hospital's names of the patient and the bed; otherwise the random key of the patient in
    the register, a pseudonym that is the same in all sessions of an infant. `zone` is the time zone of the times of day
    that people read (None: the system's). `viewer` is the name of who exports: blind ratings that they may not see are
    left out. `progress` is called with the share that is done, and returns whether to continue.
    """

    session: Session
    span: Span = EVERYTHING
    named: bool = False
    zone: tzinfo | None = None
    viewer: str = ""
    progress: Callable[[float], bool] = lambda share: True

    @property
    def facts(self) -> SessionFacts:
        """The facts of the session."""
        return self.session.facts

    @property
    def patient(self) -> str:
        """The name of the patient in the export."""
        return (self.facts.shown_id if self.named else self.facts.patient) or "unknown"

    @property
    def bed(self) -> str:
        """The name of the bed in the export; empty unless `named`."""
        return self.facts.bed if self.named else ""

    def local(self, t_s: float) -> datetime:
        """The time of day at `t_s`, as people read it."""
        return self.facts.wall_time(t_s).astimezone(self.zone)

    @property
    def inside(self) -> Span:
        """The span from the first to the last sample of the part."""
        first_s, last_s = self.session.span_s
        return max(first_s, self.span[0]), min(last_s, self.span[1])

    def report(self, t_s: float) -> None:
        """Say that the part is written up to `t_s`; raises ExportCancelledError where it is no longer wanted."""
        from_s, to_s = self.inside
        share = (t_s - from_s) / (to_s - from_s) if to_s > from_s else 0.0
        if not self.progress(min(max(share, 0.0), 1.0)):
            raise ExportCancelledError(Cause.EXPORT_CANCELLED)

    @property
    def lines(self) -> tuple[str, ...]:
        """Lines that every export states: research use, session, time zero and models."""
        facts = self.facts
        return (
            RESEARCH_USE,
            f"session {facts.id}, patient {self.patient}, times in UTC, t_s 0 at {facts.wall_time(0.0).isoformat()}",
            f"models {facts.bundle_id} sha256 {facts.bundle_sha256}, neopain {facts.program}",
        )


@contextmanager
def export_file(path: Path) -> Iterator[Path]:
    """A temporary path that becomes `path`, readable by its owner only, when the block ends without an error.

    Raises InputError when it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with AtomicFile(path) as new:
            create_private(new)
            yield new
            new.chmod(0o600)  # a writer may have replaced the file
            with new.open("r+b") as file:  # a share may say only now that it is full
                os.fsync(file.fileno())
    except OSError as error:
        raise InputError(Cause.CANNOT_WRITE, file=path, why=error.strerror or error) from error


def seconds_of(first_s: float, seconds: NDArray[np.void], span: Span) -> NDArray[np.void]:
    """The rows of `span`, one per second, empty where nothing was recorded."""
    count = round(span[1] - span[0])
    rows = overview.empty(count)
    begin = round(span[0] - first_s)
    low, high = max(begin, 0), min(begin + count, len(seconds))
    if high > low:
        rows[low - begin : high - begin] = seconds[low:high]
    return rows
