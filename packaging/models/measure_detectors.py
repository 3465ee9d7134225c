"""Prints how many synthetic faces each detector finds, upright, rolled, far away and cut off.

Usage: python packaging/models/measure_detectors.py RENDERS [FACES]

RENDERS is a folder that `neopain synth` has written. A face counts as found when both eyes are where they are within
0.7 of the spread of its landmarks. "still" is what the pipeline does with a photo, "turned" four quarters of it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np

from neopain.base.data import Face, Frame, Image, Points
from neopain.base.settings import Settings
from neopain.inference.store import load_bundle
from neopain.pipeline.detect import CenterFaceDetector, Detector, HogDetector
from neopain.pipeline.still import LARGEST_PX, StillFinder
from neopain.pipeline.turn import find_turned
from neopain.run import build
from neopain.training import truth as truths
from neopain.training.faces import read_image

MODELS = Path("models")
NEAR = 0.7
Find = Callable[[Image], list[Face]]


def upright(image: Image, points: Points, rng: np.random.Generator) -> tuple[Image, Points]:
    """As it was rendered."""
    return image, points


def rolled(image: Image, points: Points, rng: np.random.Generator) -> tuple[Image, Points]:
    """Turned by any angle on a larger ground."""
    return _placed(image, points, rng.uniform(-180, 180), 1.0, 280)


def far(image: Image, points: Points, rng: np.random.Generator) -> tuple[Image, Points]:
    """A third of its size in a picture of a camera of 640 pixels, turned by up to a quarter."""
    return _placed(image, points, rng.uniform(-90, 90), 0.5, 640)


def cut(image: Image, points: Points, rng: np.random.Generator) -> tuple[Image, Points]:
    """Cut at the landmarks' own box, as portraits are."""
    low, high = points.min(0), points.max(0)
    low, high = low - 0.15 * (high - low), high + 0.05 * (high - low)
    x0, y0 = np.maximum(low, 0).astype(int)
    x1, y1 = high.astype(int)
    return np.ascontiguousarray(image[y0:y1, x0:x1]), points - (x0, y0)


def _placed(image: Image, points: Points, angle: float, scale: float, side: int) -> tuple[Image, Points]:
    matrix = cv2.getRotationMatrix2D((image.shape[1] / 2, image.shape[0] / 2), angle, scale)
    matrix[:, 2] += side / 2 - np.array(image.shape[1::-1]) / 2
    ground = tuple(int(value) for value in image[:4].reshape(-1, 3).mean(0))
    placed = cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_AREA, borderValue=ground)
    return placed, points @ matrix[:, :2].T + matrix[:, 2]


def finders(settings: Settings) -> dict[str, Find]:
    """Every way of finding a face, by name."""
    center = build.detector(load_bundle(MODELS), settings)
    if not isinstance(center, CenterFaceDetector):
        raise SystemExit("models/active.toml names no detector")
    hog, least = HogDetector(), settings.detect.min_confidence
    still = StillFinder(center.at(LARGEST_PX), settings.detect)

    def turned(detector: Detector) -> Find:
        return lambda image: [face for quarter in range(4) for face in find_turned(detector, image, quarter, least)]

    def one(image: Image) -> list[Face]:
        face = still(Frame(0.0, 0, image, alone=True))
        return [] if face is None else [face]

    return {
        "CenterFace": lambda image: center.find(image, least),
        "HOG": lambda image: hog.find(image, least),
        "CenterFace or HOG": lambda image: center.find(image, least) or hog.find(image, least),
        "CenterFace turned": turned(center),
        "HOG turned": turned(hog),
        "CenterFace still": one,
    }


def main() -> None:
    """Measure and print the table."""
    known = truths.read(Path(sys.argv[1]))
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
    rows = np.random.default_rng(0).permutation(known.judgeable(np.arange(len(known))))[:count]
    scenes = (upright, rolled, far, cut)
    lines = ["| detector | " + " | ".join(scene.__name__ for scene in scenes) + " | ms, median |"]
    lines.append("| --- |" + " --- |" * (len(scenes) + 1))
    for name, find in finders(Settings()).items():
        rng, shares, spent = np.random.default_rng(1), [], []
        for scene in scenes:
            hits = 0
            for row in rows:
                image, points = scene(read_image(known.files[row]), known.landmarks[row], rng)
                began = time.perf_counter()
                faces = find(image)
                spent.append(time.perf_counter() - began)
                eyes = np.stack([points[36:42].mean(0), points[42:48].mean(0)])
                near = NEAR * np.sqrt(np.square(points - points.mean(0)).sum(1).mean())
                hits += any(np.linalg.norm(face.points[:2] - eyes, axis=1).max() < near for face in faces)
            shares.append(hits / len(rows))
        lines.append(f"| {name} | " + " | ".join(f"{s:.2f}" for s in shares) + f" | {1e3 * np.median(spent):.0f} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
