"""Every number of a training run, read from one file, so that anyone can repeat it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import SettingsError


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class RenderSettings(_Branch):
    """What is rendered where nothing is yet."""

    count: int = Field(default=20000, ge=1)
    """Faces."""
    seed: int = Field(default=0, ge=0)
    """Of the generator."""


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


class AugmentSettings(_Branch):
    """How the pictures are disturbed while the network learns, beside the light, focus and covers they always get."""

    harsh: bool = True
    """Also foreign contrast, colours, tone curves and textures."""
    refiltered: float = Field(default=0.15, ge=0, le=1)
    """Share of pictures seen through a random filter."""
    patched: float = Field(default=0.5, ge=0, le=1)
    """Share of the covering boxes that show a part of another picture instead of one colour."""
    reach: float = Field(default=1.0, ge=0, le=1)
    """How far faces are turned, zoomed and shifted; 1 is far beyond what the pipeline leaves of it."""


class NetworkSettings(_Branch):
    """How the network is trained."""

    epochs: int = Field(default=7, gt=0)
    """Passes over the training subjects."""
    settle_epochs: int = Field(default=1, ge=0)
    """Passes after that at a lower rate, with more weight on landmarks, actions, cover and turn."""
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
    integers: bool = False
    """Publish the network in 8-bit integers instead of float; both are made and compared for the card."""
    augment: AugmentSettings = AugmentSettings()
    settle_augment: AugmentSettings = AugmentSettings(harsh=False, refiltered=0.0, reach=0.55)
    """The same while settling: nearer to what the pipeline's crops show."""


class ClassifierSettings(_Branch):
    """How the classifier is fitted on the network's features."""

    inverse_penalties: tuple[float, ...] = Field(default=(1e-4,), min_length=1)
    """Values of logistic regression's C to choose among."""
    leading: int = Field(default=266, ge=1)
    """It uses so many of the features, the first ones: the actions' and those of the layer behind the pooled one."""
    specificity: float = Field(default=0.96, gt=0.5, lt=1)
    """Share of faces without pain that the threshold leaves below it, on all views of the calibration subjects."""
    least_threshold: float = Field(default=0.35, gt=0, lt=1)
    """Lowest calibrated probability that may become the threshold."""
    faces: int = Field(default=6000, ge=1)
    """Training faces it is fitted on at most, drawn at random."""
    views: int = Field(default=2, ge=1)
    """Times each face is shown: once as it is, else moved and disturbed."""


class TrainSettings(_Branch):
    """All of a run."""

    seed: int = 0
    """Of the split, the weights and the order."""
    renders: RenderSettings = RenderSettings()
    split: SplitSettings = SplitSettings()
    crops: CropSettings = CropSettings()
    network: NetworkSettings = NetworkSettings()
    classifier: ClassifierSettings = ClassifierSettings()
    notes: str = ""
    """What stands at the end of the network's card: what was tried, and what each ingredient is worth."""


def load(path: Path) -> TrainSettings:
    """Settings from the TOML file `path`, and their notes from the file of that name ending in .md, if there is one.

    Raises SettingsError when the settings are missing or hold a wrong key or value.
    """
    notes = path.with_suffix(".md")
    try:
        given = TrainSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return given.model_copy(update={"notes": notes.read_text(encoding="utf-8")}) if notes.is_file() else given
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}; name a settings file such as packaging/models/default.toml"
        ) from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}; mend it") from error
