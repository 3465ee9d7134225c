"""What can be read on a widget, and what of it is cut off: texts are measured against their widgets, without painting.

What widgets write themselves is noted by `noted` while they are drawn on a QPicture, which fills no pixels.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import combinations
from typing import NamedTuple

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPicture
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableWidget,
    QWidget,
)

from neopain.ui import theme

_ROUNDING_PX = 2
_LEAST_PX = 11.0
"""The least size of letters at scale 1: words that are made smaller than this to fit have no room."""
_MARGIN_PX = 2
"""Beside the text of a field, of a button its border."""
_HEAD, _CELL = QStyle.SubElement.SE_HeaderLabel, QStyle.SubElement.SE_ItemViewItemText


class Words(NamedTuple):
    """A text with the size it needs, the room it has, and the size of its letters, in pixels."""

    text: str
    needed: QSize
    room: QSize
    size_px: int

    @property
    def is_cut(self) -> bool:
        return self.needed.width() > self.room.width() or self.needed.height() > self.room.height() + _ROUNDING_PX


def texts(root: QWidget) -> Iterator[Words]:
    """All texts of the visible widgets in `root`, with the room of each."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel):
            yield from _label(widget)
        elif isinstance(widget, QAbstractButton):
            yield from _line(widget, widget.text(), widget.width() - 2 * _MARGIN_PX)
        elif isinstance(widget, QLineEdit):
            yield from _line(widget, widget.placeholderText(), _field_px(widget))
        elif isinstance(widget, QComboBox):
            for place in range(widget.count()):
                yield from _line(widget, widget.itemText(place), _choice_px(widget))
        elif isinstance(widget, QPlainTextEdit):
            yield from _line(widget, widget.placeholderText(), widget.viewport().width() - 2 * _MARGIN_PX)
        elif isinstance(widget, QHeaderView):
            yield from _head(widget)
        elif isinstance(widget, QTableWidget):
            yield from _cells(widget)


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where `widget` is in `window`."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def faults(root: QWidget) -> Iterator[str]:
    """Texts that are cut off, labels that extend beyond their parent, and labels that lie on one another."""
    yield from _faults_of(texts(root), root.window())
    places = []
    for label in root.findChildren(QLabel):
        if label.isVisible() and label.text() and not label.visibleRegion().isEmpty():
            if not label.parentWidget().rect().contains(label.geometry()):
                yield f"{label.text()!r} sticks out"
            places.append((label.text(), place(label, root)))
    for (one, its), (other, others) in combinations(places, 2):
        if its.intersects(others):
            yield f"{one!r} lies on {other!r}"


def painted_faults(root: QWidget) -> Iterator[str]:
    """The same of what widgets write themselves."""
    yield from _faults_of(painted(root), root.window())


def _faults_of(found: Iterable[Words], window: QWidget) -> Iterator[str]:
    least_px = int(_LEAST_PX * theme.Scale.of(window.width(), window.height()).factor)
    for words in found:
        if words.text and words.is_cut:
            yield f"{words.text!r} needs {words.needed.toTuple()} and has {words.room.toTuple()}"
        if words.text and words.size_px < least_px:
            yield f"{words.text!r} is written with {words.size_px} pixels"


@contextmanager
def noted() -> Iterator[list[Words]]:
    """Notes every text that a widget writes itself; a widget that writes one on another gives it no room."""
    found, before, write = [], [], theme.write

    def note(painter, box, text, colour, align=theme.LEFT):
        metrics = painter.fontMetrics()
        if align & Qt.TextFlag.TextWordWrap:
            needed = metrics.boundingRect(QRect(0, 0, int(box.width()), 10000), int(align), text).size()
        else:
            needed = QSize(metrics.horizontalAdvance(text), metrics.capHeight())
        ink = painter.boundingRect(box, int(align), text)
        lies = any(other is painter and ink.intersects(its) for other, its in before)
        before.append((painter, ink))
        room = QSize(0, 0) if lies else box.size().toSize() + QSize(1, 0)
        found.append(Words(text, needed, room, painter.font().pixelSize()))

    theme.write = note
    try:
        yield found
    finally:
        theme.write = write


def painted(root: QWidget) -> list[Words]:
    """All texts that the visible widgets in `root` write themselves."""
    window = root.window()
    paints_itself = window.updatesEnabled()
    window.setUpdatesEnabled(True)  # otherwise nothing is drawn here either
    with noted() as found:
        picture = QPicture()
        with QPainter(picture) as painter:
            root.render(painter, QPoint(0, 0))
    window.setUpdatesEnabled(paints_itself)
    return found


def _label(label: QLabel) -> Iterator[Words]:
    room = label.contentsRect()
    flags = label.alignment() | (Qt.TextFlag.TextWordWrap if label.wordWrap() else Qt.AlignmentFlag(0))
    needed = label.fontMetrics().boundingRect(QRect(0, 0, room.width(), 10000), int(flags), label.text())
    yield Words(label.text(), needed.size(), room.size(), label.font().pixelSize())


def _line(widget: QWidget, text: str, room_px: int) -> Iterator[Words]:
    metrics = widget.fontMetrics()
    for line in text.split("\n"):
        needed = QSize(metrics.horizontalAdvance(line), metrics.capHeight())
        yield Words(line, needed, QSize(room_px, widget.height()), widget.font().pixelSize())


def _field_px(field: QLineEdit) -> int:
    option = QStyleOptionFrame()
    field.initStyleOption(option)
    inside = field.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, field)
    return inside.width() - 2 * _MARGIN_PX


def _choice_px(choice: QComboBox) -> int:
    option = QStyleOptionComboBox()
    choice.initStyleOption(option)
    field = QStyle.SubControl.SC_ComboBoxEditField
    return choice.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, choice).width()


def _head(header: QHeaderView) -> Iterator[Words]:
    option, model = QStyleOptionHeader(), header.model()
    header.initStyleOption(option)
    for section in range(header.count() if header.orientation() is Qt.Orientation.Horizontal else 0):
        text = str(model.headerData(section, header.orientation()) or "")
        needed = header.fontMetrics().boundingRect(QRect(0, 0, 10000, 10000), 0, text).size()
        option.rect = QRect(0, 0, header.sectionSize(section), header.height())
        room = header.style().subElementRect(_HEAD, option, header).size()
        yield Words(text, needed, room, header.font().pixelSize())


def _cells(table: QTableWidget) -> Iterator[Words]:
    option, delegate = QStyleOptionViewItem(), table.itemDelegate()
    table.initViewItemOption(option)
    for row in range(table.rowCount()):
        for column in range(table.columnCount()):
            item = table.item(row, column)
            if item is not None and item.text():
                delegate.initStyleOption(option, table.indexFromItem(item))
                width = sum(table.columnWidth(at) for at in range(column, column + table.columnSpan(row, column)))
                option.rect = QRect(0, 0, width, table.rowHeight(row))
                room = table.style().subElementRect(_CELL, option, table).size()
                needed = QSize(option.fontMetrics.horizontalAdvance(item.text()), 0)
                yield Words(item.text(), needed, room - QSize(2 * _MARGIN_PX, 0), table.font().pixelSize())
