"""Small networks of the published structures, and what they give."""

from pathlib import Path

import numpy as np
import onnxruntime

from neopain.inference import check, manifest, vgg_graph, vgg_random
from neopain.inference.manifest import InputSpec, Manifest, OutputSpec, TrainedOn, describe_file
from neopain.inference.onnx import Network
from neopain.inference.store import Artefact


def features_of(path: Path, faces: np.ndarray) -> np.ndarray:
    """`features` of the network in the file `path`, one face a run, by onnxruntime itself."""
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    return np.concatenate([session.run(["features"], {"image": face[None]})[0] for face in faces])


def vgg(models: Path, name: str, kind: str = "vgg-m", thin: int = 16) -> Artefact:
    """Publish a narrow network of the published structure `kind` under `models`."""
    folder = models / name
    folder.mkdir(parents=True)
    model = folder / "model.onnx"
    weights = vgg_graph.write(vgg_random.randomly_weighted(kind, thin), (vgg_random.FEATURE_LAYER,), model)
    spec = InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=224, width=224)
    described = Manifest(
        id=name,
        role="features",
        files=(describe_file(model), describe_file(weights)),
        input=spec,
        outputs=(OutputSpec(name="features", meaning="N x 256"),),
        trained_on=TrainedOn(data="nothing"),
        tolerance=1e-3,
        intended_use="tests",
        limits="everything else",
        licence="LicenseRef-test",
        origin="tests",
    )
    face = np.random.default_rng(0).integers(0, 256, (1, 224, 224, 3), np.uint8)
    draft = Artefact(described, folder)
    check.write(folder, face, Network(draft, 1))
    (folder / "LICENSE").write_text("not for sale\n", encoding="utf-8")
    files = (*described.files, describe_file(folder / "check.npz"), describe_file(folder / "LICENSE"))
    complete = described.model_copy(update={"files": files})
    manifest.write(complete, folder)
    return Artefact(complete, folder)
