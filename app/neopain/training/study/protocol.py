"""Splits into training and test: by subject or by site, and the leaking split by frame for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from sklearn.model_selection import StratifiedGroupKFold, StratifiedKFold

from neopain.base.arrays import I64
from neopain.base.errors import InputError
from neopain.dataset.manifest import Recording
from neopain.training.study.dataset import Dataset


class Protocol(StrEnum):
    """How moments are divided into training and test."""

    LOSO = "loso"
    """Each subject in turn is tested, the others are trained on."""
    GROUPED = "grouped"
    """Subjects are divided into parts; each part in turn is tested."""
    SITE = "site"
    """Each site in turn is tested, the others are trained on."""
    FRAMES = "frames"
    """Frames are divided into parts whatever subject they show, as in some papers: this leaks."""


LEAKING = frozenset({Protocol.FRAMES})
"""Protocols whose figures say nothing about infants outside the training data."""


@dataclass(frozen=True, slots=True, eq=False)
class Fold:
    """Rows of the dataset to train on and to test on; `name` says which subject, site or part is tested."""

    name: str
    train: I64
    test: I64


def folds(data: Dataset, protocol: Protocol, parts: int, seed: int) -> tuple[Fold, ...]:
    """The folds of `protocol`. Raises InputError when the training part of one lacks a class."""
    rows = np.arange(len(data))
    match protocol:
        case Protocol.LOSO:
            names = np.unique(data.subject)
            made = [Fold(str(name), rows[data.subject != name], rows[data.subject == name]) for name in names]
        case Protocol.SITE:
            made = _by_site(data)
        case Protocol.GROUPED:
            parts = min(parts, len(np.unique(data.subject)))
            splitter = StratifiedGroupKFold(parts, shuffle=True, random_state=seed)
            made = _numbered(list(splitter.split(rows, data.pain, data.subject)))
        case Protocol.FRAMES:
            parts = min(parts, int(data.pain.sum()), int((~data.pain).sum()))
            splitter = StratifiedKFold(max(parts, 2), shuffle=True, random_state=seed)
            made = _numbered(list(splitter.split(rows, data.pain)))
    for fold in made:
        if len(np.unique(data.pain[fold.train])) < 2:
            raise InputError(
                f"without {fold.name} there is only one class to train on; add subjects, or use another --protocol"
            )
    return tuple(fold for fold in made if len(fold.test))


def ensure_apart(data: Dataset, folds: Sequence[Fold], duplicates: I64) -> None:
    """Raise InputError when a fold tests a subject, or a duplicate (pairs, P x 2) of a moment, that it trains on."""
    for fold in folds:
        shared = sorted(set(data.subject[fold.train]) & set(data.subject[fold.test]))
        if shared:
            raise InputError(
                f"{fold.name}: subject {shared[0]} is in training and test both; a subject must belong to one side"
            )
        tested = np.zeros(len(data), bool)
        tested[fold.test] = True
        trained = np.zeros(len(data), bool)
        trained[fold.train] = True
        for one, other in duplicates:
            if (tested[one] and trained[other]) or (tested[other] and trained[one]):
                raise InputError(_same_picture(data.recordings, int(data.row[one]), int(data.row[other])))


def _same_picture(recordings: Sequence[Recording], one: int, other: int) -> str:
    first, second = recordings[one], recordings[other]
    return (
        f"lines {first.line} and {second.line} show almost the same picture, but name subjects {first.subject} and "
        f"{second.subject}; give them one subject, or remove one (--twins sets the likeness that counts as the same)"
    )


def _by_site(data: Dataset) -> list[Fold]:
    sites = np.array([recording.site for recording in data.recordings])[data.row]
    named = np.unique(sites)
    if "" in named or len(named) < 2:
        raise InputError("to test by site every row needs a site, and there have to be two at least")
    rows = np.arange(len(data))
    return [Fold(f"site {site}", rows[sites != site], rows[sites == site]) for site in named]


def _numbered(splits: Sequence[tuple[I64, I64]]) -> list[Fold]:
    return [Fold(f"part {number}", train, test) for number, (train, test) in enumerate(splits, start=1)]
