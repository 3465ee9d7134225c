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


@pytest.mark.parametrize("name", ["王小明", "김민준", "สมชาย", "नेहा", "فاطمة", "שרה", "👶"])
def test_letters_that_cannot_be_shown_are_boxes_and_never_others(tmp_path, name):
    shown, every = shown_text(f"bed {name}")
    assert not every
    assert set(shown) == set(f"bed {NOT_SHOWN}")
    assert read_back(tmp_path / "a.pdf", name)[0] == NOT_SHOWN * len(name)
