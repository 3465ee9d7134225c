"""What a face does: states sampled as ARKit actions, and their meaning in the ten actions of the NFCS.

NFCS: Neonatal Facial Coding System (Grunau and Craig 1987). The map from ARKit actions is ours; a clinician has not
checked it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import NFCS_ACTIONS
from neopain.synth.furrows import FOLDS

F32 = NDArray[np.float32]
Generator = np.random.Generator

STATES = ("asleep", "awake", "yawn", "smile", "suck", "coo", "fuss", "pain")
SHARES = (0.13, 0.13, 0.07, 0.11, 0.05, 0.05, 0.04, 0.42)
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

    def weight(self, name: str) -> float:
        """Weight of an action; of a paired one the mean of both sides."""
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
    values = {
        "brow_bulge": w("browDown") / 0.95,
        "eye_squeeze": tight * (0.3 + 0.7 * shut),
        "nasolabial_furrow": 0.7 * w("noseSneer") + 0.5 * w("mouthUpperUp") + 0.3 * w("cheekSquint")
        + 0.2 * w("mouthSmile"),
        "open_lips": 2.4 * jaw + 0.5 * w("mouthUpperUp") + 0.5 * w("mouthLowerDown") + 0.5 * w("mouthFunnel"),
        "vertical_mouth_stretch": 0.85 * jaw + 0.15 * w("mouthLowerDown"),
        "horizontal_mouth_stretch": 0.95 * w("mouthStretch") + 0.25 * w("mouthSmile"),
        "lip_purse": w("mouthPucker") + 0.55 * w("mouthFunnel"),
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
        "chin": 0.9 * e.quiver + 0.6 * w("mouthShrugLower") + 0.35 * w("mouthFrown"),
        "brow_ridge": 0.9 * w("browDown"),
        "mouth_corner": 0.7 * w("mouthStretch") + 0.6 * w("mouthFrown") + 0.4 * w("mouthSmile"),
        "philtrum": 0.5,
        "fine": 0.22,
        "lid_squeeze": 0.9 * tight,
        "cheek": 0.6 * w("cheekSquint") + 0.6 * w("mouthSmile") + 0.3 * tight,
    }
    return np.array([values[f] * (1.0 if f == "fine" else lines) for f in FOLDS], np.float32)


class _Draw:
    """Collects one expression's weights with a common asymmetry."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.uneven = float(abs(rng.normal(0, 0.07)))
        self.pairs: dict[str, float] = {}
        self.middle: dict[str, float] = {}

    def u(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))

    def chance(self, p: float) -> bool:
        return bool(self.rng.random() < p)

    def add(self, **weights: float) -> None:
        for name, value in weights.items():
            place = self.pairs if name in PAIRED else self.middle
            place[name] = place.get(name, 0.0) + value

    def finish(self, state: str, intensity: float, target: float, flush: float, quiver: float) -> Expression:
        sides = []
        for _ in range(2):
            wobble = {n: 1 + float(self.rng.normal(0, self.uneven)) for n in self.pairs if n != "eyeBlink"}
            sides.append({n: max(0.0, w * wobble.get(n, 1.0)) for n, w in self.pairs.items()})
        gaze = (float(self.rng.normal(0, 11)), float(self.rng.normal(-3, 7)))
        return Expression(state, intensity, target, sides[0], sides[1], self.middle, gaze, flush, quiver)


