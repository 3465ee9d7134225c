"""Words about the computer that monitors."""

from __future__ import annotations

from collections.abc import Set

from neopain.live.awake.rest import Rest

_MAY = {Rest.SCREEN: "Screen may blank", Rest.SLEEP: "Computer may sleep"}
_BOTH = "May blank and sleep"


def may_rest(lacking: Set[Rest]) -> tuple[str, ...]:
    """What the computer may still do when nobody touches it; empty where nothing."""
    return (_BOTH,) if len(lacking) == len(Rest) else tuple(_MAY[rest] for rest in lacking)
