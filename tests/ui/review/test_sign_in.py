"""Passphrase, name and PIN before anything is shown."""

from PySide6.QtCore import Qt

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from ui.review.conftest import PASSPHRASE, PINS, enter


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
