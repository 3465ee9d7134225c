"""HarfBuzz joins, orders and places glyphs; a PDF shows them and gives the letters back."""

import hashlib
import io
import re

import pypdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from neopain.base import paths
from neopain.record.export.shaped import shaped_font


def shaped(font, text, *, right_to_left=False):
    return shaped_font(font).clusters(text, right_to_left=right_to_left)


def numbers(font, text, **more):
    return [[glyph.number for glyph in cluster.glyphs] for cluster in shaped(font, text, **more)]


def test_the_short_i_of_devanagari_is_drawn_before_its_consonant():
    (alone,), (consonant,) = numbers("NotoSansDevanagari-Regular", "आद")
    (syllable,) = shaped("NotoSansDevanagari-Regular", "दि")
    first, second = syllable.glyphs
    assert syllable.letters == "दि"
    assert (first.x, second.number) == (0.0, consonant)
    assert second.x > 0
    assert first.number not in (alone, consonant)


def test_marks_of_thai_are_placed_above_each_other():
    font = "NotoSansThai-Regular"
    (plain,) = shaped(font, "ก")
    (marked,) = shaped(font, "กี่")
    assert marked.letters == "กี่"
    assert marked.width == plain.width, "marks take no room"
    low = shaped(font, "ก่")[0].glyphs[1]
    assert marked.glyphs[2] != low, "the tone mark gives way to the vowel"
    assert {glyph.number for glyph in marked.glyphs}.isdisjoint({0})


@pytest.mark.parametrize(
    ("text", "count"),
    [("क्ष", 1), ("क्\u200cष", 3)],  # one sign, and two with a visible virama where a non-joiner parts them
)
def test_letters_join_unless_they_are_parted(text, count):
    clusters = shaped("NotoSansDevanagari-Regular", text)
    assert sum(len(cluster.glyphs) for cluster in clusters) == count
    assert "".join(cluster.letters for cluster in clusters) == text


def test_arabic_letters_have_the_forms_of_their_places():
    font = "NotoSansArabic-Regular"
    first, middle, last = reversed(numbers(font, "ببب", right_to_left=True))
    assert len({*first, *middle, *last, *numbers(font, "ب", right_to_left=True)[0]}) >= 3
    (lam_alef,) = shaped(font, "لا", right_to_left=True)
    assert lam_alef.letters == "لا"
    alone = [place for letter in "مد" for place in numbers(font, letter, right_to_left=True)]
    assert numbers(font, "م\u200cد", right_to_left=True)[::-1] == alone, "a non-joiner parts them"
    assert numbers(font, "مد", right_to_left=True)[::-1] != alone


def test_brackets_are_mirrored_from_right_to_left():
    opening, closing = numbers("DejaVuSans", "()")
    assert numbers("DejaVuSans", "()", right_to_left=True) == [opening, closing]


def written(text, font="NotoSansThai-Regular"):
    """A PDF of the clusters of `text`."""
    file = io.BytesIO()
    page = Canvas(file, invariant=1)
    line = page.beginText(40, 400)
    line.setFont(font, 10)
    line.textOut(shaped_font(font).clusters(text))
    page.drawText(line)
    page.save()
    return file.getvalue()


def test_a_pdf_holds_what_it_shows_and_nothing_else():
    fonts = pypdf.PdfReader(io.BytesIO(written("สมสม"))).pages[0]["/Resources"]["/Font"]
    (font,) = [one.get_object() for one in fonts.values() if one.get_object()["/Subtype"] == "/Type3"]
    assert font["/Name"] == "/NotoSansThai-Regular"
    assert len(font["/CharProcs"]) == font["/LastChar"] + 1 == 2
    (left, bottom, right, top) = font["/FontBBox"]
    for place, width in enumerate(font["/Widths"]):
        words = font["/CharProcs"][f"/c{place}"].get_data().decode().split("\n")
        assert words[0].split()[0] == f"{width:g}"
        assert words[-1] == "f"
        points = [float(value) for value in re.findall(r"-?[\d.]+(?= )", " ".join(words[1:]))]
        assert min(left, bottom) <= min(points) <= max(points) <= max(right, top)


def test_more_letters_than_a_font_of_a_pdf_has_are_in_two():
    syllables = "".join(map(chr, range(0x1200, 0x1200 + 0x15B)))
    font = "NotoSansEthiopic-Regular"
    syllables = "".join(one for one in syllables if shaped_font(font).has(one))
    assert len(syllables) > 256
    text = pypdf.PdfReader(io.BytesIO(written(syllables, font))).pages[0].extract_text()
    assert text.strip() == syllables


def test_two_documents_do_not_know_each_other():
    alone = written("นภา")
    written("สมชาย")
    assert written("นภา") == alone


def test_each_shipped_font_is_the_one_that_its_origin_names():
    fonts = sorted(paths.asset("fonts/DejaVuSans.ttf").parent.glob("*.ttf"))
    origin = (fonts[0].parent / "ORIGIN.md").read_text()
    rows = {
        row[0]: row[2] for row in re.findall(r"^\| (\S+\.ttf) \| (\S+) \| ([0-9a-f]{64}) \|$", origin, re.MULTILINE)
    }
    assert rows == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in fonts}
    assert sum(path.stat().st_size for path in fonts if path.name.startswith("Noto")) < 3_000_000
    assert "SIL OPEN FONT LICENSE" in (fonts[0].parent / "LICENSE-Noto").read_text()
