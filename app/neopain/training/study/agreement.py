"""Agreement of a program's score with a nurse's: weighted kappa, intraclass correlation, Bland-Altman."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import cohen_kappa_score

from neopain.training.study.figures import F64


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `count` recordings: Cohen's kappa with quadratic weights on whole totals, ICC(2,1) and ICC(3,1), and of the
    differences (program minus nurse, in points) the mean and the limits within which 95 % lie.

    `binary_kappa` is on pain or none.
    """

    scale: str
    count: int
    weighted_kappa: float
    binary_kappa: float
    icc_agreement: float
    icc_consistency: float
    bias: float
    low: float
    high: float


def agreement(scale: str, nurse: F64, program: F64, pain: NDArray[np.bool_], said: NDArray[np.bool_]) -> Agreement:
    """Agreement of totals (R,), and of labels `pain` with what was `said` (R,)."""
    whole = np.rint(nurse).astype(int), np.rint(program).astype(int)
    absolute, consistent = icc(np.column_stack([nurse, program]))
    bias, low, high = bland_altman(nurse, program)
    return Agreement(
        scale,
        len(nurse),
        _kappa(*whole, weights="quadratic"),
        _kappa(pain.astype(int), said.astype(int)),
        absolute,
        consistent,
        bias,
        low,
        high,
    )


def totals(probability: F64, nurse: F64, subjects: NDArray[np.str_]) -> F64:
    """The total (R,) that a probability stands for, by isotonic regression on the other subjects' totals."""
    said = np.zeros(len(nurse))
    for subject in np.unique(subjects):
        own = subjects == subject
        line = IsotonicRegression(out_of_bounds="clip").fit(probability[~own], nurse[~own])
        said[own] = line.predict(probability[own])
    return said


def icc(ratings: F64) -> tuple[float, float]:
    """ICC(2,1), of agreement, and ICC(3,1), of consistency, of `ratings` (targets x raters); Shrout and Fleiss 1979.

    NaN when all ratings are the same.
    """
    targets, raters = ratings.shape
    mean = ratings.mean()
    between = raters * ((ratings.mean(1) - mean) ** 2).sum() / (targets - 1)
    of_raters = targets * ((ratings.mean(0) - mean) ** 2).sum() / (raters - 1)
    rest = ((ratings - mean) ** 2).sum() - between * (targets - 1) - of_raters * (raters - 1)
    error = rest / ((targets - 1) * (raters - 1))
    with np.errstate(invalid="ignore", divide="ignore"):
        absolute = (between - error) / (between + (raters - 1) * error + raters * (of_raters - error) / targets)
        consistent = (between - error) / (between + (raters - 1) * error)
    return float(absolute), float(consistent)


def bland_altman(nurse: F64, program: F64) -> tuple[float, float, float]:
    """Mean of program minus nurse, and the limits 1.96 standard deviations around it (Bland and Altman 1986)."""
    apart = program - nurse
    spread = 1.96 * float(apart.std(ddof=1))
    bias = float(apart.mean())
    return bias, bias - spread, bias + spread


def _kappa(one: NDArray[np.int_], other: NDArray[np.int_], weights: str | None = None) -> float:
    if len(np.union1d(one, other)) < 2:
        return float("nan")
    return float(cohen_kappa_score(one, other, weights=weights))
