"""Agreement of the program's scores of recordings with the totals that nurses gave them."""

from __future__ import annotations

from dataclasses import asdict

import numpy as np
from numpy.typing import NDArray
from rich.box import SIMPLE_HEAD
from rich.table import Table
from sklearn.isotonic import IsotonicRegression

from neopain.assemble.summary import Facts
from neopain.base.scales import SCALES
from neopain.base.terminal import PlainTable
from neopain.dataset.manifest import Labelled
from neopain.record.scoring.agreement import Agreement, agreement

F64 = NDArray[np.float64]
LEAST = 3
"""The fewest recordings for which agreement is stated; two subjects are needed as well."""


def compare_with_totals(
    scale: str,
    nurse: F64,
    probability: F64,
    pain: NDArray[np.bool_],
    called_pain: NDArray[np.bool_],
    subject: NDArray[np.str_],
) -> tuple[Agreement, F64] | None:
    """Agreement of nurses' totals on `scale` (R,) with the totals that `probability` (R,) stands for, and those (R,);
    also of their `pain` with what the program `called_pain`. None where there are too few recordings or subjects.
    """
    if len(nurse) < LEAST or len(np.unique(subject)) < 2:
        return None
    program = totals(probability, nurse, subject)
    return agreement(scale, nurse, program, pain, called_pain), program


def manifest_agreement(labelled: Labelled, p_pain: NDArray[np.float64], threshold: float) -> Agreement | None:
    """Agreement of `p_pain` (R,; NaN: not scored) with the manifest's totals, where a subject is named."""
    pairs = zip(labelled.rows, p_pain.tolist(), strict=True)
    scored = [(row, p) for row, p in pairs if row.score is not None and row.subject and p == p]
    probability = np.array([p for _, p in scored])
    nurse, pain = (np.array([getattr(row, name) for row, _ in scored]) for name in ("score", "pain"))
    subject = np.array([row.subject for row, _ in scored])
    result = compare_with_totals(
        labelled.scale or "", nurse, probability, pain.astype(bool), probability >= threshold, subject
    )
    return None if result is None else result[0]


def totals(probability: F64, nurse: F64, subjects: NDArray[np.str_]) -> F64:
    """The total (R,) that a probability stands for, by isotonic regression on the other subjects' totals."""
    program = np.zeros(len(nurse))
    for subject in np.unique(subjects):
        own = subjects == subject
        line = IsotonicRegression(out_of_bounds="clip").fit(probability[~own], nurse[~own])
        program[own] = line.predict(probability[own])
    return program


def describe(result: Agreement) -> str:
    """What was compared, in words."""
    return (
        f"{result.count} recordings with a {SCALES[result.scale].title} total. The program's total is read off its "
        "probability by a rising line fitted on the other subjects."
    )


def figure_rows(result: Agreement) -> tuple[tuple[str, str], ...]:
    """Each figure in words, and its value."""
    return (
        ("weighted kappa (quadratic), totals", f"{result.weighted_kappa:.3f}"),
        ("kappa, pain or none", f"{result.binary_kappa:.3f}"),
        ("ICC(2,1), absolute agreement", f"{result.icc_agreement:.3f}"),
        ("ICC(3,1), consistency", f"{result.icc_consistency:.3f}"),
        ("Bland-Altman bias, program minus nurse", f"{result.bias:+.2f} points"),
        ("Bland-Altman 95 % limits of agreement", f"{result.low:+.2f} to {result.high:+.2f} points"),
    )


def build_table(result: Agreement) -> Table:
    """The figures as a table for the terminal."""
    title = f"agreement with {SCALES[result.scale].title}, {result.count} recordings"
    table = PlainTable("figure", "value", title=title, box=SIMPLE_HEAD)
    for line in figure_rows(result):
        table.add_row(*line)
    return table


def to_facts(result: Agreement) -> Facts:
    """The figures for JSON; None for one that is not defined."""
    return {name: None if value != value else value for name, value in asdict(result).items()}
