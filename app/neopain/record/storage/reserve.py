"""A reserve on the disk of the records: with it, sessions can be listed and deleted when the disk is full."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

RESERVE_BYTES = 1_000_000
"""Open files have journals: 0.1 MB for the register and for each session, until a session is deleted."""
_FULL_BYTES = 500_000
_NAME = "reserve"


def ensure_room(folder: Path, *, keep: bool = False) -> bool:
    """Give up the reserve in `folder` if its disk is full, unless to `keep` it; make one if there is none and room for
    ten.

    Returns whether it was given up now. Without a reserve, or where none can be made, nothing happens.
    """
    reserve = folder / _NAME
    with suppress(OSError):
        free = shutil.disk_usage(folder).free
        if free < _FULL_BYTES and reserve.exists() and not keep:
            reserve.unlink()
            return True
        if free > 10 * RESERVE_BYTES and not reserve.exists():
            _make(reserve)
    return False


def _make(reserve: Path) -> None:
    file = os.open(reserve, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.posix_fallocate(file, 0, RESERVE_BYTES)  # its blocks, not only its length
    finally:
        os.close(file)
