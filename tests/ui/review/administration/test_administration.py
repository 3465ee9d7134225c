"""The administrator's place is offered to administrators, shows one page at a time and leads back to the list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from ui.review.administration.conftest import INES


@pytest.fixture
def place(signed_in):
    """The administrator's place, open."""
    window = signed_in(INES)
    window.list.administration.click()
    return window.administration


def test_only_an_administrator_is_offered_it(signed_in, archive):
    assert not signed_in(Person("Noor", Role.CLINICIAN)).list.administration.isVisible()
    archive.person = INES
    assert signed_in(INES).list.administration.isVisible()


def test_while_a_session_to_compare_with_is_chosen_it_is_not_offered(signed_in):
    window = signed_in(INES)
    window.viewed = window  # any session
    window._ask_other()
    assert not window.list.administration.isVisible()
    window.viewed = None


@pytest.fixture
def noted(place, monkeypatch):
    """What the pages were told."""
    told = []
    for page in place.pages:
        for name in ("begin", "end"):
            monkeypatch.setattr(page, name, lambda page=page, name=name: told.append((page, name)))
    return told


def test_each_button_shows_its_page(place, noted):
    before = place.page
    for page, button in place.pages.items():
        button.click()
        assert (place.page, page.isVisible(), button.isChecked()) == (page, True, True)
        assert noted == [(before, "end"), (page, "begin")]
        assert [one for one, other in place.pages.items() if other.isChecked()] == [page]
        before = page
        noted.clear()


def test_it_begins_with_the_first_page_again(place):
    *_, last = place.pages.values()
    last.click()
    place.back.click()
    place.window().list.administration.click()
    assert place.page is place.people


def test_the_button_and_escape_go_back_to_the_list_and_end_the_page(place, noted, qtbot):
    window = place.window()
    place.back.click()
    assert window.stack.currentWidget() is window.list
    assert noted[-1] == (place.people, "end")
    window.list.administration.click()
    noted.clear()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.stack.currentWidget() is window.list
    assert noted[-1] == (place.people, "end")


def test_signing_out_ends_the_page(place, noted):
    place.window().sign_out()
    assert (place.people, "end") in noted


def test_while_a_person_types_the_head_makes_room(place):
    window, buttons = place.window(), (*place.pages.values(), place.back)
    window.typing._show(place.people.pin)
    assert not any(button.isVisible() for button in buttons)
    window.typing.leave()
    assert all(button.isVisible() for button in buttons)


def test_no_dialog_stays_when_the_window_steps_aside(place):
    dialog = QDialog(place)
    dialog.open()
    place.window().hide()
    assert not dialog.isVisible()
