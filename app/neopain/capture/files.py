"""Errors, in one line, for paths that cannot be read."""

from __future__ import annotations

from pathlib import Path

from neopain.base.errors import SourceError


def check_file(path: Path) -> None:
    """Raise SourceError unless `path` is a file that is not empty and may be read."""
    try:
        if path.is_dir():
            raise SourceError(f"{path} is a folder: name a file in it")
        with path.open("rb") as file:
            if not file.read(1):
                raise SourceError(f"{path} is empty: copy or record it again")
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> SourceError:
    """The SourceError for why the system does not let `path` be read."""
    match error:
        case FileNotFoundError():
            return SourceError(f"{path} does not exist: check the name")
        case PermissionError():
            return SourceError(f"{path} may not be read by you: ask for permission to read it")
        case _:
            return SourceError(f"{path} cannot be read: {error.strerror or error}; check the disk it is on")
