"""The kinds of face that are drawn, each a continuous family of ARKit actions with a graded pain target.

Distress has many faces (Grunau and Craig 1987; Wolff 1969 on kinds of cry); so has contentment, and what looks like
pain without being it: yawn, laugh, squint, sneeze, strain. Ranges are ours, a clinician has not checked them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from neopain.synth.actions import PAIRED, Expression

Generator = np.random.Generator


class Draw:
    """Collects one expression's weights with a common asymmetry."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.uneven = float(abs(rng.normal(0, 0.07)))
        self.lean = 0.0
        self.pairs: dict[str, float] = {}
        self.middle: dict[str, float] = {}
        self.intensity, self.target, self.quiver, self.tears, self.pitch_deg = 0.0, 0.02, 0.0, 0.0, 0.0
        # Red skin also without distress, so that red is not the answer.
        self.flush = self.u(0.3, 0.9) if self.chance(0.22) else self.u(0.0, 0.25)

    def u(self, low: float, high: float) -> float:
        """A number between low and high."""
        return float(self.rng.uniform(low, high))

    def chance(self, p: float) -> bool:
        """True in a share p."""
        return bool(self.rng.random() < p)

    def add(self, **weights: float) -> None:
        """Adds to the weights of actions, both sides of paired ones."""
        for name, value in weights.items():
            place = self.pairs if name in PAIRED else self.middle
            place[name] = place.get(name, 0.0) + value

    def finish(self, state: str, kind: str) -> Expression:
        """The expression, its sides slightly unlike; `lean` pulls the mouth to one side."""
        sides = []
        for side in (1, -1):
            wobble = {n: 1 + float(self.rng.normal(0, self.uneven)) for n in self.pairs if n != "eyeBlink"}
            pull = {n: 1 + side * self.lean for n in self.pairs if n.startswith(("mouth", "noseSneer", "cheek"))}
            sides.append({n: max(0.0, w * wobble.get(n, 1.0) * pull.get(n, 1.0)) for n, w in self.pairs.items()})
        if self.lean:
            self.add(**{"mouthLeft" if self.lean > 0 else "mouthRight": 0.7 * abs(self.lean)})
        gaze = (float(self.rng.normal(0, 11)), float(self.rng.normal(-3, 7)))
        return Expression(
            state, self.intensity, self.target, sides[0], sides[1], self.middle, gaze, self.flush, self.quiver, kind,
            self.tears, self.pitch_deg,
        )  # fmt: skip


def _distress(d: Draw, low: float = 0.3, high: float = 1.0) -> float:
    """Brow, squeeze and furrow of a face in pain; gives the scale of the rest, 0.45 to 1."""
    s = d.intensity = low + (high - low) * float(d.rng.beta(1.5, 1.0))
    k = 0.45 + 0.55 * s
    d.target = 0.78 + 0.22 * s
    d.flush = d.u(0.0, 0.3) if d.chance(0.25) else k * d.u(0.25, 1.1)
    d.add(browDown=k * d.u(0.55, 1.2), eyeSquint=k * d.u(0.35, 0.9), cheekSquint=k * d.u(0.4, 1.1),
          noseSneer=k * d.u(0.25, 0.9), mouthStretch=k * d.u(0.15, 1.1), mouthUpperUp=k * d.u(0.1, 0.8))  # fmt: skip
    if d.chance(0.5):
        d.add(mouthFrown=k * d.u(0.0, 0.7))
    if d.chance(0.3):
        d.add(browInnerUp=k * d.u(0.1, 0.6))
    if d.chance(0.3):
        d.quiver = k * d.u(0.2, 1.0)
    if d.chance(0.15):
        d.lean = float(d.rng.choice([-1, 1])) * d.u(0.2, 0.6)
    if d.chance(0.3):
        d.tears = d.u(0.3, 1.0)
    return k


