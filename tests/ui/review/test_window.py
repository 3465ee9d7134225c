"""From the question who it is to the stay and back, as a person goes; every view is in the audit log."""

from PySide6.QtCore import Qt

from ui.review.conftest import DAY, SHORT


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
