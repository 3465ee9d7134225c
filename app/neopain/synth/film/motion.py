"""What happens at a moment of a clip: keyed faces blended, and the small life over them.

Everything is a function of the script and the time alone, so that frames can be made in any order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from neopain.synth.face.actions import PAIRED, Expression
from neopain.synth.film.script import Cover, FaceKey, Script

# The weights of each state; pain at intensity 1.
FACES: dict[str, dict[str, float]] = {
    "asleep": {"eyeBlink": 1.0, "jawOpen": 0.03},
    "awake": {"eyeBlink": 0.04, "browInnerUp": 0.08, "jawOpen": 0.02},
    "yawn": {"jawOpen": 0.82, "eyeBlink": 0.97, "eyeSquint": 0.3, "browInnerUp": 0.35, "browOuterUp": 0.2,
             "mouthFunnel": 0.1, "mouthLowerDown": 0.55, "mouthPress": 0.3, "tongueCup": 0.3, "noseSneer": 0.06},
    "smile": {"mouthSmile": 0.55, "cheekSquint": 0.35, "eyeSquint": 0.2, "jawOpen": 0.12, "eyeBlink": 0.1},
    "suck": {"mouthPucker": 0.7, "mouthFunnel": 0.15, "eyeBlink": 0.1},
    "coo": {"mouthFunnel": 0.6, "jawOpen": 0.3, "eyeWide": 0.2, "browInnerUp": 0.2},
    "fuss": {"browDown": 0.55, "eyeSquint": 0.4, "cheekSquint": 0.25, "mouthFrown": 0.45, "mouthShrugLower": 0.35,
             "jawOpen": 0.14, "eyeBlink": 0.35, "mouthStretch": 0.25, "noseSneer": 0.15},
    "pain": {"browDown": 1.1, "eyeSquint": 0.75, "cheekSquint": 0.9, "noseSneer": 0.7, "mouthStretch": 0.95,
             "mouthUpperUp": 0.6, "mouthLowerDown": 0.9, "jawOpen": 0.75, "mouthPress": 0.4, "mouthDimple": 0.3,
             "eyeBlink": 1.0, "tongueCup": 0.8, "mouthFrown": 0.15},
}  # fmt: skip
BREATHS_HZ = 0.75  # 45 a minute, an ordinary rate of a newborn
CRY_HZ = 0.95  # about one cry a second


@dataclass(frozen=True)
class Moment:
    """Face, head angles, light and cover of one frame; the state of the face is the one with the larger share."""

    face: Expression
    yaw_deg: float
    pitch_deg: float
    roll_deg: float
    level: float
    cover: Cover | None
    place: float


def ease(x: float) -> float:
    """0 to 1, smooth at both ends."""
    x = min(1.0, max(0.0, x))
    return x * x * (3 - 2 * x)


def _waves(seed: int, channel: int, t: float, slow_hz: float) -> float:
    """Smooth random variation of about unit spread: five sines with random rates and phases."""
    rng = np.random.default_rng([seed, 50, channel])
    rate, phase = slow_hz * rng.uniform(0.5, 2.2, 5), rng.uniform(0, 2 * np.pi, 5)
    return float(np.sin(2 * np.pi * rate * t + phase).sum() / math.sqrt(2.5))


def _target(key: FaceKey) -> dict[str, float]:
    own = dict(FACES[key.state])
    if key.state == "pain":
        scale = 0.45 + 0.55 * key.intensity
        own = {n: w if n == "eyeBlink" else w * scale for n, w in own.items()}
    return own | key.actions


def _blend(script: Script, t: float) -> tuple[dict[str, float], str, float, float]:
    """Weights, ruling state, intensity and flush of the keyed faces at t."""
    first = script.face[0]
    weights, state, intensity, flush = _target(first), first.state, first.intensity, first.flush
    for key in script.face[1:]:
        if t < key.t_s:
            break
        share = ease((t - key.t_s) / key.ease_s)
        goal = _target(key)
        names = weights.keys() | goal.keys()
        weights = {n: (1 - share) * weights.get(n, 0.0) + share * goal.get(n, 0.0) for n in names}
        intensity = (1 - share) * intensity + share * key.intensity
        slow = ease((t - key.t_s) / (key.ease_s + 3.0))  # skin colour changes slower than muscles
        flush = (1 - slow) * flush + slow * key.flush
        state = key.state if share >= 0.5 else state
    return weights, state, intensity, flush


def _cry(seed: int, t: float) -> float:
    """How far the mouth is open during crying, 0..1: a long cry, then a short breath."""
    phase = CRY_HZ * t + 0.18 * _waves(seed, 1, t, 0.2)
    cycle, at = math.floor(phase), phase - math.floor(phase)
    loud = 0.75 + 0.25 * float(np.random.default_rng([seed, 51, cycle & 0xFFFF]).random())
    return loud * ease(at / 0.18) * (1 - ease((at - 0.66) / 0.22)) + 0.1


def _blink(seed: int, t: float) -> float:
    """Closing of the lids by blinks, 0..1; one about every four seconds."""
    slot = math.floor(t / 4.0)
    for k in (slot - 1, slot):
        rng = np.random.default_rng([seed, 52, k & 0xFFFF])
        start, length = 4.0 * k + rng.uniform(0.2, 3.6), rng.uniform(0.24, 0.38)
        if start <= t <= start + length:
            return ease((t - start) / (0.4 * length)) * (1 - ease((t - start - 0.4 * length) / (0.6 * length)))
    return 0.0


def _gaze(seed: int, t: float) -> tuple[float, float]:
    """Gaze with fixations and jumps, degrees."""
    slot = math.floor(t / 1.6)
    spots = [np.random.default_rng([seed, 53, (slot + k) & 0xFFFF]).normal([0, -3], [8, 4]) for k in (-1, 0)]
    share = ease((t - slot * 1.6) / 0.12)
    spot = (1 - share) * spots[0] + share * spots[1]
    return float(spot[0]), float(spot[1])


def moment_at(script: Script, t: float) -> Moment:
    """The moment t seconds after the start."""
    seed = script.clip.seed
    weights, state, intensity, flush = _blend(script, t)
    crying = ease((intensity - 0.25) / 0.3) * float(weights.get("jawOpen", 0.0) > 0.02)
    cry = _cry(seed, t)
    for name, floor in (("jawOpen", 0.30), ("mouthLowerDown", 0.35), ("tongueCup", 0.5), ("mouthStretch", 0.8)):
        weights[name] = weights.get(name, 0.0) * (1 - crying * (1 - floor) * (1 - cry))
    weights["jawOpen"] += crying * cry * 0.05 * math.sin(2 * math.pi * 8.5 * t)
    open_eyes = 1 - ease(weights.get("eyeBlink", 0.0) / 0.6)
    weights["eyeBlink"] = max(weights.get("eyeBlink", 0.0), open_eyes * _blink(seed, t))
    calm = 1 - crying
    weights["jawOpen"] = max(0.0, weights["jawOpen"] + calm * 0.02 * _waves(seed, 2, t, 0.25))
    weights["mouthPucker"] = weights.get("mouthPucker", 0.0) + calm * 0.08 * max(0.0, _waves(seed, 3, t, 0.2))
    weights["browInnerUp"] = weights.get("browInnerUp", 0.0) + 0.06 * max(0.0, _waves(seed, 4, t, 0.15))
    if state == "suck":
        weights["mouthPucker"] += 0.25 * math.sin(2 * math.pi * 1.1 * t)

    uneven = {n: 0.05 * float(np.random.default_rng([seed, 54, k]).normal()) for k, n in enumerate(PAIRED)}
    uneven["eyeBlink"] = 0.0
    sides = [{n: max(0.0, w * (1 + s * uneven[n])) for n, w in weights.items() if n in PAIRED} for s in (1, -1)]
    middle = {n: w for n, w in weights.items() if n not in PAIRED}
    quiver = crying * (1 - cry) * 0.8
    face = Expression(state, intensity, 0.0, sides[0], sides[1], middle, _gaze(seed, t), flush, quiver)

    yaw, pitch, roll = _head(script, t)
    stir = 0.5 + 1.6 * crying
    breath = math.sin(2 * math.pi * BREATHS_HZ * t)
    cover, place = _cover(script, t)
    return Moment(
        face=face,
        yaw_deg=yaw + stir * 1.1 * _waves(seed, 5, t, 0.18),
        pitch_deg=pitch + stir * 0.9 * _waves(seed, 6, t, 0.2) + 0.35 * breath + 3.0 * crying * (cry - 0.5),
        roll_deg=roll + stir * 0.6 * _waves(seed, 7, t, 0.15),
        level=_level(script, t),
        cover=cover,
        place=place,
    )


def _head(script: Script, t: float) -> tuple[float, float, float]:
    now = np.zeros(3)
    for key in script.head:
        if t < key.t_s:
            break
        share = ease((t - key.t_s) / key.ease_s)
        now = (1 - share) * now + share * np.array([key.yaw_deg, key.pitch_deg, key.roll_deg])
    view = script.view
    return float(now[0] + view.yaw_deg), float(now[1] + view.pitch_deg), float(now[2] + view.roll_deg)


def _level(script: Script, t: float) -> float:
    level = 1.0
    for key in script.lamp:
        if t >= key.t_s:
            level += (key.level - level) * ease((t - key.t_s) / key.ease_s)
    return level


def _cover(script: Script, t: float) -> tuple[Cover | None, float]:
    for cover in script.cover:
        if cover.from_s <= t < cover.to_s:
            return cover, ease((t - cover.from_s) / cover.move_s) * ease((cover.to_s - t) / cover.move_s)
    return None, 0.0
