"""What several commands share: options, settings, records opened for a person, tables, optional packages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, Annotated

import typer

from neopain.base import paths, settings
from neopain.base.errors import AccessError, InputError
from neopain.base.extras import install_line
from neopain.base.log import redact
from neopain.base.text import check_text, visible
from neopain.cli.secret import ask_secret
from neopain.live.bed.end_signals import check, noted

if TYPE_CHECKING:
    from rich.table import Table

    from neopain.record.session.session import Session
    from neopain.record.ward.staff import Person
    from neopain.record.ward.ward import Ward

Jobs = Annotated[int | None, typer.Option(min=1, help="Parallel processes; one per core if not given.")]
FullScreen = Annotated[bool, typer.Option("--full-screen", help="Fill the screen.")]
User = Annotated[str | None, typer.Option("--user", help="Your name; the command asks for your PIN.")]
SessionId = Annotated[str, typer.Argument(help="The session's id, or the beginning of it if no other id shares it.")]
PainFrom = Annotated[float | None, typer.Option(help="Scores from this value on count as pain.")]
CalmTo = Annotated[float | None, typer.Option(help="Scores up to this value are no pain; those between are left out.")]


def example(words: str) -> str:
    """The last line of a command's help: how it is called, complete and without the program's name in `words`."""
    return f"Example: neopain {words}"


def load_settings() -> settings.Settings:
    """The settings of this user; raises SettingsError, one line, where the file cannot be used."""
    return settings.load(paths.settings_file())


def job_count(jobs: int | None) -> int:
    """`jobs`, or the number of cores where none was given."""
    return jobs or os.cpu_count() or 1


@contextmanager
def needs_extra(purpose: str, extra: str = "ui") -> Iterator[None]:
    """Turn the import of a package that is not installed into InputError, which says how to install `extra`."""
    try:
        with noted() if extra == "ui" else nullcontext():
            yield
            check()
    except ModuleNotFoundError as error:
        how = "run make demo once" if extra == "ui" and paths.is_checkout() else install_line(extra)
        raise InputError(f"{purpose} needs {error.name}, which is not installed: {how}") from error


def records_passphrase() -> str | None:
    """The passphrase that locks the records, typed by a person; None where they are not locked by one."""
    from neopain.record.storage import keys
    from neopain.record.storage.records_folder import has_records

    folder = paths.records()
    if not has_records(folder) or keys.kind_of(folder) is not keys.KeyKind.PASSPHRASE:
        return None
    return ask_secret("Passphrase of the records")


def open_user_ward() -> Ward:
    """The ward's records of this user, opened; the caller closes them."""
    from neopain.record.ward.ward import open_ward

    return open_ward(paths.records(), records_passphrase())


def sign_in(ward: Ward, user: str | None, right: str) -> Person:
    """Ask for the PIN of `user` and return the person; raises AccessError without the right called `right`."""
    from neopain.record.ward.staff import Right, require

    if ward.staff.is_empty:
        raise AccessError("no staff is registered yet: add the administrator with neopain staff add NAME")
    person = None
    if user is not None:
        person = ward.staff.sign_in(check_text(user, "a name"), ask_secret(f"PIN of {user}"))
    try:
        return require(person, Right[right])
    except AccessError as error:
        raise AccessError(f"{error}; add --user NAME" if person is None else str(error)) from error


@contextmanager
def signed_in(user: str | None, right: str) -> Iterator[tuple[Ward, Person]]:
    """The ward's records, opened, and `user`, signed in; raises AccessError without the right called `right`."""
    with open_user_ward() as ward:
        yield ward, sign_in(ward, user, right)


@contextmanager
def opened_session(
    session: str, user: str | None, right: str, action: str, detail: str = ""
) -> Iterator[tuple[Session, Person]]:
    """The session of that id, opened for `user` with an audit entry of `action` (a name in Action) and `detail`."""
    from neopain.record.ward.audit import Action

    with (
        signed_in(user, right) as (ward, person),
        ward.open_session(person, session, Action[action], detail) as opened,
    ):
        yield opened, person


def say(line: str, *, error: bool = False) -> None:
    """Print one line, or with `error` write it to standard error: without control characters and passwords, whoever
    typed the names in it.
    """
    typer.echo(visible(redact(line)), file=sys.stderr if error else sys.stdout)


def print_table(table: Table) -> None:
    """Print `table` in the width of the terminal."""
    from rich.console import Console

    Console().print(table)
