"""The self-test of the fonts: every letter that the screens may need is drawn, and none as an empty box."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from importlib import import_module
from pkgutil import walk_packages
from types import CodeType, FunctionType

from PySide6.QtGui import QFont, QTextLayout

from neopain.base.errors import Cause, InputError
from neopain.base.scales import SCALES
from neopain.live.periodic_selftest import Check, CheckSteps
from neopain.ui import text, theme
from neopain.ui.event_loop import application_alone
from neopain.ui.text import language

_ASCII = "".join(map(chr, range(32, 127)))
_LATIN = "ÀÁÂÃÄÆÇÈÉÊËÍÎÏÑÓÔÕÖŒÙÚÛÜŸ"
ALPHABETS = {
    "English": _ASCII,
    "Portuguese, Spanish, French, German": _LATIN + _LATIN.lower() + "ßẞªº¿¡«»‹›„“”‚‘’–—…€°",
    "one of each other script of which the program has a font": "ŁЖΩშԺשڈہกກកမසአहবਸસସதతಕമދ",
}
"""Letters and marks of the languages in which names and notes are written."""
_MISSING = 0
"""The number that every font gives to the box it draws for a letter it lacks."""
_WIDE_PX = 1e6
_SHOWN = 12


def needed() -> frozenset[str]:
    """Every character of the words on the screens in each language, of the scales and of ALPHABETS."""
    words = [*ALPHABETS.values(), *_strings(SCALES)]
    for module in walk_packages(text.__path__, f"{text.__name__}."):
        words += _strings(vars(import_module(module.name)))
    for spoken in language.NAMES:
        words += language.read(spoken).values()
    return frozenset(letter for word in words for letter in word if letter.isprintable())


def missing(letters: Iterable[str], font: QFont) -> tuple[str, ...]:
    """Those of `letters` that `font`, and what stands in for it, draw as a box."""
    if _MISSING not in _drawn(" ".join(sorted(letters)), font):  # at once, in a hundredth of the time
        return ()
    return tuple(letter for letter in sorted(letters) if _MISSING in _drawn(letter, font))


def check() -> Check:
    """Draws every letter now, in this thread, where fonts do not change any more; the check reports what was found."""
    letters = needed()
    lacking = sorted({one for bold in (False, True) for one in missing(letters, theme.Scale(1.0).font(20, bold=bold))})

    def begin() -> CheckSteps:
        yield
        if lacking:
            shown = " ".join(f"{letter} (U+{ord(letter):04X})" for letter in lacking[:_SHOWN])
            raise InputError(Cause.NO_LETTERS, count=len(lacking), letters=shown)
        return f"{len(letters)} letters drawn"

    return Check("fonts", begin)


def check_alone() -> Check:
    """As `check`, where no window is open."""
    application_alone()
    return check()


def _drawn(words: str, font: QFont) -> list[int]:
    layout = QTextLayout(words, font)
    layout.beginLayout()
    layout.createLine().setLineWidth(_WIDE_PX)
    layout.endLayout()
    return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]


def _strings(value: object) -> Iterator[str]:
    """All strings in tables, tuples, dataclasses with slots, and the constants of functions."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, FunctionType):
        yield from _strings(value.__code__.co_consts)
    elif isinstance(value, CodeType):
        yield from _strings(value.co_consts)
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if not str(key).startswith("__"):
                yield from _strings(one)
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from _strings(one)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _strings(getattr(value, field.name))