def _cry_mouth(d: Draw, k: float) -> None:
    """An open crying mouth: round, square, wide and low, or tall; the tongue flat, cupped and taut, or out."""
    form = d.u(0, 1)
    if form < 0.35:  # square
        d.add(jawOpen=k * d.u(0.6, 1.1), mouthLowerDown=k * d.u(0.3, 0.9), mouthStretch=k * d.u(0.2, 0.6),
              mouthUpperUp=k * d.u(0.2, 0.5), mouthSquare=d.u(0.0, 0.4))  # fmt: skip
    elif form < 0.6:  # tall
        d.add(jawOpen=k * d.u(0.9, 1.5), mouthLowerDown=k * d.u(0.0, 0.5), mouthFunnel=d.u(0.0, 0.3))
    elif form < 0.85:  # wide and low
        d.add(jawOpen=k * d.u(0.3, 0.6), mouthLowerDown=k * d.u(0.2, 0.9), mouthStretch=k * d.u(0.1, 0.5))
    else:  # corners down, a wail
        d.add(jawOpen=k * d.u(0.4, 1.0), mouthFrown=k * d.u(0.3, 0.9), mouthPout=d.u(0.2, 0.8))
    if d.chance(0.55):
        d.add(tongueCup=k * d.u(0.3, 1.0))
    if d.chance(0.2):
        d.add(tongueOut=d.u(0.05, 0.3))


def _cry(d: Draw) -> None:
    k = _distress(d)
    d.add(eyeBlink=d.u(0.85, 1.0))
    _cry_mouth(d, k)


def _open_cry(d: Draw) -> None:
    k = _distress(d, 0.25)
    d.pairs["eyeSquint"] *= d.u(0.2, 0.9)
    d.add(eyeBlink=d.u(0.0, 0.65))
    _cry_mouth(d, k)


def _silent_cry(d: Draw) -> None:
    k = _distress(d, 0.5)
    d.flush = d.u(0.0, 0.2)
    d.add(eyeBlink=d.u(0.8, 1.0) if d.chance(0.7) else d.u(0.1, 0.5), jawOpen=k * d.u(0.8, 1.35),
          mouthLowerDown=k * d.u(0.2, 0.8), tongueCup=d.u(0.4, 1.0), mouthSquare=d.u(0.0, 0.3))  # fmt: skip


def _grimace(d: Draw) -> None:
    _distress(d, 0.25)
    d.target = 0.70 + 0.25 * d.intensity
    d.add(eyeBlink=d.u(0.88, 1.0) if d.chance(0.85) else d.u(0.3, 0.7), jawOpen=d.u(0.0, 0.12),
          mouthPress=d.u(0.0, 0.6), mouthShrugLower=d.u(0.0, 0.7))  # fmt: skip
    if d.chance(0.4):
        d.add(mouthPout=d.u(0.1, 0.8))


def _protest(d: Draw) -> None:
    """Angry, eyes open on the beholder."""
    s = d.intensity = d.u(0.3, 1.0)
    k = 0.5 + 0.5 * s
    d.target, d.flush = 0.68 + 0.25 * s, d.u(0.0, 0.9)
    d.add(browDown=k * d.u(0.7, 1.25), eyeBlink=d.u(0.0, 0.45), eyeSquint=k * d.u(0.1, 0.7),
          cheekSquint=k * d.u(0.1, 0.7), noseSneer=k * d.u(0.2, 0.8), mouthFrown=k * d.u(0.2, 0.9),
          mouthStretch=k * d.u(0.1, 0.8), mouthUpperUp=k * d.u(0.0, 0.5))  # fmt: skip
    if d.chance(0.65):
        d.add(jawOpen=k * d.u(0.12, 0.8), mouthLowerDown=k * d.u(0.1, 0.8), tongueCup=d.u(0.0, 0.7))
    else:
        d.add(mouthPout=d.u(0.2, 1.0), mouthPress=d.u(0.0, 0.4))
    if d.chance(0.3):
        d.tears = d.u(0.3, 1.0)


def _head_back(d: Draw) -> None:
    k = _distress(d, 0.5)
    d.pitch_deg = d.u(12, 28)
    d.add(eyeBlink=d.u(0.85, 1.0), jawOpen=k * d.u(0.6, 1.35), mouthLowerDown=k * d.u(0.1, 0.7),
          tongueCup=d.u(0.2, 1.0))  # fmt: skip


