"""The share of the last half minute in which each facial action was present, and its points in PIPP-R. Pure.

The Premature Infant Pain Profile-Revised watches a face for 30 s and scores brow bulge, eye squeeze and nasolabial
furrow by the share of that time they were present (Stevens et al. 2014, doi:10.1097/AJP.0b013e3182906aed). Time that
could not be read counts neither as present nor as absent.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import numpy as np

from neopain.base.data import NFCS_ACTIONS

WINDOW_S = 30.0
"""The time over which the shares are computed."""
PRESENT = 0.5
"""An action of this intensity (0 to 1) or more counts as present."""
LEAST_READABLE = 0.5
"""Share of the window that has to be readable before any share is reported."""
LONGEST_GAP_S = 0.5
"""Two readings no farther apart than this are of one piece of readable time."""
SCORED_ACTIONS = ("brow_bulge", "eye_squeeze", "nasolabial_furrow")
"""The facial actions of PIPP-R."""
_BANDS = (0.10, 0.40, 0.70)


@dataclass(frozen=True, slots=True)
class Shares:
    """`readable` is the share of the window that could be read; `present` that of the readable time in which each of
    the NFCS actions was present (in the order of NFCS_ACTIONS), None when too little could be read. All 0 to 1.
    """

    readable: float
    present: tuple[float, ...] | None

    @property
    def points(self) -> dict[str, int] | None:
        """PIPP-R's points, 0 to 3, of each facial action it scores; None when too little could be read."""
        if self.present is None:
            return None
        return {name: points(self.present[NFCS_ACTIONS.index(name)]) for name in SCORED_ACTIONS}


def points(share: float) -> int:
    """PIPP-R's points for the share of time (0 to 1) an action was present: 0-9, 10-39, 40-69, 70-100 %.

    Shares are reported as whole percent, and points are computed from the rounded shares.
    """
    return sum(round(share, 2) >= band for band in _BANDS)


class ActionTally:
    """Counts the actions over the last `WINDOW_S` of samples, at any frame rate."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything, as at the start of a source or after a jump in time."""
        self._last: tuple[float, tuple[float, ...]] | None = None
        self._spans: deque[tuple[float, float, tuple[bool, ...]]] = deque()

    def step(self, t_s: float, actions: tuple[float, ...] | None) -> None:
        """Go on to `t_s`; `actions` are the intensities in the order of NFCS_ACTIONS, None where there are none.

        The time between two readings counts as the first of them; time on either side of a moment without one is not
        readable.
        """
        if actions is None:
            self._last = None
            return
        if self._last is not None:
            began_s, read_values = self._last
            if began_s <= t_s <= began_s + LONGEST_GAP_S:
                self._spans.append((began_s, t_s, tuple(value >= PRESENT for value in read_values)))
        self._last = (t_s, actions)
        while self._spans and self._spans[0][1] <= t_s - WINDOW_S:
            self._spans.popleft()

    def shares(self, now_s: float) -> Shares:
        """Shares of the `WINDOW_S` that end at `now_s`."""
        first_s = now_s - WINDOW_S
        spans = [span for span in self._spans if span[1] > first_s]
        lengths_s = np.array([end_s - max(start_s, first_s) for start_s, end_s, _ in spans])
        readable_s = float(lengths_s.sum())
        readable = min(readable_s / WINDOW_S, 1.0)
        if readable < LEAST_READABLE:
            return Shares(readable, None)
        present_s = lengths_s @ np.array([present for *_, present in spans], float)
        return Shares(readable, tuple(min(value / readable_s, 1.0) for value in present_s.tolist()))
