"""Imports a published .mat file as a model folder, with its card and licence: complete or not at all."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np

from neopain.base.arrays import F32, U8
from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import InputError
from neopain.inference import folders, matconvnet, publish, vgg_graph
from neopain.inference.manifest import InputSpec, Manifest, OutputSpec, TrainedOn, describe_file
from neopain.inference.onnx import Network
from neopain.inference.published import Published, md5_of, recognise
from neopain.inference.store import Artefact

INTENDED_USE = "Non-commercial research: features of a face for a pain classifier that is trained on them."
OUTPUTS = ("relu7",)
"""The last layer before the classes, after its ReLU: the features that the networks' authors use."""

_RELATIVE_TOLERANCE = 1e-3
"""Share of the largest feature; another processor adds float32 in another order and differs by a hundredth of that."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The features wanted of a network: `outputs` are names of layers, joined in that order; with `unit` the part of
    each layer has length 1. `fast_lrn` False keeps ONNX's own normalisation, which is slower. `name` is added to that
    of the network.
    """

    name: str | None = None
    outputs: tuple[str, ...] = OUTPUTS
    unit: bool = False
    fast_lrn: bool = True


@dataclass(frozen=True, slots=True)
class Imported:
    """What was imported: the network's `parameters` as counted in the file, the file's MD5."""

    artefact: Artefact
    published: Published
    parameters: int
    md5: str


def import_file(path: Path, models: Path, choice: Choice, threads: int, now: WallClock = wall_clock) -> Imported:
    """Import the published network in `path` under `models`; its name states the month by the clock `now`.

    Raises InputError, and leaves nothing, when it cannot.
    """
    description = matconvnet.read(path)
    try:
        published = recognise(description)
    except InputError as error:
        raise InputError(f"{path} cannot be imported: {error}") from error
    name = _id(published.name, choice.name, now())
    publish.ensure_new(models, name)
    outputs = vgg_graph.resolve(description, choice.outputs)
    widths = vgg_graph.widths(description, outputs)
    parameters, md5 = description.parameters, md5_of(path)
    try:
        own = folders.writable(models)
        with tempfile.TemporaryDirectory(dir=own, prefix=".import-") as work:
            folder = Path(work) / name
            folder.mkdir()
            model = folder / "model.onnx"
            weights = vgg_graph.write(description, outputs, model, unit=choice.unit, fast_lrn=choice.fast_lrn)
            del description  # as large as the file; the network is loaded next
            meaning = _meaning(outputs, widths, choice.unit)
            drafted = publish.draft(folder, _manifest((model, weights), published, md5, parameters, meaning))
            network = Network(drafted, threads)
            given = pictures()
            features = network(given)[vgg_graph.FEATURES]
            if not np.isfinite(features).all():
                raise InputError(f"{path} holds numbers that are not finite: fetch it again")
            drafted = publish.draft(folder, _tolerant(drafted.manifest, features))
            text = card(name, published, meaning, md5)
            artefact = publish.publish(drafted, own, text, given, network, licence(published))
    except OSError as error:
        raise InputError(
            f"{error.filename or models} cannot be written: {error.strerror or error}; correct that and import again"
        ) from error
    return Imported(artefact, published, parameters, md5)


def pictures() -> U8:
    """Two pictures of coloured squares, large and small, uint8 RGB 2 x 224 x 224 x 3, always the same."""
    rng = np.random.default_rng(0)
    made = [
        np.kron(rng.integers(0, 256, (224 // side, 224 // side, 3)), np.ones((side, side, 1), int)) for side in (16, 4)
    ]
    return np.stack(made).astype(np.uint8)


def _id(network: str, name: str | None, now: datetime) -> str:
    if name is not None and not re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name):
        raise InputError(f"{name!r} cannot be a name; give --name lower-case letters, digits and single hyphens")
    return f"features-{network}{'' if name is None else f'-{name}'}-{now:%Y%m}"


def _manifest(files: tuple[Path, Path], published: Published, md5: str, parameters: int, meaning: str) -> Manifest:
    name = files[0].parent.name
    same = "the published one" if md5 == published.md5 else f"published is {published.md5}"
    return Manifest(
        id=name,
        role="features",
        files=tuple(describe_file(path) for path in files),
        input=InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=224, width=224),
        outputs=(OutputSpec(name=vgg_graph.FEATURES, meaning=meaning),),
        versions=publish.versions("onnx", "scipy"),
        trained_on=TrainedOn(data=published.data),
        metrics={"parameters": float(parameters)},
        tolerance=0.0,
        intended_use=INTENDED_USE,
        limits=limits(published),
        licence=published.licence,
        origin=f"{published.title}, {published.source}; {published.file}, MD5 {md5} ({same})",
    )


def _meaning(outputs: Sequence[str], widths: Sequence[int], unit: bool) -> str:
    ends = np.cumsum(widths)
    parts = [f"{name} ({end - width} to {end - 1})" for name, width, end in zip(outputs, widths, ends, strict=True)]
    scaled = ", each brought to length 1" if unit else ""
    return f"N x {ends[-1]}: {', '.join(parts)}; flattened as channel, row, column{scaled}"


def _tolerant(described: Manifest, features: F32) -> Manifest:
    largest = float(np.abs(features).max())
    return described.model_copy(update={"tolerance": float(f"{max(largest, 1e-3) * _RELATIVE_TOLERANCE:.2g}")})


def limits(published: Published) -> str:
    """The limits of use of the network."""
    return (
        f"Non-commercial use only. Trained on other pictures ({published.data}), never on newborns; says nothing of "
        "pain by itself. Not a medical device, not for clinical decisions."
    )


def card(name: str, published: Published, meaning: str, md5: str) -> str:
    """The card of the network imported as `name`."""
    same = "the published one" if md5 == published.md5 else f"not the published one, {published.md5}"
    return f"""# {name}

> **Non-commercial research only.** {limits(published)}

{published.title}, written as ONNX number for number. Its features are {meaning}.
The mean is taken off inside the graph; it takes uint8 RGB 224 x 224.

- **From.** {published.source}. File `{published.file}`, MD5 {md5}: {same}.
- **Trained on.** {published.data}.
- **Use.** {INTENDED_USE}
- **Licence.** {published.licence}: {published.terms} Do not pass this folder on with a product.
"""


def licence(published: Published) -> str:
    """The text of the licence file."""
    return (
        f"{published.title}\n{published.source}\n\n{published.terms}\n"
        "This folder was made from the authors' file on the user's computer and is not part of Neopain.\n"
    )
