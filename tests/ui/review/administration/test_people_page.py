"""An administrator says in the window who may sign in; everything is in the audit log."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ui.text.administration import people_text
from ui.review.administration.conftest import INES

BADGE = "NP-0417"


@pytest.fixture
def page(signed_in, qtbot):
    window = signed_in(INES)
    window.list.administration.click()
    page = window.administration.people
    qtbot.waitUntil(lambda: page.people.count() == 1)
    return page


@pytest.fixture
def people(folder):
    """Who may sign in, by the records."""

    def read():
        with Ward(*folder) as ward:
            return ward.staff.people()

    return read


def choose(page, name):
    place = [person.name for person in page._people].index(name)
    page.people.itemClicked.emit(page.people.item(place))


def fill(page, name, role, *pins):
    page.name.setText(name)
    page.roles[role].click()
    for field, pin in zip((page.pin, page.again), pins, strict=True):
        field.setText(pin)


@pytest.fixture
def saved(page, qtbot):
    """Touches a button and waits until it is done."""

    def saving(button):
        button.click()
        qtbot.waitUntil(lambda: not page._work.busy)

    return saving


@pytest.fixture
def noor(page, saved):
    fill(page, "Noor", Role.NURSE, "5183", "5183")
    saved(page.save)


def test_a_person_is_added_and_signs_in_at_once(page, noor, people, archive):
    assert people() == (INES, Person("Noor", Role.NURSE))
    assert page.message.text() == people_text.saved("Noor")
    assert [page.people.item(row).text() for row in range(2)] == [people_text.line(one) for one in people()]
    window = page.window()
    assert [button.text() for button in window.sign_in.names] == ["Ines", "Noor"]
    assert archive.sign_in("Noor", "5183") == Person("Noor", Role.NURSE)
    assert (page.pin.text(), page.again.text()) == ("", "")


def test_two_pins_that_differ_change_nothing(page, saved, people):
    fill(page, "Noor", Role.NURSE, "5183", "5184")
    saved(page.save)
    assert people() == (INES,)
    assert page.message.text() == people_text.DIFFERENT_PINS
    assert page.name.text() == "Noor"


def test_what_is_refused_is_said(page, saved, people):
    fill(page, "Noor", Role.NURSE, "1234", "1234")
    saved(page.save)
    assert people() == (INES,)
    assert "PIN" in page.message.text()


def test_role_and_pin_are_changed_and_each_alone(page, noor, saved, people, archive):
    choose(page, "Noor")
    assert page.name.isReadOnly()
    page.roles[Role.CLINICIAN].click()
    saved(page.save)
    assert Person("Noor", Role.CLINICIAN) in people()
    archive.sign_in("Noor", "5183")
    archive.person = INES
    choose(page, "Noor")
    assert page.roles[Role.CLINICIAN].isChecked()
    fill(page, "Noor", Role.CLINICIAN, "6294", "6294")
    saved(page.save)
    assert archive.sign_in("Noor", "6294") == Person("Noor", Role.CLINICIAN)


def test_a_second_touch_removes(page, noor, saved, people, folder):
    choose(page, "Noor")
    page.remove.click()
    assert page.remove.text() == people_text.REMOVE_NOW
    choose(page, "Ines")
    assert page.remove.text() == people_text.REMOVE, "another one is not removed by the second touch"
    choose(page, "Noor")
    page.remove.click()
    saved(page.remove)
    assert people() == (INES,)
    with Ward(*folder) as ward:
        did = [(one.who, one.action.value, one.detail) for one in ward.audit.entries()]
    assert did[-2:] == [("Ines", "person_added", "Noor: nurse"), ("Ines", "person_removed", "Noor")]


def test_the_only_administrator_stays(page, saved, people):
    choose(page, "Ines")
    for _ in range(2):
        page.remove.click()
    page.roles[Role.NURSE].click()
    saved(page.save)
    assert page.message.text() == people_text.LAST_ADMINISTRATOR
    assert people() == (INES,)


def test_a_badge_is_scanned_for_who_is_chosen(page, noor, qtbot, folder):
    reader = page.window().reader
    reader.scanned.emit(BADGE)
    assert page.message.text() == people_text.NO_ONE_CHOSEN
    choose(page, "Noor")
    reader.scanned.emit(BADGE)
    qtbot.waitUntil(lambda: page.message.text() == people_text.badge("Noor"))
    with Ward(*folder) as ward:
        assert ward.badges.owner(BADGE) == Person("Noor", Role.NURSE)


def test_it_is_typed_without_a_keyboard(page):
    window = page.window()
    QTest.mouseClick(page.pin, Qt.MouseButton.LeftButton)
    for key in window.keyboard.figures[0][:3]:
        key.click()
    assert page.pin.text() == "123"
    assert page.pin.displayText() != "123"
    assert not page.save.isVisible()
    window.keyboard.enter.click()
    assert not window.keyboard.isVisible()
    assert page.save.isVisible()
