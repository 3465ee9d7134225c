"""Prints how many synthetic faces each detector finds, alone and together, in every position; and those of films.

Usage: python packaging/models/measure_detectors.py RENDERS [FACES] [FILM ...]

RENDERS is a folder that `neopain synth` has written and `small_detector.py` has learnt from; only subjects that it has
not seen are shown. A face counts as found when both eyes are where they are within 0.7 of the spread of its landmarks.
"turned" looks at four quarters of the picture; "close" believes what was found only where CenterFace finds it again,
levelled and enlarged; "still" is what the pipeline does with a photo. In "empty" there is nothing to be found. In films
every tenth picture is looked at; "still" says where the face is.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from small_detector import SmallNetwork, five_points, parts, scene

from neopain.base.data import Face, Frame, Image, Points
from neopain.base.settings import Settings
from neopain.capture.video import VideoFile
from neopain.inference.onnx import Network
from neopain.inference.store import load_bundle
from neopain.pipeline.detect import CenterFaceDetector, Detector, HogDetector
from neopain.pipeline.still import LARGEST_PX, StillFinder
from neopain.pipeline.turn import confirm, find_turned
from neopain.training.default import truth as truths
from neopain.training.default.faces import read_image

MODELS = Path("models")
NEAR = 0.7
EVERY = 10
PROFILE_DEG = 45
SCENE_PX = 640
Find = Callable[[Image], list[Face]]
Look = Callable[[truths.Truth, int, np.random.Generator], tuple[Image, Points]]


def upright(known: truths.Truth, row: int, rng: np.random.Generator) -> tuple[Image, Points]:
    """As it was rendered."""
    return read_image(known.files[row]), known.landmarks[row]


def rolled(known: truths.Truth, row: int, rng: np.random.Generator) -> tuple[Image, Points]:
    """Turned by any angle on a larger ground."""
    return _placed(*upright(known, row, rng), rng.uniform(-180, 180), 1.0, 280)


def far(known: truths.Truth, row: int, rng: np.random.Generator) -> tuple[Image, Points]:
    """A third of its size in a picture of a camera of 640 pixels, turned by up to a quarter."""
    return _placed(*upright(known, row, rng), rng.uniform(-90, 90), 0.5, SCENE_PX)


def cut(known: truths.Truth, row: int, rng: np.random.Generator) -> tuple[Image, Points]:
    """Cut at the landmarks' own box, as portraits are."""
    image, points = upright(known, row, rng)
    low, high = points.min(0), points.max(0)
    low, high = low - 0.15 * (high - low), high + 0.05 * (high - low)
    x0, y0 = np.maximum(low, 0).astype(int)
    x1, y1 = high.astype(int)
    return np.ascontiguousarray(image[y0:y1, x0:x1]), points - (x0, y0)


def cluttered(known: truths.Truth, row: int, rng: np.random.Generator) -> tuple[Image, Points]:
    """Any roll, near or far, among other things; what `small_detector.py` has learnt from, of other subjects."""
    made = scene(known, row, parts(known).test, rng, SCENE_PX, shown=True)
    assert made.landmarks is not None
    return made.image, made.landmarks


def _placed(image: Image, points: Points, angle: float, scale: float, side: int) -> tuple[Image, Points]:
    matrix = cv2.getRotationMatrix2D((image.shape[1] / 2, image.shape[0] / 2), angle, scale)
    matrix[:, 2] += side / 2 - np.array(image.shape[1::-1]) / 2
    ground = tuple(int(value) for value in image[:4].reshape(-1, 3).mean(0))
    placed = cv2.warpAffine(image, matrix, (side, side), flags=cv2.INTER_AREA, borderValue=ground)
    return placed, points @ matrix[:, :2].T + matrix[:, 2]


def finders(settings: Settings, small: Path) -> dict[str, Find]:
    """Every way of finding a face, by name; `small` holds the small detector's weights."""
    bundle = load_bundle(MODELS)
    if bundle.detector is None:
        raise SystemExit("models/active.toml names no detector")
    center = CenterFaceDetector(Network(bundle.detector, settings.inference.threads), settings.detect.size_px)
    hog, least = HogDetector(), settings.detect.min_confidence
    ours = CenterFaceDetector(SmallNetwork(small), settings.detect.size_px)
    still = StillFinder(center.at(LARGEST_PX), settings.detect)

    def turned(detector: Detector) -> Find:
        return lambda image: [face for quarter in range(4) for face in find_turned(detector, image, quarter, least)]

    def close(image: Image) -> list[Face]:
        confirmed = (confirm(center, image, face, least) for face in ours.find(image, least))
        return [face for face in confirmed if face is not None]

    def one(image: Image) -> list[Face]:
        face = still(Frame(0.0, 0, image, alone=True))
        return [] if face is None else [face]

    center_turned = turned(center)
    return {
        "CenterFace": lambda image: center.find(image, least),
        "HOG": lambda image: hog.find(image, least),
        "ours": lambda image: ours.find(image, least),
        "CenterFace or HOG": lambda image: center.find(image, least) or hog.find(image, least),
        "CenterFace or ours": lambda image: center.find(image, least) or ours.find(image, least),
        "CenterFace turned": center_turned,
        "HOG turned": turned(hog),
        "ours, close": close,
        "CenterFace turned, or ours, close": lambda image: center_turned(image) or close(image),
        "still": one,
    }


