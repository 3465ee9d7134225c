"""Words and sentences about the facial actions and about the reason of an alarm.

They say what the score followed, never what caused the expression.
"""

from __future__ import annotations

from collections.abc import Sequence

from neopain.base import nfcs
from neopain.ui.text import language, phrases

ACTION = nfcs.NFCS_NAMES
"""The name of each facial action of the NFCS, by its key."""
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
ALERT, _BEFORE = "alarm", "{seconds} s before"
_WINDOW, _TOO_LITTLE = "of the last 30 s, {share} readable", "only {share} of 30 s readable"
NONE_STRONGEST = "No single action stood out in the 10 s before."
_ONE_STRONGEST = "{action} was strongest in the 10 s before."
_STRONGEST = "{actions} were strongest in the 10 s before."
_AND = "{actions} and {last}"


def before(seconds: float) -> str:
    """How long before the alarm, for the left edge of the curves."""
    return _BEFORE.format(seconds=round(seconds))


def window(readable: float, enough: bool) -> str:
    """The heading of the shares: the time they are computed from, and how much of it could be read."""
    return (_WINDOW if enough else _TOO_LITTLE).format(share=phrases.share(readable))


def strongest(names: Sequence[str]) -> str:
    """The actions that were strongest before the alarm."""
    if not names:
        return NONE_STRONGEST
    words = [ACTION[name] if k == 0 else language.within(ACTION[name]) for k, name in enumerate(names)]
    if len(words) == 1:
        return _ONE_STRONGEST.format(action=words[0])
    return _STRONGEST.format(actions=_AND.format(actions=", ".join(words[:-1]), last=words[-1]))


language.register(globals())
