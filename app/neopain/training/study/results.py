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
from neopain.batch import scale_agreement
from neopain.dataset.manifest import Labelled, Recording
from neopain.inference.store import Bundle
from neopain.record.scoring.agreement import Agreement
from neopain.training.study.breakdown import SubGroup, Subject, by_subject, sub_groups
from neopain.training.study.compare import Line
from neopain.training.study.dataset import Dataset, unusable_reasons
from neopain.training.study.figures import THRESHOLD, Figure, bootstrap_weights, by_recording, figures
from neopain.training.study.plan import Plan
from neopain.training.study.protocol import Protocol
from neopain.training.study.significance import Difference, difference

_MOST_DIFFERENCES = 10
_MOST_FAILURES = 24


@dataclass(frozen=True, slots=True, eq=False)
class RankedLine:
    """A line with its figures by name; `probability` (R,) is of each recording that was judged."""

    line: Line
    figures: dict[str, Figure]
    probability: NDArray[np.float64]


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

    `leaking` is the table of the protocol by frame, which says nothing about infants outside the training data. `nurse`
    and `program` (A,) are the totals that `agreement` compares.
    """

    plan: Plan
    protocol: Protocol
    table: tuple[RankedLine, ...]
    leaking: tuple[RankedLine, ...]
    recording: NDArray[np.int64]
    pain: NDArray[np.bool_]
    subject: NDArray[np.str_]
    subjects: tuple[Subject, ...]
    sub_groups: tuple[SubGroup, ...]
    differences: tuple[Difference, ...]
    failures: tuple[Failure, ...]
    agreement: Agreement | None
    nurse: NDArray[np.float64]
    program: NDArray[np.float64]
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
) -> Results:
    """The results of `figure_rows` by recording: the mean of a recording's moments is its probability."""
    recording = np.unique(data.row)
    pain = np.array([bool(data.recordings[index].pain) for index in recording])
    subject = np.array([data.recordings[index].subject for index in recording])
    weights = bootstrap_weights(subject, plan.resamples, plan.seed)

    def ranked(unranked: Sequence[Line]) -> tuple[RankedLine, ...]:
        rows = []
        for line in unranked:
            probability = by_recording(data.row, line.probabilities, len(data.recordings))[recording]
            rows.append(RankedLine(line, figures(pain, probability, weights), probability))
        return tuple(sorted(rows, key=lambda row: (-row.figures["auc"].value, row.figures["brier"].value)))

    table = ranked(lines)
    best = table[0]
    rivals = [*best_of_each_feature_set(table[1:]), *table[1:]]
    shown = list({id(rival): rival for rival in rivals}.values())[:_MOST_DIFFERENCES]
    return Results(
        plan,
        protocol,
        table,
        ranked(leaking),
        recording,
        pain,
        subject,
        by_subject(data, recording, best.probability),
        sub_groups(data, recording, pain, subject, best.probability, plan),
        tuple(
            difference((best.line.name, rival.line.name), pain, best.probability, rival.probability, weights, THRESHOLD)
            for rival in shown
        ),
        _failures(data, recording, pain, best),
        *_agreement(data, labelled, recording, pain, subject, best.probability),
        unusable_reasons(data),
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


def _failures(
    data: Dataset, recording: NDArray[np.int64], pain: NDArray[np.bool_], best: RankedLine
) -> tuple[Failure, ...]:
    loss = -np.log(np.clip(np.where(pain, best.probability, 1 - best.probability), 1e-6, 1))
    found = []
    for place in np.argsort(-loss, kind="stable")[:_MOST_FAILURES]:
        if (best.probability[place] >= THRESHOLD) == pain[place]:
            break
        moments = np.flatnonzero(data.row == recording[place])
        worst = moments[np.argmax(np.abs(best.line.probabilities[moments] - pain[place]))]
        found.append(
            Failure(
                data.recordings[recording[place]],
                float(best.probability[place]),
                float(loss[place]),
                float(data.t_s[worst]),
            )
        )
    return tuple(found)


def _agreement(
    data: Dataset,
    labelled: Labelled,
    recording: NDArray[np.int64],
    pain: NDArray[np.bool_],
    subject: NDArray[np.str_],
    probability: NDArray[np.float64],
) -> tuple[Agreement | None, NDArray[np.float64], NDArray[np.float64]]:
    scores = [data.recordings[index].score for index in recording]
    scored = np.array([score is not None for score in scores])
    nurse = np.array([score for score in scores if score is not None])
    given = probability[scored]
    found = scale_agreement.compare_with_totals(
        labelled.scale or "", nurse, given, pain[scored], given >= THRESHOLD, subject[scored]
    )
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
