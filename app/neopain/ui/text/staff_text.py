"""Words and sentences about the people at the bed, and for who did something."""

from __future__ import annotations

from neopain.base.data import Doer, Event
from neopain.ui.text import language, phrases

NOBODY_SIGNED_IN = "nobody signed in"
THE_MONITOR = "the monitor itself"
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
_SIGN_OUT, _MAY_NOT, _SIGNED_IN = "Sign out {name}", "{name} may not do this.", "Signed in: {name}"


def sign_out(name: str) -> str:
    """What signs a person out."""
    return _SIGN_OUT.format(name=phrases.short(name))


def may_not(name: str) -> str:
    """A person who has shown a badge does not have the right that is asked for."""
    return _MAY_NOT.format(name=phrases.short(name))


def signed_in(name: str) -> str:
    """Who is signed in; empty for nobody."""
    return _SIGNED_IN.format(name=phrases.short(name)) if name else ""


def who(event: Event) -> str:
    """Who did it: a name, nobody signed in, or the monitor itself; empty where an earlier version did not say."""
    if event.by:
        return event.by
    return {Doer.PERSON: NOBODY_SIGNED_IN, Doer.MONITOR: THE_MONITOR, None: ""}[event.done_by]


language.register(globals())
