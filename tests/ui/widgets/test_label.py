"""The label of all windows shows text, never markup."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from neopain.ui import theme
from neopain.ui.widgets.label import FittedButton, FittedLabel, Label


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


@pytest.mark.parametrize("make", [FittedButton, FittedLabel])
def test_words_are_written_smaller_where_there_is_no_room_and_large_again_where_there_is(qtbot, make):
    part = make("Grenze ausprobieren")
    qtbot.addWidget(part)
    wanted = theme.Scale(1.0).font(16, bold=True)
    part.setFixedSize(400, 44)
    part.setFont(wanted)
    part.show()
    assert part.font().pixelSize() == 16
    part.setFixedSize(160, 44)
    small = part.font().pixelSize()
    assert 11 <= small < 16
    assert part.fontMetrics().horizontalAdvance(part.text()) <= 156
    part.setText("Score")
    assert part.font().pixelSize() == 16
    part.setText("Grenze ausprobieren")
    assert part.font().pixelSize() == small
    part.setFixedSize(400, 44)
    assert part.font().pixelSize() == 16


def test_lines_that_wrap_have_a_height(qtbot):
    label = FittedLabel("29+3 Wochen, Tag 114, 4250 g, Video erlaubt\nSchlüssel in einer Datei, kein Schlüsselbund")
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.most_px = lambda: 72
    label.setFixedWidth(222)
    label.setFont(theme.Scale(1.0).font(18))
    label.show()
    assert label.heightForWidth(222) <= 72
    assert label.font().pixelSize() >= 12
