"""Another computer that is set to the same bed: each of the two says so, and they take slow turns at the broker.

A broker of MQTT 5 may tell whomever it disconnects that another one took its name. Mosquitto does so from 2.0.15 on,
and Debian 12 has an older one. So each bed also hears its own link topic: where it had written there itself, and finds
another boot when it comes back, somebody else has written meanwhile.
"""

from __future__ import annotations

import random

from neopain.base.clock import Clock
from neopain.ward.messages import LinkMessage

AWAY_S, LONGEST_AWAY_S = 60.0, 240.0
"""How long a bed whose place was taken stays away: doubled each time, and between half and all of it, by chance. It
comes back, so that the other one is told as well and a bed is not lost for good when the other one is switched off.
"""
UNDISTURBED_S = 2 * LONGEST_AWAY_S + 20.0
"""After so long without a sign there is no other computer any more: it would have come back."""


class Rival:
    """What the bed of this `boot` knows of another computer that publishes as it does, by the steady `clock`."""

    def __init__(self, boot: str, clock: Clock) -> None:
        self._boot, self._clock = boot, clock
        self._seen_s: float | None = None
        self._away_s = 0.0
        self._written: set[object] = set()

    @property
    def is_there(self) -> bool:
        """Whether another computer is set to this bed, as far as known. For any thread."""
        seen_s = self._seen_s
        return seen_s is not None and self._clock() - seen_s < UNDISTURBED_S

    def heard(self, broker: object, link: LinkMessage) -> None:
        """Take a link of this bed from `broker`. One of another boot is nobody's but a rival's where a link of our own
        was there before; until then it is that of the program before this one.
        """
        if link.boot == self._boot:
            self._written.add(broker)
        elif broker in self._written:
            self._seen_s = self._clock()

    def lost(self, *, taken: bool) -> float:
        """A connection that stood is lost, and was `taken` if the broker says so. Returns how many seconds to stay away
        for the sake of the other computer.
        """
        if not self.is_there:
            self._away_s = 0.0
        if taken:
            self._seen_s = self._clock()
        if not self.is_there:
            return 0.0
        self._away_s = min(2 * self._away_s, LONGEST_AWAY_S) or AWAY_S
        return self._away_s * random.uniform(0.5, 1.0)
