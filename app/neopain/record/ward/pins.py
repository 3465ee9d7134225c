"""What a PIN may be, and how long sign-in waits after wrong ones."""

from __future__ import annotations

import itertools

from neopain.base.errors import AccessError, Cause

MIN_PIN, MAX_PIN = 4, 32
FREE_TRIES = 5
"""Wrong PINs in a row before sign-in is delayed."""
FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 900.0
"""The first delay, doubled with each further wrong PIN, up to the longest."""


def wait_s(failures: int) -> float:
    """The wait after so many wrong PINs in a row."""
    excess = failures - FREE_TRIES
    return 0.0 if excess < 0 else min(FIRST_WAIT_S * 2.0 ** min(excess, 10), LONGEST_WAIT_S)


def check_pin(pin: str) -> None:
    """Raise AccessError for a PIN of the wrong length or one that is easy to guess."""
    if not MIN_PIN <= len(pin) <= MAX_PIN:
        raise AccessError(Cause.PIN_LENGTH, least=MIN_PIN, most=MAX_PIN)
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(pin)}
    if len(steps) == 1 and steps <= {-1, 0, 1}:
        raise AccessError(Cause.EASY_PIN)
