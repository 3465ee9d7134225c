"""Expressions as ARKit actions, and the ten actions of the NFCS and skin folds derived from them.

NFCS: Neonatal Facial Coding System (Grunau and Craig 1987). The map from ARKit actions is ours and has not
been checked by a clinician.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

import numpy as np

from neopain.base.arrays import F32
from neopain.base.data import NFCS_ACTIONS
from neopain.synth.face.furrows import FOLDS

State = Literal["asleep", "awake", "yawn", "smile", "suck", "coo", "fuss", "pain"]
STATES: tuple[str, ...] = get_args(State)
PAIRED = (
    "browDown", "browOuterUp", "cheekSquint", "eyeBlink", "eyeSquint", "eyeWide", "mouthDimple", "mouthFrown",
    "mouthLowerDown", "mouthPress", "mouthSmile", "mouthStretch", "mouthUpperUp", "noseSneer",
)  # fmt: skip


@dataclass(frozen=True)
class Expression:
    """One face at one moment. `left` and `right` give each paired action's weight, `middle` the unpaired ones'."""

    state: str
    intensity: float = 0.0
    pain_target: float = 0.0
    left: dict[str, float] = field(default_factory=dict)
    right: dict[str, float] = field(default_factory=dict)
    middle: dict[str, float] = field(default_factory=dict)
    gaze_deg: tuple[float, float] = (0.0, 0.0)
    """To the subject's left, and up."""
    flush: float = 0.0
    quiver: float = 0.0
    kind: str = ""
    """The kind of face, a key of kinds.KINDS; empty in a film."""
    tears: float = 0.0
    pitch_deg: float = 0.0
    """How far the expression throws the head back."""

    def weight(self, name: str) -> float:
        """Weight of an action; for a paired one the mean of both sides."""
        if name in PAIRED:
            return 0.5 * (self.left.get(name, 0.0) + self.right.get(name, 0.0))
        return self.middle.get(name, 0.0)

    def arkit(self) -> dict[str, float]:
        """All weights under the names of the mesh (`browDownLeft`, `jawOpen`, ...)."""
        sided = {f"{n}Left": w for n, w in self.left.items()} | {f"{n}Right": w for n, w in self.right.items()}
        return sided | self.middle


def _clip(x: float) -> float:
    return float(min(1.0, max(0.0, x)))


def nfcs(e: Expression) -> F32:
    """The ten NFCS actions (10,) as intensities 0..1, each rising with the actions that make it."""
    w = e.weight
    shut, jaw = _clip(w("eyeBlink")), w("jawOpen")
    tight = 0.55 * w("eyeSquint") + 0.5 * w("cheekSquint")
    pout = w("mouthPout")
    values = {
        "brow_bulge": w("browDown") / 0.95,
        "eye_squeeze": tight * (0.3 + 0.7 * shut),
        "nasolabial_furrow": 0.7 * w("noseSneer") + 0.5 * w("mouthUpperUp") + 0.3 * w("cheekSquint")
        + 0.2 * w("mouthSmile"),
        "open_lips": 2.4 * jaw + 0.5 * w("mouthUpperUp") + 0.5 * w("mouthLowerDown") + 0.5 * w("mouthFunnel"),
        "vertical_mouth_stretch": 0.85 * jaw + 0.15 * w("mouthLowerDown"),
        "horizontal_mouth_stretch": 0.95 * w("mouthStretch") + 0.25 * w("mouthSmile") + 0.2 * w("mouthSquare"),
        "lip_purse": w("mouthPucker") + 0.55 * w("mouthFunnel") + 0.15 * pout,
        "taut_tongue": w("tongueCup") * min(1.0, 2.0 * jaw),
        "tongue_protrusion": 1.1 * w("tongueOut"),
        "chin_quiver": e.quiver,
    }  # fmt: skip
    return np.array([_clip(values[n]) for n in NFCS_ACTIONS], np.float32)


def fold_weights(e: Expression, lines: float) -> F32:
    """Weights (len(FOLDS),) of the skin folds; `lines` 0.6..1.4 is how strongly this baby's skin folds."""
    w, n = e.weight, dict(zip(NFCS_ACTIONS, nfcs(e).tolist(), strict=True))
    shut = _clip(w("eyeBlink"))
    tight = n["eye_squeeze"]
    values = {
        "nasolabial": 0.04 + 0.95 * n["nasolabial_furrow"] + 0.30 * w("mouthSmile") + 0.25 * w("mouthStretch"),
        "glabella": 0.95 * w("browDown"),
        "nose_root": 0.65 * w("noseSneer") + 0.45 * w("browDown"),
        "crow": 0.95 * tight + 0.3 * w("cheekSquint"),
        "under_eye": 0.12 + 0.75 * tight + 0.25 * w("cheekSquint"),
        "lid_fold": 0.55 * (1 - 0.7 * shut) + 0.35 * tight,
        "forehead": 0.45 * w("browInnerUp") + 0.3 * w("browOuterUp") + 0.15 * w("browDown"),
        "chin": 0.9 * e.quiver + 0.6 * w("mouthShrugLower") + 0.35 * w("mouthFrown") + 0.8 * w("mouthPout"),
        "brow_ridge": 0.9 * w("browDown"),
        "mouth_corner": 0.7 * w("mouthStretch") + 0.6 * w("mouthFrown") + 0.4 * w("mouthSmile") + 0.5 * w("mouthPout"),
        "philtrum": 0.5,
        "fine": 0.22,
        "lid_squeeze": 0.9 * tight,
        "cheek": 0.6 * w("cheekSquint") + 0.6 * w("mouthSmile") + 0.3 * tight,
    }
    return np.array([values[f] * (1.0 if f == "fine" else lines) for f in FOLDS], np.float32)
