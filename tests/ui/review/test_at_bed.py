"""The review window in its place at the bed."""

import io
import os
import threading

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from neopain.base.errors import InputError
from neopain.ui.review.at_bed import AtBed, place_of


@pytest.fixture
def told(qtbot):
    """A window in its place, and what says a word to it."""
    reading, writing = os.pipe()
    window, answers = QWidget(), io.StringIO()
    qtbot.addWidget(window)
    with os.fdopen(reading) as words, os.fdopen(writing, "w", buffering=1) as says:
        AtBed(window, (20, 60, 640, 320), words, answers)
        window.show()
        yield window, answers, says
        says.close()
        for thread in threading.enumerate():  # pytest-qt has closed the window, before anything may have been read
            if thread.name == "bedside-words":
                thread.join(10)


def test_it_is_where_the_bedside_window_wants_it(told):
    window, _, _ = told
    assert window.geometry() == QRect(20, 60, 640, 320)


def test_it_steps_aside_and_comes_back_in_its_place(told, qtbot):
    window, answers, says = told
    print("aside", file=says)
    qtbot.waitUntil(lambda: answers.getvalue() == "aside\n")
    assert not window.isVisible()
    print("back", file=says)
    qtbot.waitUntil(window.isVisible)
    assert window.geometry() == QRect(20, 60, 640, 320)


def test_it_closes_when_the_bedside_window_has_ended(told, qtbot):
    window, _, says = told
    says.close()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_place_is_four_numbers():
    assert place_of("10,-4,640,480") == (10, -4, 640, 480)
    for text in ("", "1,2,3", "a,b,c,d", "1,2,0,4", f"1,2,3,{2**64}", f"{-(2**40)},2,3,4"):
        with pytest.raises(InputError, match="no place on the screen"):
            place_of(text)
