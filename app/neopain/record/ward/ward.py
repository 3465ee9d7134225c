"""The records of a ward opened together: key, register (people, patients, audit log) and sessions."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from neopain.base import paths
from neopain.base.care import check_limits
from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Limits
from neopain.base.errors import Cause, KeyLostError, RecordError
from neopain.record.session.session import Session
from neopain.record.session.sessions import Sessions
from neopain.record.storage import key_backup, keys
from neopain.record.storage.codec import decode, encode
from neopain.record.storage.database import REGISTER_NAME, Register, is_file, readable
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.record.storage.reserve import ensure_room
from neopain.record.ward.audit import Action, AuditLog
from neopain.record.ward.badges import Badges
from neopain.record.ward.patients import Patients
from neopain.record.ward.session_index import SessionIndex
from neopain.record.ward.staff import Person, Right, Staff, entitled

SESSION_RIGHTS = {
    Action.SESSION_VIEWED: Right.REVIEW,
    Action.SESSION_RESCORED: Right.REVIEW,
    Action.SESSION_SCORED: Right.SCORE,
    Action.CLIPS_DRAWN: Right.SCORE,
    Action.SESSION_NOTED: Right.NOTE,
    Action.SESSION_EXPORT_BEGUN: Right.EXPORT,
    Action.SESSION_PRINT_BEGUN: Right.EXPORT,
}
"""What people open a session for, and the right to it."""
_UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Verified:
    """What a session was found to be: with a `fault`, or as it was written. `bound` is False for one of an earlier
    program, of which only the facts, not the key, say that it is the session of this id.
    """

    session: str
    fault: str = ""
    bound: bool = True


class Ward:
    """The records under `folder`, opened with `key`; `now` is the wall clock of all entries.

    Without `create` the register has to be there. With `keep_reserve` the room that people need on a full disk stays
    theirs: a monitor that records would fill it. For one thread at a time. Raises RecordError.
    """

    def __init__(
        self,
        folder: Path,
        key: MasterKey,
        now: WallClock = wall_clock,
        *,
        create: bool = True,
        keep_reserve: bool = False,
    ) -> None:
        self.folder, self.key, self.now = folder, key, now
        with readable(folder / REGISTER_NAME):
            _ensure_register(folder, key, create)
        ensure_room(folder, keep=keep_reserve)
        self.register = Register(folder, key, create=create)
        keys.remember_register(folder, key)
        self.audit = AuditLog(self.register, now)
        self.staff = Staff(self.register, self.audit)
        self.badges = Badges(self.register, self.staff, self.audit, key)
        self.patients = Patients(self.register, self.audit, now)
        self.sessions = Sessions(folder, key)
        self.index = SessionIndex(self.register, self.sessions)

    def preset(self) -> Limits | None:
        """The limits that a patient of this unit starts with; None where nobody has set them."""
        rows = self.register.run("SELECT noun FROM presets WHERE name = ?", _UNIT)
        return decode(rows[0][0], Limits) if rows else None

    def save_preset(self, by: Person, limits: Limits) -> None:
        """Set the limits that a patient of this unit starts with; audited. Raises AccessError, and SettingsError
        for one outside the safe bounds.
        """
        entitled(self.register, by, Right.PRESETS)
        check_limits(limits)

        def store() -> None:
            self.register.run("INSERT OR REPLACE INTO presets VALUES(?, ?)", _UNIT, encode(limits))

        self.audit.append(by.name, Action.PRESET_CHANGED, encode(limits), store)

    def open_session(self, by: Person, name: str, action: Action, detail: str = "") -> Session:
        """Open the session whose id is or begins with `name` for a person who may do `action`, one of SESSION_RIGHTS.

        The only ways for people to a session are this and the two below. Here the audit entry (`action`, `by`, the id
        and `detail`) is on the disk before anything of the session is read. The caller closes the session. Raises
        AccessError, InputError or RecordError.
        """
        entitled(self.register, by, SESSION_RIGHTS[action])
        found = self.sessions.find(name)
        self.audit.append(by.name, action, _said(found, detail))
        return self.sessions.open_unaudited(found)

    def open_to_change(self, by: Person, name: str, action: Action, detail: str = "") -> Session:
        """As `open_session`, for a person who adds something and is shown nothing: every transaction of the session is
        committed with its audit entry, or neither is, as where somebody has deleted the session meanwhile.
        """
        entitled(self.register, by, SESSION_RIGHTS[action])
        found = self.sessions.find(name)
        session = self.sessions.open_unaudited(found)
        session.before_commit = lambda: self.audit.append(by.name, action, _said(found, detail), session.check_in_place)
        return session

    @contextmanager
    def open_to_rescore(self, by: Person, name: str, detail: str = "") -> Iterator[Session]:
        """As `open_session`, for what is computed first and shown to the person afterwards: the audit entry is on the
        disk once the block has ended. A block that raises shows nothing and leaves no entry.
        """
        entitled(self.register, by, SESSION_RIGHTS[Action.SESSION_RESCORED])
        found = self.sessions.find(name)
        with self.sessions.open_unaudited(found) as session:
            yield session
        self.audit.append(by.name, Action.SESSION_RESCORED, _said(found, detail))

    def missing_sessions(self) -> dict[str, str]:
        """The sessions that were begun and not deleted by a person, and are not there: id and time of their begin."""
        rows = self.register.run(
            "SELECT detail, at FROM audit WHERE action = ? "
            "AND detail NOT IN (SELECT detail FROM audit WHERE action = ?) ORDER BY number",
            Action.SESSION_STARTED.value,
            Action.SESSION_DELETED.value,
        )
        there = set(self.sessions.ids())
        return {str(name): str(at) for name, at in rows if name not in there}

    def verify_sessions(self, wanted: str | None = None) -> Iterator[Verified]:
        """Read every byte of the session `wanted`, or of all, and tell of those that are missing.

        Nobody is shown any of the content. Raises RecordError where there is no such session.
        """
        missing = {name: at for name, at in self.missing_sessions().items() if wanted in (None, name)}
        for name, began in missing.items():
            yield Verified(name, f"is missing: its recording began at {began}, and nobody deleted it with this program")
        for name in self.sessions.ids() if wanted is None else [] if missing else [self.sessions.find(wanted)]:
            try:
                with self.sessions.open_unaudited(name) as opened:
                    opened.check()
                    found = Verified(name, bound=opened.is_bound)
            except RecordError as error:
                found = Verified(name, str(error))
            yield found

    def delete_session(self, by: Person, name: str) -> None:
        """Delete the session `name` (the whole id) permanently: it is put aside in one step with the audit entry, and
        its files are removed after that.

        Raises AccessError, and RecordError while it is being recorded or reviewed.
        """
        entitled(self.register, by, Right.DELETE)
        if self.sessions.is_in_use(name):
            raise RecordError(
                f"session {name} is being recorded or reviewed: stop its monitor or close its review, then delete it"
            )
        try:
            self.audit.append(by.name, Action.SESSION_DELETED, name, lambda: self.sessions.put_aside(name))
        except BaseException:
            self.sessions.put_back(name)
            raise
        self.sessions.delete(name)

    def back_up_key(self, by: Person, path: Path, passphrase: str) -> None:
        """Write the backup of the key to the file `path`, locked with `passphrase`; audited once it is there.

        Raises AccessError, InputError for a short passphrase, and RecordError.
        """
        entitled(self.register, by, Right.KEY)
        key_backup.write(self.folder, self.key, path, passphrase)
        self.audit.append(by.name, Action.KEY_BACKED_UP, str(path))

    def close(self) -> None:
        """Close the files. May be called more than once."""
        self.register.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _said(session: str, detail: str) -> str:
    return f"{session}: {detail}" if detail else session


def _ensure_register(folder: Path, key: MasterKey, create: bool) -> None:
    """Raise RecordError where a register that existed, or must have existed, is missing, or may not be created.

    A new one would have no staff: whoever removed the old one could become the administrator of its sessions.
    """
    if is_file(folder / REGISTER_NAME) and (folder / REGISTER_NAME).stat().st_size > 0:
        return
    if not (create or keys.exists(folder)):
        raise RecordError(Cause.RECORDS_REMOVED, folder=folder)
    if not keys.exists(folder):
        return
    count = len(Sessions(folder, key).ids())
    if count or keys.has_had_register(folder, key):
        raise RecordError(
            f"{REGISTER_NAME}, with staff, patients and audit log, is missing from {folder}, which has had one and "
            f"holds {count} sessions; restore it from a backup, or move the folder away to start a new ward"
        )


def open_ward(folder: Path | None = None, passphrase: str | None = None, *, create: bool = False) -> Ward:
    """The records under `folder` (the user's own if None), made with `create` if there are none.

    A `passphrase` is needed where they are locked with one, and locks those that are made. Raises RecordError.
    """
    folder = paths.records() if folder is None else folder
    return Ward(folder, open_key(folder, passphrase, create=create))


def open_key(folder: Path, passphrase: str | None = None, *, create: bool = False) -> MasterKey:
    """The master key of the records under `folder`, made with `create` if there are none; raises RecordError."""
    if keys.exists(folder):
        return keys.open_key(folder, passphrase)
    if is_file(folder / REGISTER_NAME):
        raise KeyLostError(Cause.KEY_FACTS_LOST, file=folder / keys.FILE_NAME)
    if create:
        return keys.create(folder, passphrase)
    raise RecordError(Cause.NOTHING_RECORDED, folder=folder)


def restore_key(folder: Path, path: Path, passphrase: str) -> KeyKind:
    """Bring the key of the records under `folder` back from its backup `path`; returns where the key is now.

    Audited once it is back. Raises RecordError, also where the records cannot be opened with it.
    """
    key = key_backup.restore(folder, path, passphrase)
    with Ward(folder, key, create=False) as ward:
        ward.audit.append("", Action.KEY_RESTORED, str(path))
    return key.kind
