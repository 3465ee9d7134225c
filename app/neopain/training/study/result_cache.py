"""Results computed before: arrays under a key in one SQLite file, each written completely or not at all."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import InputError


class ResultCache:
    """The cache in the file `path`, created if it does not exist. Raises InputError when it cannot be used."""

    def __init__(self, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(path)
            self._file.execute("CREATE TABLE IF NOT EXISTS entries (key TEXT PRIMARY KEY, content BLOB)")
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"{path} cannot be used ({error}); remove it or name another --cache") from error

    def get(self, key: str) -> dict[str, NDArray[Any]] | None:
        """The arrays under `key`, None if there are none."""
        found = self._file.execute("SELECT content FROM entries WHERE key = ?", (key,)).fetchone()
        if found is None:
            return None
        with np.load(io.BytesIO(found[0]), allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}

    def put(self, entries: Mapping[str, Mapping[str, NDArray[Any]]]) -> None:
        """Store all `entries`: arrays by name, under their keys."""
        rows = []
        for key, arrays in entries.items():
            content = io.BytesIO()
            np.savez(content, **dict(arrays))  # type: ignore[arg-type]
            rows.append((key, content.getvalue()))
        with self._file:
            self._file.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)

    def close(self) -> None:
        """Close the file."""
        self._file.close()
