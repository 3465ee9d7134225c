"""From the question who it is to the stay and back, as a person goes; every view is in the audit log."""

from PySide6.QtCore import Qt

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from ui.review.conftest import DAY, PASSPHRASE, PINS, SHORT, enter


def cells(table):
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


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


def test_the_list_is_searched_by_bed_patient_date_and_bundle(signed_in, qtbot):
    table = signed_in.list.table
    assert [row[:2] for row in cells(table)] == [["Baby K.", "Bed 7"], ["Baby M.", "Bed 3"]]
    assert cells(table)[1][3] == "2 h 00"
    for said, bed in (("bed 3", "Bed 3"), ("baby k.", "Bed 7"), ("2026-11-22", "Bed 3"), ("other-7", "Bed 7")):
        signed_in.list.search.setText(said)
        qtbot.waitUntil(lambda bed=bed: [row[1] for row in cells(table)] == [bed])
    signed_in.list.search.setText("nowhere")
    qtbot.waitUntil(lambda: signed_in.list.message.text() == "No session")


def test_a_view_is_in_the_audit_log_before_anything_is_shown(signed_in, qtbot, audited):
    signed_in.list.table.cellClicked.emit(1, 0)
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay)
    assert ("Noor", "session_viewed", DAY) in audited()
    qtbot.keyClick(signed_in, Qt.Key.Key_Escape)
    assert signed_in.stack.currentWidget() is signed_in.list
    assert signed_in.viewed is None
    qtbot.waitUntil(lambda: signed_in.list.message.text() == "")


def test_who_leaves_or_does_nothing_is_signed_out_and_sees_nothing(stay, window, qtbot, archive):
    assert window._idle.isActive()
    window._idle.timeout.emit()
    assert window.stack.currentWidget() is window.sign_in
    assert stay.viewed is None
    assert stay.face.instant is None
    qtbot.waitUntil(lambda: archive.person is None)
    assert [button.text() for button in window.sign_in.names] == ["Ines", "Noor"]


def test_two_sessions_side_by_side(stay, window, qtbot, audited):
    stay.comparing.click()
    stay.compare.other.click()
    assert window.stack.currentWidget() is window.list
    window.open(SHORT)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is stay and stay.comparison.account is not None)
    assert [entry for entry in audited() if entry[1] == "session_viewed"][-1] == ("Noor", "session_viewed", SHORT)
    assert stay.viewed.stay.facts.id == DAY
    assert "Baby K." in stay.comparison.curve.caption
    assert "Baby M." in stay.curve.caption
    assert stay.comparison.curve.view is stay.curve.view
    stay.compare.end.click()
    assert stay.comparison.isHidden()
    assert stay.burden.isVisible()


def test_what_is_kept_and_until_when_stands_below_the_list(signed_in, qtbot):
    qtbot.waitUntil(lambda: signed_in.list.storage.text() != "")
    said = signed_in.list.storage.text()
    assert said.startswith("Video: 0.0 of 20 GB, the oldest is deleted on ")
    assert said.endswith("Key from a passphrase")
