"""The audit log: who did what, when. Entries are only added, and each entry seals all previous ones.

A seal is an HMAC, keyed from the master key, over the entry and the previous seal: without that key no entry can be
changed, removed or moved unnoticed. The anchor, a sealed file with the number of entries, protects the last ones. It
cannot show that register and anchor were both restored from an older copy.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import RecordError
from neopain.base.files import write_private
from neopain.record.storage.database import Register, mapped_errors

ANCHOR_NAME = "audit.head"
_GENESIS = "0" * 64
_NOT_EMPTY = "SELECT number FROM audit UNION ALL SELECT name FROM people LIMIT 1"
_LAST = "SELECT number, seal FROM audit ORDER BY number DESC LIMIT 1"
_BACKWARDS = "SELECT number, at, who, action, detail FROM audit WHERE number < ? ORDER BY number DESC LIMIT ?"
_PIECE, _ANY_NUMBER = 500, 2**62


class Action(StrEnum):
    """An action that is audited."""

    PERSON_ADDED = "person_added"
    PERSON_CHANGED = "person_changed"
    PERSON_REMOVED = "person_removed"
    SIGNED_IN = "signed_in"
    SIGN_IN_FAILED = "sign_in_failed"
    SIGNED_OUT = "signed_out"
    PATIENT_ADMITTED = "patient_admitted"
    PATIENT_CHANGED = "patient_changed"
    PATIENT_TRANSFERRED = "patient_transferred"
    PATIENT_DISCHARGED = "patient_discharged"
    SESSION_STARTED = "session_started"
    MONITOR_ENDED = "monitor_ended"
    SESSION_VIEWED = "session_viewed"
    SESSION_EXPORT_BEGUN = "session_export_begun"
    SESSION_EXPORTED = "session_exported"
    SESSION_RESCORED = "session_rescored"
    SESSION_DELETED = "session_deleted"
    SESSION_SCORED = "session_scored"
    SESSION_NOTED = "session_noted"
    SESSION_PRINT_BEGUN = "session_print_begun"
    SESSION_PRINTED = "session_printed"
    CLIPS_DRAWN = "clips_drawn"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    VIDEO_EXPIRED = "video_expired"
    LIMIT_CHANGED = "limit_changed"
    PRESET_CHANGED = "preset_changed"
    MODEL_IMPORTED = "model_imported"
    MODEL_KEY_TRUSTED = "model_key_trusted"
    MODELS_CHOSEN = "models_chosen"
    WORDING_LOADED = "wording_loaded"
    WORDING_REMOVED = "wording_removed"
    AUDIO_OFF = "audio_off"
    AUDIO_ON = "audio_on"
    CERTIFICATE_MADE = "certificate_made"
    CERTIFICATE_REVOKED = "certificate_revoked"
    BED_ASKED = "bed_asked"
    BED_ASSIGNED = "bed_assigned"
    ALARM_SEEN_AT_DESK = "alarm_seen_at_desk"
    SEALED_FILE_FETCHED = "sealed_file_fetched"
    SEALED_STAY_EXPIRED = "sealed_stay_expired"
    WARD_DATA_EXPIRED = "ward_data_expired"
    KEY_BACKED_UP = "key_backed_up"
    KEY_RESTORED = "key_restored"


_ACTIONS: dict[str, str] = {one.value: one for one in Action}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `at` is UTC in ISO 8601, `who` a name or "" where no one was signed in. `action` is an
    Action, or a word of a newer version of this program.
    """

    number: int
    at: str
    who: str
    action: str
    detail: str


