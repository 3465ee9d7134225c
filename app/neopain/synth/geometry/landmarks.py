"""The 68 iBUG points of a head: which mesh vertices they are, and the jaw line found on each picture's silhouette."""

from __future__ import annotations

import numpy as np

from neopain.base.arrays import F32, I32, Bools

# Places on the adult template (decimetres from the point between the eyes): five brow points of the subject's left
# side from the nose outwards, the nose bridge, the left half of the nose base.
_BROW = ((0.135, 0.175), (0.225, 0.225), (0.325, 0.245), (0.425, 0.225), (0.505, 0.165))
_BRIDGE = ((0.0, 0.04), (0.0, -0.09), (0.0, -0.225), (0.0, -0.36))
_BASE = ((-0.145, -0.455), (-0.075, -0.48), (0.0, -0.488), (0.075, -0.48), (0.145, -0.455))
_MOUTH_Y = -0.683
_CHIN_BELOW = -1.12


def _nearest(plane: F32, allowed: I32, x: float, y: float) -> int:
    """The vertex among `allowed` that lies in front at (x, y)."""
    spot = plane[allowed]
    cost = (spot[:, 0] - x) ** 2 + (spot[:, 1] - y) ** 2 - 0.002 * spot[:, 2]
    return int(allowed[int(np.argmin(cost))])


def _halves(plane: F32, ring: I32) -> tuple[I32, I32]:
    """Splits a closed line into its upper and lower part, both ordered by x, corners in both."""
    order = ring[np.argsort(plane[ring, 0], kind="stable")]
    left, right = order[0], order[-1]
    x = plane[order, 0]
    chord = np.interp(x, [x[0], x[-1]], [plane[left, 1], plane[right, 1]])
    height = plane[order, 1] - chord
    ends = np.isin(order, [left, right])
    return order[ends | (height > 0)], order[ends | (height <= 0)]


def _at(plane: F32, line: I32, fraction: float) -> int:
    """Vertex of an x-ordered line nearest to a fraction of its width."""
    x = plane[line, 0]
    return int(line[int(np.argmin(np.abs(x - (x[0] + fraction * (x[-1] - x[0])))))])


def _outer_lip(plane: F32, skin: I32, lips: F32) -> I32:
    """The rim of the lip red: the farthest lip vertex in each direction from the middle of the mouth."""
    red = skin[(lips[skin] > 0.5) & (plane[skin, 2] > 0) & (plane[skin, 1] < -0.5)]
    dx, dy = plane[red, 0], (plane[red, 1] - _MOUTH_Y) * 2.2
    sector = np.round(np.arctan2(dy, dx) / (2 * np.pi) * 36).astype(int) % 36
    far = np.hypot(dx, dy)
    return np.unique([red[sector == s][np.argmax(far[sector == s])] for s in np.unique(sector)]).astype(np.int32)


def ring_indices(plane: F32, skin: I32, lid: I32, lip: I32, lips: F32) -> tuple[I32, I32]:
    """Vertices of the 68 points (jaw: -1) and the lid margins (2, 2, K) as in HeadModel.lids."""
    out = np.full(68, -1, np.int32)
    for k, (x, y) in enumerate(_BROW):
        out[22 + k] = _nearest(plane, skin, x, y)
        out[21 - k] = _nearest(plane, skin, -x, y)
    for k, (x, y) in enumerate(_BRIDGE):
        out[27 + k] = _nearest(plane, skin, x, y)
    for k, (x, y) in enumerate(_BASE):
        out[31 + k] = _nearest(plane, skin, x, y)

    margins = []
    for side, first in ((-1.0, 36), (1.0, 42)):
        upper, lower = _halves(plane, lid[plane[lid, 0] * side > 0])
        margins.append((upper, lower))
        out[first : first + 3] = upper[0], _at(plane, upper, 0.33), _at(plane, upper, 0.67)
        out[first + 3 : first + 6] = upper[-1], _at(plane, lower, 0.67), _at(plane, lower, 0.33)
    longest = max(len(m) for pair in margins for m in pair)
    lids = np.full((2, 2, longest), -1, np.int32)
    for e, pair in enumerate(margins):
        for h, line in enumerate(pair):
            lids[e, h, : len(line)] = line
            lids[e, h, len(line) :] = line[-1]

    front = lip[plane[lip, 2] > 0]
    for ring, at_upper, at_lower, fractions in (
        (_outer_lip(plane, skin, lips), 48, 55, (0.0, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0)),
        (front, 60, 65, (0.0, 0.3, 0.5, 0.7, 1.0)),
    ):
        upper, lower = _halves(plane, ring.astype(np.int32))
        for k, fraction in enumerate(fractions):
            out[at_upper + k] = _at(plane, upper, fraction)
        for k, fraction in enumerate(fractions[-2:0:-1]):
            out[at_lower + k] = _at(plane, lower, fraction)
    return out, lids


def face_vertices(plane: F32, ears: F32, skin: Bools) -> tuple[I32, I32]:
    """Vertices of the face without ears (for the silhouette), and of the face box (hairline to chin, ear to ear)."""
    body = skin & (plane[:, 1] > _CHIN_BELOW) & (plane[:, 1] < 0.62) & (plane[:, 2] > -0.62)
    under = (plane[:, 1] < -0.75) & (plane[:, 2] < -0.25)
    face = body & (ears < 0.3) & (plane[:, 2] > -0.45) & ~under
    box = body & ~under
    return np.flatnonzero(face).astype(np.int32), np.flatnonzero(box).astype(np.int32)


def jaw_line(points: F32, roll_deg: float, mouth: F32, eyes: F32) -> F32:
    """The 17 jaw points (17, 2) on the silhouette of projected face vertices (N, 2).

    eyes, mouth (2,): pixel middle of the eyes and of the mouth. The line runs from the height of the eyes on the
    picture's left, round the chin, to that height on the right.
    """
    roll = np.radians(roll_deg)
    turn = np.array([[np.cos(roll), np.sin(roll)], [-np.sin(roll), np.cos(roll)]], np.float32)
    local = points @ turn.T
    top, low = turn @ eyes, turn @ mouth
    centre = np.array([(top[0] + low[0]) / 2 * 0.5 + local[:, 0].mean() * 0.5, top[1] * 0.6 + low[1] * 0.4])
    d = local - centre
    angle, radius = np.arctan2(d[:, 1], d[:, 0]), np.hypot(d[:, 0], d[:, 1])
    start = np.arctan2(top[1] - centre[1], -1.1 * np.ptp(local[:, 0]) / 2)
    first, last = start + 2 * np.pi if start < 0 else start, -np.arctan2(centre[1] - top[1], np.ptp(local[:, 0]) * 0.55)
    wanted = np.linspace(first, last, 17)
    out = np.zeros((17, 2), np.float32)
    for k, w in enumerate(wanted):
        gap = np.abs((angle - w + np.pi) % (2 * np.pi) - np.pi)
        close = gap < np.radians(6.5)
        reach = radius[close].max() if close.any() else radius.max()
        out[k] = centre + reach * np.array([np.cos(w), np.sin(w)])
    return np.asarray(out @ turn, np.float32)
