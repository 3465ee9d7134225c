"""Errors of lower layers are told in the language of the window, by their cause."""

import re
from string import Formatter

import pytest

from neopain.base.errors import (
    AccessError,
    Cause,
    CheckName,
    Field,
    InputError,
    ModelError,
    RecordError,
    Said,
    SourceError,
)
from neopain.base.settings import Language
from neopain.base.text import Bed, check_text
from neopain.record.ward.patients import patient_from_fields
from neopain.ui.background import BackgroundTask
from neopain.ui.text import fault_text, language
from neopain.ui.text.fault_text import told

OTHERS = [one for one in language.NAMES if one is not Language.ENGLISH]


def fields(words):
    return sorted((name, spec) for _, name, spec, _ in Formatter().parse(words) if name is not None)


def values(cause):
    return {name: 7.0 if spec else "x" for name, spec in fields(cause.value)}


@pytest.mark.parametrize("spoken", OTHERS)
def test_every_cause_is_told_in_every_language_with_the_same_figures(qapp, spoken):
    language.install(spoken)
    assert [cause for cause in Cause if fields(fault_text.CAUSES[cause]) != fields(cause.value)] == []
    words = {cause: told(cause.said(**values(cause))) for cause in Cause}
    untold = [cause for cause, said in words.items() if said == cause.said(**values(cause))]
    assert untold in ([], [Cause.CHECK_FAILED])
    assert [cause for cause, said in words.items() if "{" in said] == []


def test_in_english_it_is_told_as_it_was_said(qapp):
    said = {cause: cause.said(**values(cause)) for cause in Cause}
    assert {cause: told(words) for cause, words in said.items()} == said


def test_a_cause_within_a_cause_a_bed_a_field_and_a_check_are_told_too(qapp):
    language.install(Language.GERMAN)
    within = Cause.NOT_OPENED.said(name="rtsp://cot", why=str(SourceError(Cause.NO_ANSWER)))
    assert told(within).startswith("rtsp://cot lässt sich nicht öffnen: keine Antwort in der Zeit;")
    assert told(InputError(Cause.BED_OCCUPIED, bed=Bed("3"))).startswith("Bett 3 ist belegt")
    with pytest.raises(InputError) as raised:
        check_text("x" * 200, Field.BED)
    assert told(raised.value).startswith("ein Bett mit 200 Zeichen ist zu lang")
    failed = Cause.CHECK_FAILED.said(check=CheckName("disk"), why=Cause.DISK_NOT_READ.said(folder="/r"))
    assert told(failed) == "Platte: /r gibt nicht zurück, was geschrieben wurde: Platte tauschen"


def test_an_error_without_a_cause_has_a_sentence_of_its_kind_in_front(qapp):
    assert told(RecordError("chunk 7 is torn")) == "chunk 7 is torn"
    language.install(Language.SPANISH)
    assert told(RecordError("chunk 7 is torn")).endswith("llame al técnico (chunk 7 is torn)")
    kinds = {told(kind("x")) for kind in (SourceError, InputError, ModelError, RecordError, AccessError)}
    assert len(kinds) == 5
    assert told("rtsp://cot") == "rtsp://cot"


@pytest.mark.parametrize("typed", [{}, {"shown_id": "a", "gestation": "x"}, {"shown_id": "a", "weight": "heavy"}])
def test_what_a_nurse_types_wrongly_is_told_in_her_language(qapp, typed):
    with pytest.raises(InputError) as raised:
        patient_from_fields(typed)
    language.install(Language.FRENCH)
    assert isinstance(str(raised.value), Said)
    assert re.search("saisissez", told(raised.value))


def test_what_fails_in_the_background_is_told_by_the_window(qtbot):
    language.install(Language.GERMAN)
    found = []

    def fail():
        raise AccessError(Cause.WRONG_PIN)

    task = BackgroundTask("try", failed=found.append)
    task.start(fail)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["Name oder PIN ist falsch: noch einmal versuchen"]
