"""Makes models/features-lbp-uniform-202611b and models/features-hog-202611b: handcrafted features as artefacts.

Usage: python packaging/models/make_handcrafted.py [MODELS_FOLDER]

Each is a file of parameters; what computes them is inference/handcrafted.py. Byte-identical for the same versions.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import cv2
import numpy as np
import tomli_w

from neopain.base import paths
from neopain.inference import publish
from neopain.inference.handcrafted import OUTPUT, Handcrafted
from neopain.inference.manifest import InputSpec, Manifest, OutputSpec, TrainedOn, describe_file

SIDE_PX = 224
LIMITS = (
    "Says nothing by itself: a classifier has to be fitted on it. Neither it nor any such classifier was validated on "
    "patients. Not a medical device, not for clinical decisions."
)
TOLERANCE = 1e-6
"""Ten units in the last place of a float32 near 1. One pixel counted in another bin moves LBP by 1e-3."""
MEASURED = (
    "The check vector was met exactly under the OpenBLAS kernels Haswell, Zen and Nehalem, with numpy's vector code on "
    "and off, at 1, 2 and 4 threads, and on emulated Nehalem and Haswell processors; AVX-512 was not at hand."
)
WHAT = {
    "features-lbp-uniform-202611b": (
        {"method": "lbp", "neighbours": 8, "radius_px": 1.0, "cells": 7},
        "7 x 7 cells of 59 uniform local binary patterns (8 neighbours at 1 px), each cell's shares of sum 1",
        "Ojala, Pietikäinen, Mäenpää: Multiresolution gray-scale and rotation invariant texture classification with "
        "local binary patterns, PAMI 2002; grid as in Ahonen, Hadid, Pietikäinen: Face description with local binary "
        "patterns, PAMI 2006",
    ),
    "features-hog-202611b": (
        {"method": "hog", "orientations": 9, "cell_px": 16, "block_cells": 2},
        "13 x 13 blocks of 2 x 2 cells of 16 px, 9 orientations, normalised by L2-Hys",
        "Dalal, Triggs: Histograms of oriented gradients for human detection, CVPR 2005",
    ),
}


def make(name: str, models: Path) -> None:
    """Publish the artefact `name` under `models`."""
    parameters, meaning, source = WHAT[name]
    face = cv2.imread(str(Path(__file__).with_name("neonate.png")), cv2.IMREAD_COLOR_RGB)
    given = np.asarray(cv2.resize(face, (SIDE_PX, SIDE_PX)), np.uint8)[None]
    with tempfile.TemporaryDirectory(dir=models, prefix=".draft-") as work:
        folder = Path(work) / name
        folder.mkdir()
        (folder / "parameters.toml").write_text(
            tomli_w.dumps({"grey": "rec601-integer", "features": parameters}), encoding="utf-8", newline="\n"
        )
        described = Manifest(
            id=name,
            role="features",
            files=(describe_file(folder / "parameters.toml"),),
            input=InputSpec(layout="NHWC", dtype="uint8", colour="RGB", height=SIDE_PX, width=SIDE_PX),
            outputs=(OutputSpec(name=OUTPUT, meaning=f"N x D: {meaning}"),),
            versions=publish.versions(*(["scikit-image"] if parameters["method"] == "lbp" else ["numpy"])),
            trained_on=TrainedOn(data="nothing: it has no weights"),
            tolerance=TOLERANCE,
            intended_use="Research on pain expression scoring, beside or instead of a network's features.",
            limits=LIMITS,
            licence="Apache-2.0",
            origin=source,
        )
        draft = publish.draft(folder, described)
        publish.publish(draft, models, _card(name, meaning, source), given, Handcrafted(draft))


def _card(name: str, meaning: str, source: str) -> str:
    by = "scikit-image" if "lbp" in name else "neopain"
    return f"""# {name}

> **Research use only.** {LIMITS}

{meaning[0].upper()}{meaning[1:]}, on the grey levelled face of {SIDE_PX} x {SIDE_PX} pixels.

- **Method.** {source}.
- **Computed by.** {by}, from grey levels by Rec. 601 in whole numbers, halves rounded up: the same on every processor.
- **Tolerance.** {TOLERANCE:g}. {MEASURED}
- **Licence.** Apache-2.0.
"""


if __name__ == "__main__":
    for each in WHAT:
        make(each, Path(sys.argv[1]) if len(sys.argv) > 1 else paths.models())
