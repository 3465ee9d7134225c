"""Exports a session, or a part of one: checks the right, writes the audit entry, then the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from neopain.base.errors import Cause, InputError
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
    there is video (clip). `progress` is called with the share that is done, and returns whether to continue.
    """

    span: Span = EVERYTHING
    named: bool = False
    shift_hours: tuple[int, ...] = (7, 19)
    drawn: bool = False
    progress: Callable[[float], bool] = lambda share: True


class Written(NamedTuple):
    """A file that was written, and a summary of its content."""

    path: Path
    text: str


def export_session(
    ward: Ward, by: Person | None, name: str, form: ExportFormat, out: Path, options: Options = Options()
) -> tuple[Written, ...]:
    """Export the session whose id is or begins with `name` to `out`.

    The audit log says that an export began before anything of the session is read, and that the session was exported
    once its file is complete. What was written is removed where a later file, or the entry in the log, fails.

    HL7 gives two files, one for each kind of message, as they go to different receivers. Raises AccessError unless
    `by` may export, InputError or RecordError; ExportCancelledError where `options.progress` says stop.
    """
    if not out.name:
        raise InputError(Cause.CANNOT_WRITE, file=out, why="it is a folder")
    written: list[Written] = []
    actions = (Action.SESSION_EXPORT_BEGUN, Action.SESSION_EXPORTED)
    try:
        with handing_out(ward, by, name, actions, form.value, options) as part:
            first_s, last_s = part.inside
            if first_s > last_s:
                raise InputError(Cause.NOTHING_TO_REPORT, session=part.facts.id)
            for path, write in _writers(form, out, options):
                written.append(Written(path, write(part, path)))
    except BaseException:
        for path, _ in written:
            path.unlink(missing_ok=True)
        raise
    return tuple(written)


@contextmanager
def handing_out(
    ward: Ward, by: Person | None, name: str, actions: tuple[Action, Action], what: str, options: Options
) -> Iterator[Part]:
    """The part of the session called `name` that `by` hands out as `what`; the caller writes or prints it.

    Audited with the first of `actions` before anything is read, and with the second when the block ends without an
    error. Raises AccessError unless `by` may export, InputError or RecordError.
    """
    person = require(by, Right.EXPORT)
    detail = [what]
    if options.span != EVERYTHING:
        detail.append(f"{options.span[0]:.10g} s to {options.span[1]:.10g} s")
    detail.append("with the patient's id" if options.named else "under a pseudonym")
    with ward.open_session(person, name, actions[0], ", ".join(detail)) as session:
        yield Part(session, options.span, options.named, viewer=person.name, progress=options.progress)
        ward.audit.append(person.name, actions[1], f"{session.facts.id}: {', '.join(detail)}")


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
