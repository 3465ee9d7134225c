"""Hebrew and Arabic in visual order and joined, as a browser or Qt shows them."""

import unicodedata

import pytest

from neopain.record.export.scripts import field, visual


def letters(text):
    """`text` with each joined form as its plain letters, and the order as it is."""
    return "".join(
        "".join(chr(int(code, 16)) for code in unicodedata.decomposition(one).split()[1:][::-1])
        if unicodedata.decomposition(one).startswith("<")
        else one
        for one in text
    )


@pytest.mark.parametrize(
    ("text", "left_to_right"),
    [
        (f"patient {field('Baby M.')}  ·  bed 3", "patient Baby M.  ·  bed 3"),
        (f"patient {field('שרה כהן')}  ·  29 weeks", "patient ןהכ הרש  ·  29 weeks"),
        ("patient فاطمة  ·  bed 7 (ward 2)", "patient ةمطاف  ·  bed 7 (ward 2)"),
        ("محمد (bed 12) رضا", "اضر (bed 12) دمحم"),
        ("שלום 123 abc (טוב)", "(בוט) abc 123 םולש"),
        ("ה-3 בבוקר, 14:05", "14:05 ,רקובב 3-ה"),
        ("عبد الله 12/5", "12/5 هللا دبع"),
        ("שָׂרָה", "הרש"),
    ],
)
def test_order(text, left_to_right):
    assert letters(visual(text)) == left_to_right


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("بب", "\ufe90\ufe91"),
        ("ببب", "\ufe90\ufe92\ufe91"),
        ("ب", "\ufe8f"),
        ("دار", "\ufead\ufe8d\ufea9"),  # none of these joins to the one after it
        ("سلام", "\ufee1\ufefc\ufeb3"),  # lam and alef are one
        ("لا", "\ufefb"),
        ("مُحَمَّد", "\ufeaa\ufee4\ufea4\ufee3"),  # vowel marks part no letters
        ("می\u200cشود", "\ufea9\ufeee\ufeb7\ufbfd\ufee3"),  # a non-joiner does
        ("گل", "\ufede\ufb94"),
    ],
)
def test_joined_forms(text, forms):
    assert visual(text) == forms
