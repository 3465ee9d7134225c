"""Faces drawn with a few strokes, and their truth: what training is tested on without a renderer."""

from pathlib import Path

import cv2
import numpy as np
import pyarrow
import pyarrow.parquet

from neopain.base.data import NFCS_ACTIONS, Face
from neopain.training.default import truth
from neopain.training.default.faces import FaceTable

SIDE = 192


def _landmarks(middle, size, roll_deg, gape):
    """68 points of a face `size` px wide: jaw, brows, nose, eyes, mouth (open by `gape`)."""
    ring = np.linspace(np.pi, 0, 17)
    jaw = np.stack([0.5 * np.cos(ring), 0.6 * np.sin(ring) - 0.05], 1)
    brows = np.concatenate([np.stack([np.linspace(x, x + 0.24, 5), np.full(5, -0.3)], 1) for x in (-0.36, 0.12)])
    nose = np.array([(0, y) for y in (-0.15, -0.08, 0.0, 0.07)] + [(x, 0.12) for x in (-0.08, -0.04, 0, 0.04, 0.08)])
    around = np.linspace(np.pi, 3 * np.pi, 6, endpoint=False)
    eyes = np.concatenate(
        [np.stack([x + 0.09 * np.cos(around), -0.16 + 0.04 * np.sin(around)], 1) for x in (-0.22, 0.22)]
    )
    lips = [
        np.stack([r * np.cos(a), 0.32 + (0.05 + gape * 0.15) * np.sin(a)], 1)
        for r, a in (
            (0.18, np.linspace(np.pi, 3 * np.pi, 12, endpoint=False)),
            (0.12, np.linspace(np.pi, 3 * np.pi, 8, endpoint=False)),
        )
    ]
    points = np.concatenate([jaw, brows, nose, eyes, *lips]) * size
    turn = np.radians(roll_deg)
    return points @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + middle


def draw(folder: Path, subjects=24, each=6, seed=0):
    """Write `images` and the truth table under `folder`: pain is an open mouth and dark brows."""
    rng = np.random.default_rng(seed)
    (folder / "images").mkdir(parents=True)
    rows = []
    for index in range(subjects * each):
        pain = bool(rng.random() < 0.45)
        fuss = not pain and rng.random() < 0.1
        gape = rng.uniform(0.6, 1.0) if pain else rng.uniform(0.0, 0.2)
        middle, size, roll = SIDE / 2 + rng.uniform(-6, 6, 2), rng.uniform(95, 115), rng.uniform(-20, 20)
        points = _landmarks(middle, size, roll, gape)
        image = np.full((SIDE, SIDE, 3), rng.integers(30, 90), np.uint8)
        tone = int(rng.integers(120, 220))
        cv2.ellipse(image, (middle, (size, 1.25 * size), roll), (tone, tone, tone), -1)
        for first, last, colour in ((17, 22, 20), (22, 27, 20), (36, 42, 40), (42, 48, 40), (48, 60, 60)):
            line = points[first:last].astype(np.int32)
            cv2.polylines(image, [line], first >= 36, (colour, colour, colour), 4 if pain and first < 36 else 1)
            if first == 48 and pain:
                cv2.fillPoly(image, [line], (25, 10, 10))
        image = np.clip(image + rng.normal(0, 4, image.shape), 0, 255).astype(np.uint8)
        cv2.imwrite(str(folder / "images" / f"{index:06d}.jpg"), image)
        (x0, y0), (x1, y1) = points.min(0), points.max(0)
        rows.append(
            {
                "id": index,
                "file": f"images/{index:06d}.jpg",
                "subject": 1000 + index // each,
                "state": "pain" if pain else "fuss" if fuss else str(rng.choice(["asleep", "awake", "smile"])),
                "kind": "cry" if pain else "other",
                "pain": pain,
                "pain_target": 1.0 if pain else 0.5 if fuss else 0.0,
                "intensity": gape if pain else 0.0,
                **{f"nfcs_{name}": gape if pain else 0.05 for name in NFCS_ACTIONS},
                "landmarks": points.astype(np.float32).ravel().tolist(),
                **dict(zip(("box_x0", "box_y0", "box_x1", "box_y1"), (x0, y0, x1, y1), strict=True)),
                "yaw_deg": rng.uniform(-30, 30),
                "pitch_deg": rng.uniform(-20, 20),
                "roll_deg": roll,
                "light": str(rng.choice(["day", "dim"])),
                "occluder": "none",
                "covered_eyes": 0.0,
                "covered_mouth": 0.0,
                "skin_tone": str(rng.choice(["light", "dark"])),
            }
        )
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), folder / truth.FILE_NAME)
    return folder


def seen(known, row):
    """The face of one row as a perfect detector finds it."""
    points = known.landmarks[row]
    five = np.stack([points[36:42].mean(0), points[42:48].mean(0), points[33], points[48], points[54]])
    across = five[1] - five[0]
    box = tuple(float(value) for value in known.boxes[row])
    return Face(box, five, float(np.degrees(np.arctan2(across[1], across[0]))), 0.9, "drawn")


def table(known):
    """The table of faces that a perfect detector finds."""
    faces = [seen(known, row) for row in range(len(known))]
    rolls = np.array([face.roll_deg for face in faces], np.float32)
    return FaceTable(known.boxes, rolls, np.ones(len(known), bool))
