"""The commands `neopain sessions ...`: list, show, export, rescore, delete and verify sessions; back up their key."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import Cause, InputError
from neopain.cli.options import (
    SessionId,
    User,
    example,
    load_settings,
    open_user_ward,
    opened_session,
    print_table,
    say,
    signed_in,
)
from neopain.cli.secret import ask_secret
from neopain.record.export.formats import ExportFormat

_NOT_BOUND = "by an earlier program, so that only its facts, not its key, show that it is the session of this id"

sessions_app = typer.Typer(epilog=example("sessions list --user Ines"), help="Recorded sessions.", no_args_is_help=True)


@sessions_app.command("list", epilog=example("sessions list 2026-11-23 --user Ines"))
def list_sessions(
    search: Annotated[str, typer.Argument(help="Words that occur in id, patient, bed or date.")] = "",
    user: User = None,
) -> None:
    """List sessions, the newest first."""
    from neopain.cli.tables import sessions_table

    with signed_in(user, "REVIEW") as (ward, _):
        print_table(sessions_table(ward.sessions.list(search)))


@sessions_app.command("show", epilog=example("sessions show 20261123-08 --user Ines"))
def show_session(session: SessionId, user: User = None) -> None:
    """Show a session: facts, time in each state, alarms."""
    from neopain.cli.tables import summary_table

    with opened_session(session, user, "REVIEW", "SESSION_VIEWED") as (opened, _):
        print_table(summary_table(opened))


@sessions_app.command("export", epilog=example("sessions export 20261123 --as pdf --out stay.pdf --user Ines"))
def export_session(
    session: SessionId,
    form: Annotated[ExportFormat, typer.Option("--as", help="The format to write.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write; hl7 writes two.")],
    since: Annotated[str, typer.Option("--from", help="Start at this time of the session: seconds or H:MM:SS.")] = "",
    until: Annotated[str, typer.Option("--to", help="End at this time of the session: seconds or H:MM:SS.")] = "",
    named: Annotated[bool, typer.Option("--named", help="Use the patient's id instead of a pseudonym.")] = False,
    drawn: Annotated[bool, typer.Option("--drawn", help="A clip of the drawn face even where there is video.")] = False,
    user: User = None,
) -> None:
    """Export a session for other programs, for print or as a clip. The exported file is not encrypted."""
    from neopain.record.export.export import Options
    from neopain.record.export.export import export_session as write_export
    from neopain.record.export.part import EVERYTHING

    span = (_seconds(since, EVERYTHING[0]), _seconds(until, EVERYTHING[1]))
    if span[0] >= span[1]:
        raise InputError(f"nothing lies between --from {since} and --to {until}: give the end as the later one")
    hours = load_settings().record.shift_hours
    with signed_in(user, "EXPORT") as (ward, person):
        for path, text in write_export(ward, person, session, form, out, Options(span, named, hours, drawn)):
            say(f"{path}: {text}; not encrypted, readable by your account alone (0600)")


@sessions_app.command("rescore", epilog=example("sessions rescore 20261123-08 --user Ines"))
def rescore_session(session: SessionId, user: User = None) -> None:
    """Rescore a session with the current models and settings, from its features, and report the differences."""
    from neopain.cli.tables import rescore_table
    from neopain.review.rescore import with_models

    with signed_in(user, "REVIEW") as (ward, person):
        with ward.open_to_rescore(person, session) as opened:
            rescored = with_models(opened, paths.models(), load_settings(), lambda share: True)
            table = rescore_table(opened, rescored)
        print_table(table)  # once it is in the audit log


@sessions_app.command("delete", epilog=example("sessions delete 20261123-08 --user Ines"))
def delete_session(
    session: SessionId,
    user: User = None,
    yes: Annotated[bool, typer.Option("--yes", help="Skip the confirmation.")] = False,
) -> None:
    """Delete a session permanently."""
    with signed_in(user, "DELETE") as (ward, person):
        name = ward.sessions.find(session)
        if not yes:
            typer.confirm(f"Delete {name} permanently?", abort=True, err=True)
        ward.delete_session(person, name)
    say(f"{name} deleted")


@sessions_app.command("verify", epilog=example("sessions verify"))
def verify_sessions(
    session: Annotated[str | None, typer.Argument(help="One session; all of them if not given.")] = None,
) -> int:
    """Read every byte of one session, or of all; exit code 1 if one is damaged, exchanged or missing."""
    damaged = 0
    with open_user_ward() as ward:
        for found in ward.verify_sessions(session):
            damaged += bool(found.fault)
            say(f"{found.session}: {found.fault or ('as written' if found.bound else f'as written; {_NOT_BOUND}')}")
    return 1 if damaged else 0


@sessions_app.command("backup-key", epilog=example("sessions backup-key /media/stick/neopain-key.json --user Ines"))
def backup_key(
    file: Annotated[Path, typer.Argument(help="The file to write, best on a stick.")], user: User = None
) -> None:
    """Back up the key of the records, locked with a passphrase that is asked for twice."""
    from neopain.record.storage.passphrase import check_passphrase

    with signed_in(user, "KEY") as (ward, person):
        passphrase = ask_secret("Passphrase for the backup", twice=True)
        check_passphrase(passphrase)
        ward.back_up_key(person, file, passphrase)
    say(f"{file}: the key of the records, written, read again and opened with the passphrase; keep the two apart")


@sessions_app.command("restore-key", epilog=example("sessions restore-key /media/stick/neopain-key.json"))
def restore_key(file: Annotated[Path, typer.Argument(help="The backup of the key.")]) -> None:
    """Bring the key of the records back from its backup."""
    from neopain.record.storage import key_backup, keys
    from neopain.record.ward.ward import restore_key as bring_back

    folder = paths.records()
    if not key_backup.is_needed(folder):
        say(Cause.KEY_WORKS.said())
        return
    if keys.is_locked(folder):
        say("the records are locked with a passphrase: once their key is restored, they open without it")
    kind = bring_back(folder, file, ask_secret("Passphrase of the backup"))
    say(f"the records open again; their key is in: {kind.value}")


def _seconds(text: str, default: float) -> float:
    """Seconds from text like 90 or H:MM:SS; `default` where it is empty."""
    if not text:
        return default
    if re.fullmatch(r"(\d{1,6}:){0,2}\d{1,9}(\.\d{1,9})?", text, re.ASCII) is None:
        raise InputError(f"'{text}' is not a time of a session: give seconds or H:MM:SS")
    return sum(float(part) * 60.0**place for place, part in enumerate(reversed(text.split(":"))))
