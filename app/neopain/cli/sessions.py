"""The commands on what is kept: `neopain sessions ...`, `neopain audit ...`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base import paths, settings
from neopain.record.export.form import Form

if TYPE_CHECKING:
    from neopain.live.records import Records
    from neopain.record.ward.staff import Person, Right
    from neopain.record.ward.ward import Ward

sessions_app = typer.Typer(help="What was recorded.", no_args_is_help=True)
audit_app = typer.Typer(help="The log of who did what.", no_args_is_help=True)

Session = Annotated[str, typer.Argument(help="The session's id, or as much of its beginning as no other has.")]
User = Annotated[str | None, typer.Option("--user", help="Your name; your PIN is asked for.")]


def open_records(bed: str) -> Records:
    """The records for the monitor at `bed`, made at the first start. Where they are locked with a passphrase it is
    asked for now; every other trouble with them is told with an alarm, and the monitor watches all the same.
    """
    from neopain.live.records import Records
    from neopain.record.ward.ward import open_key

    folder, passphrase = paths.records(), known_passphrase()
    if passphrase is not None:
        key = open_key(folder, passphrase)
        return Records(folder, lambda: key, bed)
    return Records(folder, lambda: open_key(folder, create=True), bed)


@sessions_app.command("list")
def list_sessions(
    search: Annotated[str, typer.Argument(help="Words that occur in id, patient, bed or date.")] = "",
    user: User = None,
) -> None:
    """List the sessions, the newest first."""
    from rich.console import Console

    from neopain.record.session.listing import listing

    with opened_ward() as ward:
        signed_in(ward, user, "REVIEW")
        Console().print(listing(ward.sessions.list(search)))


@sessions_app.command("show")
def show_session(session: Session, user: User = None) -> None:
    """Tell what is in a session: facts, time in each state, alarms."""
    from rich.console import Console

    from neopain.record.session.listing import summary
    from neopain.record.ward.audit import Action

    with opened_ward() as ward:
        person = signed_in(ward, user, "REVIEW")
        with ward.sessions.open(session) as opened:
            ward.audit.append(person.name, Action.SESSION_VIEWED, opened.facts.id)
            Console().print(summary(opened))


@sessions_app.command("export")
def export_session(
    session: Session,
    form: Annotated[Form, typer.Option("--as", help="What to make of it.")],
    out: Annotated[Path, typer.Option("--out", help="The file to write; two beside each other for hl7.")],
    since: Annotated[str, typer.Option("--from", help="From this time of the session on: seconds or H:MM:SS.")] = "",
    until: Annotated[str, typer.Option("--to", help="Until this time of the session: seconds or H:MM:SS.")] = "",
    named: Annotated[bool, typer.Option("--named", help="With the patient's id, not a pseudonym.")] = False,
    drawn: Annotated[bool, typer.Option("--drawn", help="A clip of the drawn face even where there is film.")] = False,
    user: User = None,
) -> None:
    """Write a session for other programs, for paper or to be seen. What is written is not encrypted."""
    from neopain.record.export.forms import Options, hand_out
    from neopain.record.export.part import EVERYTHING, Part

    span = (_seconds(since, EVERYTHING[0]), _seconds(until, EVERYTHING[1]))
    hours = settings.load(paths.settings_file()).record.shift_hours
    with opened_ward() as ward:
        person = signed_in(ward, user, "EXPORT")
        with ward.sessions.open(session) as opened:
            for path, text in hand_out(ward, person, Part(opened, span, named), form, out, Options(hours, drawn)):
                typer.echo(f"{path}: {text}, readable by anyone who has the file")


@sessions_app.command("rescore")
def rescore_session(session: Session, user: User = None) -> None:
    """Judge a session again by the models and settings of today, from its features, and tell what would differ."""
    from rich.console import Console

    from neopain.record.ward.audit import Action
    from neopain.review.rescore import compare

    with opened_ward() as ward:
        person = signed_in(ward, user, "REVIEW")
        with ward.sessions.open(session) as opened:
            ward.audit.append(person.name, Action.SESSION_RESCORED, opened.facts.id)
            Console().print(compare(opened, paths.models(), settings.load(paths.settings_file())))


@sessions_app.command("delete")
def delete_session(
    session: Session, user: User = None, yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False
) -> None:
    """Remove a session for good."""
    with opened_ward() as ward:
        person = signed_in(ward, user, "DELETE")
        found = ward.sessions.find(session)
        if not yes:
            typer.confirm(f"Remove {found} for good?", abort=True, err=True)
        ward.delete_session(person, found)
    typer.echo(f"{found} is gone")


@sessions_app.command("verify")
def verify_sessions(
    session: Annotated[str | None, typer.Argument(help="One session; all of them if not given.")] = None,
) -> int:
    """Read every byte of one session, or of all; ends with 1 if one is damaged."""
    from neopain.base.errors import RecordError

    damaged = 0
    with opened_ward() as ward:
        names = ward.sessions.ids() if session is None else [ward.sessions.find(session)]
        for name in names:
            try:
                with ward.sessions.open(name) as opened:
                    opened.check()
                typer.echo(f"{name}: as written")
            except RecordError as error:
                damaged += 1
                typer.echo(f"{name}: {error}")
    return 1 if damaged else 0


@audit_app.command("verify")
def verify_audit() -> int:
    """Check that no entry of the audit log was changed, removed or moved; ends with 1 if one was."""
    with opened_ward() as ward:
        findings = ward.audit.verify()
        count = ward.audit.count()
    for finding in findings:
        typer.echo(finding.text)
    typer.echo(f"{count} entries, {len(findings)} findings" if findings else f"{count} entries, all as written")
    return 1 if findings else 0


@audit_app.command("show")
def show_audit(user: User = None) -> None:
    """Print the audit log, the oldest entry first."""
    with opened_ward() as ward:
        signed_in(ward, user, "STAFF")
        after = 0
        while entries := ward.audit.entries(after):
            for entry in entries:
                typer.echo(f"{entry.number}  {entry.at}  {entry.who or '-'}  {entry.action.value}  {entry.detail}")
            after = entries[-1].number


def _seconds(text: str, otherwise: float) -> float:
    """Seconds, or H:MM:SS; `otherwise` where nothing was said."""
    from neopain.base.errors import InputError

    parts = text.split(":")
    try:
        return sum(float(part) * 60**place for place, part in enumerate(reversed(parts))) if text else otherwise
    except ValueError as error:
        raise InputError(f"'{text}' is no time of a session: give seconds or H:MM:SS") from error


def known_passphrase() -> str | None:
    """The passphrase that locks the records, typed by a person; None where none does."""
    from neopain.record.storage import keys

    folder = paths.records()
    if not keys.exists(folder) or keys.kind_of(folder) is not keys.KeyKind.PASSPHRASE:
        return None
    return str(typer.prompt("Passphrase of the records", hide_input=True, err=True))


def opened_ward() -> Ward:
    """The records of this user, opened."""
    from neopain.record.ward.ward import open_ward

    return open_ward(paths.records(), known_passphrase())


def signed_in(ward: Ward, user: str | None, right: str) -> Person:
    """The person who runs this command, once they have shown who they are and may do it."""
    from neopain.record.ward.staff import Right, require

    wanted: Right = Right[right]
    if ward.staff.is_empty:
        from neopain.base.errors import AccessError

        raise AccessError("nobody is known here yet: make the administrator with neopain staff add NAME")
    if user is None:
        return require(None, wanted)
    return require(ward.staff.sign_in(user, typer.prompt(f"PIN of {user}", hide_input=True, err=True)), wanted)
