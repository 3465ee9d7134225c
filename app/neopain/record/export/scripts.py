"""The order in which letters are drawn: a PDF shows glyphs where they are put, and knows no direction of writing."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeVar

from bidi import algorithm  # its steps: get_display, which runs them all, gives neither levels nor what was joined

JOINERS = "\u200c\u200d"
"""Zero-width non-joiner and joiner: they act on the shape of their neighbours and are not drawn."""
_DIRECTIONS = "\u200e\u200f"
"""Marks from left to right and from right to left."""
_NOT_DRAWN = {"BN", "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
"""Classes of control codes, which are left out: embeddings in a name could make another name of it."""


class Letter(NamedTuple):
    """A letter and its level: even from left to right, odd from right to left."""

    letter: str
    level: int


class _Levelled(Protocol):
    @property
    def level(self) -> int: ...


_Run = TypeVar("_Run", bound=_Levelled)


def field(text: str) -> str:
    """`text` so that what follows it on an English line, such as a number, stays on its right."""
    return f"{text}\u200e"


def levelled(text: str) -> list[Letter]:
    """The letters of one line of `text` in the order in which they are read, with their levels (UAX 9)."""
    text = "".join(
        letter for letter in text if letter in JOINERS or unicodedata.bidirectional(letter) not in _NOT_DRAWN
    )
    storage = algorithm.get_empty_storage()
    storage["base_level"] = algorithm.get_base_level(text)
    storage["base_dir"] = "LR"[storage["base_level"]]
    algorithm.get_embedding_levels(text, storage)
    for one in storage["chars"]:
        if one["ch"] in JOINERS:  # as a mark of the letter before it: the algorithm would drop it
            one["type"] = one["orig"] = "NSM"
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, False)
    algorithm.resolve_implicit_levels(storage, False)
    return [Letter(one["ch"], one["level"]) for one in storage["chars"] if one["ch"] not in _DIRECTIONS]


def visual(runs: Sequence[_Run]) -> list[_Run]:
    """`runs` of one level each from left to right: whatever is at a level or above it turns round, level by level."""
    found = list(runs)
    for level in range(max((run.level for run in found), default=0), 0, -1):
        begin = 0
        while begin < len(found):
            end = begin
            while end < len(found) and found[end].level >= level:
                end += 1
            found[begin:end] = reversed(found[begin:end])
            begin = max(end, begin + 1)
    return found
