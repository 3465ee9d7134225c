"""Writes one session: blocks of samples, each with its events, commands and states in one transaction."""

from __future__ import annotations

import math
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import AlarmState, Baseline, Event, Limits, Procedure, Sample
from neopain.base.errors import RecordError
from neopain.base.settings import PictureMode
from neopain.record.analysis import overview
from neopain.record.session.block import face_columns, score_columns, sparse
from neopain.record.session.facts import SessionFacts, write_fact, write_facts
from neopain.record.storage import columns
from neopain.record.storage.codec import encode
from neopain.record.storage.columns import Columns
from neopain.record.storage.database import Database
from neopain.record.storage.keys import MasterKey
from neopain.record.storage.reserve import check_room
from neopain.record.storage.schema import SESSION

FILE_NAME = "session.db"
BEGINNING = "beginning"
"""A file of this name in the folder of a session that has not begun yet: a process that is killed leaves it behind."""
DELETING = ".deleting-"
"""The name of the folder of a session that is being deleted begins so."""
_ABANDONED_S = 60.0
FEATURE_BYTES_S = 2400
"""Most bytes of features a second: 72 h take less than 0.7 GB, whatever the network."""
FACES_S = 0.1
"""Interval at which quality, box, actions and landmarks of a face are stored."""


def owner_of(folder: Path) -> str:
    """The owner of the key of the session in `folder`: its id is part of it, so that no other session opens there."""
    return f"{folder.name}/{FILE_NAME}"


_State = AlarmState | Limits | Procedure | Baseline | None


