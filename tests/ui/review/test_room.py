"""What a stay's page shows in little room, and what it leaves to the touch keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from neopain.ui.review.room import LEAST_PX, scale_of

SMALL, LARGE = (512, 260), (1280, 800)


@pytest.fixture
def sized(stay, window):
    def resized(size):
        window.resize(*size)
        QApplication.processEvents()
        return stay

    return resized


def test_letters_are_as_large_as_the_least_room_allows_and_no_larger_than_designed():
    assert scale_of(*LEAST_PX).factor == scale_of(1280, 800).factor == 1.0
    assert scale_of(590, 227).factor == 0.5
    assert scale_of(1180, 700).factor == 1.0
    assert scale_of(2560, 1600).factor == 2.0


def test_in_little_room_a_button_opens_the_pain_burden_in_place_of_the_rows(sized):
    stay = sized(SMALL)
    assert stay.lanes.isVisible()
    assert not stay.burden.isVisible()
    stay.room.accounting.click()
    assert stay.burden.isVisible()
    assert not stay.lanes.isVisible()
    stay.noting.click()
    assert stay.notes.isVisible()
    assert not stay.burden.isVisible()
    assert not stay.curve.isVisible()
    stay.noting.click()
    assert stay.burden.isVisible()
    assert stay.curve.isVisible()


def test_where_all_has_room_all_is_shown_without_that_button(sized):
    stay = sized(LARGE)
    assert not stay.room.accounting.isVisible()
    for part in (stay.strip, stay.curve, stay.lanes, stay.controls, stay.burden, stay.bars):
        assert part.isVisible()
    stay.noting.click()
    assert stay.curve.isVisible()
    assert stay.lanes.isVisible()
    assert not stay.burden.isVisible()


@pytest.mark.parametrize("size", [SMALL, LARGE], ids=str)
def test_a_note_is_written_without_a_keyboard(sized, window, qtbot, size):
    stay = sized(size)
    stay.noting.click()
    assert not window.keyboard.isVisible(), "nobody has touched the field"
    QTest.mouseClick(stay.notes.field.viewport(), Qt.MouseButton.LeftButton)
    window.keyboard.letters[0][1].click()
    window.keyboard.enter.click()
    window.keyboard.figures[0][0].click()
    assert stay.notes.field.toPlainText() == "w\n1"
    QApplication.processEvents()
    keyboard_px = window.keyboard.mapTo(window, window.keyboard.rect().topLeft()).y()
    assert stay.notes.finish.mapTo(window, stay.notes.finish.rect().bottomLeft()).y() < keyboard_px
    stay.notes.field.clear()
    window.keyboard.away.click()
    assert not window.keyboard.isVisible()
    assert stay.title.isVisible()
    stay.noting.click()
    assert stay.curve.isVisible()


def test_the_stays_are_searched_without_a_keyboard(signed_in, qtbot):
    page = signed_in.list
    QTest.mouseClick(page.search, Qt.MouseButton.LeftButton)
    for key in (signed_in.keyboard.figures[2][0], signed_in.keyboard.erase, signed_in.keyboard.letters[2][3]):
        key.click()
    assert page.search.text() == "v"
    qtbot.waitUntil(lambda: page.table.rowCount() == 0)
