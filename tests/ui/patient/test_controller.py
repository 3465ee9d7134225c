"""Admitting, moving and discharging at the bed, touch by touch, through the real window."""

import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.record.ward.patients import Patient
from neopain.ui.patient.review import BedsideReview
from neopain.ui.widgets.field_card import OPEN_FOR_S
from patience import wait_until
from ui.fake_monitor import FakeMonitor, FakeWard, frame, sample

BABY = Patient("k1", "Baby M.", bed="3", gestational_age_days=206, weight_g=1250.0)


@pytest.fixture
def ward():
    return FakeWard()


@pytest.fixture
def window(open_window, ward):
    monitor = FakeMonitor(ward=ward)
    monitor.show(frame=frame(), sample=sample())
    return open_window(monitor)


@pytest.fixture
def touch(window):
    def touching(*words):
        for text in words:
            (tile,) = [tile for tile in window.page.tray.tiles if tile.label.text() == text]
            tile.click()

    return touching


@pytest.fixture
def settle(window, open_window, qtbot):
    return lambda until: qtbot.waitUntil(lambda: open_window.turn(window) or bool(until()))


@pytest.fixture
def begin(window, touch, settle):
    def beginning(title):
        window.page.buttons.more.click()
        touch("Patient")
        settle(lambda: window.page.tray.title.text() == title)

    return beginning


def test_days_of_life_are_those_of_the_calendar_on_the_wall(window, ward, begin, live_in):
    live_in("Pacific/Apia")
    window.bridge.now.set("2026-11-22T12:00:00+00:00")  # the 23rd there
    ward.admissions.lying = replace(BABY, born="2026-11-22")
    begin("Baby M.")
    assert "day 1," in window.page.tray.note.text()


def test_an_infant_is_admitted(window, ward, touch, settle, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    assert card.isVisible()
    assert not window.page.video.isVisible()
    assert window.page.score.isVisible(), "the number stays at the bed"
    assert card.title.text() == "Admit to 3"
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


def test_letters_typed_are_no_keys_of_the_monitor(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    field = window.page.side.fields.fields["notes"]
    field.setFocus()
    QTest.keyClicks(field, "avowal pml rc")
    assert field.text() == "avowal pml rc"
    assert window.page.stack.currentWidget() is window.page.watch
    assert window.page.bridge.monitor.calls == []


@pytest.mark.parametrize(
    ("key", "text", "told"),
    [
        ("shown_id", "", "needs an id"),
        ("gestation", "30 weeks", "29+3"),
        ("gestation", "50", "cannot be"),
        ("weight", "1,25 kg", "grams"),
        ("born", "23.11.2026", "2026-11-23"),
        ("born", "2099-01-01", "yet to come"),
    ],
)
def test_what_cannot_be_is_told_on_the_card(window, ward, touch, begin, key, text, told):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("Baby M.")
    card.fields[key].setText(text)
    card.finish.click()
    assert told in card.message.text()
    assert card.isVisible()
    assert ward.admissions.done == []


def test_what_cannot_be_kept_stays_on_the_card(window, ward, touch, settle, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("taken")
    card.finish.click()
    touch(*"4711", "OK")
    settle(lambda: card.message.text().startswith("bed '3' is taken"))
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
def test_who_lies_there_is_moved_discharged_and_filmed(window, ward, touch, settle, begin, path, typed, done):
    ward.admissions.lying = BABY
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
    ward.admissions.lying = Patient("k1", "Baby M.", video_consent="mother, 2026-11-23, taken by Ada")
    begin("Baby M.")
    touch("Withdraw consent", "Withdraw consent", *"4711", "OK")
    settle(lambda: ward.admissions.done)
    assert ward.admissions.done == [("withdraw", "Ada", "k1")]


def test_a_pin_typed_on_the_keyboard_ends_in_no_field(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    card.fields["shown_id"].setText("Baby M.")
    card.fields["notes"].setFocus()
    card.finish.click()
    QTest.keyClicks(window, "4711")
    assert card.fields["notes"].text() == ""
    assert not any(field.hasFocus() for field in card.fields.values())


def test_a_card_that_nobody_touches_goes(window, open_window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    open_window.turn(window, OPEN_FOR_S - 10)
    QTest.keyClicks(card.fields["shown_id"], "Baby")
    open_window.turn(window, OPEN_FOR_S - 10)
    assert card.isVisible()
    open_window.turn(window, 11.0)
    assert not card.isVisible()
    assert card.fields == {}
    assert window.page.video.isVisible()


def test_a_scanner_goes_from_field_to_field(window, touch, begin):
    begin("Nobody admitted")
    touch("Admit")
    card = window.page.side.fields
    QTest.keyClicks(card.fields["shown_id"], "Baby M.")
    QTest.keyClick(card.fields["shown_id"], Qt.Key.Key_Return)
    card.fields["notes"].setFocus()
    told = []
    card.finished.connect(told.append)
    QTest.keyClick(card.fields["notes"], Qt.Key.Key_Return)
    assert told[0]["shown_id"] == "Baby M."


def test_another_infant_clears_what_was_asked_of_the_one_before(window, open_window, touch, settle):
    page, monitor = window.page, window.bridge.monitor
    page.side.ask_pain(monitor.now_s())
    page.buttons.more.click()
    touch("Score by hand", "NIPS")
    page.side.score.buttons[1].click()
    monitor.waiting = [Event(90.0, EventKind.COMFORT_GIVEN, label="sucrose")]
    open_window.turn(window)
    assert page.buttons.comfort.label.text() == "Sucrose"
    monitor.waiting = [Event(100.0, EventKind.PATIENT_CHANGED)]
    open_window.turn(window)
    assert not page.side.score.isVisible()
    assert not page.side.question.isVisible()
    assert page.video.isVisible()
    assert page.buttons.comfort.label.text() == "Comfort"


def test_whose_session_it_is_stands_at_the_bottom(window, open_window, monitor):
    shown = window.bridge.monitor
    shown.show(health=replace(shown.shown.health, recording=True, patient_id="Baby with a very long pseudonym"))
    open_window.turn(window)
    assert window.page.status.state.text() == "● Recording Baby with a v…"


def test_without_records_nobody_is_admitted(open_window):
    window = open_window(FakeMonitor(ward=None))
    window.page.buttons.more.click()
    next(tile for tile in window.page.tray.tiles if tile.label.text() == "Patient").click()
    assert window.page.tray.note.text().startswith("Recording is off")


def test_the_review_opened_here_gives_way_to_alarms():
    review = BedsideReview((sys.executable, "-c", "import time; time.sleep(600)"))
    assert not review.is_open
    review.handle(Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
    review.open()
    first = review._process
    review.open()
    assert review._process is first
    review.handle(Event(1.0, EventKind.MARKED))
    assert review.is_open
    review.handle(Event(1.0, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
    wait_until(lambda: not review.is_open)
    review.open()
    review.close()
    assert not review.is_open
