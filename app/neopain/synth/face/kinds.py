"""The table of the kinds of face, and sampling from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

from neopain.synth.face import calm, distress
from neopain.synth.face.actions import Expression
from neopain.synth.face.draw import Draw


@dataclass(frozen=True)
class Kind:
    """One family of faces: the state it belongs to, its share of all pictures, and how it is drawn."""

    state: str
    share: float
    draw: Callable[[Draw], None]


KINDS: dict[str, Kind] = {
    "cry": Kind("pain", 0.13, distress.cry),
    "open_cry": Kind("pain", 0.08, distress.open_cry),
    "silent_cry": Kind("pain", 0.03, distress.silent_cry),
    "grimace": Kind("pain", 0.06, distress.grimace),
    "protest": Kind("pain", 0.07, distress.protest),
    "head_back": Kind("pain", 0.02, distress.head_back),
    "pout": Kind("fuss", 0.07, distress.pout),
    "whimper": Kind("fuss", 0.07, distress.whimper),
    "asleep": Kind("asleep", 0.10, calm.asleep),
    "awake": Kind("awake", 0.07, calm.awake),
    "wide_eyed": Kind("awake", 0.025, calm.wide_eyed),
    "surprise": Kind("awake", 0.02, calm.surprise),
    "drowsy": Kind("awake", 0.02, calm.drowsy),
    "squint": Kind("awake", 0.02, calm.squint),
    "frown": Kind("awake", 0.02, calm.frown),
    "lip_play": Kind("awake", 0.025, calm.lip_play),
    "sneeze": Kind("awake", 0.01, calm.sneeze),
    "strain": Kind("awake", 0.01, calm.strain),
    "yawn": Kind("yawn", 0.05, calm.yawn),
    "smile": Kind("smile", 0.035, calm.smile),
    "grin": Kind("smile", 0.035, calm.grin),
    "laugh": Kind("smile", 0.05, calm.laugh),
    "suck": Kind("suck", 0.035, calm.suck),
    "coo": Kind("coo", 0.03, calm.coo),
    "wail": Kind("pain", 0.0, distress.wail),  # in hard pictures alone (hard.py)
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
