"""The data of a study: every usable moment with its label, subject and features, cached for the next run."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache as cached
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.assemble.parallel import Spread
from neopain.base.arrays import F64, I64, Bools
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import Report
from neopain.dataset.manifest import Labelled, Recording
from neopain.inference.store import Bundle
from neopain.training.study.array_store import ArrayStore, Matrix
from neopain.training.study.extract import RecordingExtractor, RecordingFeatures, RecordingSpan, Sampling
from neopain.training.study.features.groups import Group

STAGE = "extracting features"
_MADE = 2
"""Increase it when the same recording gives other features than before: older caches no longer count then."""


@dataclass(frozen=True, slots=True)
class Usable:
    """Of one recording: number of usable moments, number of others by reason, and what was wrong with the file."""

    count: int
    reasons: dict[str, int]
    problem: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """N usable moments of R recordings. `row` (N,) is the index in `recordings` of each moment's recording.

    `pain` (N,) bool, `subject` (N,) text, `t_s` (N,), `thumbs` uint8 N x 1024; `matrices` N x D by the name of a group.
    `usable` has an entry for each recording; `key` changes with any of the numbers.
    """

    recordings: tuple[Recording, ...]
    usable: tuple[Usable, ...]
    row: I64
    pain: Bools
    subject: NDArray[np.str_]
    t_s: F64
    thumbs: Matrix
    matrices: dict[str, Matrix]
    groups: tuple[Group, ...]
    key: str

    def __len__(self) -> int:
        return len(self.row)


class FeatureCache:
    """Features already extracted, on disk under `cache_folder`, for one bundle, sampling and settings."""

    def __init__(
        self, cache_folder: Path, bundle: Bundle, sampling: Sampling, settings: Settings, moving: bool
    ) -> None:
        depends_on = {
            "made": _MADE,
            "artefacts": [a.manifest.artefact.sha256 for a in (bundle.detector, *bundle.features) if a is not None],
            "sampling": asdict(sampling),
            "settings": settings.model_dump(mode="json", include={"detect", "quality"}),
            "moving": moving,
        }
        self.key = hashlib.sha256(json.dumps(depends_on, sort_keys=True).encode()).hexdigest()[:16]
        self._folder = cache_folder / f"looks-{self.key}"
        self._times = ArrayStore(self._folder, "times", np.float64)
        self._thumbs = ArrayStore(self._folder, "thumbs", np.uint8)
        self._vectors: dict[str, ArrayStore] = {}
        self._usable_file = self._folder / "recordings.jsonl"
        self._usable: dict[str, Usable] = dict(self._read_usable())

    def has(self, name: str, groups: Iterable[Group]) -> bool:
        """Whether the features of all `groups` are stored for the recording `name`."""
        stores = (self._times, self._thumbs, *(self._store(group) for group in groups))
        return name in self._usable and all(name in store for store in stores)

    def add(self, found: RecordingFeatures, groups: Iterable[Group]) -> None:
        """Store the features of a recording; its count of usable moments, written last, makes them valid."""
        for group in groups:
            self._store(group).add(found.name, found.vectors[group.key])
        self._times.add(found.name, found.t_s[:, None])
        self._thumbs.add(found.name, found.thumbs)
        if found.name not in self._usable:
            usable = Usable(len(found.t_s), found.reasons, found.problem)
            with self._usable_file.open("a", encoding="utf-8") as file:
                file.write(json.dumps([found.name, asdict(usable)]) + "\n")
            self._usable[found.name] = usable

    def dataset(self, labelled: Labelled, names: Sequence[str], groups: Sequence[Group]) -> Dataset:
        """The dataset of all rows of `labelled`, whose recordings are stored as `names`."""
        usable = tuple(self._usable[name] for name in names)
        counts = np.array([entry.count for entry in usable])
        row = np.repeat(np.arange(len(names)), counts)
        rows = labelled.rows
        parts = [self.key, *names, *(f"{recording.subject}/{recording.pain}" for recording in rows)]
        return Dataset(
            rows,
            usable,
            row,
            np.array([bool(recording.pain) for recording in rows])[row],
            np.array([recording.subject for recording in rows])[row],
            self._times.gather(names).take(np.arange(len(row))).reshape(-1),
            self._thumbs.gather(names),
            {group.name: self._store(group).gather(names) for group in groups},
            tuple(groups),
            hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16],
        )

    def _store(self, group: Group) -> ArrayStore:
        if group.key not in self._vectors:
            self._vectors[group.key] = ArrayStore(self._folder, f"{group.name}-{group.key}", np.float32)
        return self._vectors[group.key]

    def _read_usable(self) -> Iterator[tuple[str, Usable]]:
        if not self._usable_file.is_file():
            return
        whole, end, rest = self._usable_file.read_bytes().rpartition(b"\n")
        if rest:  # of an interrupted run: the next line would be written behind it
            with self._usable_file.open("ab") as file:
                file.truncate(len(whole) + len(end))
        for line in whole.splitlines():
            name, usable = json.loads(line)
            yield name, Usable(**usable)


def build_dataset(
    labelled: Labelled,
    groups: Sequence[Group],
    cache: FeatureCache,
    make: Callable[[], RecordingExtractor],
    spread: Spread,
    report: Report,
) -> Dataset:
    """The dataset of `labelled`. Features missing in `cache` are extracted by what `make` builds, in parallel by
    `spread`, and stored.

    Raises InputError unless usable faces of both classes and of at least two subjects are found.
    """
    spans = [_span(row) for row in labelled.rows]
    todo = list({span.name: span for span in spans if not cache.has(span.name, groups)}.values())
    for done, found in enumerate(spread(make, todo), start=1):
        cache.add(found, groups)
        report(STAGE, done, len(todo))
    data = cache.dataset(labelled, [span.name for span in spans], groups)
    if data.pain.all() or not data.pain.any() or len(np.unique(data.subject)) < 2:
        reasons = [f"{count} {reason}" for reason, count in unusable_reasons(data.usable).most_common(4)]
        raise InputError(
            "too few recordings show a usable face of both classes and of two subjects "
            f"({', '.join(reasons) or 'no picture'})"
        )
    return data


def unusable_reasons(recordings: Iterable[Usable]) -> Counter[str]:
    """Number of moments of `recordings` that were not usable, by reason."""
    total: Counter[str] = Counter()
    for recording in recordings:
        total.update(recording.reasons)
    return total


def _span(row: Recording) -> RecordingSpan:
    span = "" if row.t0_s is None and row.t1_s is None else f"@{row.t0_s}-{row.t1_s}"
    name = hashlib.sha256(f"{_sha256(row.path)}{span}".encode()).hexdigest()[:24]
    return RecordingSpan(name, row.path, row.t0_s, row.t1_s)


@cached
def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
