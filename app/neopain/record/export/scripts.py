"""Hebrew and Arabic letters as a font draws them one by one from left to right: joined forms, in visual order.

A PDF shows glyphs where they are put: it neither joins letters nor turns the direction of writing. The order follows
the Unicode Bidirectional Algorithm (UAX 9) without explicit embeddings, which no text here may hold; the joined forms
are the presentation forms of the Unicode Character Database.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from itertools import groupby

_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_JOINERS = "\u200c\u200d\u200e\u200f"
"""Zero-width non-joiner and joiner, and marks of direction: they act on their neighbours and are not drawn."""
_FORMS = {"<isolated>": 0, "<final>": 1, "<initial>": 2, "<medial>": 3}
_BLOCKS = (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFD))


def field(text: str) -> str:
    """`text` so that what follows it on an English line, such as a number, stays on its right."""
    return f"{text}\u200e"


def visual(text: str) -> str:
    """`text` in the order of its glyphs from left to right: Arabic letters joined, vowel marks left out."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    if not any(kind in ("R", "AL", "AN") for kind in kinds):
        return text.translate(dict.fromkeys(map(ord, _JOINERS)))
    joined = _joined(text)
    letters = [letter for place, letter in enumerate(joined) if not _is_point(joined, place)]
    levels = _levels([unicodedata.bidirectional(letter) for letter in letters])
    drawn = [
        letter.translate(_MIRRORED) if level % 2 else letter for letter, level in zip(letters, levels, strict=True)
    ]
    order = list(range(len(drawn)))
    for least in range(max(levels, default=0), 0, -1):  # rule L2: from the innermost run outwards
        runs = [(inner, list(run)) for inner, run in groupby(order, [level >= least for level in levels].__getitem__)]
        order = [place for inner, run in runs for place in (reversed(run) if inner else run)]
    return "".join(drawn[place] for place in order if drawn[place] not in _JOINERS)


def _is_point(text: str, place: int) -> bool:
    """Whether there is a vowel mark of Hebrew or Arabic, without which names are usually written: it is left out."""
    while unicodedata.combining(text[place]) and place:
        place -= 1
        if unicodedata.bidirectional(text[place]) in ("R", "AL"):
            return True
    return False


def _levels(kinds: list[str]) -> list[int]:
    """The embedding level of each letter: even from left to right, odd from right to left (rules P2 to I2)."""
    base = next((1 if kind in ("R", "AL") else 0 for kind in kinds if kind in ("L", "R", "AL")), 0)
    outside = "R" if base else "L"
    resolved, strong, arabic = list(kinds), outside, False
    for place, kind in enumerate(resolved):
        if kind == "NSM":
            resolved[place] = resolved[place - 1] if place else outside
        elif kind in ("L", "R", "AL"):
            strong, arabic = "L" if kind == "L" else "R", kind == "AL"
            resolved[place] = strong
        elif kind == "EN":
            resolved[place] = "AN" if arabic else "L" if strong == "L" else "EN"
    for place in range(1, len(resolved) - 1):
        before, after = resolved[place - 1], resolved[place + 1]
        if kinds[place] in ("ES", "CS") and before == after and before in ("EN", "AN"):
            resolved[place] = before
    _resolve_neutrals(resolved, outside)
    return [base + _steps(kind, base) for kind in resolved]


def _resolve_neutrals(resolved: list[str], outside: str) -> None:
    """Give spaces and signs the direction on both sides of them, or that of the text where those differ (N1, N2)."""
    known = ("L", "R", "EN", "AN")
    place = 0
    while place < len(resolved):
        end = place
        while end < len(resolved) and resolved[end] not in known:
            end += 1
        if end > place:
            sides = [
                outside if not 0 <= at < len(resolved) else "L" if resolved[at] == "L" else "R"
                for at in (place - 1, end)
            ]
            resolved[place:end] = [sides[0] if sides[0] == sides[1] else outside] * (end - place)
        place = max(end, place + 1)


def _steps(kind: str, base: int) -> int:
    if base:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)


def _joined(text: str) -> str:
    """`text` with each Arabic letter in the form that its neighbours ask for, lam and alef as one."""
    forms, ligatures = _tables()
    letters: list[str] = []
    for letter in text:
        if letters and letters[-1] + letter in ligatures:
            letters[-1] += letter
        else:
            letters.append(letter)

    bases = [place for place, letter in enumerate(letters) if not unicodedata.combining(letter[0])]
    own = [dict.fromkeys(range(4), "\u200d") if letters[at] == "\u200d" else forms.get(letters[at], {}) for at in bases]
    for k, at in enumerate(bases):  # vowel marks do not part the letters they stand on
        before = k > 0 and 2 in own[k - 1] and 1 in own[k]
        after = k + 1 < len(own) and 1 in own[k + 1] and 2 in own[k]
        letters[at] = own[k].get(before + 2 * after) or own[k].get(0, letters[at])
    return "".join(letters)


@cache
def _tables() -> tuple[dict[str, dict[int, str]], frozenset[str]]:
    """Forms by letter (0 alone, 1 joined to the one before, 2 to the one after, 3 to both), and pairs drawn as one."""
    forms: dict[str, dict[int, str]] = {}
    for code in _BLOCKS:
        kind, *parts = unicodedata.decomposition(chr(code)).split() or ("",)
        letters = "".join(chr(int(part, 16)) for part in parts)
        if kind in _FORMS and (len(letters) == 1 or (len(letters) == 2 and code >= 0xFEF5)):
            forms.setdefault(letters, {}).setdefault(_FORMS[kind], chr(code))
    return forms, frozenset(letters for letters in forms if len(letters) == 2)
