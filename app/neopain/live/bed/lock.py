"""A lock between programs. The operating system frees it when its holder ends, however that happens."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from neopain.base.files import AtomicFile, create_private


class Taken(Exception):  # noqa: N818 - not an error: the answer "somebody else has it"
    """Another program has the lock. `holder` is what that one said of itself, empty where it has said nothing yet."""

    def __init__(self, holder: Mapping[str, str]) -> None:
        super().__init__("taken")
        self.holder = holder


class Lock:
    """The lock file `path`, held from here on, with what its holder says of itself in a file beside it.

    Whoever asks for it meanwhile gets Taken with `about`. The folder is made if it is missing. Raises Taken, and
    OSError where the file cannot be made or locked.
    """

    def __init__(self, path: Path, about: Mapping[str, str]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._about = path.with_suffix(".json")
        self._file = FileLock(path, mode=0o600, thread_local=False)
        try:
            self._file.acquire(blocking=False)
        except Timeout:
            raise Taken(_read(self._about)) from None
        with suppress(OSError):  # on a full disk the lock holds all the same: only its holder's name is missing
            self._about.unlink(missing_ok=True)  # a holder that died has left its own
            with AtomicFile(self._about) as partial:
                create_private(partial)
                partial.write_text(json.dumps(dict(about), ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        """Give it back. May be called more than once."""
        if self._file.is_locked:
            with suppress(OSError):
                self._about.unlink(missing_ok=True)
            self._file.release()


def _read(about: Path) -> Mapping[str, str]:
    try:
        said = json.loads(about.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}
