"""Figures and tables of the bundle on held-out subjects, for the model card."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from neopain.base.errors import InputError
from neopain.base.settings import QualitySettings
from neopain.batch.metrics import calibration_error, figures, reliability
from neopain.training.default.classify import LabelledFeatures
from neopain.training.default.truth import F32, STATES, Truth

_YAW_DEG = (0, 10, 20, 35, 90)
_PITCH_DEG = (0, 10, 20, 90)
F64 = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class FaceGroup:
    """A kind of faces: their number, and AUC and rates on those with a certain label; None where a class is missing."""

    name: str
    count: int
    auc: float | None
    sensitivity: float | None
    specificity: float | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Figures by name, groups by criterion, the share `called` pain by kind of face, and the `reliability`: for each
    tenth of stated probability the number of faces, their mean probability and the share in pain.
    """

    figures: dict[str, float]
    groups: dict[str, tuple[FaceGroup, ...]]
    called: dict[str, float]
    reliability: tuple[tuple[int, float, float], ...]


def evaluate_classifier(
    truth: Truth, rows: NDArray[np.int64], faces: LabelledFeatures, probabilities: F64, threshold: float = 0.5
) -> Findings:
    """Findings of the classifier on the faces `rows` with the labels of `faces` and these `probabilities` (N,)."""
    certain = faces.certain
    pain, stated = faces.pain[certain], probabilities[certain]
    above = probabilities >= threshold
    everyone = _group("all", np.ones(len(rows), bool), faces, probabilities, threshold)
    if everyone.auc is None or everyone.sensitivity is None or everyone.specificity is None:
        raise InputError("the held-out faces that were found show pain only, or none; render more with neopain synth")
    found = {
        "faces": float(len(rows)),
        "auc": everyone.auc,
        "sensitivity": everyone.sensitivity,
        "specificity": everyone.specificity,
        "brier": float(np.mean((stated - pain) ** 2)),
        "expected_calibration_error": calibration_error(stated, pain),
    }
    kinds = {
        "skin tone": truth.skin_tone[rows],
        "light": truth.light[rows],
        "occluder": truth.occluder[rows],
        "turned by": _binned(truth.pose_deg[rows, 0], _YAW_DEG),
        "nodded by": _binned(truth.pose_deg[rows, 1], _PITCH_DEG),
    }
    groups = {
        kind: tuple(_group(str(name), names == name, faces, probabilities, threshold) for name in np.unique(names))
        for kind, names in kinds.items()
    }
    names = np.array(
        [f"{STATES[state]}: {kind}" for state, kind in zip(truth.states[rows], truth.kinds[rows], strict=True)]
    )
    called = {str(name): float(above[names == name].mean()) for name in np.unique(names)}
    return Findings(found, groups, called, reliability(stated, pain))


def with_disturbed(findings: Findings, faces: LabelledFeatures, probabilities: F64, threshold: float = 0.5) -> Findings:
    """`findings` with the figures of disturbed pictures of the same `faces`, with `probabilities`."""
    found = _group("disturbed", np.ones(len(probabilities), bool), faces, probabilities, threshold)
    rates = {"auc": found.auc, "sensitivity": found.sensitivity, "specificity": found.specificity}
    more = {f"{name}_disturbed": value for name, value in rates.items() if value is not None}
    return replace(findings, figures={**findings.figures, **more})


def _binned(angles_deg: F32, edges_deg: tuple[int, ...]) -> NDArray[np.str_]:
    places = np.digitize(np.abs(angles_deg), edges_deg[1:-1])
    return np.array([f"{low}-{high} deg" for low, high in pairwise(edges_deg)])[places]


def measure(truth: Truth, rows: NDArray[np.int64], points: F32, outputs: dict[str, F32]) -> dict[str, float]:
    """Errors of the network's own outputs; `points` N x 68 x 2 are the true landmarks in crop pixels."""
    eyes = np.stack([points[:, 36:42].mean(1), points[:, 42:48].mean(1)], 1)
    span = np.linalg.norm(eyes[:, 1] - eyes[:, 0], axis=1)
    off = np.linalg.norm(outputs["landmarks"] - points, axis=2)
    # In a face seen from the side the eye distance is too small to compare with.
    frontal = np.abs(truth.pose_deg[rows, 0]) < 35
    return {
        "nfcs_mean_absolute_error": float(np.abs(outputs["actions"] - truth.actions[rows]).mean()),
        "landmark_error_of_eye_distance": float((off[frontal].mean(1) / span[frontal]).mean()),
        "inner_landmark_error_of_eye_distance": float((off[frontal, 17:].mean(1) / span[frontal]).mean()),
        "yaw_mean_absolute_error_deg": float(np.abs(outputs["pose"][:, 0] - truth.pose_deg[rows, 0]).mean()),
        "pitch_mean_absolute_error_deg": float(np.abs(outputs["pose"][:, 1] - truth.pose_deg[rows, 1]).mean()),
        "visible_mean_absolute_error": float(np.abs(outputs["visible"] - (1 - truth.covered[rows])).mean()),
    }


def called_calm(
    probabilities: F64, outputs: dict[str, F32], brightness: F64, threshold: float = 0.5
) -> NDArray[np.bool_]:
    """Which faces that the detector found the monitor would score as no pain.

    `outputs` are the network's; `brightness` the mean grey of the crops, 0 to 255.
    """
    limits = QualitySettings()
    shown = (outputs["visible"] >= limits.min_visible).all(1) & (brightness >= limits.min_brightness)
    level = (np.abs(outputs["pose"]) <= (limits.max_yaw_deg, limits.max_pitch_deg)).all(1)
    return shown & level & (probabilities < threshold)


def _group(
    name: str, chosen: NDArray[np.bool_], faces: LabelledFeatures, probabilities: F64, threshold: float
) -> FaceGroup:
    used = chosen & faces.certain
    found = figures(faces.pain[used].astype(np.int64), probabilities[used], threshold)
    return FaceGroup(name, int(chosen.sum()), found["auc"], found["sensitivity"], found["specificity"])
