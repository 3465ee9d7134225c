"""Draws one expression: collects the weights of its actions, then makes both sides slightly different."""

from __future__ import annotations

from numpy.random import Generator

from neopain.synth.face.actions import PAIRED, Expression


class Draw:
    """The weights of one expression, with a common asymmetry."""

    def __init__(self, rng: Generator) -> None:
        self.rng = rng
        self.uneven = float(abs(rng.normal(0, 0.07)))
        self.lean = 0.0
        self.pairs: dict[str, float] = {}
        self.middle: dict[str, float] = {}
        self.intensity, self.target, self.quiver, self.tears, self.pitch_deg = 0.0, 0.02, 0.0, 0.0, 0.0
        # Red skin also without distress, so that redness alone does not show pain.
        self.flush = self.u(0.3, 0.9) if self.chance(0.22) else self.u(0.0, 0.25)

    def u(self, low: float, high: float) -> float:
        """A uniform random number between low and high."""
        return float(self.rng.uniform(low, high))

    def chance(self, p: float) -> bool:
        """True with probability p."""
        return bool(self.rng.random() < p)

    def add(self, **weights: float) -> None:
        """Add to the weights of actions, on both sides for paired ones."""
        for name, value in weights.items():
            place = self.pairs if name in PAIRED else self.middle
            place[name] = place.get(name, 0.0) + value

    def finish(self, state: str, kind: str) -> Expression:
        """The expression, its sides slightly different; `lean` pulls the mouth to one side."""
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
