"""Words of the page where an administrator loads the hospital's wording of the scales."""

from __future__ import annotations

from neopain.base.scales import SCALES, Scale
from neopain.ui.text import language, review_text

WORDING = "Scales"
DELIVERED, OWN = "as delivered", "the unit's own wording"
_PAIN_FROM = "pain from {points} of {most}"
NOTE = (
    "A unit that holds the licence of a scale loads its wording and cut-off from a file here. "
    "Scores that were given stay as they are."
)
LOAD, CHOOSE_FILE = "Load from a stick", "Choose the file with the wording"
RESTORE, RESTORE_NOW = "Restore as delivered", "Touch again to restore"
LOADED, RESTORED = "Loaded: the scales are shown so from now on.", "The scales are as delivered again."


def row(key: str, scale: Scale) -> str:
    """Two lines: the scale, and from which total on it is pain and whose wording it has."""
    pain_from = _PAIN_FROM.format(points=f"{scale.pain_from:g}", most=f"{scale.most:g}")
    return f"{scale.title}\n{review_text.fields(pain_from, DELIVERED if scale == SCALES[key] else OWN)}"


language.register(globals())
