"""What the tests of the screens measure by finds what is cut off, small, or on something else, wherever it is read."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget, QTableWidgetItem, QWidget

from neopain.base.settings import Language
from neopain.ui import theme
from neopain.ui.text import language
from ui.screen import bedside_walk
from ui.screen.measured import faults, painted
from ui.screen.test_every_language import cut

WORDS = "Nobody is monitored here"
SCALE = theme.Scale(1.0)


class Painted(QWidget):
    """Writes its texts in boxes of this width, from the left and from the right."""

    def __init__(self, width, *texts):
        super().__init__()
        self.setFixedWidth(width)
        self._texts = texts

    def paintEvent(self, event):  # noqa: N802 - Qt's name
        with QPainter(self) as painter:
            painter.setFont(SCALE.font(16))
            for text, align in zip(self._texts, (theme.LEFT, theme.RIGHT), strict=False):
                theme.write(painter, QRectF(self.rect()), text, theme.TEXT, align)


def labelled(width):
    label = QLabel(WORDS)
    label.setFixedWidth(width)
    return label


def button(width):
    button = QPushButton(WORDS)
    button.setFixedWidth(width)
    return button


def field(width):
    field = QLineEdit()
    field.setPlaceholderText(WORDS)
    field.setFixedWidth(width)
    return field


def choice(width):
    choice = QComboBox()
    choice.addItems(["All", WORDS])
    choice.setFixedWidth(width)
    return choice


def table(width):
    table = QTableWidget(1, 1)
    table.setHorizontalHeaderLabels(["All"])
    table.setItem(0, 0, QTableWidgetItem(WORDS))
    table.setColumnWidth(0, width)
    return table


def head(width):
    table = QTableWidget(0, 1)
    table.setHorizontalHeaderLabels([WORDS])
    table.setColumnWidth(0, width)
    return table


@pytest.fixture
def shown(qtbot):
    def showing(widget):
        window = QWidget()
        qtbot.addWidget(window)
        window.resize(1280, 800)
        widget.setParent(window)
        widget.setFont(SCALE.font(16))
        window.show()
        return window

    return showing


@pytest.mark.parametrize("make", [labelled, button, field, choice, table, head])
def test_words_that_have_no_room_are_found_and_those_that_have_are_not(shown, make):
    assert [line for line in faults(shown(make(80))) if WORDS in line]
    assert list(faults(shown(make(400)))) == []


def test_words_that_a_widget_writes_itself(shown):
    assert [one.is_cut for one in painted(shown(Painted(80, WORDS)))] == [True]
    assert [one.is_cut for one in painted(shown(Painted(400, WORDS)))] == [False]
    assert [one.is_cut for one in painted(shown(Painted(250, WORDS, "12 min")))] == [False, True], "one on the other"


def test_words_are_seen_in_a_window_that_is_not_painted_and_it_stays_so(shown):
    window = shown(Painted(80, WORDS))
    window.setUpdatesEnabled(False)
    assert [one.is_cut for one in painted(window)] == [True]
    assert not window.updatesEnabled()


def test_words_below_the_least_size_and_on_others(shown):
    label = labelled(400)
    window = shown(label)
    label.setFont(SCALE.font(9))
    assert [line for line in faults(window) if "is written with 9 pixels" in line]
    label.setFont(SCALE.font(16))
    other = QLabel("Calm", window)
    other.show()
    assert [line for line in faults(window) if "lies on" in line]


def test_a_translation_that_is_too_long_is_found_in_the_window(opened, monkeypatch):
    read = language.read

    def longer(spoken):
        return read(spoken) | {("labels", "Acknowledge"): "Als gesehen bestätigen und quittieren"}

    monkeypatch.setattr(language, "read", longer)
    language.install(Language.GERMAN)
    window, turn = opened(bedside_walk.bed())
    found = cut(window, turn, (lambda: ["live"],))
    assert [line for line in found if "Als gesehen bestätigen" in line]
