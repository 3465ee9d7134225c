"""Text of any script in a PDF: in its standard font, else in the font that is shipped, else as what cannot be shown."""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from neopain.base import paths

NOT_SHOWN = "\u25a1"
"""The empty box that stands for a letter which the shipped font lacks or cannot join."""
NOT_SHOWN_NOTE = f"{NOT_SHOWN}: a letter that this page cannot show; the session shows it."
_STANDARD = {"Helvetica": "DejaVuSans", "Helvetica-Bold": "DejaVuSans-Bold"}
# Written from right to left, or joined to its neighbours by rules that need more than one glyph a letter.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI"})


def draw_text(page: Canvas, x: float, y: float, text: str, size: float, font: str = "Helvetica") -> bool:
    """Draw `text` from `x` on (points); whether every letter is shown."""
    shown, all_shown = shown_text(text)
    page.setFont(font if _is_standard(shown) else _shipped(_STANDARD[font]), size)
    page.drawString(x, y, shown)
    return all_shown


def shown_text(text: str) -> tuple[str, bool]:
    """`text` with NOT_SHOWN for each letter that no font here shows in its place, and whether there was none."""
    text = unicodedata.normalize("NFC", text)
    if _is_standard(text):
        return text, True
    glyphs = getFont(_shipped("DejaVuSans")).face.charToGlyph
    letters = [letter if ord(letter) in glyphs and _stands_alone(letter) else NOT_SHOWN for letter in text]
    return "".join(letters), NOT_SHOWN not in letters


def _stands_alone(letter: str) -> bool:
    """Whether a glyph drawn to the right of the one before is the letter in its place."""
    return unicodedata.bidirectional(letter) not in _RIGHT_TO_LEFT and not unicodedata.combining(letter)


def _is_standard(text: str) -> bool:
    try:
        text.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True


@cache
def _shipped(name: str) -> str:
    """The name of the shipped font, which is embedded where it is used: only the letters that are."""
    registerFont(TTFont(name, str(paths.asset(f"fonts/{name}.ttf"))))
    return name
