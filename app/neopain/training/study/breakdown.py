"""Results of the best line for each infant, and for infants of one age, skin tone, site or procedure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from neopain.base.arrays import F64, I64
from neopain.batch.bootstrap import bootstrap_weights
from neopain.dataset.manifest import Recording
from neopain.training.study.dataset import Dataset, unusable_reasons
from neopain.training.study.figures import THRESHOLD, Figure, figures
from neopain.training.study.plan import Plan

_AGE_EDGES_WEEKS = (28, 32, 34, 37)
_LEAST_GROUP = 4


@dataclass(frozen=True, slots=True)
class Subject:
    """One infant: its recordings, its usable and unusable moments, and how many recordings the best line got right."""

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


def by_subject(data: Dataset, recording: I64, probability: F64) -> tuple[Subject, ...]:
    """The results of each infant; `probability` (R,) belongs to the recordings with the indices `recording` (R,)."""
    predicted = dict(zip(recording.tolist(), (probability >= THRESHOLD).tolist(), strict=True))
    found = []
    for name in sorted({row.subject for row in data.recordings}):
        own = [index for index, row in enumerate(data.recordings) if row.subject == name]
        judged = [index for index in own if index in predicted]
        moments = sum(data.usable[index].count for index in own)
        pain = sum(bool(data.recordings[index].pain) for index in own)
        right = sum(predicted[index] == data.recordings[index].pain for index in judged)
        unusable = dict(unusable_reasons(data.usable[index] for index in own))
        found.append(Subject(name, len(own), moments, unusable, pain, right, len(judged)))
    return tuple(found)


def sub_groups(rows: Sequence[Recording], probability: F64, plan: Plan) -> tuple[SubGroup, ...]:
    """Figures of the recordings `rows` (R,) with `probability` (R,) by age, skin tone, site, procedure and group, where
    the manifest names them.
    """
    pain, subject = np.array([bool(row.pain) for row in rows]), np.array([row.subject for row in rows])
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
            own = np.array([label == name for label in names])
            if own.sum() < _LEAST_GROUP:
                continue
            weights = bootstrap_weights(subject[own], plan.resamples, plan.seed)
            values = figures(pain[own], probability[own], weights)
            found.append(SubGroup(what, name or "not given", int(own.sum()), len(np.unique(subject[own])), values))
    return tuple(found)


def _weeks(age: float | None) -> str:
    if age is None:
        return ""
    edges = (0, *_AGE_EDGES_WEEKS, 99)
    place = int(np.searchsorted(edges, age, side="right"))
    return {1: f"below {edges[1]} weeks", 5: f"{edges[4]} weeks and more"}.get(
        place, f"{edges[place - 1]} to {edges[place]} weeks"
    )


def _days(age: float | None) -> str:
    if age is None:
        return ""
    return "first 3 days" if age < 3 else "day 3 to 7" if age < 7 else "day 7 and later"
