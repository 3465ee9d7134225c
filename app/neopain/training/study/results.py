"""Results of a study: the table with intervals, the best line in detail, and everything needed to repeat it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.assemble.summary import versions
from neopain.base.arrays import F64, I64, Bools
from neopain.batch import scale_agreement
from neopain.batch.bootstrap import bootstrap_weights
from neopain.dataset.manifest import Labelled, Recording
from neopain.inference.store import Bundle
from neopain.record.scoring.agreement import Agreement
from neopain.training.study.breakdown import SubGroup, Subject, by_subject, sub_groups
from neopain.training.study.compare import Line
from neopain.training.study.dataset import Dataset, unusable_reasons
from neopain.training.study.figures import (
    THRESHOLD,
    Difference,
    Figure,
    by_recording,
    difference,
    figures,
)
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol

_MOST_DIFFERENCES = 10
_MOST_FAILURES = 24


@dataclass(frozen=True, slots=True, eq=False)
class RankedLine:
    """A line with its figures by name; `probability` (R,) is of each recording that was judged."""

    line: Line
    figures: dict[str, Figure]
    probability: F64


@dataclass(frozen=True, slots=True)
class Failure:
    """A recording that the best line classified wrongly: log loss in nats, and the time of its worst moment."""

    recording: Recording
    probability: float
    loss: float
    t_s: float


@dataclass(frozen=True, slots=True, eq=False)
class Results:
    """All results. `table` has the best AUC first; `recording` (R,) are the tested recordings, `pain` (R,) the labels.

    `chosen` is the line that was best in training in each fold: its figures are not those of the best of many lines.
    `leaking` is the table of the protocol by frame, which says nothing about infants outside the training data. `nurse`
    and `program` (A,) are the totals that `agreement` compares.
    """

    plan: Plan
    protocol: Protocol
    table: tuple[RankedLine, ...]
    chosen: RankedLine | None
    leaking: tuple[RankedLine, ...]
    recording: I64
    pain: Bools
    subject: NDArray[np.str_]
    subjects: tuple[Subject, ...]
    sub_groups: tuple[SubGroup, ...]
    differences: tuple[Difference, ...]
    failures: tuple[Failure, ...]
    agreement: Agreement | None
    nurse: F64
    program: F64
    unusable: Counter[str]
    problems: tuple[str, ...]
    origin: dict[str, Any]

    @property
    def best(self) -> RankedLine:
        """The first line."""
        return self.table[0]


def analyse(
    data: Dataset,
    labelled: Labelled,
    plan: Plan,
    protocol: Protocol,
    lines: Sequence[Line],
    leaking: Sequence[Line],
    bundle: Bundle,
    skipped: Sequence[str],
    chosen: Line | None = None,
) -> Results:
    """The results of `lines` by recording: the mean of a recording's moments is its probability."""
    recording = np.unique(data.row)
    rows = [data.recordings[index] for index in recording]
    pain, subject = np.array([bool(row.pain) for row in rows]), np.array([row.subject for row in rows])
    weights = bootstrap_weights(subject, plan.resamples, plan.seed)

    def ranked(unranked: Sequence[Line]) -> tuple[RankedLine, ...]:
        means = [by_recording(data.row, line.probabilities, len(data.recordings))[recording] for line in unranked]
        judged = [RankedLine(one, figures(pain, p, weights), p) for one, p in zip(unranked, means, strict=True)]
        return tuple(sorted(judged, key=lambda row: (-row.figures["auc"].value, row.figures["brier"].value)))

    table = ranked(lines)
    best = table[0]
    rivals = [*best_of_each_feature_set(table[1:]), *table[1:]]
    shown = list({id(rival): rival for rival in rivals}.values())[:_MOST_DIFFERENCES]
    return Results(
        plan,
        protocol,
        table,
        None if chosen is None else ranked([chosen])[0],
        ranked(leaking),
        recording,
        pain,
        subject,
        by_subject(data, recording, best.probability),
        sub_groups(rows, best.probability, plan),
        tuple(
            difference((best.line.name, rival.line.name), pain, best.probability, rival.probability, weights)
            for rival in shown
        ),
        _failures(data, recording, pain, best),
        *_agreement(labelled.scale, rows, best.probability),
        unusable_reasons(data.usable),
        (*skipped, *problems(data)),
        _origin(data, labelled, plan, bundle),
    )


def best_of_each_feature_set(table: Sequence[RankedLine]) -> list[RankedLine]:
    """The first line of each set of features."""
    found: dict[str, RankedLine] = {}
    for row in table:
        found.setdefault(row.line.features, row)
    return list(found.values())


def problems(data: Dataset) -> list[str]:
    """One line of text for each recording that could not be read completely."""
    pairs = zip(data.recordings, data.usable, strict=True)
    return [f"line {recording.line}: {usable.problem}" for recording, usable in pairs if usable.problem]


def _failures(data: Dataset, recording: I64, pain: Bools, best: RankedLine) -> tuple[Failure, ...]:
    loss = -np.log(np.clip(np.where(pain, best.probability, 1 - best.probability), 1e-6, 1))
    found = []
    for place in np.argsort(-loss, kind="stable")[:_MOST_FAILURES]:
        if (best.probability[place] >= THRESHOLD) == pain[place]:
            break
        moments = np.flatnonzero(data.row == recording[place])
        worst = moments[np.argmax(np.abs(best.line.probabilities[moments] - pain[place]))]
        row = data.recordings[recording[place]]
        found.append(Failure(row, float(best.probability[place]), float(loss[place]), float(data.t_s[worst])))
    return tuple(found)


def _agreement(scale: str | None, rows: Sequence[Recording], probability: F64) -> tuple[Agreement | None, F64, F64]:
    """Agreement of nurse and program on the recordings with a score, and the totals of both; None without enough."""
    scored = np.array([row.score is not None for row in rows])
    nurse = np.array([row.score for row in rows if row.score is not None])
    pain = np.array([bool(row.pain) for row in rows if row.score is not None])
    subject = np.array([row.subject for row in rows if row.score is not None])
    p_pain = probability[scored]
    found = scale_agreement.compare_with_totals(scale or "", nurse, p_pain, pain, p_pain >= THRESHOLD, subject)
    return (None, np.zeros(0), np.zeros(0)) if found is None else (found[0], nurse, found[1])


def _origin(data: Dataset, labelled: Labelled, plan: Plan, bundle: Bundle) -> dict[str, Any]:
    return {
        "command": " ".join(["neopain", *sys.argv[1:]]),
        "plan": plan.model_dump(mode="json"),
        "manifest_sha256": labelled.sha256,
        "dataset": data.key,
        "bundle": {"id": bundle.id, "sha256": bundle.sha256},
        "features": {group.name: group.key for group in data.groups},
        "versions": versions(),
        "excluded_between_cut_offs": len(labelled.excluded),
    }
