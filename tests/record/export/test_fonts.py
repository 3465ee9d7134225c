"""Letters of any script in a PDF: shown, or said not to be; never another letter."""

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from neopain.record.export.fonts import NOT_SHOWN, draw_text, shown_text


def read_back(path, text, font="Helvetica"):
    page = Canvas(str(path), invariant=1)
    shown = draw_text(page, 40, 400, text, 9, font)
    page.save()
    return pypdf.PdfReader(path).pages[0].extract_text().strip(), shown


@pytest.mark.parametrize("font", ["Helvetica", "Helvetica-Bold"])
@pytest.mark.parametrize(
    "name", ["Jörg – ß", "Łukasz Żółć", "Дарья", "Ελένη", "Nguyễn", "Ժաննա", "ნინო", "Ş. Iğdır", "Zoe\u0308"]
)
def test_letters_of_the_shipped_font_are_shown(tmp_path, name, font):
    text, shown = read_back(tmp_path / "a.pdf", name, font)
    assert shown
    assert text == name.replace("e\u0308", "ë")


@pytest.mark.parametrize(("name", "glyphs"), [("فاطمة", "\ufe94\ufee4\ufec3\ufe8e\ufed3"), ("שרה", "הרש")])
def test_hebrew_and_arabic_are_joined_and_in_visual_order(tmp_path, name, glyphs):
    assert shown_text(f"bed {name}") == (f"bed {glyphs}", True)
    page = Canvas(str(tmp_path / "a.pdf"), invariant=1)
    assert draw_text(page, 40, 400, name, 9)
    page.save()
    assert b"DejaVuSans" in (tmp_path / "a.pdf").read_bytes()


class Printer:
    """A page that joins and orders letters itself."""

    shapes_text = True

    def __init__(self):
        self.drawn = []

    def setFont(self, *font):  # noqa: N802 - a name of ReportLab
        self.drawn.append(font)

    def drawString(self, *text):  # noqa: N802 - a name of ReportLab
        self.drawn.append(text)


def test_a_page_that_shapes_text_itself_is_given_it_unchanged():
    page = Printer()
    assert draw_text(page, 40, 400, "فاطمة", 9)
    assert page.drawn == [("Helvetica", 9), (40, 400, "فاطمة")]


@pytest.mark.parametrize("name", ["王小明", "김민준", "สมชาย", "नेहा", "👶"])
def test_letters_that_cannot_be_shown_are_boxes_and_never_others(tmp_path, name):
    shown, every = shown_text(f"bed {name}")
    assert not every
    assert set(shown) == set(f"bed {NOT_SHOWN}")
    assert read_back(tmp_path / "a.pdf", name)[0] == NOT_SHOWN * len(name)
