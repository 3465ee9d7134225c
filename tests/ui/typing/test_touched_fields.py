"""The touch keyboard comes when a field is touched, and goes when it is left."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from neopain.ui.text import typing_text
from neopain.ui.typing.touch_keyboard import TouchKeyboard
from neopain.ui.typing.touched_fields import TouchedFields
from neopain.ui.widgets.layout import vbox


@pytest.fixture
def fields(qapp):
    """A window with the keyboard, a line, some lines, and something else; what was entered is noted."""
    window, keyboard = QWidget(), TouchKeyboard()
    line, lines, other = QLineEdit(), QPlainTextEdit(), QLineEdit()
    vbox(line, lines, other, keyboard, owner=window)
    touched = TouchedFields(keyboard, {line: typing_text.OK, lines: typing_text.NEW_LINE})
    entered = []
    touched.entered.connect(entered.append)
    window.show()
    yield keyboard, line, lines, other, entered
    window.close()
    window.deleteLater()


def touch(field):
    QTest.mouseClick(getattr(field, "viewport", lambda: field)(), Qt.MouseButton.LeftButton)


def test_who_uses_the_keys_of_a_computer_sees_no_others(fields):
    keyboard, line, _, _, entered = fields
    line.setFocus()
    assert not keyboard.isVisible()
    assert not entered


def test_a_touched_field_is_typed_into_until_it_is_left(fields):
    keyboard, line, lines, other, entered = fields
    for field, enter in ((line, typing_text.OK), (lines, typing_text.NEW_LINE)):
        touch(field)
        assert keyboard.isVisible()
        assert keyboard.enter.text() == enter
        keyboard.letters[0][0].click()
    assert (line.text(), lines.toPlainText()) == ("q", "q")
    other.setFocus()
    assert not keyboard.isVisible()
    keyboard.letters[0][0].click()
    assert (line.text(), lines.toPlainText(), other.text()) == ("q", "q", "")
    assert entered == [line, None, lines, None]


def test_a_field_that_is_hidden_is_left(fields):
    keyboard, line, _, _, entered = fields
    touch(line)
    line.hide()
    assert not keyboard.isVisible()
    assert entered == [line, None]


def test_a_window_in_front_for_a_moment_puts_nothing_away(fields):
    keyboard, line, _, _, _ = fields
    touch(line)
    away = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason)
    QApplication.sendEvent(line, away)
    assert keyboard.isVisible()
