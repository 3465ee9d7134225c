"""Reads one session: facts, an overview second by second, samples and events by time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import AlarmState, Baseline, Command, Event, Limits, Procedure, Sample
from neopain.base.errors import RecordError
from neopain.record.analysis import overview
from neopain.record.session.block import landmarks_of, samples_of
from neopain.record.session.facts import read_facts
from neopain.record.session.video import Video
from neopain.record.session.writer import FILE_NAME, owner_of
from neopain.record.storage import columns
from neopain.record.storage.codec import decode, decode_command
from neopain.record.storage.columns import Columns
from neopain.record.storage.database import Database, mapped_errors
from neopain.record.storage.keys import MasterKey
from neopain.record.storage.schema import SESSION

_STATES: dict[str, type] = {"alarms": AlarmState, "limits": Limits, "procedure": Procedure, "baseline": Baseline}
_EVERYTHING = (float("-inf"), float("inf"))
_Place = tuple[int, int]
_WITHIN = "WHERE blocks.number BETWEEN ? AND ? AND last_s >= ? AND first_s < ? ORDER BY blocks.number"
_WITHOUT_FACES = f"SELECT number, scores, NULL FROM blocks {_WITHIN}"
_WITH_FACES = (
    f"SELECT blocks.number, scores, faces.columns FROM blocks LEFT JOIN faces ON faces.number = blocks.number {_WITHIN}"
)


class Rows(NamedTuple):
    """Values in order of time: float64 seconds (N,), and one value each, N x ..."""

    t_s: NDArray[np.float64]
    values: NDArray[Any]


class Session(Database):
    """The session under `folder`, opened with the ward's key; it may still be recorded. Raises RecordError.

    For one thread at a time. An older layout of the file is migrated first.
    """

    def __init__(self, folder: Path, master: MasterKey) -> None:
        self.folder = folder
        try:
            there = (folder / FILE_NAME).is_file()
        except OSError as error:
            raise RecordError(
                f"session {folder.name} cannot be read: {error.strerror}; check rights and disk"
            ) from error
        if not there:
            raise RecordError(f"there is no session {folder.name}; see neopain sessions list")
        super().__init__(folder / FILE_NAME, master, SESSION, owner=owner_of(folder))
        try:
            self.facts = read_facts(self.run("SELECT name, value FROM facts"), folder.name)
        except BaseException:
            self.close()
            raise

    @property
    def is_bound(self) -> bool:
        """Whether its key opens under this id alone. Earlier programs bound the key to no session."""
        try:
            wrapped = bytes.fromhex(self.path.with_suffix(".key").read_text(encoding="ascii"))
        except (OSError, ValueError) as error:  # its disk is gone since it was opened
            raise RecordError(
                f"the key of session {self.folder.name} cannot be read: {error}; check the disk"
            ) from error
        return self.master.unwrapped(wrapped, owner_of(self.folder)) is not None

    @property
    def span_s(self) -> tuple[float, float]:
        """Times of the first and the last sample; (0, 0) without samples."""
        first = self.run("SELECT first_s FROM blocks ORDER BY number LIMIT 1")
        last = self.run("SELECT last_s FROM blocks ORDER BY number DESC LIMIT 1")
        return (float(first[0][0]), float(last[0][0])) if first else (0.0, 0.0)

    def overview(self, by_s: int = 1) -> tuple[float, NDArray[np.void]]:
        """The time of the first row, and rows of `by_s` seconds each over the whole session (overview.SECOND)."""
        minutes = self.run("SELECT minute, seconds FROM minutes ORDER BY minute")
        if not minutes:
            return 0.0, overview.empty(0)
        first = int(minutes[0][0])
        rows = overview.empty((int(minutes[-1][0]) - first + 1) * overview.MINUTE)
        stored = np.frombuffer(b"".join(seconds for _, seconds in minutes), overview.STORED)
        places = (np.array([minute for minute, _ in minutes]) - first) * overview.MINUTE
        rows[(places[:, None] + np.arange(overview.MINUTE)).ravel()] = stored.astype(overview.SECOND)
        return float(first * overview.MINUTE), rows if by_s == 1 else overview.coarser(rows, by_s)

    def scores(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> Columns:
        """Columns of all samples from `from_s` on and before `to_s`.

        t_s, frame (-1: none), p_pain, p_trend, shift (NaN: none), coverage, state, reason, trend_reason (codes of
        block.py).
        """
        parts = [scores for _, scores, _ in self.blocks(from_s, to_s, faces=False)]
        if not parts:
            return {}
        joined = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        first, last = np.searchsorted(joined["t_s"], [from_s, to_s])
        return {name: column[first:last] for name, column in joined.items()}

    def features(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> Rows:
        """The stored feature vectors, float32 N x D."""
        return self._sparse("features", from_s, to_s, lambda part: part["features"].astype(np.float32))

    def landmarks(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> Rows:
        """The stored landmarks, float32 N x 68 x 2 frame pixels."""
        return self._sparse("landmarks", from_s, to_s, landmarks_of)

    def actions(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> Rows:
        """Intensities of the NFCS actions, float32 N x 10, in the order of NFCS_ACTIONS."""
        return self._sparse("actions", from_s, to_s, lambda part: part["actions"].astype(np.float32))

    def events(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> tuple[Event, ...]:
        """All events from `from_s` on and before `to_s`, in the order they happened."""
        rows = self.run("SELECT noun FROM events WHERE t_s >= ? AND t_s < ? ORDER BY number", from_s, to_s)
        return tuple(decode(str(noun), Event) for (noun,) in rows)

    def commands(self) -> tuple[Command, ...]:
        """All commands of people and reports of equipment, in order."""
        rows = self.run("SELECT noun FROM commands ORDER BY number")
        return tuple(decode_command(noun) for (noun,) in rows)

    def limits(self) -> Limits | None:
        """The limits at the beginning; None if none were recorded."""
        rows = self.run("SELECT noun FROM states WHERE field = 'limits' AND noun IS NOT NULL ORDER BY number LIMIT 1")
        return decode(str(rows[0][0]), Limits) if rows else None

    def samples(self, from_s: float = _EVERYTHING[0], to_s: float = _EVERYTHING[1]) -> Iterator[Sample]:
        """The samples from `from_s` on and before `to_s`, with the precision given in block.py and without timings."""
        events = _by_place(self.run("SELECT block, place, noun FROM events WHERE block IS NOT NULL ORDER BY number"))
        commands = _by_place(self.run("SELECT block, place, noun FROM commands ORDER BY number"))
        changes: dict[_Place, dict[str, Any]] = {}
        for block, place, field, noun in self.run("SELECT block, place, field, noun FROM states ORDER BY number"):
            changes.setdefault((block, place), {})[field] = None if noun is None else decode(noun, _STATES[field])
        in_force: dict[str, Any] | None = None
        for number, scores, faces in self.blocks(from_s, to_s):
            if in_force is None:
                in_force = {}
                for (block, _), change in changes.items():
                    if block < number:
                        in_force |= change
            for place, sample in enumerate(samples_of(scores, faces)):
                key = (number, place)
                in_force |= changes.get(key, {})
                if from_s <= sample.t_s < to_s:
                    happened = tuple(decode(noun, Event) for noun in events.get(key, ()))
                    given = tuple(decode_command(noun) for noun in commands.get(key, ()))
                    yield replace(sample, events=happened, commands=given, **in_force)

    def check(self) -> None:
        """Read every byte, unpack every block, open every piece of video.

        Raises RecordError when one is damaged, or, where the key is not bound to this id, for facts of another session.
        """
        self.check_pages()
        if not self.is_bound and self.facts.id != self.folder.name:
            raise RecordError(f"holds the session {self.facts.id}: the files were exchanged or renamed; restore them")
        for _ in self.samples():
            pass
        with self.video() as video:
            video.check()

    def video(self) -> Video:
        """The video of the session; the caller closes it."""
        return Video(self.folder, self.master)

    def blocks(self, from_s: float, to_s: float, *, faces: bool = True) -> Iterator[tuple[int, Columns, Columns]]:
        """Number, scores and, with `faces`, face columns of the blocks that may hold samples of that time."""
        minutes = [max(min(t_s, 1e15), -1e15) // overview.MINUTE for t_s in (from_s, to_s)]
        ((low,),) = self.run("SELECT max(first_block) FROM minutes WHERE minute <= ?", minutes[0])
        ((high,),) = self.run("SELECT min(first_block) FROM minutes WHERE minute > ?", minutes[1])
        sql = _WITH_FACES if faces else _WITHOUT_FACES
        with mapped_errors(self.path):
            rows = self.database.execute(sql, (low or 0, 2**62 if high is None else high, from_s, to_s))
            for number, scores, packed in rows:
                yield int(number), columns.unpack(scores), {} if packed is None else columns.unpack(packed)

    def _sparse(self, name: str, from_s: float, to_s: float, values_of: Callable[[Columns], NDArray[Any]]) -> Rows:
        times, values = [], []
        for _, scores, faces in self.blocks(from_s, to_s):
            if name in faces:
                times.append(scores["t_s"][faces[f"rows_{name}"]])
                values.append(values_of(faces))
        if not times:
            return Rows(np.empty(0), np.empty(0))
        t_s = np.concatenate(times)
        inside = (t_s >= from_s) & (t_s < to_s)
        return Rows(t_s[inside], np.concatenate(values)[inside])


def _by_place(rows: list[Any]) -> dict[_Place, list[str]]:
    nouns: dict[_Place, list[str]] = {}
    for block, place, noun in rows:
        nouns.setdefault((block, place), []).append(noun)
    return nouns
