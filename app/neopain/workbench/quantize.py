"""Publishes a feature network in integers, only if its features of faces stay close to those in float."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from neopain.base.arrays import F32, U8
from neopain.base.errors import InputError
from neopain.base.settings import Settings
from neopain.base.terminal import PlainTable, print_line
from neopain.inference import drift, folders, publish
from neopain.inference.drift import Drift
from neopain.inference.manifest import Manifest, TrainedOn, describe_file
from neopain.inference.onnx import Network
from neopain.inference.quantize import quantize
from neopain.inference.store import Artefact, load_artefact, load_bundle
from neopain.pipeline.features import VECTOR
from neopain.workbench import face_set

_MOST = 128
_LEAST = 16
_HELD_OUT_EVERY = 4
_CHECK_FACES = 2
_TOLERANCE_SHARE = 0.02
"""Share of the largest feature: another processor may round the other way, and one without 8-bit dot products sums
less exactly."""


def quantize_artefact(
    name: str, folder: Path, models: Path, settings: Settings, console: Console | None = None
) -> Artefact:
    """Publish the feature network `name` of `models` in integers as a new model, calibrated on three of four
    faces in `folder`, and print its drift on the fourth.

    Raises InputError when name or folder cannot be used, ModelError when the drift is beyond its limit; then nothing is
    published.
    """
    console = Console() if console is None else console
    source = _source(models, name)
    target = integer_name(name)
    publish.ensure_new(models, target)
    with console.status("looking for faces"):
        faces = face_set.faces_from_folder(folder, load_bundle(models), settings, _MOST)
    if len(faces) < _LEAST:
        raise InputError(f"{folder} shows {len(faces)} faces fit to be scored, {_LEAST} are needed: add pictures")
    held_out = np.arange(len(faces)) % _HELD_OUT_EVERY == _HELD_OUT_EVERY - 1
    own = folders.writable(models)
    with tempfile.TemporaryDirectory(dir=own, prefix=".draft-") as work:
        draft = Path(work) / target
        draft.mkdir()
        with console.status("measuring ranges and rounding weights"):
            quantize(source.path, VECTOR, faces[~held_out], draft / "model.onnx")
        described = _described(source, target, draft / "model.onnx")
        with console.status("comparing features on held-out faces"):
            network = Network(publish.draft(draft, described), settings.inference.threads)
            expected = features(Network(source, settings.inference.threads), faces[held_out])
            moved = drift.measure(expected, features(network, faces[held_out]))
        console.print(_build_table(target, moved, int((~held_out).sum())))
        moved.ensure_small(target)
        complete = described.model_copy(
            update={
                "metrics": {
                    "calibration_faces": float((~held_out).sum()),
                    "held_out_faces": float(moved.faces),
                    "cosine_mean": moved.cosine_mean,
                    "cosine_worst": moved.cosine_worst,
                    "rank_mean": moved.rank_mean,
                    "rank_worst": moved.rank_worst,
                    "centred_cosine_mean": moved.centred_mean,
                },
                "tolerance": max(described.tolerance, _TOLERANCE_SHARE * float(np.abs(expected).max())),
            }
        )
        published = publish.publish(
            Artefact(complete, draft),
            own,
            _card(source, target, moved),
            faces[held_out][:_CHECK_FACES],
            network,
            (source.folder / publish.LICENCE_NAME).read_text(encoding="utf-8"),
        )
    print_line(console, f"published models/{target}; a classifier has to be trained on it before it can be used")
    return published


def integer_name(name: str) -> str:
    """The id of the network `name` in integers: `int8` before year and month."""
    stem, _, release = name.rpartition("-")
    return f"{stem}-int8-{release}"


def features(network: Network, images: U8) -> F32:
    """The feature vectors of `images`, N x D, one picture at a time, as with a photo both ways."""
    return np.concatenate([network(image[None])[VECTOR] for image in images])


def _source(models: Path, name: str) -> Artefact:
    if not folders.find(models, name).is_dir():
        there = ", ".join(folder.name for folder in folders.installed(models, "features-*")) or "none"
        raise InputError(f"models/{name} does not exist; installed feature networks are: {there}")
    if not name.startswith("features-"):
        raise InputError(f"{name} is not a feature network: only those can be quantised")
    source = load_artefact(models, name, "features")
    if source.path.suffix != ".onnx":
        raise InputError(f"{name} is not a network: handcrafted features have no weights to round")
    return source


def _described(source: Artefact, target: str, model: Path) -> Manifest:
    original = source.manifest
    made_from = f"{original.id} (SHA-256 {original.artefact.sha256})"
    return original.model_copy(
        update={
            "id": target,
            "files": (describe_file(model),),
            "versions": publish.versions("onnx", *publish.ONNX_RUNTIMES),
            "metrics": {},
            "trained_on": TrainedOn(
                data=f"{original.trained_on.data}; rounded on faces",
                split=original.trained_on.split,
                commit=original.trained_on.commit,
            ),
            "origin": f"{made_from}, rounded by: neopain models quantize",
        }
    )


def _card(source: Artefact, target: str, moved: Drift) -> str:
    original = source.manifest
    return f"""# {target}

`{original.id}` with the layers before its features in 8-bit integers (activations unsigned, weights signed with a scale
a channel). The layer that computes the features is in float. A classifier fitted on features of the float network has
to be fitted again.

- **Licence.** {original.licence}, that of the float network.
- **Use.** {original.intended_use}
- **Limits.** {original.limits} Meant for processors; on a GPU use the float network.

## Agreement with the float network on {moved.faces} faces held out of calibration

| figure | mean | worst face | limit |
| --- | --- | --- | --- |
| cosine | {moved.cosine_mean:.5f} | {moved.cosine_worst:.5f} | {drift.LEAST_COSINE} |
| rank agreement (Spearman) | {moved.rank_mean:.5f} | {moved.rank_worst:.5f} | {drift.LEAST_RANK} |
| cosine, mean face subtracted | {moved.centred_mean:.5f} | | |
"""


def _build_table(target: str, moved: Drift, calibration: int) -> Table:
    title = f"{target}: {calibration} faces to calibrate, {moved.faces} held out"
    table = PlainTable("agreement with float", "mean", "worst", "least", title=title)
    table.add_row("cosine", f"{moved.cosine_mean:.5f}", f"{moved.cosine_worst:.5f}", f"{drift.LEAST_COSINE}")
    table.add_row("rank (Spearman)", f"{moved.rank_mean:.5f}", f"{moved.rank_worst:.5f}", f"{drift.LEAST_RANK}")
    table.add_row("cosine, mean face subtracted", f"{moved.centred_mean:.5f}", "", "")
    return table
