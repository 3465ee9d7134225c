"""Text of any script in a PDF: in its standard font, else in the font that is shipped, else as what cannot be shown.

Hebrew and Arabic are joined and put in order (scripts.py); scripts that the shipped font lacks are boxes.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from neopain.base import paths
from neopain.record.export.scripts import visual

NOT_SHOWN = "\u25a1"
"""The empty box that stands for a letter which the shipped font lacks or cannot join."""
NOT_SHOWN_NOTE = f"{NOT_SHOWN}: a letter that this page cannot show; the session shows it."
_STANDARD = {"Helvetica": "DejaVuSans", "Helvetica-Bold": "DejaVuSans-Bold"}


def draw_text(page: Canvas, x: float, y: float, text: str, size: float, font: str = "Helvetica") -> bool:
    """Draw `text` from `x` on (points); whether every letter is shown.

    A page that joins and orders letters itself, such as a printer's, is given `text` as it is.
    """
    if getattr(page, "shapes_text", False):
        page.setFont(font, size)
        page.drawString(x, y, text)
        return True
    shown, all_shown = shown_text(text)
    page.setFont(font if _is_standard(shown) else _shipped(_STANDARD[font]), size)
    page.drawString(x, y, shown)
    return all_shown


def shown_text(text: str) -> tuple[str, bool]:
    """`text` in the order of its glyphs, NOT_SHOWN for each letter that no font here shows; whether all are shown."""
    text = visual(unicodedata.normalize("NFC", text))
    if _is_standard(text):
        return text, True
    glyphs = getFont(_shipped("DejaVuSans")).face.charToGlyph
    letters = [letter if ord(letter) in glyphs and not unicodedata.combining(letter) else NOT_SHOWN for letter in text]
    return "".join(letters), NOT_SHOWN not in letters


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
