"""The one door by which a part of a session leaves the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from neopain.record.export.form import Form
from neopain.record.export.part import EVERYTHING, Part
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person, Right, require
from neopain.record.ward.ward import Ward

Writer = Callable[[Part, Path], str]


@dataclass(frozen=True, slots=True)
class Options:
    """How it is done: `shift_hours` are the hours of the day at which a shift begins (PDF), `drawn` takes the
    drawn face even where there is film (clip).
    """

    shift_hours: tuple[int, ...] = (7, 19)
    drawn: bool = False


class Written(NamedTuple):
    """A file that was written, and what is in it."""

    path: Path
    text: str


def hand_out(
    ward: Ward, by: Person | None, part: Part, form: Form, out: Path, options: Options = Options()
) -> tuple[Written, ...]:
    """Export `part` as `form` to `out` by `by`, who has to have the right to; it is audited before anything is written.

    HL7 gives two files beside each other, one for each kind of message, as they go to different receivers. Raises
    AccessError, InputError or RecordError.
    """
    person = require(by, Right.EXPORT)
    told = [part.facts.id, form.value]
    if part.span != EVERYTHING:
        told.append(f"{part.span[0]:.10g} s to {part.span[1]:.10g} s")
    told.append("with the patient's id" if part.named else "under a pseudonym")
    ward.audit.append(person.name, Action.SESSION_EXPORTED, ", ".join(told))
    return tuple(Written(path, write(part, path)) for path, write in _writers(form, out, options))


def _writers(form: Form, out: Path, options: Options) -> list[tuple[Path, Writer]]:
    """The files of `form`, and who writes each; what only one form needs is loaded for that form alone."""
    match form:
        case Form.CSV:
            from neopain.record.export.csv_file import write_csv

            return [(out, write_csv)]
        case Form.PARQUET:
            from neopain.record.export.parquet import write_parquet

            return [(out, write_parquet)]
        case Form.EDF:
            from neopain.record.export.edf import write_edf

            return [(out, write_edf)]
        case Form.FHIR:
            from neopain.record.export.fhir import write_fhir

            return [(out, write_fhir)]
        case Form.HL7:
            from neopain.record.export.hl7 import write_alarms, write_observations

            end = out.suffix or ".hl7"
            return [
                (out.with_name(f"{out.stem}.oru-r01{end}"), write_observations),
                (out.with_name(f"{out.stem}.oru-r40{end}"), write_alarms),
            ]
        case Form.PDF:
            from neopain.record.export.report import write_report

            return [(out, lambda part, path: write_report(part, path, options.shift_hours))]
        case Form.CLIP:
            from neopain.record.export.clip import write_clip

            return [(out, lambda part, path: write_clip(part, path, drawn=options.drawn))]
