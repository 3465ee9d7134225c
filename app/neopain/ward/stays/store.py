"""The sealed files at the ward: a folder a bed, in it one a session, in it the files as the bed had them."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import AsyncIterable, Callable
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.ward.topics import bed_level

FOLDER_NAME = "sealed"
PART = ".part"
SESSION = re.compile(r"[0-9]{8}-[0-9]{6}-[0-9a-f]{6}")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}(?:\.[A-Za-z0-9-]{1,12}){0,2}")
MOST_BYTES = 64 * 2**30
"""Of one file."""
MOST_DEEP = 3
OLDEST = "x-oldest"
"""The header of SealedStore.oldest."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A file of `bed`. `file` is its path in the folder of `session`; `changed` is when the bed last wrote it (UTC)."""

    bed: str
    session: str
    file: str
    size: int
    changed: float

    def as_json(self) -> dict[str, Any]:
        """For a page or a bed."""
        return asdict(self)


class SealedStore:
    """The files under `folder`. What is older than `keep_days` by `now` is removed when another comes; `expired` is
    told of each stay before.
    """

    def __init__(
        self,
        folder: Path,
        keep_days: float,
        now: WallClock = wall_clock,
        expired: Callable[[str], None] = lambda what: None,
    ) -> None:
        self.folder, self._keep_days, self._now, self._expired = folder, keep_days, now, expired

    def files(self, bed: str) -> list[Sealed]:
        """All files of a bed, the newest session first."""
        top = self.folder / bed_level(bed)
        found = []
        for path in sorted(top.rglob("*")) if top.is_dir() else ():
            if path.is_file() and not path.name.endswith(PART):
                session, *rest = path.relative_to(top).parts
                about = path.stat()
                found.append(Sealed(bed, session, "/".join(rest), about.st_size, about.st_mtime))
        return sorted(found, key=lambda one: one.session, reverse=True)

    def path(self, bed: str, session: str, file: str) -> Path:
        """Where that file is or would be. Raises InputError for names that no session has."""
        parts = file.split("/")
        if not SESSION.fullmatch(session) or len(parts) > MOST_DEEP or not all(_NAME.fullmatch(one) for one in parts):
            raise InputError("this is no file of a session")
        return self.folder.joinpath(bed_level(bed), session, *parts)

    async def put(self, path: Path, chunks: AsyncIterable[bytes], size: int, changed: float) -> None:
        """Write a file of `size` bytes; it is there whole or not at all. Raises InputError, and OSError of the disk."""
        if not 0 <= size <= MOST_BYTES or not 0 <= changed < 2**33:
            raise InputError("the length or time of this file cannot be")
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part, got = path.with_name(path.name + PART), 0
        try:
            with open(part, "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as out:
                async for chunk in chunks:
                    got += len(chunk)
                    if got > size:
                        break
                    out.write(chunk)
                out.flush()
                os.fsync(out.fileno())
            if got != size:
                raise InputError(f"the file has not its {size} bytes")
            os.utime(part, (changed, changed))
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)
        self._expire()

    @property
    def oldest(self) -> str:
        """The id of a session that is less than this is too old to be kept."""
        return f"{self._now() - timedelta(days=self._keep_days):%Y%m%d}"

    def _expire(self) -> None:
        oldest = self.oldest
        for session in self.folder.glob("*/*"):
            if session.name < oldest:
                self._expired(f"bed {unquote(session.parent.name)}: {session.name}")
                shutil.rmtree(session, ignore_errors=True)
