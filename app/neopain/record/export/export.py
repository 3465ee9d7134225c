"""Exports a session, or a part of one: checks the right, writes the audit entry, then the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from neopain.record.analysis.burden import Span
from neopain.record.export.formats import ExportFormat
from neopain.record.export.part import EVERYTHING, Part
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person, Right, require
from neopain.record.ward.ward import Ward

Writer = Callable[[Part, Path], str]


@dataclass(frozen=True, slots=True)
class Options:
    """`span` is the part to export. `named`: with the hospital's id of the patient instead of a pseudonym.

    `shift_hours` are the hours of the day at which a shift begins (PDF); `drawn` exports the drawn face even where
    there is video (clip).
    """

    span: Span = EVERYTHING
    named: bool = False
    shift_hours: tuple[int, ...] = (7, 19)
    drawn: bool = False


class Written(NamedTuple):
    """A file that was written, and a summary of its content."""

    path: Path
    text: str


def export_session(
    ward: Ward, by: Person | None, name: str, form: ExportFormat, out: Path, options: Options = Options()
) -> tuple[Written, ...]:
    """Export the session whose id is or begins with `name` to `out`.

    The audit log says that an export began before anything of the session is read, and that the session was exported
    once its file is complete.

    HL7 gives two files, one for each kind of message, as they go to different receivers. Raises AccessError unless
    `by` may export, InputError or RecordError.
    """
    person = require(by, Right.EXPORT)
    detail = [form.value]
    if options.span != EVERYTHING:
        detail.append(f"{options.span[0]:.10g} s to {options.span[1]:.10g} s")
    detail.append("with the patient's id" if options.named else "under a pseudonym")
    with ward.open_session(person, name, Action.SESSION_EXPORT_BEGUN, ", ".join(detail)) as session:
        part = Part(session, options.span, options.named)
        written = tuple(Written(path, write(part, path)) for path, write in _writers(form, out, options))
        ward.audit.append(person.name, Action.SESSION_EXPORTED, f"{session.facts.id}: {', '.join(detail)}")
    return written


def _writers(form: ExportFormat, out: Path, options: Options) -> list[tuple[Path, Writer]]:
    """The files of `form` and the function that writes each; only what the format needs is imported."""
    match form:
        case ExportFormat.CSV | ExportFormat.PARQUET:
            from neopain.record.export.tables import write_csv, write_parquet

            return [(out, write_csv if form is ExportFormat.CSV else write_parquet)]
        case ExportFormat.EDF:
            from neopain.record.export.edf import write_edf

            return [(out, write_edf)]
        case ExportFormat.FHIR:
            from neopain.record.export.fhir import write_fhir

            return [(out, write_fhir)]
        case ExportFormat.HL7:
            from neopain.record.export.hl7 import write_alarms, write_observations

            end = out.suffix or ".hl7"
            return [
                (out.with_name(f"{out.stem}.oru-r01{end}"), write_observations),
                (out.with_name(f"{out.stem}.oru-r40{end}"), write_alarms),
            ]
        case ExportFormat.PDF:
            from neopain.record.export.report import write_report

            return [(out, lambda part, path: write_report(part, path, options.shift_hours))]
        case ExportFormat.CLIP:
            from neopain.record.export.clip import write_clip

            return [(out, lambda part, path: write_clip(part, path, drawn=options.drawn))]
