"""Prints how far landmarks are off: a dlib shape predictor trained on the renders beside the published network's own.

Usage: python packaging/models/compare_landmarks.py RENDERS [TRAINING_FACES]

RENDERS is a folder on which `neopain train default` has run; 1,500 training faces take a few minutes. Both see the
pipeline's levelled crop; errors are shares of the distance between the eyes, of held-out subjects' frontal faces.
"""

from __future__ import annotations

import sys
from pathlib import Path

import dlib
import numpy as np

from neopain.inference.extractor import open_extractor
from neopain.inference.store import load_bundle
from neopain.training.default import settings
from neopain.training.default.extract import crop
from neopain.training.default.fitting import BundleInputs
from neopain.training.default.train import prepare_inputs

MODELS = Path("models")
TEST = 600
INNER = slice(17, 68)
FRONTAL_DEG = 35
FACE = dlib.rectangle(26, 26, 198, 198)  # the detector's box in the crop, which is 1.3 times as wide


def predictor(material: BundleInputs, rows: np.ndarray) -> dlib.shape_predictor:
    """A shape predictor trained on the crops of `rows`."""
    images, objects = [], []
    for row in rows:
        points = material.crops.points_px(np.array([row]))[0]
        parts = dlib.points([dlib.point(round(float(x)), round(float(y))) for x, y in points])
        images.append(crop(material.truth, material.crops, int(row)))
        objects.append([dlib.full_object_detection(FACE, parts)])
    options = dlib.shape_predictor_training_options()
    options.oversampling_amount, options.tree_depth, options.cascade_depth = 5, 4, 10
    options.num_threads = 2
    return dlib.train_shape_predictor(images, objects, options)


def main() -> None:
    """Train, measure both, print the table."""
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1500
    given = settings.load(Path(__file__).with_name("vgg.toml"))
    material, _ = prepare_inputs(Path(sys.argv[1]), MODELS, given)
    truth, store = material.truth, material.crops
    rng = np.random.default_rng(given.seed)
    rows = rng.permutation(truth.scorable(material.split.train))[:count]
    trees = predictor(material, rows)
    test = truth.scorable(material.split.test[material.found[material.split.test]])
    test = test[np.abs(truth.pose_deg[test, 0]) < FRONTAL_DEG][:TEST]
    network = open_extractor(load_bundle(MODELS).features[-1], 2)  # the one that finds landmarks
    wanted = store.points_px(test)
    faces = [crop(truth, store, int(row)) for row in test]
    by_trees = np.array([[(p.x, p.y) for p in trees(face, FACE).parts()] for face in faces])
    by_network = np.concatenate([network(face[None])["landmarks"] for face in faces])
    eyes = wanted[:, 42:48].mean(1) - wanted[:, 36:42].mean(1)
    span = np.linalg.norm(eyes, axis=1)
    lines = ["| landmarks by | all 68 | inner 51 |", "| --- | --- | --- |"]
    for name, found in ((f"dlib, {count} faces", by_trees), ("the network", by_network)):
        off = np.linalg.norm(found - wanted, axis=2) / span[:, None]
        lines.append(f"| {name} | {off.mean():.4f} | {off[:, INNER].mean():.4f} |")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
