"""Notes at a moment or about the stay are stored in the session with who and when, and shown below the curve."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.data import Role
from neopain.record.session.notes import Notes
from neopain.record.ward.ward import Ward
from neopain.ui.text import handover_text
from ui.review.conftest import DAY


@pytest.fixture
def notes(stay, qtbot):
    stay.view.move_cursor(900.0)
    qtbot.waitUntil(lambda: stay.face.instant.t_s == 900.0)
    stay.noting.click()
    return stay.notes


def stored(ward_folder):
    folder, key = ward_folder
    with Ward(folder, key) as ward, ward.sessions.open_unaudited(DAY) as session:
        return Notes(session).all()


def test_a_note_is_stored_shown_and_audited(notes, stay, qtbot, ward_folder, audited):
    before = stay.lanes.grab().toImage()
    assert notes.moment.isChecked()
    notes.field.setPlainText("calm, p and n are letters")
    with qtbot.waitSignal(notes.saved):
        notes.finish.click()
    assert notes.field.toPlainText() == ""
    notes.stay.click()
    notes.field.setPlainText("parents present")
    with qtbot.waitSignal(notes.saved):
        notes.finish.click()
    found = stored(ward_folder)[-2:] if len(stored(ward_folder)) > 2 else stored(ward_folder)
    assert {(one.t_s, one.words, one.by, one.role) for one in found} == {
        (None, "parents present", "Noor", Role.NURSE),
        (900.0, "calm, p and n are letters", "Noor", Role.NURSE),
    }
    assert stay.lanes.notes == stay.viewed.notes == stored(ward_folder)
    assert stay.lanes.grab().toImage() != before
    assert audited().count(("Noor", "session_noted", DAY)) == 2
    stay.view.move_cursor(100.0)
    row = next(k for k in range(notes.lines.count()) if "letters" in notes.lines.item(k).text())
    notes.lines.itemClicked.emit(notes.lines.item(row))
    assert stay.view.cursor_s == 900.0


def test_an_empty_note_is_one_line_and_what_is_typed_stays_when_the_card_is_closed(notes, stay, signed_in, qtbot):
    notes.finish.click()
    qtbot.waitUntil(lambda: "empty" in notes.message.text())
    notes.field.setFocus()
    qtbot.keyClicks(notes.field, "pn half")
    assert stay.view.cursor_s == 900.0, "keys that move the cursor are letters here"
    qtbot.keyClick(signed_in, Qt.Key.Key_Escape)
    assert notes.isHidden()
    assert signed_in.stack.currentWidget() is stay
    stay.noting.click()
    assert notes.field.toPlainText() == "pn half"
    stay.exporting.click()
    assert notes.isHidden()
    assert not stay.noting.isChecked()


def test_after_the_session_no_note_of_it_is_left(notes, signed_in, stay):
    notes.field.setPlainText("half")
    signed_in.sign_out()
    assert notes.field.toPlainText() == ""
    assert notes.lines.count() == 0
    assert notes.isHidden()


def test_without_notes_the_card_says_so(notes, stay):
    stay.viewed.notes = ()
    notes.follow(stay.viewed)
    assert notes.lines.item(0).text() == handover_text.NO_NOTES
