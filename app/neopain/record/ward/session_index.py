"""The ward's index of sessions: the line of each in the list, read from the session once and then from the register."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from neopain.base.errors import RecordError
from neopain.record.analysis.summary import NAMES, Summary, summary_of
from neopain.record.session.sessions import Sessions
from neopain.record.session.writer import FILE_NAME
from neopain.record.storage.database import Register

Progress = Callable[[float], bool]
"""Called with the share that is done; returns whether to continue."""
_LAYOUT = 1
"""Part of each stamp: a line that a program with another layout wrote is read again."""
_AT_ONCE = 20
"""Lines written in one transaction, which holds up nobody who writes to the register."""


class SessionIndex:
    """The lines of `sessions`, stored in `register`, which is encrypted. For one thread at a time."""

    def __init__(self, register: Register, sessions: Sessions) -> None:
        self._register, self._sessions = register, sessions

    def summaries(self, progress: Progress = lambda share: True) -> tuple[Summary, ...]:
        """The line of every session, the newest first; only sessions that were written since are opened.

        One that cannot be opened is listed with its problem. When `progress` says stop, those read so far are returned.
        Raises RecordError.
        """
        stored = {row[0]: row[1:] for row in self._register.run("SELECT session, stamp, noun, curve FROM summaries")}
        found: list[Summary] = []
        new: list[tuple[str, Summary]] = []
        names = self._sessions.ids()
        for place, name in enumerate(names):
            stamp = _stamp(self._sessions.folder / name)
            row = stored.pop(name, None)
            if row is not None and row[0] == stamp:
                found.append(Summary(**json.loads(row[1]), curve=row[2]))
                continue
            if not progress(place / len(names)):
                break
            summary = self._read(name)
            found.append(summary)
            if summary.problem is None and stamp and stamp == _stamp(self._sessions.folder / name):
                new.append((stamp, summary))
            if len(new) >= _AT_ONCE:
                self._store(new)
                new = []
        else:
            self._forget(list(stored))
        self._store(new)
        return tuple(found)

    def _read(self, name: str) -> Summary:
        try:
            with self._sessions.open_unaudited(name) as session:
                return replace(summary_of(session), id=name)
        except RecordError as error:
            return Summary(name, problem=str(error))

    def _store(self, new: list[tuple[str, Summary]]) -> None:
        if not new:
            return
        rows: list[tuple[Any, ...]] = [
            (one.id, stamp, json.dumps({name: getattr(one, name) for name in NAMES}, ensure_ascii=False), one.curve)
            for stamp, one in new
        ]
        with self._register.transaction():
            self._register.database.executemany("INSERT OR REPLACE INTO summaries VALUES(?, ?, ?, ?)", rows)

    def _forget(self, names: list[str]) -> None:
        """Remove the lines of sessions that are no longer there."""
        if names:
            with self._register.transaction():
                self._register.database.executemany(
                    "DELETE FROM summaries WHERE session = ?", [(name,) for name in names]
                )


def _stamp(folder: Path) -> str:
    """What changes whenever the session is written; empty while it has a journal, as while it is recorded."""
    path = folder / FILE_NAME
    try:
        at = path.stat()
        if path.with_name(f"{FILE_NAME}-wal").exists():
            return ""
    except OSError:
        return ""
    return f"{_LAYOUT} {at.st_mtime_ns} {at.st_size} {at.st_ino}"
