"""A whole bundle small enough to make in a test: a network of a few numbers, a classifier on it, the real detector."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from neopain.base import paths
from neopain.inference import check, classifier, manifest, store
from neopain.inference.extractor import open_extractor
from neopain.inference.manifest import InputSpec, Manifest, Need, OutputSpec, TrainedOn, describe_file
from neopain.inference.onnx import Network
from neopain.inference.store import Active, Artefact, Roles

DETECTOR = "detector-centerface-202611"
FEATURES = "features-tiny-202611"
CLASSIFIER = "classifier-tiny-202611"
SHAPES = {"features": (6,), "landmarks": (68, 2), "actions": (10,), "visible": (2,), "pose": (2,)}


@cache
def _stored_face() -> np.ndarray:
    with np.load(paths.models() / DETECTOR / "check.npz") as stored:
        return stored["input"][0]


def face_picture() -> np.ndarray:
    """A rendered neonate, uint8 RGB 192 x 192 x 3, seen from the front with level eyes."""
    return _stored_face().copy()


def graph(
    fixed: Mapping[str, np.ndarray] | None = None, seed: int = 0, side: int | str = 224, two_ways: bool = False
) -> onnx.ModelProto:
    """A network of the features contract: `features` depend on the mean colour alone, each of `fixed` is constant.

    With `two_ways` they are larger by 1 in the mirror.
    """
    weights = np.random.default_rng(seed).normal(size=(3, SHAPES["features"][0])).astype(np.float32) / 50
    nodes = [
        helper.make_node("Cast", ["image"], ["float"], to=TensorProto.FLOAT),
        helper.make_node("ReduceMean", ["float"], ["colour"], axes=[1, 2], keepdims=0),
        helper.make_node("MatMul", ["colour", "weights"], ["plain" if two_ways else "features"]),
    ]
    constants = [numpy_helper.from_array(weights, "weights")]
    inputs = [helper.make_tensor_value_info("image", TensorProto.UINT8, ["n", side, side, 3])]
    if two_ways:
        inputs.append(helper.make_tensor_value_info("mirrored", TensorProto.BOOL, ["n"]))
        constants.append(numpy_helper.from_array(np.array([1]), "last"))
        nodes += [
            helper.make_node("Cast", ["mirrored"], ["way"], to=TensorProto.FLOAT),
            helper.make_node("Unsqueeze", ["way", "last"], ["more"]),
            helper.make_node("Add", ["plain", "more"], ["features"]),
        ]
    outputs = [helper.make_tensor_value_info("features", TensorProto.FLOAT, ["n", weights.shape[1]])]
    for name, value in (fixed or {}).items():
        flat = np.asarray(value, np.float32).reshape(1, -1)
        constants += [
            numpy_helper.from_array(np.zeros((3, flat.shape[1]), np.float32), f"{name}_zero"),
            numpy_helper.from_array(flat, f"{name}_value"),
            numpy_helper.from_array(np.array([-1, *SHAPES[name]], np.int64), f"{name}_shape"),
        ]
        nodes += [
            helper.make_node("MatMul", ["colour", f"{name}_zero"], [f"{name}_none"]),
            helper.make_node("Add", [f"{name}_none", f"{name}_value"], [f"{name}_flat"]),
            helper.make_node("Reshape", [f"{name}_flat", f"{name}_shape"], [name]),
        ]
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", *SHAPES[name]]))
    built = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    return helper.make_model(built, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)


def network(
    models: Path,
    fixed: Mapping[str, np.ndarray] | None = None,
    name: str = FEATURES,
    seed: int = 0,
    two_ways: bool = False,
) -> Artefact:
    """Publish the tiny network under `models`."""
    folder = models / name
    folder.mkdir(parents=True)
    onnx.save(graph(fixed, seed, two_ways=two_ways), folder / "model.onnx")
    outputs = tuple(OutputSpec(name=output, meaning="drawn") for output in ("features", *(fixed or {})))
    spec = InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=224, width=224)
    artefact = publish(folder, "features", spec, outputs, tolerance=1e-4)
    image = np.random.default_rng(1).integers(0, 256, (1, 224, 224, 3), np.uint8)
    check.write(folder, image, Network(artefact, 1))
    return publish(folder, "features", spec, outputs, tolerance=1e-4)


def fitted(width: int = SHAPES["features"][0]) -> Pipeline:
    """A classifier: pain where the mean of the features is positive."""
    given = np.random.default_rng(2).normal(size=(200, width)).astype(np.float32)
    return make_pipeline(StandardScaler(), LogisticRegression()).fit(given, (given.mean(axis=1) > 0).astype(int))


def classifier_on(*features: Artefact, name: str = CLASSIFIER) -> Artefact:
    """Publish the classifier of `features`, joined in that order, beside them."""
    folder = features[0].folder.parent / name
    folder.mkdir(parents=True)
    blank = np.zeros((1, 224, 224, 3), np.uint8)
    width = sum(open_extractor(artefact, 1)(blank)["features"].shape[1] for artefact in features)
    pipeline = fitted(width)
    classifier.dump(pipeline, folder / "classifier.pkl")
    given = np.random.default_rng(3).normal(size=(4, width)).astype(np.float32)
    check.write(folder, given, lambda rows: {classifier.OUTPUT: pipeline.predict_proba(rows)[:, 1]})
    needs = tuple(Need(id=artefact.manifest.id, sha256=artefact.manifest.artefact.sha256) for artefact in features)
    spec = InputSpec(layout="ND", dtype="float32", width=width)
    outputs = (OutputSpec(name=classifier.OUTPUT, meaning="probability of pain"),)
    return publish(folder, "classifier", spec, outputs, tolerance=1e-9, needs=needs, threshold=0.5)


def two_networks(models: Path) -> str:
    """A second network, and a classifier on both; gives the classifier."""
    second = network(models, name="features-second-202611", seed=5)
    shutil.copytree(models / CLASSIFIER, models / "classifier-both-202611")
    described = manifest.read(models / CLASSIFIER)
    needs = (*described.needs, Need(id=second.manifest.id, sha256=second.manifest.artefact.sha256))
    described = described.model_copy(update={"id": "classifier-both-202611", "needs": needs})
    manifest.write(described, models / "classifier-both-202611")
    return "classifier-both-202611"


def kept(models: Path, name: str = "classifier-kept-202610") -> str:
    """A classifier whose two networks, `features-old-202610` and that of the bundle, are not both there; gives it."""
    old = network(models, name="features-old-202610", seed=7)
    classifier_on(store.load_artefact(models, FEATURES, "features"), old, name=name)
    shutil.rmtree(old.folder)
    return name


def publish(folder: Path, role: manifest.Role, spec: InputSpec, outputs: tuple[OutputSpec, ...], **more) -> Artefact:
    """Write the manifest of `folder` over the files that are in it."""
    order = sorted(path for path in folder.iterdir() if path.name != manifest.FILE_NAME)
    files = sorted(order, key=lambda path: path.suffix not in (".onnx", ".pkl"))
    written = Manifest(
        id=folder.name,
        role=role,
        files=tuple(describe_file(path) for path in files),
        input=spec,
        outputs=outputs,
        versions={"scikit-learn": version("scikit-learn")},
        trained_on=TrainedOn(data="nothing"),
        intended_use="tests",
        limits="everything else",
        licence="Apache-2.0",
        origin="tests",
        **more,
    )
    manifest.write(written, folder)
    return Artefact(written, folder)


def bundle(models: Path, fixed: Mapping[str, np.ndarray] | None = None) -> Path:
    """Fill the empty folder `models` with a bundle that loads, and return it."""
    shutil.copytree(paths.models() / DETECTOR, models / DETECTOR)
    classifier_on(network(models, fixed))
    roles = Roles(detector=DETECTOR, features=(FEATURES,), classifier=CLASSIFIER)
    store.activate(models, Active(bundle="tiny-202611", roles=roles))
    return models
