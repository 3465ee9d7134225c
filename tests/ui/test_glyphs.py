import pytest

from neopain.base.errors import InputError
from neopain.live.periodic_selftest import run_checks
from neopain.ui import glyphs, theme
from neopain.ui.text import labels, language


def result(check):
    running = run_checks([check])
    while True:
        try:
            next(running)
        except StopIteration as done:
            return done.value[0]


def test_what_is_needed_holds_words_scales_and_alphabets():
    needed = glyphs.needed()
    for words in (labels.CHART_LEGEND, labels.RECORDING, labels.BLANK, "Brow bulge", "→", "\u202f", "…", "ßẞéãñ¿œ"):
        assert {letter for letter in words if letter.isprintable()} <= needed, words
    assert "\n" not in needed


def test_what_is_needed_holds_every_language(monkeypatch):
    monkeypatch.setattr(language, "read", lambda spoken: {("labels", "Pain"): "\u04e9"} if spoken == "de" else {})
    assert "\u04e9" in glyphs.needed()
    monkeypatch.setattr(glyphs, "ALPHABETS", {})
    monkeypatch.setattr(language, "read", lambda spoken: {})
    assert "\u04e9" not in glyphs.needed()


def test_every_letter_is_drawn(qapp):
    found = result(glyphs.check())
    assert found.fault is None
    assert found.summary == f"{len(glyphs.needed())} letters drawn"


def test_a_letter_without_a_glyph_is_a_fault(qapp, monkeypatch):
    private = "\U000f1234"
    font = theme.Scale(1.0).font(20)
    assert glyphs.missing("a" + private, font) == (private,)
    monkeypatch.setattr(glyphs, "needed", lambda: frozenset("a" + private))
    found = result(glyphs.check())
    assert found.name == "fonts"
    assert found.fault == f"1 letters are drawn as boxes: install DejaVu Sans; they are {private} (U+F1234)"


def test_the_fault_is_an_error_of_the_user(qapp, monkeypatch):
    monkeypatch.setattr(glyphs, "needed", lambda: frozenset("\U000f1234"))
    with pytest.raises(InputError):
        list(glyphs.check().begin())


def test_it_needs_no_window(qapp):
    assert result(glyphs.check_alone()).fault is None
