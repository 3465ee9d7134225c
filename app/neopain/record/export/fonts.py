"""Text of any script in a PDF: in its standard font, else in a font that is shipped, else as what cannot be shown.

Letters of Chinese, Japanese and Korean are in fonts that every reader of PDF brings or takes from its computer. A
letter that no font here has is a box, and the page says so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfgen.canvas import Canvas

from neopain.record.export.scripts import JOINERS, Letter, levelled, visual
from neopain.record.export.shaped import Cluster, shaped_font

NOT_SHOWN = "\u25a1"
"""The empty box that stands for a letter which no font here has."""
NOT_SHOWN_NOTE = f"{NOT_SHOWN}: a letter for which this page has no font."
READER_NOTE = "Chinese, Japanese, Korean: in a font of the computer that shows or prints this page."
_STANDARD = {"Helvetica": "DejaVuSans", "Helvetica-Bold": "DejaVuSans-Bold"}
_OWN = {
    name.upper(): f"NotoSans{name}-Regular"
    for name in (
        *("Thai", "Lao", "Khmer", "Myanmar", "Sinhala", "Ethiopic", "Thaana", "Devanagari", "Bengali"),
        *("Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Arabic"),
    )
}
"""By the word with which the names of its letters begin, the font of a script; all others are in DejaVu Sans."""
_READER = {"gbk": "STSong-Light", "big5": "MSung-Light", "cp932": "HeiseiMin-W3", "cp949": "HYSMyeongJo-Medium"}
"""By the encoding that says which letters it has, a font of Adobe's Asian collections: in no file, but known to every
reader of PDF."""


class Run(NamedTuple):
    """Letters of one font, script and direction, in the order in which they are read; `clusters` are from left to
    right, and None where the reader of the PDF chooses the glyphs.
    """

    font: str
    text: str
    level: int
    clusters: tuple[Cluster, ...] | None


def draw_text(page: Canvas, x: float, y: float, text: str, size: float, font: str = "Helvetica") -> tuple[str, ...]:
    """Draw `text` from `x` on (points); returns the notes that the page then needs: NOT_SHOWN_NOTE, READER_NOTE.

    A page that joins and orders letters itself, such as a printer's, is given `text` as it is.
    """
    if getattr(page, "shapes_text", False):
        page.setFont(font, size)
        page.drawString(x, y, text)
        return (NOT_SHOWN_NOTE,) if page.lacks(text) else ()
    runs = visual(runs_of(text, font))
    if len(runs) == 1 and runs[0].clusters is None:
        page.setFont(runs[0].font, size)
        page.drawString(x, y, runs[0].text)
        return (READER_NOTE,) if runs[0].font in _READER.values() else ()
    written = page.beginText(x, y)  # one piece, which is found and copied as one line
    for run in runs:
        written.setFont(run.font, size)
        written.textOut(_as_drawn(run))
    page.drawText(written)
    by_reader = any(run.font in _READER.values() for run in runs)
    lacking = any(NOT_SHOWN in run.text for run in runs)
    return (*((NOT_SHOWN_NOTE,) if lacking else ()), *((READER_NOTE,) if by_reader else ()))


def text_width(page: Canvas, text: str, size: float, font: str = "Helvetica") -> float:
    """How wide (points) `draw_text` draws `text`."""
    if getattr(page, "shapes_text", False):
        return float(page.stringWidth(text, font, size))
    return float(sum(page.stringWidth(_as_drawn(run), run.font, size) for run in runs_of(text, font)))


def clusters(text: str) -> list[str]:
    """`text` in the parts that a line may be divided between: each a letter with its marks and all it is joined to."""
    found: list[str] = []
    for run in runs_of(text, "Helvetica"):
        parts = run.text if run.clusters is None else [cluster.letters for cluster in run.clusters]
        found += reversed(parts) if run.level % 2 else parts
    return found


@lru_cache(maxsize=1024)
def runs_of(text: str, standard: str) -> tuple[Run, ...]:
    """`text` in the order in which it is read: all in `standard` if it can be, else each letter in the font that has
    it, and NOT_SHOWN for one that none has.
    """
    text = unicodedata.normalize("NFC", text)
    letters = levelled(text)
    plain = "".join(one.letter for one in letters)
    if _is_in(plain, "cp1252"):
        return (Run(standard, plain, 0, None),)
    found: list[Run] = []
    for font, level, run in _same(letters, _STANDARD[standard]):
        if font in _READER.values():
            found.append(Run(_of_reader(font), run, level, None))
        else:
            found.append(Run(font, run, level, shaped_font(font).clusters(run, right_to_left=level % 2 == 1)))
    return tuple(found)


def _as_drawn(run: Run) -> str | tuple[Cluster, ...]:
    return run.text if run.clusters is None else run.clusters


def _same(letters: Sequence[Letter], usual: str) -> Iterator[tuple[str, int, str]]:
    """The parts of `letters` of one font, script and level: font, level, text. `usual` is the font of all scripts that
    have none of their own.
    """
    asian = _of_one_language("".join(one.letter for one in letters if _shipped(one.letter, usual) is None))
    text, before = "", ("", "", 0)
    for letter, level in letters:
        font, script, _ = before
        if not (text and (letter == " " or _is_mark(letter)) and _has(font, letter)):
            font = _shipped(letter, usual) or _for_reader(letter, asian) or ""
            if not font:
                letter, font = NOT_SHOWN, usual
            script = _script(letter) if letter.isalpha() or font != before[0] else script
        if text and (font, script, level) != before:
            yield before[0], before[2], text
            text = ""
        text, before = text + letter, (font, script, level)
    if text:
        yield before[0], before[2], text


def _has(font: str, letter: str) -> bool:
    """Whether `font` is shipped and has `letter`."""
    return font not in _READER.values() and shaped_font(font).has(letter)


def _shipped(letter: str, usual: str) -> str | None:
    """The shipped font that has `letter`."""
    names = (_OWN.get(_script(letter), usual), usual)
    return next((name for name in names if shaped_font(name).has(letter)), None)


def _for_reader(letter: str, asian: str | None) -> str | None:
    """The font of the reader that has `letter`, where it is Chinese, Japanese or Korean."""
    encodings = _encodings(letter)
    return _READER[asian or encodings[0]] if encodings else None


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _is_mark(letter: str) -> bool:
    """Whether `letter` is drawn on, or acts on, the one before it."""
    return letter in JOINERS or unicodedata.category(letter).startswith("M")


def _of_one_language(letters: str) -> str | None:
    """The encoding that has all `letters`; that of Japan first where there are kana."""
    kana = any(unicodedata.name(letter, "").startswith(("HIRAGANA", "KATAKANA")) for letter in letters)
    return next((one for one in sorted(_READER, key=lambda one: kana and one != "cp932") if _is_in(letters, one)), None)


def _encodings(letter: str) -> list[str]:
    """Which encodings have this letter of Chinese, Japanese or Korean."""
    if not unicodedata.name(letter, "").startswith(("CJK UNIFIED", "HIRAGANA", "KATAKANA", "HANGUL")):
        return []
    return [one for one in _READER if _is_in(letter, one)]


def _is_in(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _of_reader(name: str) -> str:
    registerFont(UnicodeCIDFont(name))
    return name
