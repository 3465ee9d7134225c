"""From the sign-in to the stay and back; every view is in the audit log."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.ui.review.stay_page import EPISODE_S
from neopain.ui.review.window import ReviewWindow
from ui.review.conftest import DAY, PINS


def test_a_view_is_in_the_audit_log_before_anything_is_shown(signed_in, qtbot, audited):
    signed_in.list.table.cellClicked.emit(1, 0)
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay)
    assert ("Noor", "session_viewed", DAY) in audited()
    qtbot.keyClick(signed_in, Qt.Key.Key_Escape)
    assert signed_in.stack.currentWidget() is signed_in.list
    assert signed_in.viewed is None
    qtbot.waitUntil(lambda: signed_in.list.message.text() == "")


def test_enter_pressed_twice_opens_a_stay_and_compares_it_with_nothing(signed_in, qtbot):
    for _ in range(2):
        signed_in.list.search.returnPressed.emit()
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay and not signed_in._opening.busy)
    assert signed_in.stay.comparison.account is None


def test_an_idle_person_is_signed_out_and_nothing_is_shown(stay, window, qtbot, archive):
    assert window._idle.isActive()
    window._idle.timeout.emit()
    assert window.stack.currentWidget() is window.sign_in
    assert stay.viewed is None
    assert stay.face.instant is None
    qtbot.waitUntil(lambda: archive.person is None)
    assert [button.text() for button in window.sign_in.names] == ["Ines", "Noor"]


@pytest.fixture
def at_bed(archive, ward_folder, qtbot):
    """The window as the bedside window opens it, for one moment of the longer stay."""
    archive._key, archive.person = ward_folder[1], Person("Noor", Role.NURSE)
    window = ReviewWindow(archive, DAY, at_bed=True, moment_s=1900.0)
    window.show()
    yield window
    window.close()
    window.deleteLater()


def test_the_bed_opens_a_stay_at_one_moment(at_bed, qtbot):
    at_bed.sign_in._unlocked(tuple(PINS))
    at_bed.sign_in.signed_in.emit()
    qtbot.waitUntil(lambda: at_bed.stack.currentWidget() is at_bed.stay)
    assert at_bed.stay.view.cursor_s == 1900.0
    assert at_bed.stay.view.span_s <= EPISODE_S
    assert at_bed.stay.view.from_s < 1900.0 < at_bed.stay.view.to_s


def test_its_time_stands_still_while_it_has_stepped_aside_for_an_alarm(at_bed):
    assert at_bed._idle.isActive()
    at_bed.hide()
    assert not at_bed._idle.isActive()
    at_bed.show()
    assert at_bed._idle.isActive()
