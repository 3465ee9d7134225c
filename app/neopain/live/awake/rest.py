"""What a computer does when nobody touches it, and must not do while it monitors."""

from __future__ import annotations

from enum import StrEnum


class Rest(StrEnum):
    """A blank or locked screen; suspend."""

    SCREEN = "screen"
    SLEEP = "sleep"
