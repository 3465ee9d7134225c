"""What the touch keyboard can type."""

import string

import pytest

from neopain.ui.typing.key_layout import LETTERS, PAGES, shifted


def test_every_letter_and_digit_is_on_the_first_page():
    assert set("".join(LETTERS.letters)) >= set(string.ascii_lowercase)
    assert set("".join(LETTERS.figures)) >= set(string.digits + "-+")


@pytest.mark.parametrize(
    "letters",
    ["áâãàçéêíóôõú", "áéíñóúü", "àâæçéèêëîïôœùûüÿ", "äöüß"],
    ids=["Portuguese", "Spanish", "French", "German"],
)
def test_every_letter_of_the_languages_is_there(letters):
    typed = set("".join("".join(page.letters) for page in PAGES))
    assert typed >= set(letters)
    assert all(len(shifted(letter)) == 1 for letter in typed)


def test_the_pages_have_the_same_keys_and_none_twice():
    for page in PAGES:
        assert [len(row) for row in (*page.letters, *page.figures)] == [10, 10, 7, 4, 4, 4]
        signs = "".join((*page.letters, *page.figures))
        assert len(set(signs)) == len(signs)
