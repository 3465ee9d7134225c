"""The lists of the report: words are divided where the line ends, and an entry is not divided between pages."""

import unicodedata
from datetime import UTC

import pytest
from reportlab.pdfgen.canvas import Canvas

from neopain.record.export.fonts import clusters, text_width
from neopain.record.export.part import Part
from neopain.record.export.report_lists import Flow, _entries, _wrapped
from neopain.record.export.written import Entry


def test_lines_are_divided_at_spaces_and_long_words_where_the_line_ends():
    page = Canvas("unused.pdf")
    lines = _wrapped(page, "calm and asleep " * 6 + "x" * 200, 200.0)
    assert all(page.stringWidth(line, "Helvetica", 8.5) <= 200 for line in lines)
    assert "".join(lines).replace(" ", "") == ("calmandasleep" * 6 + "x" * 200)
    assert len(lines) < 10
    assert _wrapped(page, "", 200.0) == [""]


def test_lines_of_other_scripts_are_as_wide_as_they_are_drawn():
    note = "婴儿安静睡眠" * 20
    lines = _wrapped(Canvas("unused.pdf"), note, 200.0)
    assert "".join(lines) == note
    assert {len(line) for line in lines[:-1]} == {23}  # letters of 8.5 points


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("น้ำ", 40),  # a tone mark above, and a vowel of two parts
        ("ਹਰਪ੍ਰੀਤ", 40),
        ("हिन्दी", 40),  # the short i is written before its consonant
        ("ភ្នំពេញ", 40),
        ("שָׂרָה", 40),
        ("e\u0323\u0304", 200),
    ],
)
def test_a_line_is_not_divided_within_a_letter_and_its_marks(word, parts):
    note = word * parts
    page = Canvas("unused.pdf")
    lines = _wrapped(page, note, 200.0)
    assert len(lines) > 1
    assert "".join(lines) == unicodedata.normalize("NFC", note)
    assert not any(unicodedata.category(line[0]).startswith("M") for line in lines)
    assert [cluster for line in lines for cluster in clusters(line)] == clusters(note)
    widths = [text_width(page, line, 8.5) for line in lines]
    assert all(170 < width <= 200 for width in widths[:-1])
    assert widths[-1] <= 200


def test_a_note_of_control_codes_alone_is_an_empty_line():
    assert _wrapped(Canvas("unused.pdf"), "\u202e\u2066 calm", 200.0)[-1].endswith("calm")


def test_an_entry_that_has_no_room_begins_the_next_page_under_its_heading(session, tmp_path):
    drawn = []

    class Page(Canvas):
        def drawString(self, x, y, text, *more):  # noqa: N802 - a name of ReportLab
            drawn.append((self.getPageNumber(), text))

    flow = Flow(Page(str(tmp_path / "a.pdf")), Part(session, zone=UTC), (0.0, 100.0), 1, 2, y=120.0)
    _entries(flow, "Notes", [Entry(None, "first", "A"), Entry(3.0, "1\n2\n3\n4", "B")])
    words = [(page, text) for page, text in drawn if text in ("Notes", "Notes, continued", "A: first", "B: 1", "4")]
    assert words == [(1, "Notes"), (1, "A: first"), (2, "Notes, continued"), (2, "B: 1"), (2, "4")]
    assert flow.number == 2
