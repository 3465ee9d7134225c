"""Words for who did something."""

from __future__ import annotations

from neopain.base.data import Doer, Event
from neopain.ui.text import language

NOBODY_SIGNED_IN = "nobody signed in"
THE_MONITOR = "the monitor itself"


def who(event: Event) -> str:
    """Who did it: a name, nobody signed in, or the monitor itself; empty where an earlier version did not say."""
    if event.by:
        return event.by
    return {Doer.PERSON: NOBODY_SIGNED_IN, Doer.MONITOR: THE_MONITOR, None: ""}[event.done_by]


language.register(globals())
