"""From a manifest to numbers: every usable moment with its label, subject and features, kept for the next run."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.assemble.parallel import Spread
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.batch.progress import Report
from neopain.dataset.manifest import Labelled, Recording
from neopain.inference.store import Bundle
from neopain.training.study.array_store import Matrix, Pile
from neopain.training.study.features.groups import Group
from neopain.training.study.observe import Observation, Observer, Sampling, Task

STAGE = "looking at recordings"
_MADE = 2
"""Raised when the same recording gives other features than before."""


@dataclass(frozen=True, slots=True)
class Usable:
    """Of one recording: how many moments were usable, why others were not, and what was wrong with the file."""

    count: int
    reasons: dict[str, int]
    problem: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Dataset:
    """N usable moments of R recordings. `row` (N,) says of which recording each is, `recordings` are the manifest's.

    `pain` (N,) bool, `subject` (N,) text, `t_s` (N,), `thumbs` uint8 N x 1024; `matrices` N x D by a group's name.
    `usable` has an entry for each recording; `key` changes with any of the numbers.
    """

    recordings: tuple[Recording, ...]
    usable: tuple[Usable, ...]
    row: NDArray[np.int64]
    pain: NDArray[np.bool_]
    subject: NDArray[np.str_]
    t_s: NDArray[np.float64]
    thumbs: Matrix
    matrices: dict[str, Matrix]
    groups: tuple[Group, ...]
    key: str

    def __len__(self) -> int:
        return len(self.row)


class Shelf:
    """What is known of recordings, in the folder `cache`, for one way of looking at them."""

    def __init__(
        self, cache_folder: Path, bundle: Bundle, sampling: Sampling, settings: Settings, moving: bool
    ) -> None:
        looked = {
            "made": _MADE,
            "artefacts": [a.manifest.artefact.sha256 for a in (bundle.detector, *bundle.features) if a is not None],
            "sampling": asdict(sampling),
            "settings": settings.model_dump(mode="json", include={"detect", "quality"}),
            "moving": moving,
        }
        self.key = hashlib.sha256(json.dumps(looked, sort_keys=True).encode()).hexdigest()[:16]
        self._folder = cache_folder / f"looks-{self.key}"
        self._times = Pile(self._folder, "times", np.float64)
        self._thumbs = Pile(self._folder, "thumbs", np.uint8)
        self._vectors: dict[str, Pile] = {}
        self._notes_file = self._folder / "recordings.jsonl"
        self._notes: dict[str, Usable] = dict(self._read_notes())

    def knows(self, name: str, groups: Iterable[Group]) -> bool:
        """Whether all of `groups` are known of the recording `name`."""
        return name in self._notes and all(name in self._pile(group) for group in groups)

    def add(self, seen: Observation, groups: Iterable[Group]) -> None:
        """Keep what was seen; the notes are written last."""
        for group in groups:
            self._pile(group).add(seen.name, seen.vectors[group.key])
        self._times.add(seen.name, seen.t_s[:, None])
        self._thumbs.add(seen.name, seen.thumbs)
        if seen.name not in self._notes:
            usable = Usable(len(seen.t_s), seen.reasons, seen.problem)
            with self._notes_file.open("a", encoding="utf-8") as file:
                file.write(json.dumps([seen.name, asdict(usable)]) + "\n")
            self._notes[seen.name] = usable

    def dataset(self, labelled: Labelled, names: Sequence[str], groups: Sequence[Group]) -> Dataset:
        """The moments of all rows of `labelled`, whose recordings are called `names`."""
        usable = tuple(self._notes[name] for name in names)
        counts = np.array([one.count for one in usable])
        row = np.repeat(np.arange(len(names)), counts)
        rows = labelled.rows
        parts = [self.key, *names, *(f"{one.subject}/{one.pain}" for one in rows)]
        return Dataset(
            rows,
            usable,
            row,
            np.array([bool(one.pain) for one in rows])[row],
            np.array([one.subject for one in rows])[row],
            self._times.gather(names).take(np.arange(len(row))).reshape(-1),
            self._thumbs.gather(names),
            {group.name: self._pile(group).gather(names) for group in groups},
            tuple(groups),
            hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16],
        )

    def _pile(self, group: Group) -> Pile:
        if group.key not in self._vectors:
            self._vectors[group.key] = Pile(self._folder, f"{group.name}-{group.key}", np.float32)
        return self._vectors[group.key]

    def _read_notes(self) -> Iterator[tuple[str, Usable]]:
        if not self._notes_file.is_file():
            return
        for line in self._notes_file.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n"):
                name, told = json.loads(line)
                yield name, Usable(**told)


def load(
    labelled: Labelled,
    groups: Sequence[Group],
    shelf: Shelf,
    make: Callable[[], Observer],
    spread: Spread,
    report: Report,
) -> Dataset:
    """The dataset of `labelled`; what the shelf does not know yet is observed by what `make`
    gives, spread out by `spread`, and kept.

    Raises InputError when no recording of a class, or of all subjects but one, shows a usable face.
    """
    tasks = [_task(row) for row in labelled.rows]
    todo = list({task.name: task for task in tasks if not shelf.knows(task.name, groups)}.values())
    for done, seen in enumerate(spread(make, todo), start=1):
        shelf.add(seen, groups)
        report(STAGE, done, len(todo))
    data = shelf.dataset(labelled, [task.name for task in tasks], groups)
    if data.pain.all() or not data.pain.any() or len(np.unique(data.subject)) < 2:
        told = ", ".join(f"{count} {reason}" for reason, count in why_not(data).most_common(4)) or "no picture"
        raise InputError(f"too few recordings show a usable face of both classes and of two subjects ({told})")
    return data


def why_not(data: Dataset) -> Counter[str]:
    """How many moments were not usable, by reason."""
    total: Counter[str] = Counter()
    for one in data.usable:
        total.update(one.reasons)
    return total


def _task(row: Recording) -> Task:
    span = "" if row.t0_s is None and row.t1_s is None else f"@{row.t0_s}-{row.t1_s}"
    name = hashlib.sha256(f"{_content(row.path)}{span}".encode()).hexdigest()[:24]
    return Task(name, row.path, row.t0_s, row.t1_s)


@cache
def _content(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
