"""Every number of a training run, read from one file, so that anyone can repeat it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import SettingsError


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class SplitSettings(_Branch):
    """Which share of the subjects is kept from the network."""

    calibrate: float = Field(default=0.12, gt=0, lt=0.5)
    """For choosing and calibrating the classifier."""
    test: float = Field(default=0.12, gt=0, lt=0.5)
    """For the figures in the model card; touched by nothing else."""


class CropSettings(_Branch):
    """How faces are stored for training."""

    size_px: int = Field(default=160, ge=112, le=512)
    """Side of a stored crop."""
    margin: float = Field(default=1.25, ge=1, le=2)
    """Side of what is stored over the side of the pipeline's crop: room for turning and shifting."""


class NetworkSettings(_Branch):
    """How the network is trained."""

    epochs: int = Field(default=16, gt=0)
    """Passes over the training subjects, unless the run is given minutes."""
    batch: int = Field(default=64, ge=2)
    """Faces a step."""
    learning_rate: float = Field(default=2e-3, gt=0)
    """AdamW's, at its highest; falls to nothing along a cosine."""
    weight_decay: float = Field(default=2e-2, ge=0)
    """AdamW's."""
    average_decay: float = Field(default=0.999, gt=0, lt=1)
    """Decay a step of the running average of the weights, which is what is published."""
    threads: int = Field(default=2, ge=1)
    """CPU threads."""


class ClassifierSettings(_Branch):
    """How the classifier is fitted on the network's features."""

    inverse_penalties: tuple[float, ...] = Field(default=(3e-4, 1e-3, 3e-3, 1e-2), min_length=1)
    """Values of logistic regression's C to choose among."""
    specificity: float = Field(default=0.98, gt=0.5, lt=1)
    """Share of faces without pain that the threshold has to leave below it, on the calibration subjects."""
    views: int = Field(default=2, ge=1)
    """Times each training face is shown: once as it is, else moved, dimmed or blurred."""


class TrainSettings(_Branch):
    """All of a run."""

    seed: int = 0
    """Of the split, the weights and the order."""
    split: SplitSettings = SplitSettings()
    crops: CropSettings = CropSettings()
    network: NetworkSettings = NetworkSettings()
    classifier: ClassifierSettings = ClassifierSettings()


def load(path: Path) -> TrainSettings:
    """Settings from the TOML file `path`; raises SettingsError when it is missing or holds a wrong key or value."""
    try:
        return TrainSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}; name a settings file such as packaging/models/default.toml"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}; mend it") from error
