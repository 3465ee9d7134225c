"""What each ingredient of renders and training is worth: short equal trainings without it, measured on all faces.

Needs torch. A run is far too short to reach what the bundle reaches; only differences between runs mean something, and
small ones do not: the same run with another seed tells how small.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet
import torch
from numpy.typing import NDArray
from sklearn.metrics import roc_auc_score

from neopain.base.data import Image
from neopain.batch.progress import silent
from neopain.training.default.extract import crop
from neopain.training.default.settings import AugmentSettings, NetworkSettings
from neopain.training.default.truth import FILE_NAME
from neopain.training.network.disturb import disturb
from neopain.training.network.fit import Faces, fit
from neopain.training.network.network import Network

_SPECIFICITY = 0.95
_CERTAIN = 0.3
_BATCH = 64
Columns = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """One training: `keeps` says by the columns of the truth table which rows it may learn from, None all of them."""

    name: str
    keeps: Callable[[Columns], NDArray[np.bool_]] | None = None
    augment: AugmentSettings = field(default_factory=AugmentSettings)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run reached on faces it had not seen, plain and disturbed: AUC, sensitivity at 95 % specificity."""

    name: str
    auc: float
    sensitivity: float
    auc_disturbed: float
    sensitivity_disturbed: float

    def row(self) -> str:
        """A row of the card's table."""
        numbers = (self.auc, self.sensitivity, self.auc_disturbed, self.sensitivity_disturbed)
        return f"| {self.name} | " + " | ".join(f"{number:.4f}" for number in numbers) + " |"


HEADER = """| without | AUC | sensitivity at 0.95 | AUC, disturbed | sensitivity at 0.95, disturbed |
| --- | --- | --- | --- | --- |"""

RUNS = (
    Run("nothing"),
    Run("nothing, another seed", seed=1),
    Run("foreign contrast, colours, tones and textures", augment=AugmentSettings(harsh=False)),
    Run("random filters", augment=AugmentSettings(refiltered=0.0)),
    Run("parts of other pictures as covers", augment=AugmentSettings(patched=0.0)),
    Run("any of these three", augment=AugmentSettings(harsh=False, refiltered=0.0, patched=0.0)),
    Run("open-eyed and silent cries, protest", lambda c: ~np.isin(c["kind"], ("open_cry", "silent_cry", "protest"))),
    Run("laugh, grin, surprise", lambda c: ~np.isin(c["kind"], ("laugh", "grin", "surprise"))),
    Run("frown, squint, sneeze, strain", lambda c: ~np.isin(c["kind"], ("frown", "squint", "sneeze", "strain"))),
    Run("pout and whimper", lambda c: c["state"] != "fuss"),
    Run("caps", lambda c: ~c["cap"]),
    Run("thick hair", lambda c: c["hair"] < 0.5),
    Run("wet skin, tears and saliva", lambda c: ~(c["wet"] | c["tears"] | c["saliva"])),
    Run("foreign styles", lambda c: c["style"] == "none"),
    Run("occluders", lambda c: c["occluder"] == "none"),
    Run("infrared and dark pictures", lambda c: ~np.isin(c["light"], ("infrared", "dark"))),
    Run("babies above 6 months", lambda c: c["age_months"] < 6),
    Run("turns above 20 degrees", lambda c: np.abs(c["yaw_deg"]) < 20),
)


def columns(folder: Path) -> Columns:
    """The columns of the truth table in `folder` that hold one value a picture."""
    table = pyarrow.parquet.read_table(folder / FILE_NAME)
    return {name: table.column(name).to_numpy() for name in table.column_names if name != "landmarks"}


def ablate(run: Run, faces: Faces, measured: Faces, known: Columns, steps: int, images: int, work: Path) -> Outcome:
    """Train `run` for `steps` on `images` of the rows of `faces` that it may see; measure on those of `measured`.

    `known` are the columns of `faces`. Raises ValueError when too few rows are left.
    """
    rows = faces.rows if run.keeps is None else faces.rows[run.keeps(known)[faces.rows]]
    if len(rows) < images:
        raise ValueError(f"only {len(rows)} renders are without {run.name}, {images} are asked for")
    rows = np.sort(np.random.default_rng(run.seed).permutation(rows)[:images])
    settings = NetworkSettings(settle_epochs=0, average_decay=0.99, augment=run.augment)
    settings = settings.model_copy(update={"epochs": max(1, round(steps * settings.batch / images))})
    fitted = fit(Faces(faces.store, faces.truth, rows), settings, run.seed, work / "ablation.pt", silent)
    (work / "ablation.pt").unlink()
    network = Network()
    network.load_state_dict({name: torch.from_numpy(value) for name, value in fitted.weights.items()}, strict=False)
    rng = np.random.default_rng(0)
    plain = [crop(measured.truth, measured.store, int(row)) for row in measured.rows]
    target = measured.truth.pain_target[measured.rows]
    return Outcome(
        run.name, *_figures(network, plain, target), *_figures(network, [disturb(face, rng) for face in plain], target)
    )


def _figures(network: Network, faces: list[Image], target: NDArray[np.float32]) -> tuple[float, float]:
    said = np.concatenate([_pain(network, faces[k : k + _BATCH]) for k in range(0, len(faces), _BATCH)])
    pain, none = said[target > 1 - _CERTAIN], said[target < _CERTAIN]
    auc = roc_auc_score(np.repeat([1, 0], (len(pain), len(none))), np.concatenate([pain, none]))
    return float(auc), float(np.mean(pain > np.quantile(none, _SPECIFICITY)))


def _pain(network: Network, faces: list[Image]) -> NDArray[np.float32]:
    network.eval()
    pixels = torch.from_numpy(np.stack(faces)).permute(0, 3, 1, 2).float()
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        return np.asarray(network(torch.nn.functional.avg_pool2d(pixels, 2)).pain.numpy())
