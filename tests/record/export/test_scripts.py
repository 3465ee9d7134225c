"""Hebrew and Arabic in visual order, as a browser or Qt shows them."""

from itertools import groupby

import pytest

from neopain.record.export.fonts import Run
from neopain.record.export.scripts import field, levelled, visual


def left_to_right(text):
    """`text` in the order in which it is drawn."""
    groups = groupby(levelled(text), lambda one: one.level)
    runs = [Run("", "".join(one.letter for one in group), level, None) for level, group in groups]
    return "".join(run.text[::-1] if run.level % 2 else run.text for run in visual(runs))


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (f"patient {field('Baby M.')}  ·  bed 3", "patient Baby M.  ·  bed 3"),
        (f"patient {field('שרה כהן')}  ·  29 weeks", "patient ןהכ הרש  ·  29 weeks"),
        ("patient فاطمة  ·  bed 7 [ward 2]", "patient ةمطاف  ·  bed 7 [ward 2]"),
        ("شهد, bed 12, رضا", "اضر ,bed 12 ,دهش"),
        ("ה-3 בבוקר, 14:05", "14:05 ,רקובב 3-ה"),
        ("عبد الله 12/5", "12/5 هللا دبع"),
        ("ab שלום 12 cd כהן 34.5 ef", "ab 12 םולש cd 34.5 ןהכ ef"),
        ("", ""),
    ],
)
def test_order(text, drawn):
    assert left_to_right(text) == drawn


@pytest.mark.parametrize("code", ["\u202e", "\u202d", "\u2066", "\u2067", "\u2068", "\u200b", "\ufeff", "\u0007"])
def test_control_codes_are_left_out_and_change_no_order(code):
    assert left_to_right(f"Noor {code}1.5 mg") == "Noor 1.5 mg"


def test_joiners_belong_to_the_letter_before_them():
    persian = levelled("می\u200cشود")
    assert "".join(one.letter for one in persian) == "می\u200cشود"
    assert {one.level for one in persian} == {1}
    assert {one.level for one in levelled("ශ්\u200dරී")} == {0}


def test_runs_of_a_level_turn_round_with_all_that_is_in_them():
    runs = [Run("", text, level, None) for text, level in [("a", 0), ("b", 1), ("c", 2), ("d", 2), ("e", 1), ("f", 0)]]
    assert [run.text for run in visual(runs)] == ["a", "e", "c", "d", "b", "f"]
