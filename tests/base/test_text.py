"""Text that people typed or files hold, made safe for terminals, spreadsheets and records."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.base.errors import InputError
from neopain.base.text import (
    NAME_LENGTH,
    bed_key,
    check_text,
    from_cell,
    named_bed,
    to_cell,
    to_comment,
    visible,
    word_search,
)

FORMULAS = (
    "=1+1", "+49", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1", "'=1", "''@x", "＝1+1",
    "\u200b=1", "\ufeff@x", "\u202e+1", "'\u00ad-1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://x","y")',
)  # fmt: skip


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("\x1b[31mred", r"\x1b[31mred"),
        ("\x9b2J", r"\x9b2J"),
        ("a\r\nneopain: forged", r"a\x0d\x0aneopain: forged"),
        ("a\u2028b", r"a\u2028b"),
        ("\u202egpj.exe", r"\u202egpj.exe"),
        ("not utf-8: \udcff", r"not utf-8: \udcff"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Zoë [/b] :smile: <b>", "Zoë [/b] :smile: <b>"),
    ],
)
def test_control_characters_are_shown_as_escapes_and_all_else_as_it_is(given_text, shown):
    assert visible(given_text) == shown
    shown.encode("utf-8")


def test_line_feeds_stay_where_text_has_lines():
    assert visible("a\nb\x07", lines=True) == "a\nb\\x07"


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_begins_as_a_formula_and_each_comes_back(text):
    cell = to_cell(text)
    assert cell[0] == "'"
    assert from_cell(cell) == text


@given(st.text())
def test_every_text_comes_back_from_a_csv_file(text):
    file = io.StringIO(newline="")
    csv.writer(file).writerow([to_cell(text), "end"])
    file.seek(0)
    ((cell, _),) = csv.reader(file)
    assert from_cell(cell) == text
    assert cell[:1] not in tuple("=+-@\t\r\n")


@pytest.mark.parametrize("text", ["", "Baby M.", "|4711|", "'s Gravenhage", "O'Neill", "3", "a=b"])
def test_other_cells_stay_as_they_are(text):
    assert to_cell(text) == text
    assert from_cell(text) == text


def test_a_comment_holds_no_cell_with_a_formula_and_no_second_line():
    assert to_comment("patient x,=1+1; @y\n=2") == "patient x,'=1+1;' @y\\x0a=2"


@pytest.mark.parametrize("text", ["x" * (NAME_LENGTH + 1), "x" * 5000, "a\x1bb", "a\nb", "\u202eabc", "a\0b"])
def test_a_name_that_is_too_long_or_holds_control_characters_is_refused_in_one_line(text):
    with pytest.raises(InputError) as error:
        check_text(text, "a name")
    assert str(error.value).startswith("a name ")
    assert str(error.value).isprintable()
    assert len(str(error.value)) < 150


@pytest.mark.parametrize(
    "text", ["\u200b", "\u200f \u200e", "\u2800", "\u3164", "\u00ad", "\U000e0041", "\u061c\u2060"]
)
def test_a_name_that_nobody_can_see_is_refused(text):
    with pytest.raises(InputError, match=r"^a name of nothing but invisible characters cannot be read: type it again$"):
        check_text(text, "a name")


def test_a_name_as_people_have_them_is_stored():
    for name in ("x" * NAME_LENGTH, "[/b]", "=1", "Ærøskøbing ß", "李小龙", "ស\u200bខ", "?", "👶", ""):
        assert check_text(name, "a name") == name
    assert check_text("two\nlines", "a note", lines=True) == "two\nlines"


@pytest.mark.parametrize(
    ("bed", "key", "named"),
    [
        ("3", "3", "bed 3"),
        (" Bed  3 ", "3", "Bed 3"),
        ("bed", "bed", "bed bed"),
        ("Bed bed 3", "3", "Bed bed 3"),
        ("Bedford", "bedford", "bed Bedford"),
        ("Cot A", "cot a", "bed Cot A"),
        ("", "", "the bed of this computer"),
        (" ", "", "the bed of this computer"),
    ],
)
def test_a_bed_has_one_key_and_a_name_within_a_sentence(bed, key, named):
    assert bed_key(bed) == key
    assert named_bed(bed) == named


@pytest.mark.parametrize(
    ("words", "found"),
    [("", True), ("BED 3", True), ("baby be", True), ("ed", False), ("2026-11-23", True), ("bed 7", False)],
)
def test_words_are_searched_by_their_beginnings(words, found):
    assert word_search(words)("Baby M. bed 3 2026-11-23T08:00") == found
