"""Annotations: all events in order of time; text that people typed only in a named export."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from neopain.base.data import Doer, Event, EventKind
from neopain.record.export.annotations import CARE, event_annotations, session_annotations


def test_all_that_happened_is_in_order_of_time(part):
    notes = session_annotations(part)
    assert [note.t_s for note in notes] == sorted(note.t_s for note in notes)
    words = [note.words for note in notes]
    assert words.count("alarm: pain (medium)") == 3
    assert {
        "acknowledged: pain, by a person",
        "was this pain: yes, by a person",
        "was this pain: no, by a person",
        "comfort: sucrose, by a person",
    } <= set(words)
    (blind,) = [note for note in notes if note.words == "cannot tell"]
    assert blind.t_s == pytest.approx(160.0, abs=3.0)
    assert blind.duration_s == pytest.approx(30.0, abs=5.0)


def test_text_that_a_person_typed_is_only_in_a_named_export(part):
    assert "mark, by a person" in [note.words for note in event_annotations(part)]
    named = [note.words for note in event_annotations(replace(part, named=True))]
    assert "mark: Mama Anna came, by Noor" in named
    assert "comfort: sucrose, by Noor" in named
    assert "acknowledged: pain, by Noor" in [note.words for note in session_annotations(replace(part, named=True))]
    assert not [note for note in session_annotations(part) if "Noor" in note.words]


def test_kinds_are_selected_and_responses_say_after_how_long(part):
    care = event_annotations(part, CARE)
    assert [note.words.split(":")[0] for note in care][:2] == ["comfort", "mark, by a person"]
    assert any(note.words.startswith("baseline again: sucrose, after ") for note in care)
    assert [note.words for note in event_annotations(part, (EventKind.COMFORT_GIVEN,))] == [
        "comfort: sucrose, by a person"
    ]


@pytest.mark.parametrize(
    ("event", "named", "words"),
    [
        (Event(1.0, EventKind.AUDIO_OFF, by="Ines", doer=Doer.PERSON), True, "audio off, by Ines"),
        (Event(1.0, EventKind.AUDIO_OFF, by="Ines", doer=Doer.PERSON), False, "audio off, by a person"),
        (Event(1.0, EventKind.AUDIO_PAUSED, doer=Doer.PERSON), True, "audio paused, nobody signed in"),
        (Event(1.0, EventKind.AUDIO_ON, doer=Doer.MONITOR), True, "audio on, by the monitor"),
        (Event(1.0, EventKind.AUDIO_ON), True, "audio on"),
        (Event(1.0, EventKind.STANDBY_STARTED, label="bath", by="Ada"), True, "standby, not monitored: bath, by Ada"),
        (Event(1.0, EventKind.STANDBY_STARTED, label="bath"), False, "standby, not monitored: bath, by a person"),
    ],
)
def test_each_says_who_did_it(event, named, words):
    part = SimpleNamespace(session=SimpleNamespace(events=lambda *_: (event,)), span=(0.0, 2.0), named=named)
    assert [note.words for note in event_annotations(part)] == [words]


def test_only_what_is_within_the_part_is_annotated(part):
    notes = session_annotations(replace(part, span=(84.0, 86.0)))
    assert [note.words for note in notes] == ["comfort: sucrose, by a person"]
