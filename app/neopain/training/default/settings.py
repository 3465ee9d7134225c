"""All settings of a training run, read from one file, so that anyone can repeat it."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.errors import SettingsError


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class RenderSettings(_Branch):
    """What is rendered if there are no renders yet."""

    count: int = Field(default=20000, ge=1)
    """Number of faces."""
    seed: int = Field(default=0, ge=0)
    """Seed of the generator."""
    hard: bool = False
    """Poor light, turned heads, cries with open eyes and bare brows, as synth/hard.py draws them."""


class SplitSettings(_Branch):
    """Shares of the subjects that the network is not trained on."""

    calibrate: float = Field(default=0.12, gt=0, lt=1)
    """Share for choosing and calibrating the classifier."""
    test: float = Field(default=0.12, gt=0, lt=0.5)
    """Share for the figures in the model card, used for nothing else."""


class CropSettings(_Branch):
    """How faces are stored for training."""

    size_px: int = Field(default=160, ge=112, le=512)
    """Side of a stored crop."""
    margin: float = Field(default=1.25, ge=1, le=2)
    """Side of what is stored over the side of the pipeline's crop: room for turning and shifting."""


class AugmentSettings(_Branch):
    """Augmentation while the network learns, in addition to light, focus and covers, which are always changed."""

    harsh: bool = True
    """Also change contrast, colours, tone curves and textures."""
    refiltered: float = Field(default=0.15, ge=0, le=1)
    """Share of pictures changed by a random filter."""
    night: float = Field(default=0.0, ge=0, le=1)
    """Share of pictures shown as a camera shows them at night: under infrared, or with little light."""
    patched: float = Field(default=0.5, ge=0, le=1)
    """Share of the covering boxes that show a part of another picture instead of one colour."""
    reach: float = Field(default=1.0, ge=0, le=1)
    """How far faces are turned, zoomed and shifted; 1 is far beyond what remains in the pipeline's crops."""


class TransferSettings(_Branch):
    """How the network starts from EfficientNet-Lite0's weights of real pictures (ImageNet)."""

    start: str = ""
    """A network of this kind under models/ that learns on, its batch norms unchanged; empty: ImageNet's weights."""
    frozen_blocks: int = Field(default=5, ge=0, le=16)
    """Number of first blocks that stay as they are, with the stem."""
    rate: float = Field(default=0.15, gt=0, le=1)
    """Share of the learning rate at which the other blocks learn."""
    pull: float = Field(default=1e-3, ge=0)
    """Weight of the squared distance of the other blocks from their first weights in the loss."""


class NetworkSettings(_Branch):
    """How the network is trained."""

    published: str = ""
    """A network under models/ that is used as it is: nothing is trained then, and the next settings do not count."""
    epochs: int = Field(default=7, gt=0)
    """Passes over the training subjects."""
    settle_epochs: int = Field(default=1, ge=0)
    """Passes after that at a lower rate, with more weight on landmarks, actions, cover and turn."""
    batch: int = Field(default=64, ge=2)
    """Faces a step."""
    learning_rate: float = Field(default=2e-3, gt=0)
    """AdamW's highest learning rate; falls to 0 along a cosine."""
    weight_decay: float = Field(default=2e-2, ge=0)
    """AdamW's weight decay."""
    average_decay: float = Field(default=0.999, gt=0, lt=1)
    """Decay per step of the running average of the weights; the average is published."""
    threads: int = Field(default=2, ge=1)
    """CPU threads."""
    integers: bool = False
    """Publish the network in 8-bit integers instead of float; both are made, and compared in the card."""
    transfer: TransferSettings | None = None
    """Start from weights of real pictures; without it, a small VGG learns from random numbers."""
    augment: AugmentSettings = AugmentSettings()
    settle_augment: AugmentSettings = AugmentSettings(harsh=False, refiltered=0.0, reach=0.55)
    """Augmentation while settling: nearer to the pipeline's crops."""


class ClassifierSettings(_Branch):
    """How the classifier is fitted on the actions that the networks see; the disturbances are those of classify.py."""

    beside: tuple[str, ...] = ()
    """Published networks under models/ whose features follow those of the new one."""
    inverse_penalty: float = Field(default=1.0, gt=0)
    """Logistic regression's C."""
    slope: float = Field(default=1.0, gt=0)
    """Factor of the log-odds of pain after the fit. It changes no order, only how sure the probability is."""
    threshold: float = Field(default=0.5, gt=0, lt=1)
    """Probability from which on the monitor counts pain, published with the classifier."""
    copies: int = Field(default=300, ge=1)
    """Number of disturbed copies, each of a quarter of the faces."""
    gain: float = Field(default=0.7, ge=0)
    """Standard deviation of the logarithm of an action's gain."""
    shift: float = Field(default=2.5, ge=0)
    """Standard deviation of an action's shift in log-odds."""
    unseen: float = Field(default=0.4, ge=0, lt=1)
    """Share of the actions that a copy does not show."""
    views: int = Field(default=2, ge=1)
    """Views of each face: one plain, the others moved and badly lit, blurred, noisy or compressed."""


class TrainSettings(_Branch):
    """All settings of a run."""

    seed: int = 0
    """Seed of the split, the weights and the order."""
    renders: RenderSettings = RenderSettings()
    split: SplitSettings = SplitSettings()
    crops: CropSettings = CropSettings()
    network: NetworkSettings = NetworkSettings()
    classifier: ClassifierSettings = ClassifierSettings()
    notes: str = ""
    """Text at the end of the network's card: what was tried, and the effect of each ingredient."""


def load(path: Path) -> TrainSettings:
    """Settings from the TOML file `path`, and their notes from the file of that name ending in .md, if there is one.

    Raises SettingsError when the settings are missing or hold a wrong key or value.
    """
    try:
        notes = path.with_suffix(".md")  # of "." there is none
        given = TrainSettings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        return given.model_copy(update={"notes": notes.read_text(encoding="utf-8")}) if notes.is_file() else given
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}; correct it") from error
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsError(
            f"{path} cannot be read: {error}; name a settings file such as packaging/models/default.toml"
        ) from error
