"""The small curve of a stay: bars where there is a score, pain in its colour, nothing in a gap."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from neopain.base.data import State
from neopain.record.analysis.summary import Column, Summary
from neopain.ui import theme
from neopain.ui.review.listing.thumbnail import PARTS, ThumbnailDelegate, draw

PAIN = QColor(theme.STATE_COLOUR[State.PAIN])
COLUMNS = [
    Column(0.0, 100.0, 0.5, False, False),
    Column(100.0, 200.0, 1.0, True, False),
    Column(300.0, 400.0, None, False, True),
]


@pytest.fixture
def drawn(qapp):
    image = QImage(400, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("black"))
    with QPainter(image) as painter:
        draw(painter, QRectF(0, 0, 400, 100), 400.0, COLUMNS)
    return image


def test_height_is_the_greatest_probability_and_pain_has_its_colour(drawn):
    assert drawn.pixelColor(50, 40) == QColor("black")
    assert drawn.pixelColor(50, 60) not in (QColor("black"), PAIN)
    assert drawn.pixelColor(150, 5) == PAIN


def test_a_gap_is_empty_and_a_face_that_cannot_be_read_is_no_bar(drawn):
    assert {drawn.pixelColor(250, y).name() for y in range(98)} == {"#000000"}
    assert drawn.pixelColor(350, 90) == QColor("black")
    assert drawn.pixelColor(350, 98) == QColor(theme.FAINT)


def test_the_cell_of_a_table_shows_it(qtbot):
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setItemDelegateForColumn(0, ThumbnailDelegate(table))
    item = QTableWidgetItem()
    item.setData(PARTS, (Summary("a", "2026-11-23T08:00:00+00:00", last_s=400.0, curve=bytes((150, 3)) * 120),))
    table.setItem(0, 0, item)
    picture = table.viewport().grab(table.visualItemRect(item)).toImage()
    shown = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert PAIN.name() in shown
