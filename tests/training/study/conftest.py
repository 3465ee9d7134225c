"""One whole study on pictures of a face in many colours: what every step after it is tested on."""

import io
from types import SimpleNamespace

import cv2
import numpy as np
import pytest
from rich.console import Console

import tiny
from neopain.base.settings import Settings
from neopain.run.scales import CutOff
from neopain.training.study.command import Order, train
from studies import WARD


def ward(folder, subjects=6, each=4):
    """Pictures of one face, red where the manifest says pain, and one without a face."""
    rng = np.random.default_rng(0)
    lines = ["path,label,nips,subject,skin_tone,site"]
    for subject in range(subjects):
        for index in range(each):
            pain = index % 2
            tint = rng.uniform(0.85, 1.0, 3) * (1.0, 1.0 - 0.25 * pain, 1.0 - 0.25 * pain)
            picture = np.clip(tiny.face_picture() * tint + rng.normal(0, 2, 3), 0, 255).astype(np.uint8)
            name = f"s{subject}_{index}.png"
            cv2.imwrite(str(folder / name), picture[..., ::-1])
            lines.append(f"{name},{pain},{1 + 4 * pain},s{subject},{subject % 2},{'AB'[subject % 2]}")
    cv2.imwrite(str(folder / "blank.png"), np.full((192, 192, 3), 128, np.uint8))
    lines.append("blank.png,0,0,s0,0,A")
    manifest = folder / "ward.csv"
    manifest.write_text("\n".join(lines) + "\n")
    return manifest


@pytest.fixture(scope="session")
def studied(tmp_path_factory):
    """The study's folder, the models it published into, its manifest, and what it said."""
    folder = tmp_path_factory.mktemp("ward")
    models = tiny.bundle(tmp_path_factory.mktemp("models"))
    manifest = ward(folder)
    said = io.StringIO()
    order = Order(manifest, folder / "out", CutOff(), 1, name="ward", line="tiny/none/logistic")
    code = train(order, WARD, models, Settings(), Console(file=said, width=200))
    return SimpleNamespace(
        folder=folder,
        out=folder / "out",
        models=models,
        manifest=manifest,
        said=said.getvalue(),
        code=code,
        order=order,
    )
