"""Words and sentences about the people at the bed."""

from __future__ import annotations

from neopain.ui.text import phrases

SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"


def sign_out(name: str) -> str:
    """What signs a person out."""
    return f"{SIGN_OUT} {phrases.short(name)}"


def may_not(name: str) -> str:
    """A person who has shown a badge does not have the right that is asked for."""
    return f"{phrases.short(name)} may not do this."


def signed_in(name: str) -> str:
    """Who is signed in; empty for nobody."""
    return f"Signed in: {phrases.short(name)}" if name else ""
