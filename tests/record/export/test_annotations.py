"""Annotations: all events in order of time; text that people typed only in a named export."""

from dataclasses import replace

import pytest

from neopain.base.data import EventKind
from neopain.record.export.annotations import CARE, event_annotations, session_annotations


def test_all_that_happened_is_in_order_of_time(part):
    notes = session_annotations(part)
    assert [note.t_s for note in notes] == sorted(note.t_s for note in notes)
    words = [note.words for note in notes]
    assert words.count("alarm: pain (medium)") == 3
    assert {"acknowledged: pain", "was this pain: yes", "was this pain: no", "comfort: sucrose"} <= set(words)
    (blind,) = [note for note in notes if note.words == "cannot tell"]
    assert blind.t_s == pytest.approx(160.0, abs=3.0)
    assert blind.duration_s == pytest.approx(30.0, abs=5.0)


def test_text_that_a_person_typed_is_only_in_a_named_export(part):
    assert "mark" in [note.words for note in event_annotations(part)]
    named = [note.words for note in event_annotations(replace(part, named=True))]
    assert "mark: Mama Anna came" in named
    assert "mark" not in named


def test_kinds_are_selected_and_responses_say_after_how_long(part):
    care = event_annotations(part, CARE)
    assert [note.words.split(":")[0] for note in care][:2] == ["comfort", "mark"]
    assert any(note.words.startswith("baseline again: sucrose, after ") for note in care)
    assert [note.words for note in event_annotations(part, (EventKind.COMFORT_GIVEN,))] == ["comfort: sucrose"]


def test_only_what_is_within_the_part_is_annotated(part):
    notes = session_annotations(replace(part, span=(84.0, 86.0)))
    assert [note.words for note in notes] == ["comfort: sucrose"]
