"""How the best line does on each infant, and on infants of one age, skin tone, site or procedure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.training.study.dataset import Dataset
from neopain.training.study.figures import THRESHOLD, Figure, draws, figures
from neopain.training.study.plan import Plan

_AGE_EDGES_WEEKS = (28, 32, 34, 37)
_LEAST_GROUP = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """One infant: its recordings, how many moments were usable and not, and how the best line did on it."""

    name: str
    recordings: int
    moments: int
    unusable: dict[str, int]
    pain: int
    right: int
    judged: int


@dataclass(frozen=True, slots=True)
class SubGroup:
    """Recordings of one kind: `what` they are grouped by and the `name` of this group."""

    what: str
    name: str
    recordings: int
    subjects: int
    figures: dict[str, Figure]


def by_subject(data: Dataset, recording: NDArray[np.int64], probability: NDArray[np.float64]) -> tuple[Subject, ...]:
    """Each infant of the manifest; `probability` (R,) is of the recordings with the indices `recording` (R,)."""
    said = dict(zip(recording.tolist(), (probability >= THRESHOLD).tolist(), strict=True))
    found = []
    for name in sorted({one.subject for one in data.recordings}):
        own = [index for index, one in enumerate(data.recordings) if one.subject == name]
        judged = [index for index in own if index in said]
        unusable: Counter[str] = Counter()
        for index in own:
            unusable.update(data.usable[index].reasons)
        found.append(
            Subject(
                name,
                len(own),
                sum(data.usable[index].count for index in own),
                dict(unusable),
                sum(bool(data.recordings[index].pain) for index in own),
                sum(said[index] == data.recordings[index].pain for index in judged),
                len(judged),
            )
        )
    return tuple(found)


def sub_groups(
    data: Dataset,
    recording: NDArray[np.int64],
    pain: NDArray[np.bool_],
    subject: NDArray[np.str_],
    probability: NDArray[np.float64],
    plan: Plan,
) -> tuple[SubGroup, ...]:
    """Figures of each kind of recordings where the manifest tells kinds apart, for the judged recordings (R,)."""
    rows = [data.recordings[index] for index in recording]
    by: dict[str, list[str]] = {
        "gestational age": [_weeks(row.gestational_age_weeks) for row in rows],
        "postnatal age": [_days(row.postnatal_age_days) for row in rows],
        "skin tone": [row.skin_tone for row in rows],
        "site": [row.site for row in rows],
        "procedure": [row.procedure for row in rows],
        "group": [row.group for row in rows],
    }
    found = []
    for what, names in by.items():
        if len(set(names) - {""}) < 2:
            continue
        for name in sorted(set(names)):
            own = np.array([one == name for one in names])
            if own.sum() < _LEAST_GROUP:
                continue
            weights = draws(subject[own], plan.resamples, plan.seed)
            given = figures(pain[own], probability[own], weights)
            found.append(SubGroup(what, name or "not given", int(own.sum()), len(np.unique(subject[own])), given))
    return tuple(found)


def _weeks(age: float | None) -> str:
    if age is None:
        return ""
    edges = (0, *_AGE_EDGES_WEEKS, 99)
    at = int(np.searchsorted(edges, age, side="right"))
    return {1: f"below {edges[1]} weeks", 5: f"{edges[4]} weeks and more"}.get(
        at, f"{edges[at - 1]} to {edges[at]} weeks"
    )


def _days(age: float | None) -> str:
    if age is None:
        return ""
    return "first 3 days" if age < 3 else "day 3 to 7" if age < 7 else "day 7 and later"