class SessionWriter(Database):
    """Creates the session `facts` under `folder`, which must not exist, and writes to it; `now` is the wall clock.

    Raises RecordError.
    """

    def __init__(self, folder: Path, master: MasterKey, facts: SessionFacts, now: WallClock = wall_clock) -> None:
        self.folder, self.facts, self._now = folder, facts, now
        check_room(folder.parents[1])
        try:
            folder.mkdir(parents=True, mode=0o700)
            (folder / BEGINNING).touch(mode=0o600)
            _remove_abandoned(folder)
        except OSError as error:
            raise RecordError(f"{folder} cannot be made: {error.strerror}; check rights and disk") from error
        try:
            super().__init__(folder / FILE_NAME, master, SESSION, create=True, durable=True, owner=owner_of(folder))
            try:
                with self.transaction():
                    write_facts(self.database, facts)
                (folder / BEGINNING).unlink()
            except BaseException:
                super().close()
                raise
        except BaseException:  # on a full disk each attempt would leave as much as it could write
            shutil.rmtree(folder, ignore_errors=True)
            raise
        self._block = 0
        self._last_s = -math.inf
        self._features_s = self._faces_s = -math.inf
        self._states: dict[str, _State] = {}
        self._minute: tuple[int, int, NDArray[np.void]] | None = None

    def write(self, samples: Sequence[Sample], notes: Sequence[Event] = ()) -> None:
        """Write `samples`, in order of time and later than all before, and `notes`: events that belong to no sample.

        Writes all or, when it raises RecordError, nothing, so that the same can be written again; RecordGoneError when
        the session's file was removed.
        """
        self.check_in_place()
        check_room(self.path.parents[2])
        before = (self._block, self._last_s, self._features_s, self._faces_s, dict(self._states), self._minute)
        try:
            with self.transaction():
                for note in notes:
                    self._event(note, None, None)
                if samples:
                    self._write_block(samples)
        except BaseException:
            self._block, self._last_s, self._features_s, self._faces_s, self._states, self._minute = before
            raise

    def close(self) -> None:
        """Note that the session ended normally, and close the file."""
        try:
            with self.transaction():
                write_fact(self.database, "ended", self._now().isoformat(timespec="milliseconds"))
        finally:
            super().close()

    def _write_block(self, samples: Sequence[Sample]) -> None:
        scores = score_columns(samples)
        times = scores["t_s"]
        if times[0] <= self._last_s or not (np.diff(times) > 0).all():
            raise ValueError("samples have to come in order of time")
        self._last_s = float(times[-1])
        number = self._block
        row = (number, samples[0].t_s, samples[-1].t_s, len(samples), columns.pack(scores))
        self.database.execute("INSERT INTO blocks VALUES(?, ?, ?, ?, ?)", row)
        faces = self._faces(samples)
        if faces:
            self.database.execute("INSERT INTO faces VALUES(?, ?)", (number, columns.pack(faces)))
        for place, sample in enumerate(samples):
            for command in sample.commands:
                values = (number, place, command.t_s, encode(command))
                self.database.execute("INSERT INTO commands VALUES(NULL, ?, ?, ?, ?)", values)
            for event in sample.events:
                self._event(event, number, place)
            self._state(number, place, "alarms", sample.alarms)
            self._state(number, place, "limits", sample.limits)
            self._state(number, place, "procedure", sample.procedure)
            self._state(number, place, "baseline", sample.baseline)
        self._add_to_overview(number, scores)
        self._block += 1

    def _faces(self, samples: Sequence[Sample]) -> Columns:
        stored: list[Sample | None] = [None] * len(samples)
        features: list[NDArray[np.float16] | None] = [None] * len(samples)
        for row, sample in enumerate(samples):
            if sample.face_box is not None and sample.t_s - self._faces_s >= FACES_S - 1e-6:
                stored[row], self._faces_s = sample, sample.t_s
            vector = sample.features
            if vector is not None and sample.t_s - self._features_s >= feature_interval_s(len(vector)):
                features[row], self._features_s = vector.astype(np.float16), sample.t_s
        landmarks = self.facts.picture_mode is not PictureMode.NONE
        return face_columns(stored, landmarks=landmarks) | sparse("features", features, np.float16)

    def _event(self, event: Event, block: int | None, place: int | None) -> None:
        values = (block, place, event.t_s, event.kind.value, event.condition, encode(event))
        self.database.execute("INSERT INTO events VALUES(NULL, ?, ?, ?, ?, ?, ?)", values)

    def _state(self, block: int, place: int, field: str, value: _State) -> None:
        """Write the value in force from this sample on, if it has changed."""
        if field in self._states and self._states[field] == value:
            return
        self._states[field] = value
        values = (block, place, field, None if value is None else encode(value))
        self.database.execute("INSERT INTO states VALUES(NULL, ?, ?, ?, ?)", values)

    def _add_to_overview(self, block: int, scores: Columns) -> None:
        first_s, seconds = overview.from_scores(scores)
        known = np.flatnonzero(seconds["samples"])
        minutes, places = np.divmod(int(first_s) + known, overview.MINUTE)
        for minute in np.unique(minutes).tolist():
            if self._minute is None or self._minute[0] != minute:
                self._minute = (minute, block, overview.empty(overview.MINUTE))
            rows, within = self._minute[2].copy(), minutes == minute
            rows[places[within]] = overview.merged(rows[places[within]], seconds[known[within]])
            self._minute = (minute, self._minute[1], rows)
            values = (minute, self._minute[1], rows.astype(overview.STORED).tobytes())
            self.database.execute("INSERT OR REPLACE INTO minutes VALUES(?, ?, ?)", values)


def _remove_abandoned(folder: Path) -> None:
    """Remove what sessions beside `folder` left that ended before they began, and what a deletion left that was cut
    off; neither holds a sample that could be read.
    """
    now_s = (folder / BEGINNING).stat().st_mtime
    for left in folder.parent.iterdir():
        with suppress(OSError):
            mark = left / BEGINNING
            at_s = (mark if mark.exists() else left).stat().st_mtime
            if not has_begun(left) and at_s < now_s - _ABANDONED_S:
                shutil.rmtree(left)


def has_begun(folder: Path) -> bool:
    """Whether `folder` is that of a session that has begun and is not being deleted."""
    try:
        if folder.name.startswith(DELETING) or not folder.is_dir():
            return False
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return True  # it cannot be looked into: the list says so
    return bool(names) and BEGINNING not in names


def feature_interval_s(width: int) -> float:
    """Interval at which feature vectors of length `width` are stored."""
    return width * np.dtype(np.float16).itemsize / FEATURE_BYTES_S
