"""The records of a ward opened as one: the key, the register with its people and audit log, the sessions."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType

from neopain.base import paths
from neopain.base.errors import RecordError
from neopain.record import keys
from neopain.record.audit import AuditLog
from neopain.record.keys import KeyKind, MasterKey
from neopain.record.register import Register
from neopain.record.staff import Staff


class Ward:
    """The records under `folder`, opened with `key`. For one thread at a time. Raises RecordError."""

    def __init__(self, folder: Path, key: MasterKey) -> None:
        self.folder, self.key = folder, key
        self.register = Register(folder, key)
        self.audit = AuditLog(self.register)
        self.staff = Staff(self.register, self.audit)

    @property
    def key_kind(self) -> KeyKind:
        """Where the master key is: to be told openly where it is not the system's keyring."""
        return self.key.kind

    def close(self) -> None:
        """Finish what was written. May be called more than once."""
        self.register.close()

    def __enter__(self) -> Ward:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_ward(folder: Path | None = None, passphrase: str | None = None, *, create: bool = False) -> Ward:
    """The records under `folder` (the user's own if None), made with `create` if there are none.

    A `passphrase` is needed where they are locked with one, and locks those that are made. Raises RecordError.
    """
    folder = paths.records() if folder is None else folder
    if create and not keys.exists(folder):
        return Ward(folder, keys.create(folder, passphrase))
    if not keys.exists(folder):
        raise RecordError(f"nothing has been recorded under {folder} yet; run the monitor first")
    return Ward(folder, keys.open_key(folder, passphrase))
