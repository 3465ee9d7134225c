"""Every sentence about scoring by hand."""

from __future__ import annotations

from neopain.base.scales import Scale

WHICH_SCALE = "Which scale?"
SCALE_NOTE = "Look at the baby first, then score."
BACK = "Back"
CANCEL = "Cancel"
FINISH = "Finish"
CHECK = "Right so?"
SAVING = "Keeping the score"
NOT_KEPT = "Not kept"
KEPT = "Score kept"
BLIND = "Scoring blind"
LOOKING = "Looking for clips"
NONE_WAITING = "No clip waits for you here."
ALL_DONE = "All clips are scored. Thank you."
NOTHING_RECORDED = "Nothing is being recorded here that a score could be kept with."


def item_of(place: int, count: int) -> str:
    """Which item is asked, of how many."""
    return f"{place + 1} of {count}"


def total_of(total: int, scale: Scale) -> str:
    """The total so far, and the most there is."""
    return f"{total} / {scale.most:g}"


def total_caption(missing: int) -> str:
    """What the total is made of."""
    return "total" if not missing else f"so far, {missing} to go"


def span_of(scale: Scale) -> str:
    """Which time a score at the bed speaks of."""
    return f"{scale.title}, last {scale.window_s:.0f} s"


def kept(scale: Scale, total: int, rater: str) -> str:
    """What was kept, and whose it is."""
    return f"{scale.title} {total}, by {rater}"


def clip_of(place: int, count: int) -> str:
    """Which clip is scored, of how many."""
    return f"Clip {place + 1} of {count}"
