"""Words of exports, print and notes."""

from datetime import UTC, datetime
from pathlib import Path

from neopain.base.data import Role
from neopain.record.export.export import Written
from neopain.record.export.formats import ExportFormat
from neopain.record.session.notes import Note
from neopain.ui.text import handover_text

MOMENT = datetime(2026, 11, 23, 8, 5, 9, tzinfo=UTC)


def test_every_format_has_its_words_and_the_ending_of_its_files():
    for table in (handover_text.FORMATS, handover_text.WHAT, handover_text.SUFFIXES):
        assert set(table) == set(ExportFormat)


def test_how_far_and_what_was_saved():
    assert handover_text.exporting(0.25) == "Exporting, 25\u202f%"
    assert handover_text.printing(1.0) == "Printing, 100\u202f%"
    files = (Written(Path("a.oru-r01.hl7"), "3 messages"), Written(Path("a.oru-r40.hl7"), "1 messages"))
    assert handover_text.saved(files).startswith("Saved: a.oru-r01.hl7 (3 messages)   a.oru-r40.hl7 (1 messages).")
    assert "Not encrypted" in handover_text.saved(files)


def test_a_note_says_who_and_about_when():
    note = Note(None, "calm", "Noor", Role.NURSE, MOMENT.isoformat())
    assert handover_text.note_line(note, None) == "whole stay   ·   Noor   ·   calm"
    assert f"{MOMENT.astimezone():%H:%M:%S}" in handover_text.note_line(note, MOMENT)
    assert handover_text.about_moment(MOMENT) == f"About {MOMENT.astimezone():%H:%M:%S}"
