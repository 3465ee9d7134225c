"""What can be shown and counted of a session: as it was recorded, or as it would have been judged otherwise."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Event, Limits
from neopain.record.session.facts import SessionFacts
from neopain.record.storage.columns import Columns


class SessionData(Protocol):
    """A session as session.Session tells it; see there what each call gives."""

    @property
    def facts(self) -> SessionFacts:
        """Whose it is, and what its scores depend on."""
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
        """What happened."""
        ...

    def limits(self) -> Limits | None:
        """The limits it began with."""
        ...
