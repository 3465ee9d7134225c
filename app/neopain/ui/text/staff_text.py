"""Words and sentences about the people at the bed."""

from __future__ import annotations

from neopain.ui.text import language, phrases

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


language.register(globals())
