"""Admitting, moving and discharging at the bed, touch by touch, through the real window."""

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from neopain.record.ward.patients import Patient
from ui.fake_monitor import FakeMonitor

BABY = Patient("k1", "Baby M.", bed="3", gestational_age_days=206, weight_g=1250.0)


def test_days_of_life_follow_the_local_calendar(window, ward, begin, live_in):
    live_in("Pacific/Apia")
    window.bridge.now.set("2026-11-22T12:00:00+00:00")  # already the 23rd in that time zone
    ward.admissions.patient = replace(BABY, born="2026-11-22")
    begin("Baby M.")
    assert "day 1," in window.page.tray.note.text()


def test_an_infant_is_admitted(window, ward, touch, settle, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    assert card.isVisible()
    assert not window.page.video.isVisible()
    assert window.page.score.isVisible(), "the number stays at the bed"
    assert card.title.text() == "Admit to bed 3"
    said = {"shown_id": "Baby V", "barcode": "|4711|", "gestation": "29+3", "born": "2026-11-20", "weight": "1250"}
    for key, text in said.items():
        QTest.keyClicks(card.fields[key], text)
    card.finish.click()
    touch(*"4711", "OK")
    settle(lambda: ward.admissions.done and not card.isVisible())
    ((what, by, patient),) = ward.admissions.done
    assert (what, by) == ("admit", "Ada")
    assert (patient.shown_id, patient.barcode, patient.gestational_age_days) == ("Baby V", "|4711|", 206)
    assert (patient.born, patient.weight_g) == ("2026-11-20", 1250.0)
    assert window.page.video.isVisible()


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("shown_id", "", "needs an id"),
        ("gestation", "30 weeks", "29+3"),
        ("gestation", "50", "is impossible"),
        ("weight", "1,25 kg", "grams"),
        ("born", "23.11.2026", "2026-11-23"),
        ("born", "2099-01-01", "in the future"),
    ],
)
def test_invalid_input_is_reported_on_the_card(window, ward, touch, begin, key, text, message):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("Baby M.")
    card.fields[key].setText(text)
    card.finish.click()
    assert message in card.message.text()
    assert card.isVisible()
    assert ward.admissions.done == []


def test_an_admission_that_cannot_be_saved_stays_on_the_card(window, ward, touch, settle, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("taken")
    card.finish.click()
    touch(*"4711", "OK")
    settle(lambda: card.message.text().startswith("bed 3 is occupied"))
    assert card.fields["shown_id"].text() == "taken"
    card.cancel.click()
    assert window.page.video.isVisible()


@pytest.mark.parametrize(
    ("path", "typed", "done"),
    [
        (("Discharge", "Discharge"), None, ("discharge", "Ada", "k1")),
        (("Move to bed",), ("bed", "4"), ("transfer", "Ada", "k1", "4")),
        (("Video consent",), ("who", "mother"), ("consent", "Ada", "k1", "mother")),
    ],
)
def test_the_patient_is_moved_or_discharged_or_consent_is_recorded(
    window, ward, touch, settle, begin, path, typed, done
):
    ward.admissions.patient = BABY
    begin("Baby M.")
    assert "29+3 weeks" in window.page.tray.note.text()
    assert "Key in a file, no keyring" in window.page.tray.note.text()
    touch(*path)
    if typed is not None:
        window.page.side.fields.fields[typed[0]].setText(typed[1])
        window.page.side.fields.finish.click()
    touch(*"4711", "OK")
    settle(lambda: ward.admissions.done)
    assert ward.admissions.done == [done]


def test_consent_can_be_withdrawn(window, ward, touch, settle, begin):
    ward.admissions.patient = Patient("k1", "Baby M.", video_consent="mother, 2026-11-23, taken by Ada")
    begin("Baby M.")
    touch("Withdraw consent", "Withdraw consent", *"4711", "OK")
    settle(lambda: ward.admissions.done)
    assert ward.admissions.done == [("withdraw", "Ada", "k1")]


def test_the_patient_of_the_session_is_shown_at_the_bottom(window, open_window, monitor):
    shown = window.bridge.monitor
    shown.show(health=replace(shown.shown.health, recording=True, patient_id="Baby with a very long pseudonym"))
    open_window.turn(window)
    assert window.page.status.state.text() == "● Recording Baby with a v…"


def test_who_is_in_other_beds_is_named_where_nobody_is_in_this_one(window, ward, begin):
    others = [Patient("k", f"Baby {letter}.", bed=bed) for letter, bed in zip("KLMN", ("4", "", "6", "7"), strict=True)]
    ward.admissions.others = tuple(others)
    begin("Nobody admitted")
    note = window.page.tray.note.text()
    assert note.startswith("In other beds: Baby K. (bed 4), Baby L. (a bed without a name), Baby M. (bed 6) and 1 more")


def test_without_records_no_patient_is_admitted(open_window):
    window = open_window(FakeMonitor(ward=None))
    window.page.buttons.more.click()
    next(tile for tile in window.page.tray.tiles if tile.label.text() == "Patient").click()
    assert window.page.tray.note.text().startswith("Recording is off")
