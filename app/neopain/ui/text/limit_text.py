"""Words and sentences about raising the limit and the unit's preset."""

from __future__ import annotations

from neopain.base.data import Limits
from neopain.base.time_text import elapsed
from neopain.ui.text import language, phrases

RAISE = "Raise above the unit's?"
NOBODY_REGISTERED = "Nobody is registered on this monitor, so no name will be recorded."
SAVE = "Save"
_RAISE_TO = "Raise to {limit}"
_PRESET = (
    "Pain limit {limit}, alarm after {alarm}, louder after {louder}, face not readable {unreadable}, audio pause "
    "{pause}: for every infant admitted, and every monitor started, from now on. Nothing changes here now."
)
_SAVED = "Saved by {name}. {preset}"


def raise_to(limit: float) -> str:
    """What raises the limit without a name."""
    return _RAISE_TO.format(limit=phrases.percent(limit))


def preset(limits: Limits) -> str:
    """What is saved as the unit's preset, and for whom."""
    return _PRESET.format(
        limit=phrases.percent(limits.pain_limit),
        alarm=elapsed(limits.pain_delay_s),
        louder=elapsed(limits.pain_escalate_s),
        unreadable=elapsed(limits.cannot_tell_delay_s),
        pause=elapsed(limits.audio_pause_s),
    )


def saved(limits: Limits, name: str) -> str:
    """What was saved as the unit's preset, by whom and for whom."""
    return _SAVED.format(name=phrases.short(name), preset=preset(limits))


language.register(globals())
