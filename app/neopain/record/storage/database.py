"""An encrypted SQLite file: every page encrypted (AES-256) and authenticated (HMAC-SHA512), in SQLCipher 4's format.

It is opened with its key and migrated. Errors of SQLite are mapped to RecordError here, each as one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self

import apsw

from neopain.base.errors import Cause, RecordError, RecordGoneError
from neopain.record.storage.keys import MasterKey, file_key
from neopain.record.storage.schema import REGISTER, Schema

REGISTER_NAME = "register.db"
PAGE_BYTES = 16384
"""Rows of sessions are some kB each: with SQLCipher's own 4096 a third of each page would stay empty."""
JOURNAL_BYTES = 32 * PAGE_BYTES
"""The write-ahead log is moved into the file when it is longer: a session that is cut off leaves no more than that, and
a full disk has to have room for it."""
_BUSY_MS = 5000


class Database:
    """The file `path` of `schema`, migrated to the current layout; `create` makes it if it is not there.

    It is in WAL mode, so that readers do not block the writer. A commit always survives the end of the process; with
    `durable` it also survives a loss of power, otherwise the last moments may be lost then. Its key is that of `owner`,
    see `file_key`. For one thread at a time. Raises RecordError.
    """

    def __init__(
        self,
        path: Path,
        master: MasterKey,
        schema: Schema,
        *,
        create: bool = False,
        durable: bool = False,
        owner: str | None = None,
    ) -> None:
        self.path, self.master = path, master
        self.before_commit: Callable[[], object] = lambda: None
        """Called at the end of every transaction, which is undone where it raises."""
        if not create and not is_file(path):
            raise RecordError(Cause.MISSING, file=path.name, folder=path.parent)
        key = file_key(path, master, owner)
        flags = apsw.SQLITE_OPEN_READWRITE | (apsw.SQLITE_OPEN_CREATE if create else 0)
        with mapped_errors(path):
            self.database = apsw.Connection(str(path), flags)
        try:
            with mapped_errors(path):
                self._configure(key, durable)
            self._migrate(schema)
        except BaseException:
            self.database.close()
            raise
        self._place = _place(path)

    def check_in_place(self) -> None:
        """Raise RecordGoneError when the open file is no longer the one at its path: what is written to it is lost."""
        if self._place is None or _place(self.path) != self._place:
            raise RecordGoneError(Cause.FILE_GONE, file=self.path.name, folder=self.path.parent)

    def run(self, sql: str, *values: object) -> list[Any]:
        """Execute `sql` and return the selected rows, each a tuple."""
        with mapped_errors(self.path):
            return self.database.execute(sql, values).fetchall()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """A block of which everything is written, or nothing when an error ends it."""
        with mapped_errors(self.path):
            self.database.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.before_commit()
                self.database.execute("COMMIT")
            except BaseException:
                if self.database.in_transaction:  # SQLite has rolled it back itself when the disk is full
                    self.database.execute("ROLLBACK")
                raise

    def check_pages(self) -> None:
        """Read every page in use; raises RecordError if one was altered or the structure is broken."""
        if self.run("PRAGMA integrity_check(1)") != [("ok",)]:
            raise RecordError(Cause.DAMAGED, file=self.path.name)

    def is_in_use(self) -> bool:
        """Whether another connection, of any process, has the file open. If not, the file is left without a WAL."""
        try:
            with mapped_errors(self.path):
                self.database.set_busy_timeout(0)
                self.database.pragma("journal_mode", "delete")  # fails while another connection is open
        except RecordError as error:
            if isinstance(error.__cause__, apsw.BusyError):
                return True
            raise
        return False

    def close(self) -> None:
        """Close the file. May be called more than once."""
        self.database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _configure(self, key: bytes, durable: bool) -> None:
        self.database.set_busy_timeout(_BUSY_MS)
        self.database.pragma("cipher", "sqlcipher")
        self.database.pragma("legacy", 4)
        self.database.pragma("legacy_page_size", PAGE_BYTES)
        # A raw key: it is random already, so that stretching it would only make opening slow.
        self.database.pragma("key", f"x'{key.hex()}'")
        self.database.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        self.database.pragma("journal_mode", "wal")
        self.database.pragma("wal_autocheckpoint", JOURNAL_BYTES // PAGE_BYTES)
        self.database.pragma("journal_size_limit", JOURNAL_BYTES)
        self.database.pragma("synchronous", "full" if durable else "normal")
        self.database.pragma("foreign_keys", True)

    def _migrate(self, schema: Schema) -> None:
        """Execute the missing steps of `schema`, all or none; raises RecordError for a newer file or another kind."""
        with mapped_errors(self.path):
            version, kind = (int(self.database.pragma(name)) for name in ("user_version", "application_id"))
        if version > 0 and kind != schema.application_id:
            raise RecordError(f"{self.path.name} is not a {schema.name} of this program; restore it from a backup")
        if version > schema.version:
            raise RecordError(Cause.NEWER, file=self.path.name, found=version, known=schema.version)
        if version == schema.version:
            return
        with self.transaction():
            current = int(self.database.pragma("user_version"))  # another process may have migrated it meanwhile
            for step in schema.steps[current:]:
                self.database.execute(step)
            self.database.pragma("application_id", schema.application_id)
            self.database.pragma("user_version", schema.version)


class Register(Database):
    """The ward's register under `folder`: people, patients and audit log; with `create` made if there is none."""

    def __init__(self, folder: Path, master: MasterKey, *, create: bool = True) -> None:
        super().__init__(folder / REGISTER_NAME, master, REGISTER, create=create, durable=True)
        self.folder = folder


@contextmanager
def readable(path: Path) -> Iterator[None]:
    """Raise RecordError about `path` where the disk does not answer within the block."""
    try:
        yield
    except OSError as error:  # a share that has gone, a disk that was pulled out while it is mounted
        raise RecordError(Cause.UNREADABLE, file=path.name, folder=path.parent, why=error.strerror) from error


def is_file(path: Path) -> bool:
    """Whether there is a file at `path`; raises RecordError where the disk does not say."""
    with readable(path):
        return path.is_file()


def _place(path: Path) -> tuple[int, int] | None:
    """What tells the file from any other: device and number; None when it is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


@contextmanager
def mapped_errors(path: Path) -> Iterator[None]:
    """Map errors of the database in the file `path` to RecordError."""
    try:
        yield
    except apsw.NotADBError as error:
        raise RecordError(Cause.OTHER_KEY, file=path.name) from error
    except (apsw.CorruptError, apsw.FormatError) as error:
        raise RecordError(Cause.DAMAGED, file=path.name) from error
    except apsw.FullError as error:
        raise RecordError(Cause.DISK_FULL, file=path.name) from error
    except apsw.BusyError as error:
        raise RecordError(Cause.IN_USE, file=path.name) from error
    except (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.IOError) as error:
        why = type(error).__name__
        raise RecordError(Cause.UNREADABLE, file=path.name, folder=path.parent, why=why) from error
