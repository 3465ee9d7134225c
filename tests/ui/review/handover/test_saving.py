"""A score or a note is being saved, and the person goes on before it is known whether it is kept."""

import threading

import pytest

from neopain.base.data import Role
from neopain.base.errors import RecordError
from neopain.record.ward.staff import Person
from ui.gestures import enter


@pytest.fixture
def held(archive, monkeypatch):
    """Saving waits until this is set, and fails then."""
    archive.person, held = Person("Noor", Role.NURSE), threading.Event()

    def fail(*_):
        held.wait(60.0)
        raise RecordError("session.db cannot grow: the disk is full; make room")

    monkeypatch.setattr(archive, "rate", fail)
    monkeypatch.setattr(archive, "note", fail)
    yield held
    held.set()


def scored(stay):
    stay.scoring.click()
    stay.score.bar.buttons["nfcs"].click()
    enter(stay.score.card, (1,) * len(stay.score.card.items))
    stay.score.card.finish.click()


def noted(stay):
    stay.noting.click()
    stay.notes.field.setPlainText("Fed at eight.")
    stay.notes.finish.click()


@pytest.mark.parametrize("save", [scored, noted])
def test_the_stay_is_left_only_once_it_is_known(stay, signed_in, held, save, qtbot):
    save(stay)
    stay.back.click()
    assert signed_in.stack.currentWidget() is stay
    held.set()
    qtbot.waitUntil(lambda: not (stay.score.is_saving or stay.notes.is_saving))
    stay.back.click()
    assert signed_in.stack.currentWidget() is signed_in.list


@pytest.mark.parametrize("save", [scored, noted])
def test_what_was_not_saved_is_said_also_where_its_card_was_closed(stay, signed_in, held, save, qtbot):
    save(stay)
    signed_in.back()
    assert stay.score.card.isHidden()
    assert stay.notes.isHidden()
    held.set()
    said = "Not saved: session.db cannot grow: the disk is full; make room"
    qtbot.waitUntil(lambda: stay.controls.message.text() == said)
