"""A reserve on the disk of the records: with it, sessions can be listed, exported and deleted when the disk is full."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import suppress
from pathlib import Path

from neopain.base.errors import Cause, RecordError

_log = logging.getLogger(__name__)

RESERVE_BYTES = 4_000_000
"""Open files have journals: 0.2 MB for the register with each command, and for a session that was cut off what its file
grows by when it is opened, JOURNAL_BYTES of the database and what a full disk left no room to move from there."""
_SHARE = 4
"""The reserve of a small disk is this part of it."""
_NAME = "reserve"


def ensure_room(folder: Path, *, keep: bool = False) -> bool:
    """Give up the reserve in `folder` if its disk is full, unless to `keep` it; make one if there is none, or a smaller
    one, and room for two. A small disk gets a smaller one, which the log says.

    Returns whether it was given up now. Without a reserve, or where none can be made, nothing happens.
    """
    reserve = folder / _NAME
    with suppress(OSError):
        size, free = _size_and_free(folder)
        held = reserve.stat().st_size if reserve.exists() else 0
        if free < size // 2 and held and not keep:
            reserve.unlink()
            return True
        if free > 2 * size and held < size:
            if size < RESERVE_BYTES:
                _log.warning("the disk of the records is small: %.1f MB of it are kept for when it is full", size / 1e6)
            _make(reserve, size)
    return False


def check_room(folder: Path) -> None:
    """Raise RecordError when the disk of the records in `folder` is so full that what is left, and no longer kept by
    the reserve, is for people: a monitor that went on recording would fill it before they have made room.
    """
    with suppress(OSError):
        size, free = _size_and_free(folder)
        if free < size and not (folder / _NAME).exists():
            raise RecordError(Cause.ROOM_KEPT, size=size / 1e6)


def _size_and_free(folder: Path) -> tuple[int, int]:
    """The size of the reserve for the disk of `folder`, and what is free there, in bytes."""
    usage = shutil.disk_usage(folder)
    return min(RESERVE_BYTES, usage.total // _SHARE), usage.free


def _make(reserve: Path, size: int) -> None:
    file = os.open(reserve, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.posix_fallocate(file, 0, size)  # its blocks, not only its length
    except OSError:
        reserve.unlink()
        raise
    finally:
        os.close(file)
