"""Another computer that is set to the same bed: each of the two says so, and they take slow turns at the broker."""

from __future__ import annotations

import random

from neopain.base.clock import Clock

AWAY_S, LONGEST_AWAY_S = 60.0, 240.0
"""How long a bed whose place was taken stays away: doubled each time, and between half and all of it, by chance. It
comes back, so that the other one is told as well and a bed is not lost for good when the other one is switched off.
"""
UNDISTURBED_S = 2 * LONGEST_AWAY_S + 20.0
"""After so long without being taken over there is no other computer any more: it would have come back."""


class Rival:
    """What is known of another computer that publishes as this bed, by the steady `clock`. `took_place` is called in
    the thread of the network, the rest in any.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._taken_s: float | None = None
        self._away_s = AWAY_S

    @property
    def is_there(self) -> bool:
        """Whether another computer is set to this bed, as far as known."""
        taken_s = self._taken_s
        return taken_s is not None and self._clock() - taken_s < UNDISTURBED_S

    def took_place(self) -> float:
        """Note that it took the place of this bed at the broker; returns how many seconds to stay away."""
        away_s = min(2 * self._away_s, LONGEST_AWAY_S) if self.is_there else AWAY_S
        self._taken_s, self._away_s = self._clock(), away_s
        return away_s * random.uniform(0.5, 1.0)