def _pout(d: Draw) -> None:
    """The face before a cry: lip out, corners down, brows drawn together or up in the middle."""
    s = d.intensity = d.u(0.25, 0.7)
    d.target, d.flush = 0.52 + 0.2 * s, d.u(0.0, 0.5)
    d.add(mouthPout=0.5 + d.u(0.4, 1.1) * s, mouthFrown=d.u(0.1, 0.8), mouthShrugLower=d.u(0.0, 0.6),
          browInnerUp=d.u(0.1, 0.9), browDown=d.u(0.1, 0.75), eyeSquint=d.u(0.0, 0.45),
          eyeBlink=d.u(0.0, 0.4) if d.chance(0.85) else d.u(0.7, 1.0), noseSneer=d.u(0.0, 0.25))  # fmt: skip
    if d.chance(0.35):
        d.add(jawOpen=d.u(0.05, 0.3), mouthLowerDown=d.u(0.0, 0.4))
    d.quiver = d.u(0.2, 0.8) if d.chance(0.5) else 0.0
    d.tears = d.u(0.3, 1.0) if d.chance(0.25) else 0.0


def _whimper(d: Draw) -> None:
    """Fuss of every degree between a stir and a cry."""
    s = d.intensity = d.u(0.1, 0.6)
    d.target, d.flush = 0.25 + 0.75 * s, d.u(0.0, 0.6)
    d.add(browDown=s * d.u(0.5, 1.4), eyeSquint=s * d.u(0.2, 1.0), cheekSquint=s * d.u(0.2, 1.2),
          noseSneer=s * d.u(0.1, 0.9), mouthFrown=s * d.u(0.3, 1.6), mouthStretch=s * d.u(0.1, 1.2),
          jawOpen=s * d.u(0.0, 0.9), mouthLowerDown=s * d.u(0.0, 0.8), mouthPout=s * d.u(0.0, 0.9),
          browInnerUp=d.u(0.0, 0.6), mouthUpperUp=s * d.u(0.0, 0.6),
          eyeBlink=d.u(0.85, 1.0) if d.chance(0.4) else d.u(0.0, 0.6))  # fmt: skip
    d.quiver = d.u(0.1, 0.6) if d.chance(0.3) else 0.0


def _asleep(d: Draw) -> None:
    d.add(eyeBlink=d.u(0.93, 1.0), jawOpen=d.u(0.03, 0.28) if d.chance(0.35) else 0.0)
    for p, name, low, high in (
        (0.2, "browDown", 0.03, 0.16), (0.3, "browInnerUp", 0.1, 0.5), (0.3, "mouthPucker", 0.1, 0.5),
        (0.12, "mouthSmile", 0.1, 0.45), (0.2, "mouthFrown", 0.1, 0.4), (0.15, "browOuterUp", 0.1, 0.5),
    ):  # fmt: skip
        if d.chance(p):
            d.add(**{name: d.u(low, high)})


def _awake(d: Draw) -> None:
    d.add(eyeBlink=d.u(0.0, 0.22), browInnerUp=d.u(0.0, 0.3), jawOpen=d.u(0.05, 0.35) if d.chance(0.4) else 0.0)
    if d.chance(0.2):
        d.add(mouthFrown=d.u(0.1, 0.5))
    if d.chance(0.1):
        d.add(mouthPucker=d.u(0.1, 0.5))


def _wide_eyed(d: Draw) -> None:
    d.add(eyeWide=d.u(0.2, 0.9), browOuterUp=d.u(0.1, 0.8), browInnerUp=d.u(0.1, 0.8),
          jawOpen=d.u(0.0, 0.3) if d.chance(0.5) else 0.0)  # fmt: skip


def _surprise(d: Draw) -> None:
    d.add(eyeWide=d.u(0.4, 1.0), browOuterUp=d.u(0.4, 1.0), browInnerUp=d.u(0.4, 1.0), jawOpen=d.u(0.25, 0.9),
          mouthFunnel=d.u(0.0, 0.5))  # fmt: skip


def _drowsy(d: Draw) -> None:
    d.add(eyeBlink=d.u(0.35, 0.85), browInnerUp=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.4),
          jawOpen=d.u(0.0, 0.25))  # fmt: skip


