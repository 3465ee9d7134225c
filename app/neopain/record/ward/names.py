"""When two names are that of one person."""

from __future__ import annotations

from collections.abc import Sequence
from unicodedata import normalize


def same_name(name: str, names: Sequence[str]) -> str | None:
    """The one of `names` that is `name`: as it is written, else in other capitals or made of other code points, which
    look alike. SQLite compares letters of ASCII alone without capitals.
    """
    if name in names:
        return name
    return next((one for one in names if _folded(one) == _folded(name)), None)


def _folded(name: str) -> str:
    return normalize("NFKC", normalize("NFKC", name).casefold())
