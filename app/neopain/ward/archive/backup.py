"""A ward's database and register copied into a folder while the server runs, and put back where there is nothing yet.

The copy of the database is a file of SQLite, whichever database the ward uses: one that was taken from SQLite can be
put into PostgreSQL, and the other way round. The register stays encrypted; its key is not in the copy.
"""

from __future__ import annotations

import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from neopain.base.errors import InputError, RecordError
from neopain.base.files import create_private
from neopain.record.storage.database import REGISTER_NAME, Register
from neopain.record.storage.keys import FILE_NAME
from neopain.record.ward.audit import ANCHOR_NAME
from neopain.ward.archive.tables import METADATA, open_database, reason
from neopain.ward.authority.authority import AUTHORITY_FOLDER

COPY_NAME = "ward-copy.db"
_RECORDS = (FILE_NAME, REGISTER_NAME, f"{REGISTER_NAME}-wal", "register.key", ANCHOR_NAME)
_ROWS = 500


def back_up(engine: sa.Engine, register: Register, out: Path) -> int:
    """Copy database, register and authority into the new folder `out`; returns the number of rows of the database.

    A backup that was not finished has the name of `out` with ".part". Raises InputError or RecordError.
    """
    try:
        if out.exists():
            raise InputError(f"{out} is there already: name a new folder")
        part = out.with_name(f"{out.name}.part")
        if part.exists():
            shutil.rmtree(part)
        part.mkdir(parents=True, mode=0o700)
        create_private(part / COPY_NAME)
        copy = open_database(f"sqlite:///{part / COPY_NAME}")
        try:
            count = _copy(engine, copy)
            with copy.connect() as connection:
                connection.execute(sa.text("PRAGMA journal_mode=DELETE"))
        finally:
            copy.dispose()
        with register.transaction():  # nobody writes meanwhile
            for name in _RECORDS:
                if (register.folder / name).is_file():
                    shutil.copy2(register.folder / name, part / name)
            if (register.folder / AUTHORITY_FOLDER).is_dir():
                shutil.copytree(register.folder / AUTHORITY_FOLDER, part / AUTHORITY_FOLDER)
        part.rename(out)
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}; check rights and disk") from error
    return count


def restore(copied: Path, engine: sa.Engine, records: Path) -> int:
    """Put a backup into an empty database and a folder without records; returns the number of rows of the database.

    All of it or nothing. Raises InputError and RecordError.
    """
    try:
        there = (copied / COPY_NAME).is_file()
    except OSError as error:
        raise InputError(f"{copied} cannot be read: {error.strerror}; check rights and disk") from error
    if not there:
        raise InputError(f"{copied} holds no backup of a ward: {COPY_NAME} is missing; name a folder that has one")
    taken = [name for name in (*_RECORDS, AUTHORITY_FOLDER) if (records / name).exists()]
    if taken:
        raise InputError(f"{records} holds {taken[0]} already: restore into a folder without records")
    with engine.connect() as connection:
        for table in METADATA.sorted_tables:
            if connection.execute(sa.select(table).limit(1)).first() is not None:
                raise InputError(f"the database is not empty ({table.name}): restore into a new one")
    try:
        with tempfile.TemporaryDirectory(dir=records.parent) as name:  # an older copy is brought to this version there
            shutil.copy2(copied / COPY_NAME, Path(name) / COPY_NAME)
            copy = open_database(f"sqlite:///{Path(name) / COPY_NAME}")
            try:
                _put_records(copied, records)
                return _copy(copy, engine)
            finally:
                copy.dispose()
    except BaseException as error:  # else what is there would keep the next attempt from it
        for one in _RECORDS:
            with suppress(OSError):
                (records / one).unlink()
        shutil.rmtree(records / AUTHORITY_FOLDER, ignore_errors=True)
        if not isinstance(error, OSError):
            raise
        why = f"{error.strerror or error}; check rights and disk"
        raise InputError(f"the backup cannot be put into {records}: {why}") from error


def _put_records(copied: Path, records: Path) -> None:
    """Copy register, audit log and authority."""
    records.mkdir(parents=True, exist_ok=True, mode=0o700)
    if (copied / AUTHORITY_FOLDER).is_dir():
        shutil.copytree(copied / AUTHORITY_FOLDER, records / AUTHORITY_FOLDER)
    for name in _RECORDS:
        if (copied / name).is_file():
            shutil.copy2(copied / name, records / name)


def _copy(source: sa.Engine, target: sa.Engine) -> int:
    """Copy all rows, in one transaction on each side; returns their number."""
    count = 0
    try:
        with source.connect().execution_options(isolation_level=_one_moment(source)) as old, target.begin() as new:
            for table in METADATA.sorted_tables:
                result = old.execution_options(yield_per=_ROWS).execute(sa.select(table))
                for rows in result.mappings().partitions(_ROWS):
                    new.execute(sa.insert(table), [dict(row) for row in rows])
                    count += len(rows)
            if target.dialect.name == "postgresql":  # its counter does not see numbers that were given
                newest = "SELECT setval(pg_get_serial_sequence('hops', 'id'), max(id)) FROM hops HAVING max(id) > 0"
                new.execute(sa.text(newest))
    except SQLAlchemyError as error:
        raise RecordError(f"the ward's database cannot be copied: {reason(error)}") from error
    return count


def _one_moment(engine: sa.Engine) -> str:
    """The isolation in which all tables are seen as they were at one moment."""
    return "REPEATABLE READ" if engine.dialect.name == "postgresql" else "SERIALIZABLE"
