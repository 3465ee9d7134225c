"""Words of exports, print and notes in the review window."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from neopain.base.time_text import time_of_day
from neopain.record.export.export import Written
from neopain.record.export.formats import ExportFormat
from neopain.record.session.notes import Note
from neopain.ui.text import language, phrases, review_text

EXPORT, NOTE = "Export", "Notes"
EXPORT_TITLE = "Export this session"
FORMATS = {
    ExportFormat.PDF: "Shift report",
    ExportFormat.CSV: "CSV",
    ExportFormat.PARQUET: "Parquet",
    ExportFormat.EDF: "EDF+",
    ExportFormat.FHIR: "FHIR",
    ExportFormat.HL7: "HL7 v2",
    ExportFormat.CLIP: "Clip",
}
WHAT = {
    ExportFormat.PDF: "PDF, a page for each shift: figures, curve, alarms, scores, limits, care, notes.",
    ExportFormat.CSV: "Table with one line for each score, for spreadsheets and R.",
    ExportFormat.PARQUET: "The same table, smaller and with exact types, for pandas, R and Spark.",
    ExportFormat.EDF: "Scores and facial actions as signals with annotations, for signal viewers.",
    ExportFormat.FHIR: "Curve, burden, alarms and notes as a FHIR bundle (JSON), for hospital systems.",
    ExportFormat.HL7: "Two files of HL7 v2.6 messages: observations and alarms.",
    ExportFormat.CLIP: "Video (MP4) of up to an hour with the face covered and its expression drawn.",
}
SUFFIXES = {
    ExportFormat.PDF: "pdf",
    ExportFormat.CSV: "csv",
    ExportFormat.PARQUET: "parquet",
    ExportFormat.EDF: "edf",
    ExportFormat.FHIR: "json",
    ExportFormat.HL7: "hl7",
    ExportFormat.CLIP: "mp4",
}
WHOLE, SHOWN = "Whole session", "Only the time shown"
NAMED, PSEUDONYM = "With patient's name", "Pseudonym"
SAVE_AS, PRINT = "Save as …", "Print report …"
SAVE_TITLE = "Save the export as"
CANCELLING = "Cancelling …"
PRINTED = "The report was sent to the printer."
NO_PRINTER = "No printer is set up on this computer. Set one up in the system, or save the report as PDF."
NOT_ALLOWED = "Export and print are for clinicians and administrators."
NOTES_TITLE = "Notes"
NO_NOTES = "No notes in this session yet."
WRITE_HERE = "Write a note …"
ABOUT_STAY = "About the whole stay"
DELETE, DELETE_NOW = "Delete session …", "Touch again: deleted for ever"
SAVE_NOTE = "Save note"
_ABOUT, _WHOLE_STAY = "About {time}", "whole stay"
_EXPORTING, _PRINTING = "Exporting, {share}", "Printing, {share}"
_SAVED = "Saved: {files}. Not encrypted: whoever has the file can read it."


def about_moment(moment: datetime) -> str:
    """The choice that a note is about the moment at the cursor."""
    return _ABOUT.format(time=time_of_day(moment))


def exporting(share: float) -> str:
    """How far an export is."""
    return _EXPORTING.format(share=phrases.share(share))


def printing(share: float) -> str:
    """How far the report is."""
    return _PRINTING.format(share=phrases.share(share))


def saved(written: Sequence[Written]) -> str:
    """What was written where, and that it is no longer encrypted."""
    files = "   ".join(f"{one.path} ({one.text})" for one in written)
    return _SAVED.format(files=files)


def note_line(note: Note, moment: datetime | None) -> str:
    """A note with who wrote it and about when; `moment` is the time of day it is about, None for the whole stay."""
    about = _WHOLE_STAY if moment is None else review_text.moment(moment)
    return f"{about}   ·   {note.by}   ·   {note.words}"


language.register(globals())
