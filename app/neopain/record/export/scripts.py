"""Hebrew and Arabic letters as a font draws them one by one from left to right: joined forms, in visual order.

A PDF shows glyphs where they are put: it neither joins letters nor turns the direction of writing.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from arabic_reshaper import ArabicReshaper
from bidi.algorithm import get_display  # bidi.get_display does not mirror brackets

_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f"))
"""Zero-width non-joiner and joiner, and marks of direction: they act on their neighbours and are not drawn."""


def field(text: str) -> str:
    """`text` so that what follows it on an English line, such as a number, stays on its right."""
    return f"{text}\u200e"


def visual(text: str) -> str:
    """`text` in the order of its glyphs from left to right: Arabic letters joined, vowel marks left out."""
    if any(unicodedata.bidirectional(letter) in ("R", "AL", "AN") for letter in text):
        text = get_display(_reshaper().reshape(_without_points(text)))
    return text.translate(_JOINERS)


def _without_points(text: str) -> str:
    """`text` without the vowel marks of Hebrew and Arabic, without which names are usually written."""
    letters: list[str] = []
    pointed = False
    for letter in text:
        if not unicodedata.combining(letter):
            pointed = unicodedata.bidirectional(letter) in ("R", "AL")
        elif pointed:
            continue
        letters.append(letter)
    return "".join(letters)


@cache
def _reshaper() -> ArabicReshaper:
    # Of the ligatures only lam with alef, which every font has: others are a matter of style.
    return ArabicReshaper({"support_ligatures": True, "ARABIC LIGATURE ALLAH": False})