def _entry(row: Sequence[Any]) -> Entry:
    number, at, who, action, detail = row
    return Entry(number, at, who, _ACTIONS.get(action, action), detail)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of the log at entry `number`, as one line of text."""

    number: int
    text: str


class AuditLog:
    """The log in `register`. `now` gives the wall clock."""

    def __init__(self, register: Register, now: WallClock = wall_clock) -> None:
        self._register, self._now = register, now
        self._key = register.master.derive("audit")
        self._anchor_path = register.folder / ANCHOR_NAME

    def append(self, who: str, action: Action, detail: str = "", then: Callable[[], object] = lambda: None) -> None:
        """Add an entry; when this returns it is on the disk. `then` does in the register what the entry tells of: both
        are there or, where it raises, neither. Raises RecordError.
        """
        with self._register.transaction():
            ((number, previous),) = self._register.run(_LAST) or [(0, _GENESIS)]
            count, head = self._read_anchor()  # before the first person is there, who must have an entry
            then()
            if count is not None and count > number:  # the last entries were removed: the gap must remain visible
                number, previous = count, head
            row = (number + 1, self._now().isoformat(timespec="milliseconds"), who, action.value, detail)
            values = (*row, previous, self._seal(row, previous))
            self._register.database.execute("INSERT INTO audit VALUES(?, ?, ?, ?, ?, ?, ?)", values)
        # After the commit: an anchor behind the log is harmless, one ahead of it would be a false finding after a power
        # loss. An altered anchor is not rewritten, so that verify reports it.
        if count is not None:
            self._write_anchor()

    def entries(self, after: int = 0, limit: int = 1000) -> list[Entry]:
        """Up to `limit` entries with numbers above `after`, in order."""
        rows = self._register.run(
            "SELECT number, at, who, action, detail FROM audit WHERE number > ? ORDER BY number LIMIT ?", after, limit
        )
        return [_entry(row) for row in rows]

    def backwards(self) -> Iterator[Entry]:
        """All entries, the newest first; read piece by piece, while others may be added."""
        before = _ANY_NUMBER
        while rows := self._register.run(_BACKWARDS, before, _PIECE):
            yield from (_entry(row) for row in rows)
            before = rows[-1][0]

    def newest_by(self, key: str, actions: Sequence[Action]) -> str:
        """Who did the newest of `actions` to the patient `key`; "" where nobody was signed in, or there is none."""
        marks = ", ".join("?" * len(actions))
        rows = self._register.run(
            f"SELECT who FROM audit WHERE (detail = ? OR detail LIKE ?) AND action IN ({marks}) ORDER BY number DESC "
            "LIMIT 1",
            key,
            f"{key}: %",
            *(action.value for action in actions),
        )
        return str(rows[0][0]) if rows else ""

    def newest(self, action: Action) -> Entry | None:
        """The newest entry of `action`; None where there is none."""
        sql = "SELECT number, at, who, detail FROM audit WHERE action = ? ORDER BY number DESC LIMIT 1"
        rows = self._register.run(sql, action.value)
        return Entry(rows[0][0], rows[0][1], rows[0][2], action, rows[0][3]) if rows else None

    def count(self) -> int:
        """The number of entries."""
        ((count,),) = self._register.run("SELECT count(*) FROM audit")
        return int(count)

    @property
    def is_cut(self) -> bool:
        """Whether entries that were sealed in the anchor are missing, or the anchor is."""
        ((number, _),) = self._register.run(_LAST) or [(0, _GENESIS)]
        count, _ = self._read_anchor()
        return count is None or count > number

    def verify(self) -> list[Finding]:
        """Everything wrong with the log, in order; empty when every entry is unaltered and none is missing."""
        findings: list[Finding] = []
        count, head = self._read_anchor()
        if count is None:
            findings.append(Finding(0, f"{ANCHOR_NAME}, which holds the number of entries, is missing or was altered"))
        expected, previous, at_anchor = 1, _GENESIS, _GENESIS if count == 0 else None
        for row, sealed_previous, seal in self._rows():
            number = row[0]
            if number != expected:
                missing = (
                    f"entry {expected} is" if number == expected + 1 else f"entries {expected} to {number - 1} are"
                )
                findings.append(Finding(expected, f"{missing} missing"))
            elif sealed_previous != previous:
                findings.append(Finding(number, f"entry {number} does not follow the one before it: moved or replaced"))
            if not hmac.compare_digest(self._seal(row, sealed_previous), seal):
                findings.append(Finding(number, f"entry {number} was changed"))
            expected, previous = number + 1, seal
            if number == count:
                at_anchor = seal
        if count is not None and expected - 1 < count:
            findings.append(Finding(expected, f"entries {expected} to {count}, the last ones, are missing"))
        elif count is not None and at_anchor != head:
            findings.append(Finding(count, f"entry {count} is not the one sealed in {ANCHOR_NAME}: replaced"))
        return findings

    def _rows(self) -> Iterator[tuple[tuple[Any, ...], str, str]]:
        with mapped_errors(self._register.path):
            for *row, previous, seal in self._register.database.execute(
                "SELECT number, at, who, action, detail, previous, seal FROM audit ORDER BY number"
            ):
                yield tuple(row), str(previous), str(seal)

    def _seal(self, row: tuple[object, ...], previous: str) -> str:
        text = json.dumps([*row, previous], ensure_ascii=False, separators=(",", ":"))
        return hmac.digest(self._key, text.encode(), hashlib.sha256).hex()

    def _write_anchor(self) -> None:
        """Write the present number of entries to the sealed file, one writer at a time."""
        database = self._register.database
        try:
            with mapped_errors(self._register.path):
                database.execute("BEGIN IMMEDIATE")
                try:
                    (count, head), *_ = self._register.run(_LAST)
                    content = {"count": count, "head": head, "seal": self._seal((count, head), "anchor")}
                    write_private(self._anchor_path, json.dumps(content))
                finally:
                    database.execute("ROLLBACK")
        except OSError as error:
            raise RecordError(f"{self._anchor_path} cannot be written: {error.strerror}; check the disk") from error

    def _read_anchor(self) -> tuple[int | None, str]:
        """The number of entries in the anchor and the seal of the last; None where it is missing or altered."""
        try:
            if not self._anchor_path.exists() and not self._register.run(_NOT_EMPTY):
                return 0, _GENESIS
            content = json.loads(self._anchor_path.read_text(encoding="utf-8"))
            count, head, seal = int(content["count"]), str(content["head"]), str(content["seal"])
        except (OSError, ValueError, KeyError, TypeError):
            return None, ""
        if not hmac.compare_digest(self._seal((count, head), "anchor"), seal):
            return None, ""
        return count, head
