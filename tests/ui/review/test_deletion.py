"""An administrator deletes a session in the window."""

import pytest

from neopain.base.data import Role
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.ui.review.window import ReviewWindow
from neopain.ui.text import handover_text, review_text
from ui.screen import archive_walk

INES, NOOR = Person("Ines", Role.ADMINISTRATOR), Person("Noor", Role.CLINICIAN)


@pytest.fixture
def archive(tmp_path):
    return archive_walk.recorded(tmp_path / "records")


@pytest.fixture
def exporting(archive, qtbot):
    """The export card of a session, opened by a person."""
    window = ReviewWindow(archive)
    window.show()

    def opened(person):
        archive.person = person
        window.sign_in._unlocked((person.name,))
        window.sign_in.signed_in.emit()
        qtbot.waitUntil(lambda: window.list.table.rowCount() == 4)
        window.open(archive_walk.OTHER)
        qtbot.waitUntil(lambda: window.stay.face.instant is not None)
        window.stay.exporting.click()
        return window, window.stay.export.card

    yield opened
    window.close()
    window.deleteLater()


def known(archive):
    with Ward(archive.folder, archive._key) as ward:
        return ward.sessions.ids(), [(one.who, one.action.value, one.detail) for one in ward.audit.entries()]


def test_a_second_touch_deletes_it_for_ever(exporting, archive, qtbot):
    window, card = exporting(INES)
    card.delete.click()
    assert card.delete.text() == handover_text.DELETE_NOW
    assert archive_walk.OTHER in known(archive)[0]
    card.delete.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.list)
    qtbot.waitUntil(lambda: window.list.table.rowCount() == 3)
    ids, did = known(archive)
    assert archive_walk.OTHER not in ids
    assert ("Ines", "session_deleted", archive_walk.OTHER) in did


def test_what_was_touched_once_is_asked_again(exporting, archive):
    window, card = exporting(INES)
    card.delete.click()
    for _ in range(2):
        window.stay.exporting.click()
    assert card.delete.text() == handover_text.DELETE
    card.delete.click()
    assert archive_walk.OTHER in known(archive)[0]


def test_nobody_else_is_offered_it(exporting):
    _, card = exporting(NOOR)
    assert card.isVisible()
    assert not card.delete.isVisible()


def test_one_that_is_open_elsewhere_stays_and_why_is_said(exporting, archive, qtbot):
    window, card = exporting(INES)
    with Ward(archive.folder, archive._key) as ward, ward.sessions.open_unaudited(archive_walk.OTHER):
        for _ in range(2):
            card.delete.click()
        qtbot.waitUntil(lambda: "close its review" in window.list.message.text())
        assert window.stack.currentWidget() is window.list
    assert archive_walk.OTHER in known(archive)[0]


def test_the_list_is_the_list_again_where_a_session_to_compare_with_was_looked_for_before(exporting, archive, qtbot):
    window, card = exporting(INES)
    window.stay.other_wanted.emit()
    window.back()
    with Ward(archive.folder, archive._key) as ward, ward.sessions.open_unaudited(archive_walk.OTHER):
        for _ in range(2):
            card.delete.click()
        qtbot.waitUntil(lambda: "close its review" in window.list.message.text())
    assert (window.list.title.text(), window.list.leave.text()) == (review_text.SESSIONS, review_text.SIGN_OUT)
    assert window.list.administration.isVisible()
