"""Words and sentences about raising the limit and the unit's preset."""

from __future__ import annotations

from neopain.base.data import Limits
from neopain.base.time_text import elapsed
from neopain.ui.text import phrases

RAISE = "Raise above the unit's?"
NOBODY_REGISTERED = "Nobody is registered on this monitor, so no name will be recorded."
SAVE = "Save"
_FOR_WHOM = "for every infant admitted, and every monitor started, from now on. Nothing changes here now."


def raise_to(limit: float) -> str:
    """What raises the limit without a name."""
    return f"Raise to {phrases.percent(limit)}"


def preset(limits: Limits) -> str:
    """What is saved as the unit's preset, and for whom."""
    return f"{_in_words(limits)}: {_FOR_WHOM}"


def saved(limits: Limits, name: str) -> str:
    """What was saved as the unit's preset, by whom and for whom."""
    return f"Saved by {phrases.short(name)}. {preset(limits)}"


def _in_words(limits: Limits) -> str:
    times = (
        ("alarm after", limits.pain_delay_s),
        ("louder after", limits.pain_escalate_s),
        ("face not readable", limits.cannot_tell_delay_s),
        ("audio pause", limits.audio_pause_s),
    )
    parts = (f"{name} {elapsed(seconds)}" for name, seconds in times)
    return f"Pain limit {phrases.percent(limits.pain_limit)}, {', '.join(parts)}"