def _squint(d: Draw) -> None:
    """Against bright light: brow and lids draw together, the mouth does not stretch."""
    d.target = 0.06
    d.add(browDown=d.u(0.15, 0.6), eyeSquint=d.u(0.4, 1.0), cheekSquint=d.u(0.1, 0.6), eyeBlink=d.u(0.3, 0.9),
          mouthUpperUp=d.u(0.0, 0.15), noseSneer=d.u(0.0, 0.2))  # fmt: skip


def _frown(d: Draw) -> None:
    """Interest: a frown without distress, the mouth at rest."""
    d.target = 0.08
    d.add(browDown=d.u(0.15, 0.55), eyeBlink=d.u(0.0, 0.25), jawOpen=d.u(0.0, 0.2), mouthPucker=d.u(0.0, 0.4))


def _lip_play(d: Draw) -> None:
    d.add(eyeBlink=d.u(0.0, 0.3))
    form = d.u(0, 1)
    if form < 0.35:
        d.add(tongueOut=d.u(0.2, 0.8), jawOpen=d.u(0.1, 0.35))
    elif form < 0.6:
        d.add(mouthRollLower=d.u(0.3, 1.0), mouthPress=d.u(0.0, 0.6))
    elif form < 0.8:
        d.add(mouthRollUpper=d.u(0.3, 1.0), mouthShrugLower=d.u(0.0, 0.4))
    else:
        d.add(cheekPuff=d.u(0.2, 0.7), mouthPucker=d.u(0.0, 0.5))


def _sneeze(d: Draw) -> None:
    d.target = 0.15
    d.add(browInnerUp=d.u(0.2, 0.8), browDown=d.u(0.0, 0.3), eyeBlink=d.u(0.7, 1.0), eyeSquint=d.u(0.2, 0.7),
          noseSneer=d.u(0.4, 0.9), mouthUpperUp=d.u(0.2, 0.6), jawOpen=d.u(0.1, 0.45))  # fmt: skip


def _strain(d: Draw) -> None:
    """Grunting at stool: red, lips pressed, brow tense; not pain, but no calm face either."""
    d.target, d.intensity, d.flush = 0.3, 0.2, d.u(0.3, 1.0)
    d.add(browDown=d.u(0.2, 0.6), eyeSquint=d.u(0.1, 0.5), mouthPress=d.u(0.4, 1.0), mouthRollLower=d.u(0.0, 0.5),
          cheekPuff=d.u(0.0, 0.4), eyeBlink=d.u(0.0, 0.5) if d.chance(0.5) else d.u(0.8, 1.0))  # fmt: skip


def _yawn(d: Draw) -> None:
    d.add(jawOpen=d.u(0.65, 1.2), eyeBlink=d.u(0.5, 1.0), browInnerUp=d.u(0.1, 0.8), browOuterUp=d.u(0.1, 0.7),
          eyeSquint=d.u(0.0, 0.4), mouthFunnel=d.u(0.0, 0.5), noseSneer=d.u(0.0, 0.15), browDown=d.u(0.0, 0.15),
          tongueCup=d.u(0.0, 0.6), mouthSquare=-d.u(0.3, 0.8))  # fmt: skip


def _smile(d: Draw) -> None:
    s = d.u(0.3, 0.95)
    d.add(mouthSmile=s, cheekSquint=s * d.u(0.2, 0.8), eyeSquint=s * d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.4),
          jawOpen=d.u(0.0, 0.15), eyeBlink=d.u(0.8, 1.0) if d.chance(0.15) else d.u(0.0, 0.35))  # fmt: skip
    if d.chance(0.2):
        d.lean = float(d.rng.choice([-1, 1])) * d.u(0.1, 0.5)


def _grin(d: Draw) -> None:
    """An open smile that bares the gums."""
    s = d.u(0.5, 1.1)
    d.add(mouthSmile=s, cheekSquint=s * d.u(0.2, 0.9), eyeSquint=d.u(0.0, 0.4), jawOpen=d.u(0.2, 0.75),
          mouthUpperUp=d.u(0.1, 0.45), mouthLowerDown=d.u(0.0, 0.4), eyeBlink=d.u(0.0, 0.4),
          browOuterUp=d.u(0.0, 0.5), browInnerUp=d.u(0.0, 0.3))  # fmt: skip
    if d.chance(0.2):
        d.add(tongueOut=d.u(0.1, 0.6))


