"""Passphrase, name and PIN before anything is shown."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ui.text import scan_text
from ui.review.conftest import PASSPHRASE, PINS, enter

BADGE = "NP-0417"


def test_passphrase_name_and_pin_come_first(window, qtbot, archive):
    page = window.sign_in
    assert window.stack.currentWidget() is page
    assert page.secret.placeholderText() == "Passphrase of the records"
    page.secret.setText("wrong")
    page.go.click()
    qtbot.waitUntil(lambda: "passphrase" in page.message.text())
    assert not page.names
    page.secret.setText(PASSPHRASE)
    qtbot.keyClick(page.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [button.text() for button in page.names] == ["Ines", "Noor"])
    assert page.secret.text() == ""
    enter(window, "Noor", "1111")
    qtbot.waitUntil(lambda: page.message.text() == "name or PIN is wrong: try again")
    assert archive.person is None
    assert window.stack.currentWidget() is page
    enter(window, "Noor", PINS["Noor"])
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.list)
    assert archive.person == Person("Noor", Role.NURSE)


def test_a_badge_names_the_person_and_the_pin_is_still_asked_for(window, archive, ward_folder, qtbot):
    folder, key = ward_folder
    with Ward(folder, key) as ward:
        ward.badges.give(ward.staff.find("Ines"), "Noor", BADGE)
    archive._key, page = key, window.sign_in
    page._unlocked(tuple(PINS))
    window.reader.scanned.emit("NP-9999")
    qtbot.waitUntil(lambda: page.message.text() == scan_text.UNKNOWN_BADGE)
    window.reader.scanned.emit(BADGE)
    qtbot.waitUntil(lambda: page.secret.placeholderText() == "PIN of Noor")
    assert page.message.text() == ""
    assert page.secret.text() == "", "nothing of the code is taken for a PIN"
    assert archive.person is None
    window.reader.broken.emit()
    assert page.message.text() == scan_text.AGAIN


def test_a_badge_is_no_typing_wherever_the_focus_is(window, archive, ward_folder):
    archive._key = ward_folder[1]
    window.sign_in._unlocked(tuple(PINS))
    for part in (window, window.sign_in.secret, *window.sign_in.names):
        watched = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier, "n")
        watched.setTimestamp(100_000)
        QApplication.sendEvent(part, watched)
        assert window.reader._held, part
        window.reader._held.clear()
        window.reader._timer.stop()


def test_one_of_many_is_found_by_alphabet_or_by_badge(window, archive, ward_folder, monkeypatch, qtbot):
    archive._key, page = ward_folder[1], window.sign_in
    people = tuple(f"{letter}{number} Nurse" for letter in "ABCDEFGHIJKL" for number in range(5))
    page._unlocked(people)
    assert page.names == []
    assert not page.secret.isEnabled(), "there is nobody whose PIN it could be"
    groups = [button.text() for button in page._ways]
    assert len(groups) == 7
    page._ways[-1].click()
    assert page.names[-1].text() == "L4 Nurse"
    assert [button.text() for button in page._ways] == ["Back"]
    page._ways[0].click()
    assert [button.text() for button in page._ways] == groups
    monkeypatch.setattr(archive, "badge_owner", lambda code: Person("C2 Nurse", Role.NURSE))
    window.reader.scanned.emit(BADGE)
    qtbot.waitUntil(lambda: page.secret.placeholderText() == "PIN of C2 Nurse")
    assert page.secret.isEnabled()
    page._ways[-1].click()
    assert [button.text() for button in page._ways] == groups
    page._ways[0].click()
    page.begin()
    assert [button.text() for button in page._ways] == groups, "who comes next is asked from the beginning"
