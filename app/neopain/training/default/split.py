"""Which subject serves what: no subject serves two purposes, so no face is judged by a network that has seen it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import InputError
from neopain.training.default.settings import SplitSettings


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Rows by purpose: `train` the network and the classifier, `calibrate` the classifier, `test` the result."""

    train: NDArray[np.int64]
    calibrate: NDArray[np.int64]
    test: NDArray[np.int64]


def by_subject(subjects: NDArray[np.int64], settings: SplitSettings, seed: int) -> Split:
    """Deal the subjects (N,) of the rows out at random; raises InputError when there are too few of them."""
    names = np.unique(subjects)
    np.random.default_rng(seed).shuffle(names)
    first = round(len(names) * settings.calibrate)
    second = first + round(len(names) * settings.test)
    parts = names[second:], names[:first], names[first:second]
    if min(len(part) for part in parts) == 0:
        raise InputError(f"{len(names)} subjects cannot be split in three; render more faces with neopain synth")
    train, calibrate, test = (np.flatnonzero(np.isin(subjects, part)) for part in parts)
    return Split(train, calibrate, test)
