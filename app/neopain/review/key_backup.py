"""What an administrator is told of the backup of the key."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from neopain.record.storage.keys import KeyKind
from neopain.record.ward.audit import Entry

_OLD = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class KeyBackup:
    """Where the key of the records under `folder` is, and the `newest` backup of it as the audit log has it (None where
    there was none), at the time `now`.
    """

    kind: KeyKind
    newest: Entry | None
    folder: Path
    now: datetime

    @property
    def is_old(self) -> bool:
        """Whether the newest one is more than a year old."""
        return self.newest is not None and self.now - datetime.fromisoformat(self.newest.at) > _OLD

    @property
    def is_near(self) -> bool:
        """Whether the newest one lies on the disk of the records, and is lost together with them."""
        if self.newest is None:
            return False
        try:
            return Path(self.newest.detail).stat().st_dev == self.folder.stat().st_dev
        except OSError:  # a stick that lies in a drawer
            return False
