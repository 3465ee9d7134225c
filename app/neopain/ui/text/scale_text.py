"""Items and levels of the scales in our own words. A hospital's own wording is shown as it was loaded."""

from __future__ import annotations

from neopain.base.scales import SCALES
from neopain.ui.text import language

WORDS = {words: words for scale in SCALES.values() for item in scale.items for words in (item.name, *item.notes)}


def said(words: str) -> str:
    """The name of an item, or what a level means, as the base has it in English."""
    return WORDS.get(words, words)


language.register(globals())
