"""Many names in few buttons: in groups by alphabet, each called by its first and its last name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from unicodedata import combining, normalize


def in_groups(names: Sequence[str], most: int) -> list[tuple[str, ...]]:
    """`names` by alphabet: one group if they are at most `most`, else groups of about the same size, again at most
    `most`. A group is larger than `most` where there are more than `most` times `most` names; it is divided again.
    """
    ordered = tuple(sorted(names, key=_by_alphabet))
    if len(ordered) <= most:
        return [ordered]
    count = min(-(-len(ordered) // most), most)
    edges = [len(ordered) * place // count for place in range(count + 1)]
    return [ordered[first:last] for first, last in pairwise(edges)]


def titles_of(groups: Sequence[Sequence[str]]) -> list[str]:
    """What the buttons with these groups behind them say: first names, and whole ones where two groups share one."""
    titles = []
    for place, group in enumerate(groups):
        before = _short(groups[place - 1][-1]) if place else ""
        after = _short(groups[place + 1][0]) if place + 1 < len(groups) else ""
        first = group[0] if _short(group[0]) == before else _short(group[0])
        last = group[-1] if _short(group[-1]) == after else _short(group[-1])
        titles.append(group[0] if len(group) == 1 else f"{first} – {last}")
    return titles


def _short(name: str) -> str:
    """The first word of the name, or the first two where that is a title ("Dr. Okafor")."""
    first, _, rest = name.partition(" ")
    return f"{first} {rest.partition(' ')[0]}" if first.endswith(".") and rest else first


def _by_alphabet(name: str) -> tuple[str, str]:
    """Accents and capitals make no difference, but between names that are otherwise the same."""
    plain = "".join(letter for letter in normalize("NFKD", name) if not combining(letter))
    return plain.casefold(), name
