"""The identity of a baby: head shape, skin, hair, brows and eyes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from neopain.base.arrays import F32, I32
from neopain.synth.face.actions import Expression
from neopain.synth.geometry.mesh import EYE_L, EYE_R, HeadModel, phenotype_weights

# sRGB of the six skin tones, very light to very dark, drawn in equal shares.
SKIN_TONES = ((248, 216, 204), (238, 198, 180), (222, 174, 150), (190, 140, 114), (146, 101, 80), (98, 68, 56))
# sRGB; the last four are hair of a newborn: black, dark brown, brown, fair.
HAIR_TONES = ((24, 20, 20), (44, 32, 27), (84, 60, 44), (165, 134, 96))
IRIS_TONES = ((74, 86, 108), (92, 106, 124), (70, 64, 66), (72, 50, 40), (56, 38, 30))
# Range of a local change in both directions, by a part of its name; 0.32 otherwise. A newborn's face varies less than
# MakeHuman allows, and the mouth must stay in front of the gums.
_REACH = {
    "mouth-trans": 0.06, "mouth-scale-depth": 0.08, "mouth-": 0.22, "nose-trans": 0.08, "nose-scale-depth": 0.15,
    "head-trans": 0.0, "neck": 0.1, "head-scale": 0.15, "head-": 0.2, "forehead": 0.22, "eye-trans": 0.15,
    "eye-bag": 0.15, "eye-push": 0.1, "chin": 0.2, "ear-": 0.25, "eyebrows": 0.2,
}  # fmt: skip


@dataclass(frozen=True)
class Identity:
    """One baby; colours are linear RGB."""

    subject: int
    neutral: F32
    """(V, 3) eye units, origin between the eyes."""
    skin_tone: int
    skin: F32
    lip: F32
    hair: F32
    iris: F32
    hair_amount: float
    hair_line: float
    brow_amount: float
    mottle: float
    shine: float
    lash: float
    iris_rad: float
    lines: float
    noise: F32
    age_months: float
    """From birth at term; below 0 is preterm."""
    teeth: tuple[float, float]
    """Half width of the row of teeth above and below, decimetres; 0 for none."""
    jaundice: float
    vernix: float
    damp: float
    """Wet skin, 0..1."""


def linear(srgb: tuple[int, ...] | F32) -> F32:
    """Linear 0..1 of sRGB 0..255."""
    x = np.asarray(srgb, np.float32) / 255
    return np.asarray(np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4), np.float32)


def lip_colour(skin: F32) -> F32:
    """Linear colour (3,) of the lips of a baby with this linear skin colour."""
    return skin * np.array([0.86, 0.50, 0.50], np.float32) + np.array([0.03, 0, 0.005], np.float32)


_SHUT_FROM = 0.92  # the lids touch from this weight of eyeBlink on
_UPPER = -0.012  # plane y above which lid skin belongs to the upper lid


def lid_gap(points: F32, lids: I32, eye: int) -> float:
    """Mean height of the open slit of eye 0 (right) or 1 (left), over the middle of its width; never below 0."""
    upper, lower = points[lids[eye, 0]], points[lids[eye, 1]]
    low, high = np.quantile(upper[:, 0], [0.25, 0.75])
    order = np.argsort(lower[:, 0])
    middle = (upper[:, 0] >= low) & (upper[:, 0] <= high)
    under = np.interp(upper[middle, 0], lower[order, 0], lower[order, 1])
    return float(np.mean(np.maximum(0.0, upper[middle, 1] - under)))


def sample_identity(head: HeadModel, subject: int) -> Identity:
    """The baby with this seed; the same number always gives the same baby."""
    rng = np.random.default_rng([subject & 0xFFFFFFFF, subject >> 32, 11])
    ancestry = rng.dirichlet([0.8, 0.8, 0.8]).astype(np.float32)
    age = _age_months(rng)
    old, early = float(np.clip(age / 14, 0, 1)), float(np.clip(-age / 2, 0, 1))
    weights = phenotype_weights(
        head.phenotype_names, rng.uniform(0, 1), rng.uniform(0.2, 0.7),
        rng.uniform(0.35, 1.0) * (1 - 0.8 * early), rng.uniform(0, 1), ancestry,
    )  # fmt: skip
    middle = phenotype_weights(head.phenotype_names, 0.5, 0.5, 0.5, 0.5, np.ones(3, np.float32))
    shape = head.mean + np.tensordot(weights - middle, head.phenotype, 1)
    local = _local_changes(rng, head.shape_names, old, early)
    side, change = np.nonzero(local.T)
    shape = shape + np.tensordot(local[change, side], head.shape[change, side], 1)
    newborn = rng.uniform(0.0, 0.55) * (1 - old)  # towards the newborn's lower head: 0.75 / 0.922 of it at 1 (anny)
    shape = shape * np.array([1, 1 - 0.19 * newborn, 1], np.float32)
    eyes = [shape[np.unique(head.tris[head.part == p])].mean(0) for p in (EYE_R, EYE_L)]
    shape = ((shape - (eyes[0] + eyes[1]) / 2) / np.linalg.norm(eyes[0] - eyes[1])).astype(np.float32)

    tone = int(rng.integers(0, len(SKIN_TONES)))
    near = SKIN_TONES[min(tone + 1, 5)] if rng.random() < 0.5 else SKIN_TONES[max(tone - 1, 0)]
    mix = rng.uniform(0, 0.4)
    srgb = np.array(SKIN_TONES[tone], np.float32) * (1 - mix) + np.array(near, np.float32) * mix
    srgb = srgb * np.array([1, 1 + rng.normal(0, 0.015), 1 + rng.normal(0, 0.03)], np.float32)
    skin = linear(np.clip(srgb, 20, 252))
    hair_share = rng.choice([0.0, 0.3, 0.65, 0.95], p=[0.12, 0.28, 0.32, 0.28])
    teeth = float(np.clip((age - rng.uniform(5, 11)) / 6, 0, 1)) if age > 5 else 0.0
    new = age < 0.5
    dark_hair = tone >= 3 or rng.random() < 0.45
    hair = linear(HAIR_TONES[int(rng.integers(0, 2 if dark_hair else 4))]) * rng.uniform(0.8, 1.3)
    iris = linear(IRIS_TONES[int(rng.integers(2, 5) if tone >= 3 else rng.integers(0, 5))])
    return Identity(
        subject=subject,
        neutral=shape,
        skin_tone=tone,
        skin=skin,
        lip=lip_colour(skin),
        hair=hair.astype(np.float32),
        iris=iris,
        hair_amount=float(max(hair_share, old * rng.uniform(0.6, 1.0))),
        hair_line=float(rng.uniform(0.40, 0.70) - 0.20 * old),
        brow_amount=float(rng.uniform(0.05, 0.6) * (1 - 0.5 * early) + old * rng.uniform(0.0, 0.5)),
        mottle=float(rng.uniform(0.10, 0.55)),
        shine=float(rng.uniform(0.02, 0.11)),
        lash=float(rng.uniform(0.35, 0.85)),
        iris_rad=float(rng.uniform(0.46, 0.58)),
        lines=float(rng.uniform(0.55, 1.0)),
        age_months=age,
        teeth=(0.21 * teeth * float(rng.uniform(0.3, 1)), 0.17 * teeth * float(rng.uniform(0.4, 1))),
        jaundice=float(rng.uniform(0.3, 1.0)) if age < 1 and rng.random() < 0.3 else 0.0,
        vernix=float(rng.uniform(0.3, 1.0)) if new and rng.random() < 0.14 else 0.0,
        damp=float(rng.uniform(0.3, 1.0)) if rng.random() < (0.15 if new else 0.05) else 0.0,
        noise=rng.uniform(0, 60, 3).astype(np.float32),
    )


def _age_months(rng: Generator) -> float:
    """A random age: half are newborns, some of them preterm; the others are up to 18 months."""
    part = rng.random()
    low, high = (-2.5, -0.5) if part < 0.12 else (-0.5, 3) if part < 0.52 else (3, 9) if part < 0.78 else (9, 18)
    return float(rng.uniform(low, high))


def _local_changes(rng: Generator, names: NDArray[np.str_], old: float, early: float) -> F32:
    """Weights (L, 2) of the negative and positive side of every local change; left and right nearly equal.

    old: 0 at birth to 1 at 14 months; early: 1 for the most preterm.
    """
    drawn: dict[str, float] = {}
    for raw in names:
        name = str(raw)
        reach = next((r for key, r in _REACH.items() if key in name), 0.32)
        drawn[name] = float(rng.uniform(-reach, reach)) if rng.random() < 0.6 else 0.0
    for name in drawn:
        if name.startswith("l-"):
            drawn[name] = 0.92 * drawn["r-" + name[2:]] + 0.08 * drawn[name]
    eye, cheek = rng.uniform(0.6, 1.5), rng.uniform(-0.25, 0.85) - 0.9 * early
    for side in ("l-", "r-"):
        drawn[f"{side}eye-scale-incr"] = eye
        drawn[f"{side}cheek-volume-incr"] = cheek
        drawn[f"{side}cheek-inner-incr"] += 0.3 * cheek
        drawn[f"{side}eye-height2-incr"] = float(rng.uniform(0.0, 0.5))
    drawn["mouth-scale-horiz-incr"] = float(rng.uniform(-0.1, 0.7))
    drawn["head-scale-horiz-incr"] = float(rng.uniform(-0.1, 0.45)) * (1 - early) - 0.2 * early
    drawn["head-age-incr"] = float(rng.uniform(-0.45, 0.0)) + 0.3 * old
    drawn["head-fat-incr"] = float(rng.uniform(-0.3, 0.3)) - 0.6 * early
    drawn["forehead-scale-vert-incr"] += 0.5 * early
    drawn["chin-prominent-incr"] = float(rng.uniform(-0.35, 0.1))
    drawn["nose-scale-vert-incr"] = float(rng.uniform(-0.5, 0.1)) + 0.2 * old
    drawn["nose-scale-horiz-incr"] += float(rng.uniform(-0.5, 0.1))
    drawn["neck-scale-horiz-incr"] += 0.35
    drawn["neck-scale-depth-incr"] += 0.35
    value = np.array([drawn[str(n)] for n in names], np.float32)
    return np.stack([np.maximum(-value, 0), np.maximum(value, 0)], 1)


def pose_face(head: HeadModel, infant: Identity, face: Expression) -> F32:
    """Vertices (V, 3) of this baby with this expression; eyeBlink 1 closes the lids whatever the shape."""
    weights = face.arkit()
    index = {str(n): i for i, n in enumerate(head.action_names)}
    vector = np.zeros(len(head.action_names), np.float32)
    for name, value in weights.items():
        if not name.startswith("eyeBlink"):
            vector[index[name]] = value
    vector[index["mouthSquare"]] += min(1.0, 0.9 * weights.get("jawOpen", 0.0))
    vector[index["gumsBare"]] += min(1.0, 2.0 * weights.get("jawOpen", 0.0))
    vector[index["browBulge"]] += 0.5 * (weights.get("browDownLeft", 0.0) + weights.get("browDownRight", 0.0))
    vector[index["cheekBulge"]] += 0.5 * (weights.get("cheekSquintLeft", 0.0) + weights.get("cheekSquintRight", 0.0))
    used = np.flatnonzero(vector)
    points = (infant.neutral + np.tensordot(vector[used], head.action[used], 1)).astype(np.float32)
    for eye, side in ((0, "Right"), (1, "Left")):
        blink = head.action[index[f"eyeBlink{side}"]]
        wanted = weights.get(f"eyeBlink{side}", 0.0)
        shut = min(1.0, wanted / _SHUT_FROM)
        gap = lid_gap(points, head.lids, eye)
        closes = max(gap - lid_gap(points + 0.5 * blink, head.lids, eye), 1e-4) * 2
        moved = points + blink * np.float32(np.clip(shut * gap / closes, 0, 2.4))
        points = _close_slit(head, points, _lid_over_eye(head, moved, eye), eye, shut)
    return points


def _slit(head: HeadModel, points: F32, eye: int) -> tuple[F32, F32, F32]:
    """For every vertex of the upper lid margin, in order of x: its x on the plane, and how far it stands above and
    before the lower margin.
    """
    upper, lower = np.unique(head.lids[eye, 0]), np.unique(head.lids[eye, 1])
    upper = upper[np.argsort(head.plane[upper, 0])]
    lower = lower[np.argsort(points[lower, 0])]
    at = points[upper, 0]
    above = points[upper, 1] - np.interp(at, points[lower, 0], points[lower, 1])
    before = points[upper, 2] - np.interp(at, points[lower, 0], points[lower, 2])
    return head.plane[upper, 0], above.astype(np.float32), before.astype(np.float32)


def _close_slit(head: HeadModel, before: F32, after: F32, eye: int, shut: float) -> F32:
    """Correct a blink so that the slit is closed everywhere by the share `shut`, with the upper lid in front."""
    side = -1 if eye == 0 else 1
    x, was, _ = _slit(head, before, eye)
    _, now, depth = _slit(head, after, eye)
    too_high = now - np.maximum(was, 0) * (1 - shut)
    too_deep = np.maximum(0.012 - depth, 0) * shut**4
    near = np.flatnonzero(
        (head.marks[:, 2] < 0.13) & (head.marks[:, 5] > 0) & (head.plane[:, 0] * side > 0) & (head.plane[:, 1] > _UPPER)
    )
    fade = (1 - head.marks[near, 2] / 0.13) ** 2
    out = after.copy()
    out[near, 1] -= fade * np.interp(head.plane[near, 0], x, too_high).astype(np.float32)
    out[near, 2] += fade * np.interp(head.plane[near, 0], x, too_deep).astype(np.float32)
    return out


def _lid_over_eye(head: HeadModel, points: F32, eye: int) -> F32:
    """Move lid vertices that lie inside the eyeball forward onto its surface."""
    out = points.copy()
    part, side = ((EYE_R, -1), (EYE_L, 1))[eye]
    ball = points[np.unique(head.tris[head.part == part])]
    centre = (ball.max(0) + ball.min(0)) / 2
    centre[2] = ball[:, 2].min() + np.ptp(ball[:, 0]) / 2  # of the ball without the cornea, which protrudes
    radius = float(ball[:, 2].max() - centre[2]) * 1.04
    near = np.flatnonzero((head.marks[:, 2] < 0.16) & (head.marks[:, 5] > 0) & (head.plane[:, 0] * side > 0))
    flat = ((out[near, :2] - centre[:2]) ** 2).sum(1)
    room = radius**2 - flat
    on_ball = centre[2] + np.sqrt(np.maximum(room, 0))
    out[near, 2] = np.where(room > 0, np.maximum(out[near, 2], on_ball), out[near, 2])
    return out
