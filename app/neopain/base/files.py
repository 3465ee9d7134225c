"""Files that are complete or absent: written under a temporary name in the same folder, then renamed."""

from __future__ import annotations

import errno
import os
import secrets
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from neopain.base.errors import InputError

_REPLACED = {stat.S_IFREG, stat.S_IFLNK, stat.S_IFDIR}
"""Kinds of what a file may take the place of; a folder refuses it by itself."""


def partial(path: Path) -> Path:
    """The name that `path` has while it is being written; raises OSError for what names no file, as "." does."""
    if not path.name:
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return path.with_name(f".{path.name}.part")


def create_private(path: Path) -> None:
    """Make the empty file `path`, which only its owner can read, in place of one that is there; raises OSError."""
    path.unlink(missing_ok=True)  # one that an ended process left behind may be readable by others
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


class AtomicFile:
    """Replaces `path` in one step: a reader sees the old file or the whole new one, never a part of it.

    As a context manager it gives the temporary path to write to, commits when the block ends and discards when an
    error ends it. The folder must exist. A `shared` file may be written by several programs at the same time, each
    under a temporary name of its own: the last one's holds. Raises OSError.
    """

    def __init__(self, path: Path, shared: bool = False) -> None:
        own = path.with_name(f"{path.name}.{secrets.token_hex(4)}") if shared and path.name else path
        self._path, self.partial = path, partial(own)

    def commit(self) -> None:
        """Give the written file its name; raises FileExistsError where that is a device, a pipe or a socket."""
        with suppress(FileNotFoundError):
            if stat.S_IFMT(self._path.lstat().st_mode) not in _REPLACED:
                raise FileExistsError(errno.EEXIST, "it is a device or a pipe, which the file would replace")
        self.partial.replace(self._path)

    def discard(self) -> None:
        """Remove what was written so far, if it is still there."""
        with suppress(OSError):
            self.partial.unlink(missing_ok=True)

    def __enter__(self) -> Path:
        return self.partial

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self.commit()
        finally:
            self.discard()


def write_private(path: Path, text: str) -> None:
    """Write the whole file or none of it, readable by its owner alone; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with AtomicFile(path) as part:
        create_private(part)
        with part.open("w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())


def write_new(path: Path, text: str) -> None:
    """As `write_private`, but never in place of another file, also where two programs write it at the same time.

    Raises FileExistsError where there is one, and OSError.
    """
    own = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        write_private(own, text)
        try:
            os.link(own, path)
        except FileExistsError:
            raise
        except OSError:  # a disk without links, such as a stick: there the two are told apart only in time
            if path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            own.replace(path)
    finally:
        own.unlink(missing_ok=True)


def make_folder(out: Path) -> None:
    """Make the folder `out` for results, unless it exists; raises InputError where that is not possible."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{out} cannot be made a folder: {error.strerror}; name another one with --out") from error
