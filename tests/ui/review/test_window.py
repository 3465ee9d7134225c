"""From the sign-in to the stay and back; every view is in the audit log."""

from PySide6.QtCore import Qt

from ui.review.conftest import DAY


def test_a_view_is_in_the_audit_log_before_anything_is_shown(signed_in, qtbot, audited):
    signed_in.list.table.cellClicked.emit(1, 0)
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay)
    assert ("Noor", "session_viewed", DAY) in audited()
    qtbot.keyClick(signed_in, Qt.Key.Key_Escape)
    assert signed_in.stack.currentWidget() is signed_in.list
    assert signed_in.viewed is None
    qtbot.waitUntil(lambda: signed_in.list.message.text() == "")


def test_an_idle_person_is_signed_out_and_nothing_is_shown(stay, window, qtbot, archive):
    assert window._idle.isActive()
    window._idle.timeout.emit()
    assert window.stack.currentWidget() is window.sign_in
    assert stay.viewed is None
    assert stay.face.instant is None
    qtbot.waitUntil(lambda: archive.person is None)
    assert [button.text() for button in window.sign_in.names] == ["Ines", "Noor"]
