"""The commands `neopain ward backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.cli.options import example, load_settings, needs_extra, open_user_ward, say


def add_backup(ward_app: typer.Typer) -> None:
    """Add the commands to `ward_app`."""
    ward_app.command("backup", epilog=example("ward backup /srv/backup/ward-monday"))(backup)
    ward_app.command("restore", epilog=example("ward restore /srv/backup/ward-monday"))(restore)


def backup(out: Annotated[Path, typer.Argument(metavar="FOLDER", help="A new folder.")]) -> None:
    """Copy the ward's database, staff register, audit log and certificates, while the server runs."""
    with needs_extra("the ward's database", "ward"):
        from neopain.ward.archive.backup import back_up
        from neopain.ward.archive.tables import open_database
        from neopain.ward.server.serve import database_address
    with open_user_ward() as ward:
        engine = open_database(database_address(load_settings().desk, paths.records()))
        try:
            count = back_up(engine, ward.register, out)
        finally:
            engine.dispose()
    say(f"{out} holds {count} rows of the database, staff register, audit log and certificates")
    say("keep the key of the records elsewhere: without it nobody signs in after a restore")


def restore(copied: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of neopain ward backup.")]) -> None:
    """Put a backup back, where there are no records and the database is empty. The server must not run."""
    with needs_extra("the ward's database", "ward"):
        from neopain.ward.archive import backup as archive
        from neopain.ward.archive.tables import open_database
        from neopain.ward.server.serve import database_address
    records = paths.records()
    try:
        records.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise InputError(f"{records} cannot be made: {error.strerror}; check rights and disk") from error
    engine = open_database(database_address(load_settings().desk, records))
    try:
        count = archive.restore(copied, engine, records)
    finally:
        engine.dispose()
    with open_user_ward() as ward:
        people, findings = len(ward.staff.people()), ward.audit.verify()
    say(f"restored: {count} rows of the database, {people} people of the staff")
    say("the audit log is intact" if not findings else "the audit log is NOT intact: see neopain audit verify")
