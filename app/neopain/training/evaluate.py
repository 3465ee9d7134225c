"""What the bundle reaches on subjects that nothing was fitted on, as figures and as tables for the model card."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from neopain.base.errors import InputError
from neopain.training.classify import THRESHOLD, Sight
from neopain.training.truth import F32, STATES, Truth

_BINS = 10
_YAW_DEG = (0, 10, 20, 35, 90)
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of faces: how many, and AUC and rates on those with a certain label, None where a class is missing."""

    name: str
    count: int
    auc: float | None
    sensitivity: float | None
    specificity: float | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Figures by name, groups by what they are grouped by, and the share `called` to be in pain by state."""

    figures: dict[str, float]
    groups: dict[str, tuple[Group, ...]]
    called: dict[str, float]


def judge(truth: Truth, rows: NDArray[np.int64], sight: Sight, probabilities: F64) -> Findings:
    """Findings of the classifier on the faces `rows`, whose pain is known from `sight`."""
    certain = sight.certain
    pain, given = sight.pain[certain], probabilities[certain]
    above = probabilities >= THRESHOLD
    everyone = _group("all", np.ones(len(rows), bool), sight, probabilities)
    if everyone.auc is None or everyone.sensitivity is None or everyone.specificity is None:
        raise InputError("the held-out faces that were found show pain only, or none; render more with neopain synth")
    figures = {
        "faces": float(len(rows)),
        "auc": everyone.auc,
        "sensitivity": everyone.sensitivity,
        "specificity": everyone.specificity,
        "brier": float(np.mean((given - pain) ** 2)),
        "expected_calibration_error": calibration_error(given, pain),
    }
    yaw = np.digitize(np.abs(truth.pose_deg[rows, 0]), _YAW_DEG[1:-1])
    turned = np.array([f"{low}-{high} deg" for low, high in pairwise(_YAW_DEG)])[yaw]
    kinds = {
        "skin tone": truth.skin_tone[rows],
        "light": truth.light[rows],
        "occluder": truth.occluder[rows],
        "turned by": turned,
    }
    groups = {
        kind: tuple(_group(str(name), names == name, sight, probabilities) for name in np.unique(names))
        for kind, names in kinds.items()
    }
    states = truth.states[rows]
    called = {name: float(above[states == k].mean()) for k, name in enumerate(STATES) if np.any(states == k)}
    return Findings(figures, groups, called)


def measure(truth: Truth, rows: NDArray[np.int64], points: F32, outputs: dict[str, F32]) -> dict[str, float]:
    """Errors of the network's own outputs; `points` N x 68 x 2 are the true landmarks in crop pixels."""
    eyes = np.stack([points[:, 36:42].mean(1), points[:, 42:48].mean(1)], 1)
    span = np.linalg.norm(eyes[:, 1] - eyes[:, 0], axis=1)
    off = np.linalg.norm(outputs["landmarks"] - points, axis=2)
    # A face seen from the side has no eye distance to speak of.
    frontal = np.abs(truth.pose_deg[rows, 0]) < 35
    return {
        "nfcs_mean_absolute_error": float(np.abs(outputs["actions"] - truth.actions[rows]).mean()),
        "landmark_error_of_eye_distance": float((off[frontal].mean(1) / span[frontal]).mean()),
        "inner_landmark_error_of_eye_distance": float((off[frontal, 17:].mean(1) / span[frontal]).mean()),
        "yaw_mean_absolute_error_deg": float(np.abs(outputs["pose"][:, 0] - truth.pose_deg[rows, 0]).mean()),
        "pitch_mean_absolute_error_deg": float(np.abs(outputs["pose"][:, 1] - truth.pose_deg[rows, 1]).mean()),
        "visible_mean_absolute_error": float(np.abs(outputs["visible"] - (1 - truth.covered[rows])).mean()),
    }


def calibration_error(probabilities: F64, pain: NDArray[np.bool_]) -> float:
    """Expected calibration error over ten equal bins: how far a stated probability is from what came true."""
    bins = np.minimum((probabilities * _BINS).astype(int), _BINS - 1)
    gaps = [abs(probabilities[bins == k].sum() - pain[bins == k].sum()) for k in range(_BINS)]
    return float(sum(gaps) / len(pain))


def _group(name: str, chosen: NDArray[np.bool_], sight: Sight, probabilities: F64) -> Group:
    used = chosen & sight.certain
    pain, given = sight.pain[used], probabilities[used]
    both = bool(pain.any() and not pain.all())
    return Group(
        name,
        int(chosen.sum()),
        float(roc_auc_score(pain, given)) if both else None,
        float(np.mean(given[pain] >= THRESHOLD)) if pain.any() else None,
        float(np.mean(given[~pain] < THRESHOLD)) if not pain.all() else None,
    )
