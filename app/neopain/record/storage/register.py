"""The ward's register: one encrypted file with the people, the patients and the audit log."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Any

import apsw

from neopain.record.storage import encrypted
from neopain.record.storage.keys import MasterKey, file_key
from neopain.record.storage.schema import REGISTER, migrate

FILE_NAME = "register.db"


class Register:
    """The register under `folder`, created if there is none. For one thread at a time. Raises RecordError."""

    def __init__(self, folder: Path, master: MasterKey) -> None:
        self.folder, self.master = folder, master
        self.path = folder / FILE_NAME
        key = file_key(self.path, master)
        self.database: apsw.Connection = encrypted.open_file(self.path, key, create=True, durable=True)
        try:
            migrate(self.database, REGISTER, self.path)
        except BaseException:
            self.database.close()
            raise

    def run(self, sql: str, *values: object) -> list[Any]:
        """The rows that `sql` selects, each a tuple."""
        with encrypted.mapped_errors(self.path):
            return self.database.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file. May be called more than once."""
        self.database.close()

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
