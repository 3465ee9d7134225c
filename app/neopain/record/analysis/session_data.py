"""The data of a session that charts and counts need: of the recording, or of judging it again."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Event, Limits
from neopain.record.session.facts import SessionFacts
from neopain.record.storage.columns import Columns


class SessionData(Protocol):
    """The reading half of session.Session; see there for shapes and units."""

    @property
    def facts(self) -> SessionFacts:
        """Patient, times, and everything the scores depend on."""
        ...

    @property
    def span_s(self) -> tuple[float, float]:
        """Times of the first and the last sample."""
        ...

    def overview(self, by_s: int = 1) -> tuple[float, NDArray[np.void]]:
        """Rows of overview.SECOND."""
        ...

    def scores(self, from_s: float = ..., to_s: float = ...) -> Columns:
        """Columns of samples."""
        ...

    def events(self, from_s: float = ..., to_s: float = ...) -> tuple[Event, ...]:
        """All events of that time."""
        ...

    def limits(self) -> Limits | None:
        """The limits at the beginning; None if unknown."""
        ...
