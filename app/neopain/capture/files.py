"""Errors, in one line, for paths that cannot be read."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from neopain.base.errors import SourceError


def check_file(path: Path) -> None:
    """Raise SourceError unless `path` is a regular file that is not empty and may be read.

    A named pipe is refused: opening it would wait for a writer, and it can be read only once.
    """
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError(f"{shown(path)} is a folder: name a file in it")
        if not stat.S_ISREG(mode):
            raise SourceError(f"{shown(path)} is a pipe or a device, not a file: copy its content to a file")
        with path.open("rb") as file:
            if not file.read(1):
                raise SourceError(f"{shown(path)} is empty: copy or record it again")
    except (OSError, ValueError) as error:  # ValueError: the name holds a NUL
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError | ValueError) -> SourceError:
    """The SourceError for why the system does not let `path` be read."""
    name = shown(path)
    match error:
        case FileNotFoundError():
            return SourceError(f"{name} does not exist: check the name")
        case PermissionError():
            return SourceError(f"{name} may not be read by you: ask for permission to read it")
        case OSError(errno=number) if number == errno.ELOOP:
            return SourceError(f"{name} is a link that leads back to itself: name the file itself")
        case OSError():
            return SourceError(f"{name} cannot be read: {error.strerror or error}; check the disk it is on")
        case _:
            return SourceError(f"{name} is not a name that a file can have: check it")


def shown(path: Path | str) -> str:
    """`path` as one line of text: bytes that are not UTF-8 and control characters are written as escapes."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)
