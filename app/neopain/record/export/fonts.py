"""Text of any script in a PDF: in its standard font, else in the font that is shipped, else as what cannot be shown.

Hebrew and Arabic are joined and put in order (scripts.py). Letters of Chinese, Japanese and Korean are in fonts that
every reader of PDF brings or takes from its computer; scripts that no font here has are boxes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from neopain.base import paths
from neopain.record.export.scripts import visual

NOT_SHOWN = "\u25a1"
"""The empty box that stands for a letter which no font here has or can join."""
NOT_SHOWN_NOTE = f"{NOT_SHOWN}: a letter that this page cannot show; the session shows it."
READER_NOTE = "Chinese, Japanese, Korean: in a font of the computer that shows or prints this page."
_STANDARD = {"Helvetica": "DejaVuSans", "Helvetica-Bold": "DejaVuSans-Bold"}
_READER = {"gbk": "STSong-Light", "big5": "MSung-Light", "cp932": "HeiseiMin-W3", "cp949": "HYSMyeongJo-Medium"}
"""By the encoding that says which letters it has, a font of Adobe's Asian collections: in no file, but known to every
reader of PDF."""


def draw_text(page: Canvas, x: float, y: float, text: str, size: float, font: str = "Helvetica") -> tuple[str, ...]:
    """Draw `text` from `x` on (points); returns the notes that the page then needs: NOT_SHOWN_NOTE, READER_NOTE.

    A page that joins and orders letters itself, such as a printer's, is given `text` as it is.
    """
    if getattr(page, "shapes_text", False):
        page.setFont(font, size)
        page.drawString(x, y, text)
        return ()
    shown, all_shown = shown_text(text)
    runs = list(_runs(shown, font))
    if len(runs) == 1:
        page.setFont(runs[0][0], size)
        page.drawString(x, y, shown)
    else:
        written = page.beginText(x, y)  # one piece, which is found and copied as one line
        for name, run in runs:
            written.setFont(name, size)
            written.textOut(run)
        page.drawText(written)
    by_reader = any(name in _READER.values() for name, _ in runs)
    return (*(() if all_shown else (NOT_SHOWN_NOTE,)), *((READER_NOTE,) if by_reader else ()))


def text_width(page: Canvas, text: str, size: float, font: str = "Helvetica") -> float:
    """How wide (points) `draw_text` draws `text`."""
    if getattr(page, "shapes_text", False):
        return float(page.stringWidth(text, font, size))
    return float(sum(page.stringWidth(run, name, size) for name, run in _runs(shown_text(text)[0], font)))


def shown_text(text: str) -> tuple[str, bool]:
    """`text` in the order of its glyphs, NOT_SHOWN for each letter that no font here shows; whether all are shown."""
    text = visual(unicodedata.normalize("NFC", text))
    if _is_in(text, "cp1252"):
        return text, True
    letters = [letter if _is_shipped(letter) or _encodings(letter) else NOT_SHOWN for letter in text]
    return "".join(letters), NOT_SHOWN not in letters


def _runs(text: str, standard: str) -> Iterator[tuple[str, str]]:
    """`text` in parts of one font each: all in `standard` if it can be, else in the font that is shipped where that has
    the letter.
    """
    if _is_in(text, "cp1252"):
        yield standard, text
        return
    asian = _of_one_language("".join(letter for letter in text if not _is_shipped(letter)))

    def font_of(letter: str) -> str:
        if _is_shipped(letter):
            return _shipped(_STANDARD[standard])
        return _of_reader(_READER[asian or _encodings(letter)[0]])

    for name, letters in groupby(text, font_of):
        yield name, "".join(letters)


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


def _is_shipped(letter: str) -> bool:
    return ord(letter) in getFont(_shipped("DejaVuSans")).face.charToGlyph and not unicodedata.combining(letter)


@cache
def _of_reader(name: str) -> str:
    registerFont(UnicodeCIDFont(name))
    return name


@cache
def _shipped(name: str) -> str:
    """The name of the shipped font, which is embedded where it is used: only the letters that are."""
    registerFont(TTFont(name, str(paths.asset(f"fonts/{name}.ttf"))))
    return name