def hit(faces: list[Face], eyes: Points, near: float) -> bool:
    """Whether one of `faces` has its eyes within `near` pixels of `eyes` (2, 2)."""
    return any(np.linalg.norm(face.points[:2] - eyes, axis=1).max() < near for face in faces)


def renders(known: truths.Truth, count: int, ways: dict[str, Find]) -> None:
    """Print the table of renders: shares found, and in the last column of empty scenes the share where one is seen."""
    test = parts(known).test
    scorable = np.random.default_rng(0).permutation(known.scorable(test))[:count]
    profile = test[np.abs(known.pose_deg[test, 0]) > PROFILE_DEG][:count]
    blanket = test[known.occluder[test] == "blanket"][:count]
    cases: list[tuple[str, NDArray[np.int64], Look]] = [
        *((look.__name__, scorable, look) for look in (upright, rolled, far, cut, cluttered)),
        ("profile", profile, upright),
        ("blanket", blanket, upright),
    ]
    heads = [f"{name} ({len(rows)})" for name, rows, _ in cases] + [f"empty ({count})"]
    lines = ["| detector | " + " | ".join(heads) + " | ms, median |", "| --- |" + " --- |" * (len(heads) + 1)]
    for name, find in ways.items():
        rng, spent = np.random.default_rng(1), list[float]()
        shares = [_found(known, rows, look, find, rng, spent) for _, rows, look in cases]
        grounds = (scene(known, 0, test, rng, SCENE_PX, shown=False).image for _ in range(count))
        shares.append(sum(bool(find(image)) for image in grounds) / count)
        cells = " | ".join(f"{share:.2f}" for share in shares)
        lines.append(f"| {name} | {cells} | {1e3 * np.median(spent):.0f} |")
    sys.stdout.write("\n".join(lines) + "\n\n")


def _found(
    known: truths.Truth,
    rows: NDArray[np.int64],
    look: Look,
    find: Find,
    rng: np.random.Generator,
    spent: list[float],
) -> float:
    """Share of `rows` whose face is found; the seconds that each takes are added to `spent`."""
    hits = 0
    for row in rows:
        image, points = look(known, int(row), rng)
        near = NEAR * float(np.sqrt(np.square(points - points.mean(0)).sum(1).mean()))
        began = time.perf_counter()
        faces = find(image)
        spent.append(time.perf_counter() - began)
        hits += hit(faces, five_points(points)[:2], near)
    return hits / max(1, len(rows))


def films(paths: list[Path], ways: dict[str, Find]) -> None:
    """Print the table of films: share of the pictures in which the face is found, and where something else is."""
    lines = ["| detector | " + " | ".join(f"{path.stem}: found, else" for path in paths) + " |"]
    lines.append("| --- |" + " --- |" * len(paths))
    rows: dict[str, list[str]] = {name: [] for name in ways}
    for path in paths:
        images = [frame.image for frame in VideoFile(path) if frame.index % EVERY == 0]
        true = [next(iter(ways["still"](image)), None) for image in images]
        for name, find in ways.items():
            found = other = 0
            for image, face in zip(images, true, strict=True):
                faces = find(image)
                near = 0.0 if face is None else NEAR * float(np.linalg.norm(face.points[1] - face.points[0]))
                here = face is not None and hit(faces, face.points[:2], near)
                found, other = found + here, other + bool(faces and not here)
            rows[name].append(f"{found / max(1, len(images)):.2f}, {other / max(1, len(images)):.2f}")
    lines += [f"| {name} | " + " | ".join(cells) + " |" for name, cells in rows.items()]
    sys.stdout.write("\n".join(lines) + "\n")


def main() -> None:
    """Measure and print the tables."""
    data = Path(sys.argv[1])
    ways = finders(Settings(), data / "training" / "detector.pt")
    renders(truths.read(data), int(sys.argv[2]) if len(sys.argv) > 2 else 200, ways)
    if len(sys.argv) > 3:
        films([Path(name) for name in sys.argv[3:]], ways)


if __name__ == "__main__":
    main()
