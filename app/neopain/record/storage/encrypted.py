"""An SQLite file whose every page is encrypted (AES-256) and authenticated (HMAC-SHA512), in SQLCipher 4's format.

Errors of the database are mapped to RecordError here, each as one line: wrong key, altered bytes, a full disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from neopain.base.errors import RecordError

KEY_BYTES = 32
PAGE_BYTES = 16384
"""Rows of sessions are some kB each: on SQLCipher's own 4096 a third of each page would stay empty."""
_BUSY_MS = 5000


def open_file(path: Path, key: bytes, *, create: bool = False, durable: bool = False) -> apsw.Connection:
    """The database at `path`, which `key` (32 bytes) opens; `create` makes it if it is not there.

    It is in WAL mode, so that readers do not block the writer. A commit always survives the end of the process; with
    `durable` it also survives a loss of power, otherwise the last moments may be lost then.
    Raises RecordError.
    """
    if not create and not path.is_file():
        raise RecordError(f"{path.name} is missing from {path.parent}; restore it from a backup")
    flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
    with mapped_errors(path):
        connection = apsw.Connection(str(path), flags)
    try:
        with mapped_errors(path):
            connection.set_busy_timeout(_BUSY_MS)
            connection.pragma("cipher", "sqlcipher")
            connection.pragma("legacy", 4)
            connection.pragma("legacy_page_size", PAGE_BYTES)
            # A raw key: it is random already, so that stretching it would only make opening slow.
            connection.pragma("key", f"x'{key.hex()}'")
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
            connection.pragma("journal_mode", "wal")
            connection.pragma("synchronous", "full" if durable else "normal")
            connection.pragma("foreign_keys", True)
    except BaseException:
        connection.close()
        raise
    return connection


def check(connection: apsw.Connection, path: Path) -> None:
    """Read every page of it; raises RecordError if one was altered or the structure is broken."""
    with mapped_errors(path):
        found = connection.execute("PRAGMA integrity_check(1)").fetchall()
        if found != [("ok",)]:
            raise RecordError(f"{path.name} was altered or is damaged; restore it from a backup")
        # The check above reads the structure; long values are on pages of their own.
        for (table,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            for _ in connection.execute(f'SELECT * FROM "{table}"'):
                pass


def in_use(connection: apsw.Connection, path: Path) -> bool:
    """Whether another connection, of any process, has the file open. If not, the file is left without a WAL."""
    try:
        with mapped_errors(path):
            connection.set_busy_timeout(0)
            connection.pragma("journal_mode", "delete")  # which nobody else may have open
    except RecordError as error:
        if isinstance(error.__cause__, apsw.BusyError):
            return True
        raise
    return False


@contextmanager
def transaction(connection: apsw.Connection, path: Path) -> Iterator[None]:
    """Everything within is written, or nothing when an error ends it; raises RecordError."""
    with mapped_errors(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:  # SQLite has rolled it back itself when the disk is full
                connection.execute("ROLLBACK")
            raise


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Map errors of the database in the file `path` to RecordError."""
    try:
        yield
    except apsw.NotADBError as error:
        raise RecordError(
            f"{path.name} does not open with this key: it belongs to another key or was altered; "
            "use the key it was made with, or restore it from a backup"
        ) from error
    except (apsw.CorruptError, apsw.FormatError) as error:
        raise RecordError(f"{path.name} was altered or is damaged; restore it from a backup") from error
    except apsw.FullError as error:
        raise RecordError(f"{path.name} cannot grow: the disk is full; make room") from error
    except apsw.BusyError as error:
        raise RecordError(f"{path.name} is in use by another program; close that and try again") from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.IOError) as error:
        raise RecordError(
            f"{path.name} cannot be read or written in {path.parent}: {type(error).__name__}; check the disk and rights"
        ) from error
