"""What the window says of the face: the actions by name, their shares, and why there was an alert.

It tells what the score followed. It never tells a cause.
"""

from __future__ import annotations

from collections.abc import Sequence

from neopain.base.data import NFCS_ACTIONS

ACTION = dict(
    zip(
        NFCS_ACTIONS,
        (
            "Brow bulge",
            "Eye squeeze",
            "Nasolabial furrow",
            "Open lips",
            "Vertical stretch",
            "Horizontal stretch",
            "Lip purse",
            "Taut tongue",
            "Tongue out",
            "Chin quiver",
        ),
        strict=True,
    )
)
ACTIONS = "Face now"
NO_SHARE = "–"
WHY = "Why this alert"
WHY_HINT = "Why this alert?   W"
LOOKING = "Covering parts of the face in turn…"
NO_FACE = "No face could be read before this alert."
HIDDEN = "Face hidden with the video."
NO_HEAT = "The face could not be looked at again."
FLAT = "No single part of the face made the difference."
HOT = "The score fell most when the violet part was covered."
NO_CAUSE = "It shows what the score followed, not what caused it."
CLOSE = "Close   W"


def share(present: float | None) -> str:
    """A share of time, for people."""
    return NO_SHARE if present is None else f"{round(100 * present)}\u202f%"


def window(readable: float, enough: bool) -> str:
    """The heading of the shares: over which time they are, and how much of it could be read."""
    told = f"{round(100 * readable)}\u202f%"
    return f"of the last 30 s, {told} readable" if enough else f"only {told} of 30 s readable"


def strongest(names: Sequence[str]) -> str:
    """Which actions stood out before the alert."""
    if not names:
        return "No single action stood out in the 10 s before."
    words = [ACTION[name] if k == 0 else ACTION[name].lower() for k, name in enumerate(names)]
    joined = words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
    return f"{joined} {'was' if len(words) == 1 else 'were'} strongest in the 10 s before."
