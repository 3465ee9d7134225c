"""Words and sentences about scoring by hand."""

from __future__ import annotations

from neopain.base.scales import Scale

WHICH_SCALE = "Which scale?"
SCALE_NOTE = "Look at the baby first, then score."
FINISH = "Finish"
OTHER_SCALE = "Other scale"
CHECK = "Correct?"
SAVED = "Score saved"
BLIND = "Blind scoring"
LOOKING = "Looking for clips"
NONE_WAITING = "No clips left to score."
ALL_DONE = "All clips are scored. Thank you."
NOTHING_RECORDED = "Recording is off, so no score can be saved."


def item_of(place: int, count: int) -> str:
    """The number of the item that is asked, of how many."""
    return f"{place + 1} of {count}"


def total_of(total: int, scale: Scale) -> str:
    """The total so far, and the highest possible."""
    return f"{total} / {scale.most:g}"


def total_caption(missing: int) -> str:
    """Whether the total is complete."""
    return "total" if not missing else f"so far, {missing} left"


def span_of(scale: Scale) -> str:
    """The time that a score at the bed is given for."""
    return f"{scale.title}, last {scale.window_s:.0f} s"


def drawn(scale: Scale) -> str:
    """That only what a drawn face shows is asked."""
    return f"{scale.title}, {len(scale.items)} items that a drawn face shows"


def saves_in(seconds: float) -> str:
    """In how many seconds a complete score is saved without a touch."""
    return f"saves in {seconds:.0f} s"


def saved(scale: Scale, total: int, rater: str) -> str:
    """The score that was saved, and who gave it."""
    return f"{scale.title} {total}, by {rater}"


def clip_of(place: int, count: int) -> str:
    """The number of the clip that is scored, of how many."""
    return f"Clip {place + 1} of {count}"
