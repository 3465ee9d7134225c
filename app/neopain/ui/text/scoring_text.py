"""Words and sentences about scoring by hand."""

from __future__ import annotations

from neopain.base.scales import Item, Points, Scale
from neopain.ui.text import language, scale_text

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
UNSEEN, UNSEEN_MARK = "Cannot see", "?"
NOTHING_SEEN = "Nothing could be seen: go back, or cancel."
DRAWN = "{scale}, {count} items that a drawn face shows"
OF_ITEMS = "{seen} of {count} items"
_TOTAL_OF_ITEMS = "total of {seen} of {count} items"
_SAVED_OF_ITEMS = "{scale} {total} ({seen} of {count} items), by {name}"
NOTHING_RECORDED = "Recording is off, so no score can be saved."
_OF, _CLIP = "{place} of {count}", "Clip {place} of {count}"
_TOTAL, _LEFT = "total", "so far, {n} left"
_SPAN = "{scale}, last {seconds} s"
_SAVES_IN, _SAVED = "saves in {seconds} s", "{scale} {total}, by {name}"


def item_of(place: int, count: int) -> str:
    """The number of the item that is asked, of how many."""
    return _OF.format(place=place + 1, count=count)


def total_of(points: Points, scale: Scale) -> str:
    """The total so far, and the highest possible of what can be seen."""
    return f"{scale.partial_total(points)} / {scale.most_of(points):g}"


def total_caption(missing: int, points: Points, scale: Scale) -> str:
    """Whether the total is complete, and of how many items it is where some cannot be seen."""
    if missing:
        return _LEFT.format(n=missing)
    seen = _seen(points)
    return _TOTAL if seen == len(scale.items) else _TOTAL_OF_ITEMS.format(seen=seen, count=len(scale.items))


def item_line(item: Item, points: int | None) -> str:
    """An item of a complete score, with its points."""
    return f"{UNSEEN_MARK if points is None else points}   {scale_text.said(item.name)}"


def span_of(scale: Scale) -> str:
    """The time that a score at the bed is given for."""
    return _SPAN.format(scale=scale.title, seconds=round(scale.window_s))


def saves_in(seconds: float) -> str:
    """In how many seconds a complete score is saved without a touch."""
    return _SAVES_IN.format(seconds=round(seconds))


def saved(scale: Scale, points: Points, rater: str) -> str:
    """The score that was saved, and who gave it."""
    total, seen, count = scale.partial_total(points), _seen(points), len(scale.items)
    if seen == count:
        return _SAVED.format(scale=scale.title, total=total, name=rater)
    return _SAVED_OF_ITEMS.format(scale=scale.title, total=total, seen=seen, count=count, name=rater)


def clip_of(place: int, count: int) -> str:
    """The number of the clip that is scored, of how many."""
    return _CLIP.format(place=place + 1, count=count)


def _seen(points: Points) -> int:
    return sum(given is not None for given in points.values())


language.register(globals())
