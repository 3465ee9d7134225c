"""All sessions of a ward: list, search, open, delete. Each is a folder with a database and optional video."""

from __future__ import annotations

import logging
import math
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from neopain.base.data import Event
from neopain.base.errors import InputError, RecordError
from neopain.base.text import word_search
from neopain.record.session.facts import SessionFacts
from neopain.record.session.session import Session
from neopain.record.session.writer import DELETING, has_begun
from neopain.record.storage.keys import MasterKey

_log = logging.getLogger(__name__)

FOLDER_NAME = "sessions"
_DAY_S = 24 * 3600.0
_BREAK_S = 600.0
_RECENT = 20
"""So many sessions are looked at for the last one of a bed: a bed's computer has no other's."""


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session in the list, and the times of its first and last sample.

    `problem` says in one line why it cannot be opened; `facts` are None then.
    """

    id: str
    facts: SessionFacts | None
    first_s: float
    last_s: float
    size_bytes: int
    problem: str | None = None


def new_id(now: datetime) -> str:
    """An id for a session that begins `now` (UTC): that time and a random part; it does not identify the patient."""
    return f"{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


class Sessions:
    """The sessions under the records' `folder`, opened with the ward's key."""

    def __init__(self, folder: Path, master: MasterKey) -> None:
        self.folder, self._master = folder / FOLDER_NAME, master

    def ids(self) -> list[str]:
        """The ids of all sessions that have begun, the newest first; raises RecordError where they cannot be read."""
        try:
            found = list(self.folder.iterdir()) if self.folder.is_dir() else []
        except OSError as error:
            raise RecordError(f"{self.folder} cannot be read: {error.strerror}; check rights and disk") from error
        return sorted((path.name for path in found if has_begun(path)), reverse=True)

    def list(self, search: str = "") -> list[SessionEntry]:
        """The sessions that match every word of `search` (a word of id, patient, bed, date or bundle begins with it).

        The newest first. A session that cannot be opened is always listed, with its problem.
        """
        matches = word_search(search)
        entries = (self._entry(name) for name in self.ids())
        return [entry for entry in entries if entry.facts is None or matches(_text(entry.facts))]

    def open_unaudited(self, name: str) -> Session:
        """The session whose id is or begins with `name`, for the program itself: earlier events of the infant, checks
        for damage, the list of clips to be scored. What a person sees comes from Ward.open_session, which writes the
        audit entry. Raises InputError where no session, or more than one, has such an id.
        """
        return Session(self.folder / self.find(name), self._master)

    def find(self, name: str) -> str:
        """The id that is or begins with `name`; raises InputError when that is none or several."""
        ids = self.ids()
        matches = [name] if name in ids else [session for session in ids if name and session.startswith(name)]
        if not matches:
            raise InputError(f"there is no session {name}; see neopain sessions list")
        if len(matches) > 1:
            raise InputError(f"{len(matches)} sessions begin with {name}; give more of the id")
        return matches[0]

    def is_in_use(self, name: str) -> bool:
        """Whether the session `name` (the whole id) is being recorded or reviewed."""
        try:
            with Session(self.folder / name, self._master) as session:
                return session.is_in_use()
        except RecordError:
            return False  # a damaged one cannot be in use, and may be deleted

    def put_aside(self, name: str) -> None:
        """Take the session `name` (the whole id) out of the list, to be deleted. A process that is killed before it is
        leaves what the next session that begins removes. Raises RecordError.
        """
        try:
            (self.folder / name).rename(self.folder / f"{DELETING}{name}")
        except OSError as error:
            raise RecordError(f"session {name} cannot be removed: {error.strerror}; check rights") from error

    def put_back(self, name: str) -> None:
        """Undo `put_aside`, where that was done."""
        with suppress(OSError):
            (self.folder / f"{DELETING}{name}").rename(self.folder / name)

    def delete(self, name: str) -> None:
        """Delete the files of the session `name` that was put aside, the key first, so that a remainder cannot be read.

        The caller has checked `is_in_use` and written the audit entry. Raises RecordError.
        """
        folder = self.folder / f"{DELETING}{name}"
        try:
            for key in folder.glob("*.key"):
                key.unlink()
            shutil.rmtree(folder)
        except OSError as error:
            raise RecordError(f"session {name} cannot be removed: {error.strerror}; check rights") from error

    def earlier_sessions(self, facts: SessionFacts, began_s: float = 0.0) -> Iterator[tuple[SessionEntry, float]]:
        """Sessions of the same infant before the one of `facts`, which began at `began_s`; the newest first.

        Each comes with its time zero in the time of that session. The monitor was restarted or the infant came back:
        these are sessions of the same patient or, without an admission, of the last day in the same bed, each after a
        break of a few minutes at most.
        """
        zero = datetime.fromisoformat(facts.zero)
        until_s = began_s
        for entry in self.list(facts.patient):
            if entry.facts is None or entry.id == facts.id or entry.facts.patient != facts.patient:
                continue
            shift_s = (datetime.fromisoformat(entry.facts.zero) - zero).total_seconds()
            end_s = shift_s + entry.last_s
            near = entry.facts.bed == facts.bed and end_s > max(until_s - _BREAK_S, began_s - _DAY_S)
            if shift_s + entry.first_s >= began_s or not (facts.patient or near):
                continue
            until_s = shift_s + entry.first_s
            yield entry, shift_s

    def earlier_events(self, facts: SessionFacts, began_s: float = 0.0) -> tuple[Event, ...]:
        """Events before this session, from `earlier_sessions`, in its time; without an admission those of one day."""
        events: list[Event] = []
        for entry, shift_s in self.earlier_sessions(facts, began_s):
            with self.open_unaudited(entry.id) as session:
                events += (event.shifted(shift_s) for event in session.events())
        from_s = -math.inf if facts.patient else began_s - _DAY_S
        return tuple(sorted((event for event in events if event.t_s >= from_s), key=lambda event: event.t_s))

    def log_interruption(self, bed: str) -> None:
        """Say in the log when the newest session of `bed` was never closed, as after a power cut, and how far it
        goes. To be called before the next one begins; one that is still in use, or that cannot be read, says nothing.
        """
        for name in self.ids()[:_RECENT]:
            entry = self._entry(name)
            if entry.facts is None or entry.facts.bed != bed:
                continue
            if entry.facts.ended is None and not self.is_in_use(name):
                end = f"{entry.facts.wall_time(entry.last_s):%Y-%m-%d %H:%M:%S} UTC"
                _log.warning(
                    "session %s of bed %r was interrupted, as by a power cut; recorded up to %s", name, bed, end
                )
            return

    def _entry(self, name: str) -> SessionEntry:
        folder = self.folder / name
        size_bytes = _size_bytes(folder)
        try:
            with Session(folder, self._master) as session:
                return SessionEntry(name, session.facts, *session.span_s, size_bytes)
        except RecordError as error:
            return SessionEntry(name, None, 0.0, 0.0, size_bytes, str(error))


def _size_bytes(folder: Path) -> int:
    """Bytes of all files below `folder`; one that a database removes meanwhile, as it does its journal, counts 0."""
    total = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with suppress(FileNotFoundError):
                total += Path(root, name).stat().st_size
    return total


def _text(facts: SessionFacts) -> str:
    parts = (facts.id, facts.shown_id, facts.patient, facts.bed, facts.zero, facts.bundle_id, facts.source)
    return " ".join(parts)
