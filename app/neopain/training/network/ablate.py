"""Ablation: the effect of each ingredient of renders and training, by short equal training runs without it.

Needs torch. A run is far too short to reach the figures of the bundle: only differences between runs count, and only
those larger than between runs with different seeds.
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
from neopain.training.network.fit import TrainingFaces, train_network
from neopain.training.network.network import Network, mixed_precision

_SPECIFICITY = 0.95
_CERTAIN = 0.3
_BATCH = 64
Columns = Mapping[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class AblationRun:
    """One training run: `keeps` selects the rows to learn from by the columns of the truth table; None selects all."""

    name: str
    keeps: Callable[[Columns], NDArray[np.bool_]] | None = None
    augment: AugmentSettings = field(default_factory=AugmentSettings)
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """Figures of a run on held-out faces, plain and disturbed: AUC, sensitivity at 95 % specificity."""

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
    AblationRun("nothing"),
    AblationRun("nothing, another seed", seed=1),
    AblationRun("foreign contrast, colours, tones and textures", augment=AugmentSettings(harsh=False)),
    AblationRun("random filters", augment=AugmentSettings(refiltered=0.0)),
    AblationRun("parts of other pictures as covers", augment=AugmentSettings(patched=0.0)),
    AblationRun("any of these three", augment=AugmentSettings(harsh=False, refiltered=0.0, patched=0.0)),
    AblationRun(
        "open-eyed and silent cries, protest", lambda c: ~np.isin(c["kind"], ("open_cry", "silent_cry", "protest"))
    ),
    AblationRun("laugh, grin, surprise", lambda c: ~np.isin(c["kind"], ("laugh", "grin", "surprise"))),
    AblationRun(
        "frown, squint, sneeze, strain", lambda c: ~np.isin(c["kind"], ("frown", "squint", "sneeze", "strain"))
    ),
    AblationRun("pout and whimper", lambda c: c["state"] != "fuss"),
    AblationRun("caps", lambda c: ~c["cap"]),
    AblationRun("thick hair", lambda c: c["hair"] < 0.5),
    AblationRun("wet skin, tears and saliva", lambda c: ~(c["wet"] | c["tears"] | c["saliva"])),
    AblationRun("foreign styles", lambda c: c["style"] == "none"),
    AblationRun("occluders", lambda c: c["occluder"] == "none"),
    AblationRun("infrared and dark pictures", lambda c: ~np.isin(c["light"], ("infrared", "dark"))),
    AblationRun("babies above 6 months", lambda c: c["age_months"] < 6),
    AblationRun("turns above 20 degrees", lambda c: np.abs(c["yaw_deg"]) < 20),
)


def columns(folder: Path) -> Columns:
    """The columns of the truth table in `folder` that hold one value a picture."""
    table = pyarrow.parquet.read_table(folder / FILE_NAME)
    return {name: table.column(name).to_numpy() for name in table.column_names if name != "landmarks"}


def ablate(
    run: AblationRun, faces: TrainingFaces, measured: TrainingFaces, known: Columns, steps: int, images: int, work: Path
) -> Outcome:
    """Train `run` for `steps` on `images` of the rows of `faces` that it keeps; measure on those of `measured`.

    `known` are the columns of `faces`. Raises ValueError when too few rows are left.
    """
    rows = faces.rows if run.keeps is None else faces.rows[run.keeps(known)[faces.rows]]
    if len(rows) < images:
        raise ValueError(f"only {len(rows)} renders are without {run.name}, {images} are asked for")
    rows = np.sort(np.random.default_rng(run.seed).permutation(rows)[:images])
    settings = NetworkSettings(settle_epochs=0, average_decay=0.99, augment=run.augment)
    settings = settings.model_copy(update={"epochs": max(1, round(steps * settings.batch / images))})
    fitted = train_network(
        TrainingFaces(faces.store, faces.truth, rows), settings, run.seed, work / "ablation.pt", silent
    )
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
    predicted = np.concatenate([_pain(network, faces[k : k + _BATCH]) for k in range(0, len(faces), _BATCH)])
    pain, none = predicted[target > 1 - _CERTAIN], predicted[target < _CERTAIN]
    auc = roc_auc_score(np.repeat([1, 0], (len(pain), len(none))), np.concatenate([pain, none]))
    return float(auc), float(np.mean(pain > np.quantile(none, _SPECIFICITY)))


def _pain(network: Network, faces: list[Image]) -> NDArray[np.float32]:
    network.eval()
    pixels = torch.from_numpy(np.stack(faces)).permute(0, 3, 1, 2).float()
    with torch.no_grad(), mixed_precision():
        return np.asarray(network(torch.nn.functional.avg_pool2d(pixels, 2)).pain.numpy())
