"""What a badge and a wristband do at the bed."""

import pytest

from neopain.base.data import Role
from neopain.record.ward.patients import Patient
from neopain.record.ward.staff import Person
from ui.gestures import begin_score, enter, touch

BADGE, WRISTBAND = "NP-0417", "7-0012345"


@pytest.fixture
def scan(window, ward, settle):
    """Scans a code and waits until it was looked up."""
    ward.admissions.badges = {BADGE: Person("Ada", Role.ADMINISTRATOR)}

    def scanning(code):
        window.reader.scanned.emit(code)
        settle(lambda: not window.page.scans._looking.busy)

    return scanning


@pytest.fixture
def signed_in(window, scan, settle):
    scan(BADGE)
    touch(window, *"4711", "OK")
    settle(lambda: window.page.status.person.isVisible())


def everything_shown(window):
    from PySide6.QtWidgets import QLabel, QLineEdit

    labels = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    return " ".join(labels + [field.text() for field in window.findChildren(QLineEdit)])


def test_a_badge_names_who_signs_in_and_the_pin_proves_it(window, scan, settle):
    scan(BADGE)
    assert window.page.tray.title.text() == "PIN of Ada"
    assert window.page.tray.note.text() == "–", "nothing of the code is taken for a PIN"
    assert BADGE not in everything_shown(window)
    assert window.page.lock.signed_in.name == ""
    touch(window, *"4711", "OK")
    settle(lambda: window.page.lock.signed_in.name == "Ada")
    scan(BADGE)
    assert not window.page.tray.isVisible(), "there is nothing to ask"


def test_a_badge_answers_who_are_you(window, scan, ward, settle):
    ward.names = ("Ada", "Bo")
    enter(begin_score(window), (1, 2, 0, 1, 0, 1))
    window.page.side.score.finish.click()
    assert window.page.tray.title.text() == "Who are you?"
    scan(BADGE)
    assert window.page.tray.title.text() == "PIN of Ada"
    touch(window, *"4711", "OK")
    settle(lambda: ward.rated)
    assert ward.rated[0].rater == "Ada"


def test_a_badge_of_somebody_without_the_right_is_refused(window, scan, ward, monitor):
    ward.admissions.badges["NP-9"] = Person("Noor", Role.NURSE)
    window.page.buttons.more.click()
    touch(window, "Audio off")
    scan("NP-9")
    assert window.page.tray.note.text() == "Noor may not do this."
    assert monitor.calls == []


def test_an_unknown_badge_is_not_shown(window, scan):
    window.page.buttons.more.click()
    touch(window, "Audio off")
    scan("NP-unknown")
    assert window.page.tray.note.text() == "This badge is not known."
    assert "NP-unknown" not in everything_shown(window)


def test_an_infant_is_admitted_by_the_wristband_with_one_touch(window, scan, signed_in, ward, settle):
    scan(WRISTBAND)
    card = window.page.side.fields
    assert card.isVisible()
    assert {key: field.text() for key, field in card.fields.items() if field.text()} == {
        "shown_id": WRISTBAND,
        "barcode": WRISTBAND,
    }
    assert card.current is card.fields["gestation"]
    card.finish.click()
    settle(lambda: ward.admissions.done)
    ((what, by, patient),) = ward.admissions.done
    assert (what, by, patient.shown_id, patient.barcode) == ("admit", "Ada", WRISTBAND, WRISTBAND)


def test_a_wristband_leaves_the_id_that_was_typed(window, scan, begin, touch):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("Baby V")
    for code in ("7-1", WRISTBAND):
        scan(code)
    assert (card.fields["shown_id"].text(), card.fields["barcode"].text()) == ("Baby V", WRISTBAND)


def test_a_code_goes_into_the_field_of_another_card(window, scan, begin, touch, ward):
    ward.admissions.patient = Patient("k1", "Baby M.", bed="3")
    begin("Baby M.")
    touch("Move to bed")
    scan("bed 4")
    assert window.page.side.fields.fields["bed"].text() == "bed 4"


@pytest.mark.parametrize(
    ("barcode", "title", "note"),
    [(WRISTBAND, "Baby M.", "belongs to the patient"), ("7-1", "Code not known here", "nor the wristband of Baby M.")],
)
def test_a_wristband_is_compared_with_the_patient_in_the_bed(window, scan, ward, barcode, title, note):
    ward.admissions.patient = Patient("k1", "Baby M.", barcode, bed="3")
    scan(WRISTBAND)
    assert window.page.tray.title.text() == title
    assert note in " ".join(window.page.tray.note.text().replace("neither a badge nor", "nor").split())
    assert not window.page.side.fields.isVisible()


def test_without_records_a_code_does_nothing(open_window):
    from ui.fake_monitor import FakeMonitor

    window = open_window(FakeMonitor(ward=None))
    window.reader.scanned.emit(BADGE)
    assert not window.page.tray.isVisible()
