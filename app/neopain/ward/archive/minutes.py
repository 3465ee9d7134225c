"""Sixty seconds of a bed as one row: a day of 64 beds is 92,160 rows instead of 5.5 million."""

from __future__ import annotations

from dataclasses import dataclass, field

from neopain.base.state_codes import STATE_CODES
from neopain.ward.messages import StateMessage

SECONDS = 60
UNKNOWN = 255
"""The byte of a second of which nothing is known, or of one without a number."""


@dataclass(slots=True)
class Minute:
    """The probability in percent and the code of the word (state_codes) of each second, a byte each."""

    bed: str
    minute: int
    p: bytearray = field(default_factory=lambda: bytearray([UNKNOWN] * SECONDS))
    words: bytearray = field(default_factory=lambda: bytearray([UNKNOWN] * SECONDS))

    def merge(self, p: bytes, words: bytes) -> None:
        """Take the seconds that are not known here from another row of the same minute."""
        for second in range(SECONDS):
            if self.words[second] == UNKNOWN:
                self.p[second], self.words[second] = p[second], words[second]


class Minutes:
    """The minute of each bed that is being filled."""

    def __init__(self) -> None:
        self._open: dict[str, Minute] = {}

    def add(self, bed: str, state: StateMessage, made_at: float) -> Minute | None:
        """Add a state made at `made_at` (seconds since 1970); returns the minute before, when another has begun."""
        number, second = divmod(int(made_at), SECONDS)
        minute = self._open.get(bed)
        done = None
        if minute is None or minute.minute != number:
            done, minute = minute, Minute(bed, number)
            self._open[bed] = minute
        minute.p[second] = UNKNOWN if state.p is None else round(100 * state.p)
        minute.words[second] = STATE_CODES[state.word]
        return done

    def rest(self) -> list[Minute]:
        """All minutes that are not full yet, given away."""
        rest = list(self._open.values())
        self._open.clear()
        return rest


def mean_of(p: bytes) -> int | None:
    """The mean of a minute in percent; None where it has no number."""
    known = [value for value in p if value != UNKNOWN]
    return round(sum(known) / len(known)) if known else None
