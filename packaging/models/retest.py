"""Scores the same face again, unchanged and with the camera moved, and writes how far the probabilities agree.

    .venv/bin/python packaging/models/retest.py --renders 120 --photos LIST.csv --out docs/papers/retest.toml

A render is drawn again by a camera that stands elsewhere; the camera of a photo cannot be moved, so the photo is
turned, shifted and made smaller, which moves it in the plane of the picture alone. `LIST.csv` has path, label, face and
age; its pictures are not stored. Subgroups are those that the truth of the renders and the list have.
"""

import argparse
import csv
import tomllib
from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import tomli_w

from neopain.assemble.pipeline import build_pipeline
from neopain.base.data import Frame
from neopain.base.settings import Settings
from neopain.capture.stills import photo
from neopain.synth.face.identity import sample_identity
from neopain.synth.face.kinds import sample_expression
from neopain.synth.place.scene import sample_scene
from neopain.synth.render.picture import render_picture
from neopain.synth.render.studio import open_studio

SEED = 20261129
SIZE_PX = 288
FEW = 5  # a subgroup of fewer pairs says nothing

MOVED = {
    "other sensor noise": {},
    "camera 10 degrees to the side": {"yaw_deg": 10.0},
    "camera 10 degrees higher": {"pitch_deg": 10.0},
    "camera turned by 10 degrees": {"roll_deg": 10.0},
    "camera further away (face at 0.8 of its size)": {"frame": 0.8},
}
"""What is added to the camera of a render; of `frame`, by what it is multiplied."""


def main() -> None:
    """Measure both sets and write the table."""
    parser = argparse.ArgumentParser(description="Test-retest of the bundle in use.")
    parser.add_argument("--renders", type=int, default=120)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    ready = build_pipeline(Settings())
    limit = ready.bundle.threshold
    written = tomllib.loads(arguments.out.read_text()) if arguments.out.is_file() else {}
    written |= {"bundle": ready.bundle.id, "threshold": limit}
    if arguments.renders:
        written["renders"] = _figures(_renders(ready, arguments.renders), limit)
        arguments.out.write_text(tomli_w.dumps(written), encoding="utf-8")
    if arguments.photos:
        written["photos"] = _figures(_photos(ready, arguments.photos), limit)
        arguments.out.write_text(tomli_w.dumps(written), encoding="utf-8")


def _score(ready, image):
    ready.pipeline.reset()
    return ready.pipeline.step(Frame(0.0, 0, np.ascontiguousarray(image), alone=True)).p_pain


def _renders(ready, count):
    """(way, subgroups, first, second) for every render and way of moving the camera."""
    studio = open_studio()
    for number in range(count):
        infant = sample_identity(studio.head, SEED * 1000 + number)
        rng = np.random.default_rng([SEED, number])
        face = sample_expression(rng)
        scene = sample_scene(rng, face, np.random.default_rng([SEED, number, 2]))
        groups = {
            "skin tone": str(infant.skin_tone),
            "light": scene.light,
            "covered by": scene.occluder,
            "face": "pain" if face.state == "pain" else "no pain",
        }

        def shot(camera, noise, infant=infant, face=face, scene=scene, number=number):
            own = np.random.default_rng([SEED, number, 3 + noise])
            moved = replace(scene, camera=camera)
            return render_picture(studio, infant, face, moved, (SIZE_PX, SIZE_PX), own).rgb

        image = shot(scene.camera, 0)
        first = _score(ready, image)
        yield "same picture", groups, first, _score(ready, image)
        for way, change in MOVED.items():
            now = {name: _moved(getattr(scene.camera, name), name, by) for name, by in change.items()}
            yield way, groups, first, _score(ready, shot(replace(scene.camera, **now), 1))


def _moved(value, name, by):
    return value * by if name == "frame" else value + by


def _photos(ready, listed):
    """(way, subgroups, first, second) for every photo and way of moving it."""
    with listed.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        image = photo(listed.parent / row["path"]).image
        groups = {"face": row["face"], "age": row["age"]}
        first = _score(ready, image)
        yield "same picture", groups, first, _score(ready, image)
        for way, matrix in _ways(*image.shape[:2]).items():
            size = (image.shape[1], image.shape[0])
            moved = cv2.warpAffine(image, matrix, size, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE)
            yield way, groups, first, _score(ready, moved)


def _ways(height, width):
    middle = (width / 2, height / 2)
    shift = np.float32([[1, 0, 0.05 * width], [0, 1, 0.05 * height]])
    return {
        "camera turned by 10 degrees": cv2.getRotationMatrix2D(middle, 10, 1),
        "camera shifted by 5 % of the picture": shift,
        "camera further away (face at 0.8 of its size)": cv2.getRotationMatrix2D(middle, 0, 0.8),
    }


def _figures(pairs, limit):
    by = defaultdict(lambda: defaultdict(list))
    for way, groups, first, second in pairs:
        by[("all", "all")][way].append((first, second))
        if way != "same picture":
            for name, value in groups.items():
                by[(name, value)]["camera moved or other noise"].append((first, second))
    return [
        {"group": name, "value": value, "way": way} | _agreement(found, limit)
        for (name, value), ways in by.items()
        for way, found in ways.items()
        if name == "all" or len(found) >= FEW
    ]


def _agreement(found, limit):
    both = np.array([pair for pair in found if None not in pair], float).reshape(-1, 2)
    one = sum((first is None) != (second is None) for first, second in found)
    figures = {"pairs": len(both), "judged once only": one}
    if len(both) < FEW:
        return figures
    differences = both[:, 1] - both[:, 0]
    return figures | {
        "mean difference": round(float(differences.mean()), 4),
        "sd of differences": round(float(differences.std(ddof=1)), 4),
        "largest difference": round(float(np.abs(differences).max()), 4),
        "icc": round(_icc(both), 4),
        "changed sides of the threshold": int(((both[:, 0] >= limit) != (both[:, 1] >= limit)).sum()),
    }


def _icc(both):
    """ICC(2,1), absolute agreement, of two scores of each face."""
    count = len(both)
    grand = both.mean()
    rows = 2 * ((both.mean(1) - grand) ** 2).sum() / (count - 1)
    columns = count * ((both.mean(0) - grand) ** 2).sum()
    rest = both - both.mean(1, keepdims=True) - both.mean(0, keepdims=True) + grand
    error = (rest**2).sum() / (count - 1)
    return float((rows - error) / (rows + error + 2 * (columns - error) / count))


if __name__ == "__main__":
    main()
