"""Notes that clinicians write into a session, at a moment or for the whole stay. A note is never changed or removed."""

from __future__ import annotations

from dataclasses import dataclass, replace

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Role
from neopain.base.errors import Cause, Field, InputError, RecordError
from neopain.base.text import NOTE_LENGTH, check_text
from neopain.record.session.session import Session

_SELECT = "SELECT t_s, words, by, role, at, number FROM notes"


@dataclass(frozen=True, slots=True)
class Note:
    """`words` about the moment `t_s` (None: about the whole stay), written by `by` at `at`, UTC in ISO 8601.

    `number` is its place in the session.
    """

    t_s: float | None
    words: str
    by: str
    role: Role
    at: str
    number: int = 0


def new_note(words: str, t_s: float | None, by: str, role: Role, now: WallClock = wall_clock) -> Note:
    """The note that `by` writes `now`; raises InputError for one that is empty, too long or not plain text."""
    words = words.strip()
    if not words:
        raise InputError(Cause.NOTE_EMPTY)
    check_text(words, Field.NOTE, NOTE_LENGTH, lines=True)
    return Note(t_s, words, by, role, now().isoformat(timespec="seconds"))


class Notes:
    """The notes of an opened session, which may still be recorded. Raises RecordError."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, note: Note) -> Note:
        """Store `note`, so that it survives a loss of power; returns it with its number."""
        database = self._session.database
        database.pragma("synchronous", "full")
        with self._session.transaction():
            database.execute(
                "INSERT INTO notes VALUES(NULL, ?, ?, ?, ?, ?)",
                (note.t_s, note.words, note.by, note.role.value, note.at),
            )
            return replace(note, number=int(database.last_insert_rowid()))

    def all(self) -> tuple[Note, ...]:
        """Every note: those for the whole stay first, then those at a moment in order of time."""
        rows = self._session.run(f"{_SELECT} ORDER BY t_s IS NOT NULL, t_s, number")
        try:
            return tuple(Note(t_s, words, by, Role(role), at, number) for t_s, words, by, role, at, number in rows)
        except ValueError as error:
            raise RecordError(
                "a note of the session is by a role that is unknown here: it was written by a newer version of this "
                "program; open it with that version"
            ) from error
