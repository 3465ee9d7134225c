"""Words and sentences about the facial actions and about the reason of an alarm.

They say what the score followed, never what caused the expression.
"""

from __future__ import annotations

from collections.abc import Sequence

from neopain.base.nfcs import NFCS_NAMES
from neopain.ui.text import phrases

ACTIONS = "Face now"
LEGEND = "bar: strength now     %: share of the time     ▮: points on PIPP-R"
NO_SHARE = "–"
WHY = "Why this alarm"
WHY_HINT = "Why this alarm?   W"
LOOKING = "Covering each part of the face in turn …"
NO_FACE = "No face could be read before this alarm."
HIDDEN = "Face hidden with the video."
NO_HEAT = "The face could not be analysed again."
FLAT = "No single part of the face made the difference."
HOT = "The score fell most when the violet part was covered."
NO_CAUSE = "This shows what the score followed, not what caused it."
CLOSE = "Close   W"


def window(readable: float, enough: bool) -> str:
    """The heading of the shares: the time they are computed from, and how much of it could be read."""
    part = phrases.share(readable)
    return f"of the last 30 s, {part} readable" if enough else f"only {part} of 30 s readable"


def strongest(names: Sequence[str]) -> str:
    """The actions that were strongest before the alarm."""
    if not names:
        return "No single action stood out in the 10 s before."
    words = [NFCS_NAMES[name] if k == 0 else NFCS_NAMES[name].lower() for k, name in enumerate(names)]
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{joined} {'was' if len(words) == 1 else 'were'} strongest in the 10 s before."
