"""The keys of the touch keyboard, row by row: letters or accented letters at the left, digits or signs at the right."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """What the keys type: `letters` of 10, 10 and 7 keys, `figures` of 4 in each of the three rows."""

    letters: tuple[str, str, str]
    figures: tuple[str, str, str]


LETTERS = Page(("qwertyuiop", "asdfghjkl.", "zxcvbnm"), ("123-", "456+", "7890"))
ACCENTS = Page(("áàâãäæéèêë", "íîïñóôõöœú", "ùûüçÿß'"), ("/,:;", "()&#", "_*=?"))
"""The letters of Portuguese, Spanish, French and German that the first page has not."""
PAGES = (LETTERS, ACCENTS)
_CAPITAL = {"ß": "ẞ"}


def shifted(letter: str) -> str:
    """`letter` as a capital, one letter long."""
    return _CAPITAL.get(letter, letter.upper())