def sample_expression(rng: Generator, state: str | None = None) -> Expression:
    """A face in `state`, or in one drawn by SHARES. Pain comes as full cry, open-eyed cry or silent grimace."""
    if state is None:
        state = STATES[int(rng.choice(len(STATES), p=np.array(SHARES) / sum(SHARES)))]
    d = _Draw(rng)
    idle_flush = d.u(0.3, 0.9) if d.chance(0.22) else d.u(0.0, 0.25)
    if state == "pain":
        return _pain(d)
    if state == "fuss":
        s = d.u(0.2, 0.5)
        d.add(browDown=d.u(0.25, 0.6), eyeSquint=d.u(0.1, 0.45), cheekSquint=d.u(0.0, 0.35), noseSneer=d.u(0.0, 0.2),
              mouthFrown=d.u(0.2, 0.8), mouthShrugLower=d.u(0.1, 0.7), jawOpen=d.u(0.0, 0.3),
              eyeBlink=d.u(0.05, 0.5), mouthStretch=d.u(0.0, 0.35), browInnerUp=d.u(0.0, 0.6))  # fmt: skip
        return d.finish("fuss", s, 0.5, d.u(0.1, 0.6), d.u(0.1, 0.6) if d.chance(0.5) else 0.0)
    intensity, quiver = 0.0, 0.0
    if state == "asleep":
        d.add(eyeBlink=d.u(0.93, 1.0), jawOpen=d.u(0.03, 0.28) if d.chance(0.35) else 0.0)
        if d.chance(0.25):
            d.add(browDown=d.u(0.05, 0.28))
        if d.chance(0.3):
            d.add(browInnerUp=d.u(0.1, 0.5))
        if d.chance(0.3):
            d.add(mouthPucker=d.u(0.1, 0.5))
        if d.chance(0.12):
            d.add(mouthSmile=d.u(0.1, 0.4))
    elif state == "awake":
        d.add(eyeBlink=d.u(0.0, 0.22) if d.chance(0.8) else d.u(0.25, 0.6))
        if d.chance(0.25):
            d.add(eyeWide=d.u(0.1, 0.7), browOuterUp=d.u(0.1, 0.6), browInnerUp=d.u(0.0, 0.6))
        elif d.chance(0.3):
            d.add(browDown=d.u(0.1, 0.45))  # a frown of interest or against light
            if d.chance(0.5):
                d.add(eyeSquint=d.u(0.2, 0.8), cheekSquint=d.u(0.0, 0.3))
        if d.chance(0.35):
            d.add(jawOpen=d.u(0.05, 0.4))
        if d.chance(0.2):
            d.add(mouthFrown=d.u(0.2, 0.8), mouthShrugLower=d.u(0.2, 0.8))  # a pout without distress
        if d.chance(0.1):
            d.add(tongueOut=d.u(0.2, 0.7), jawOpen=d.u(0.1, 0.3))
    elif state == "yawn":
        d.add(jawOpen=d.u(0.65, 1.15), eyeBlink=d.u(0.55, 1.0), browInnerUp=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.4),
              eyeSquint=d.u(0.0, 0.45), mouthFunnel=d.u(0.0, 0.45), noseSneer=d.u(0.0, 0.12),
              browDown=d.u(0.0, 0.22), tongueCup=d.u(0.0, 0.6))  # fmt: skip
    elif state == "smile":
        s = d.u(0.3, 0.75)
        laugh = d.chance(0.4)
        d.add(mouthSmile=s, cheekSquint=s * d.u(0.3, 0.8), eyeSquint=s * d.u(0.1, 0.6),
              browOuterUp=d.u(0.0, 0.4), jawOpen=d.u(0.2, 0.8) if laugh else d.u(0.0, 0.2),
              mouthUpperUp=d.u(0.0, 0.25) if laugh else 0.0,
              eyeBlink=d.u(0.75, 1.0) if d.chance(0.35) else d.u(0.0, 0.35))  # fmt: skip
    elif state == "suck":
        d.add(mouthPucker=d.u(0.4, 1.0), mouthFunnel=d.u(0.0, 0.5), cheekPuff=-d.u(0.0, 0.3), jawOpen=d.u(0.0, 0.15),
              eyeBlink=d.u(0.9, 1.0) if d.chance(0.5) else d.u(0.0, 0.4),
              browDown=d.u(0.0, 0.25))  # fmt: skip
        if d.chance(0.3):
            d.add(tongueOut=d.u(0.2, 0.6))
    elif state == "coo":
        d.add(mouthFunnel=d.u(0.3, 0.9), jawOpen=d.u(0.15, 0.55), eyeWide=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.5),
              browInnerUp=d.u(0.0, 0.5), eyeBlink=d.u(0.0, 0.2))  # fmt: skip
    return d.finish(state, intensity, 0.02, idle_flush, quiver)


def _pain(d: _Draw) -> Expression:
    s = d.u(0.35, 1.0)
    k = 0.45 + 0.55 * s
    form = d.u(0, 1)
    d.add(browDown=k * d.u(0.55, 1.15), eyeSquint=k * d.u(0.5, 1.0), cheekSquint=k * d.u(0.4, 1.0),
          noseSneer=k * d.u(0.25, 0.85), mouthStretch=k * d.u(0.15, 1.1), mouthUpperUp=k * d.u(0.2, 0.8))  # fmt: skip
    if d.chance(0.5):
        d.add(mouthFrown=k * d.u(0.0, 0.6))
    if d.chance(0.25):
        d.add(browInnerUp=k * d.u(0.1, 0.5))
    quiver = k * d.u(0.2, 1.0) if d.chance(0.35) else 0.0
    if form < 0.22:  # silent grimace: the mouth shut or a slit
        d.add(eyeBlink=d.u(0.9, 1.0), jawOpen=d.u(0.0, 0.10), mouthPress=d.u(0.0, 0.5), mouthShrugLower=d.u(0.0, 0.7))
    elif form < 0.40:  # open-eyed cry
        d.add(eyeBlink=d.u(0.1, 0.6), jawOpen=k * d.u(0.25, 1.2), mouthLowerDown=k * d.u(0.1, 0.9))
    else:
        d.add(eyeBlink=d.u(0.9, 1.0), jawOpen=k * d.u(0.25, 1.3), mouthLowerDown=k * d.u(0.1, 1.0))
    if form >= 0.22:
        if d.chance(0.6):
            d.add(tongueCup=k * d.u(0.3, 1.0))
        if d.chance(0.2):
            d.add(tongueOut=d.u(0.05, 0.3))
    return d.finish("pain", s, 0.62 + 0.38 * s, k * d.u(0.25, 1.1), quiver)
