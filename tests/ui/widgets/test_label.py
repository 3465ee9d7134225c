"""The label of all windows shows text, never markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from neopain.ui.widgets.label import Label


@pytest.mark.parametrize("text", ["<b>Baby</b>", "<img src='file:///etc/passwd'>", "a & b", "<h1>x", "[/b]"])
def test_markup_is_shown_letter_by_letter(qtbot, text):
    label, plain = Label(text), QLabel()
    for one in (label, plain):
        qtbot.addWidget(one)
    plain.setTextFormat(Qt.TextFormat.PlainText)
    plain.setText(text)
    assert label.text() == text
    assert label.sizeHint() == plain.sizeHint()


def test_control_characters_are_escapes_and_lines_stay(qtbot):
    label = Label()
    qtbot.addWidget(label)
    label.setText("one\ntwo\x1b\u202e")
    assert label.text() == "one\ntwo\\x1b\\u202e"