def _laugh(d: Draw) -> None:
    """Eyes shut or nearly, mouth wide, cheeks up: the closest double of a cry."""
    s = d.u(0.6, 1.15)
    d.flush = d.u(0.0, 0.8)
    d.add(mouthSmile=s, cheekSquint=d.u(0.5, 1.1), eyeSquint=d.u(0.1, 0.7), jawOpen=d.u(0.4, 1.15),
          mouthUpperUp=d.u(0.1, 0.5), eyeBlink=d.u(0.75, 1.0) if d.chance(0.7) else d.u(0.3, 0.75),
          noseSneer=d.u(0.0, 0.35), browOuterUp=d.u(0.0, 0.4), browDown=d.u(0.0, 0.15))  # fmt: skip


def _suck(d: Draw) -> None:
    d.add(mouthPucker=d.u(0.4, 1.0), mouthFunnel=d.u(0.0, 0.5), cheekPuff=-d.u(0.0, 0.3), jawOpen=d.u(0.0, 0.15),
          eyeBlink=d.u(0.9, 1.0) if d.chance(0.5) else d.u(0.0, 0.4), browDown=d.u(0.0, 0.25))  # fmt: skip
    if d.chance(0.25):
        d.add(tongueOut=d.u(0.2, 0.6))


def _coo(d: Draw) -> None:
    d.add(mouthFunnel=d.u(0.3, 0.9), jawOpen=d.u(0.15, 0.6), eyeWide=d.u(0.0, 0.5), browOuterUp=d.u(0.0, 0.6),
          browInnerUp=d.u(0.0, 0.6), eyeBlink=d.u(0.0, 0.25))  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """One family of faces: the state it belongs to, its share of all pictures, and how it is drawn."""

    state: str
    share: float
    draw: Callable[[Draw], None]


KINDS: dict[str, Kind] = {
    "cry": Kind("pain", 0.13, _cry),
    "open_cry": Kind("pain", 0.08, _open_cry),
    "silent_cry": Kind("pain", 0.03, _silent_cry),
    "grimace": Kind("pain", 0.06, _grimace),
    "protest": Kind("pain", 0.07, _protest),
    "head_back": Kind("pain", 0.02, _head_back),
    "pout": Kind("fuss", 0.07, _pout),
    "whimper": Kind("fuss", 0.07, _whimper),
    "asleep": Kind("asleep", 0.10, _asleep),
    "awake": Kind("awake", 0.07, _awake),
    "wide_eyed": Kind("awake", 0.025, _wide_eyed),
    "surprise": Kind("awake", 0.02, _surprise),
    "drowsy": Kind("awake", 0.02, _drowsy),
    "squint": Kind("awake", 0.02, _squint),
    "frown": Kind("awake", 0.02, _frown),
    "lip_play": Kind("awake", 0.025, _lip_play),
    "sneeze": Kind("awake", 0.01, _sneeze),
    "strain": Kind("awake", 0.01, _strain),
    "yawn": Kind("yawn", 0.05, _yawn),
    "smile": Kind("smile", 0.035, _smile),
    "grin": Kind("smile", 0.035, _grin),
    "laugh": Kind("smile", 0.05, _laugh),
    "suck": Kind("suck", 0.035, _suck),
    "coo": Kind("coo", 0.03, _coo),
}


def sample_expression(rng: Generator, state: str | None = None, kind: str | None = None) -> Expression:
    """A face of `kind`, or one of `state` or of all states drawn by the shares of KINDS."""
    if kind is None:
        names = [n for n, k in KINDS.items() if state in (None, k.state)]
        odds = np.array([KINDS[n].share for n in names])
        kind = names[int(rng.choice(len(names), p=odds / odds.sum()))]
    d = Draw(rng)
    KINDS[kind].draw(d)
    return d.finish(KINDS[kind].state, kind)
