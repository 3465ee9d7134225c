"""All settings of a study: what is compared, and what is done with the results."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from neopain.base.errors import SettingsError
from neopain.base.scales import CutOff
from neopain.training.study.classifiers import CLASSIFIERS, SELECTORS
from neopain.training.study.extract import Sampling
from neopain.training.study.protocol import Protocol

_Kind = TypeVar("_Kind", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class ThresholdTarget:
    """How the threshold is chosen on subjects left out: for at least `sensitivity`, or else for at most `false_alarms`.

    Both are shares, 0 to 1, of the moments with and without pain.
    """

    sensitivity: float | None = None
    false_alarms: float = 0.05


class Plan(BaseModel):
    """What a study compares, and how: all that its results depend on except the data."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    features: tuple[str, ...] = Field(default=("active", "hog", "lbp-uniform", "strain"), min_length=1)
    """Groups of features, see groups.resolve."""
    selectors: tuple[str, ...] = Field(default=tuple(SELECTORS), min_length=1)
    """Keys of classifiers.SELECTORS."""
    sizes: tuple[int, ...] = Field(default=(50,), min_length=1)
    """Numbers of features to keep; the best is chosen inside the training part."""
    classifiers: tuple[str, ...] = Field(default=tuple(CLASSIFIERS), min_length=1)
    """Keys of classifiers.CLASSIFIERS."""
    protocol: Protocol | None = None
    """Who is tested; None: each subject in turn, or the subjects in parts where there are many."""
    parts: int = Field(default=10, ge=2)
    """Number of parts of the protocols that divide into parts."""
    leaking: bool = False
    """Also compute the leaking protocol, by frame."""
    warm_start: bool = False
    """Also test the active classifier, as it is and adapted."""
    seed: int = Field(default=0, ge=0)
    """Seed of every random choice."""
    most_train: int = Field(default=4000, ge=100)
    """Most moments to train a fold on, drawn evenly from the recordings: limits memory and time."""
    duplicate_likeness: float = Field(default=0.95, gt=0.5, le=1)
    """Likeness of two subjects' faces from which on they count as the same picture, see duplicates.py."""
    resamples: int = Field(default=1000, ge=100)
    """Bootstrap samples of subjects for each interval."""
    step_s: float = Field(default=1.0, gt=0)
    """Time between the moments of a video that are used."""
    window_s: float = Field(default=1.0, gt=0)
    """Length of the window in which movement is measured."""

    @property
    def sampling(self) -> Sampling:
        """Which moments of a video are used."""
        return Sampling(self.step_s, self.window_s)

    @field_validator("protocol")
    @classmethod
    def _by_subject(cls, given: Protocol | None) -> Protocol | None:
        if given is Protocol.FRAMES:
            raise SettingsError(
                "a split by frame leaks: it is computed only in addition to one by subject, with --leaking"
            )
        return given

    @field_validator("selectors", "classifiers")
    @classmethod
    def _known(cls, given: tuple[str, ...], info: object) -> tuple[str, ...]:
        known = SELECTORS if getattr(info, "field_name", "") == "selectors" else CLASSIFIERS
        for name in given:
            if name not in known:
                raise SettingsError(f"{name} is unknown; there are {', '.join(known)}")
        return tuple(dict.fromkeys(given))

    @field_validator("sizes")
    @classmethod
    def _positive(cls, given: tuple[int, ...]) -> tuple[int, ...]:
        if min(given) < 1:
            raise SettingsError("at least one feature has to be kept; give --k a number above 0")
        return given


class StudySettings(BaseModel):
    """A whole study: the plan, its data, and what to do with the results."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    manifest: Path
    """CSV of the recordings and their labels."""
    out: Path
    """Folder for the report."""
    cut_off: CutOff = CutOff()
    """How the total of a scale becomes a label."""
    plan: Plan = Plan()
    """What is compared."""
    jobs: int = Field(default_factory=lambda: os.cpu_count() or 1, ge=1)
    """Processes at once."""
    cluster: str | None = None
    """Address of a Ray cluster that finds faces and features instead of processes on this machine."""
    cache: Path | None = None
    """Folder for faces, features and results of folds; None: `out`/cache."""
    extract_only: bool = False
    """Stop when the features are in the cache."""
    embed_faces: bool = False
    """Put patients' faces into the report."""
    publish_as: str | None = None
    """Name of the model folder to publish; None publishes nothing."""
    line: str | None = None
    """Name of the line to publish; None: the best."""
    target: ThresholdTarget = ThresholdTarget()
    """How the published threshold is chosen."""

    @property
    def cache_folder(self) -> Path:
        """Where the cache is."""
        return self.cache or self.out / "cache"


def make(kind: type[_Kind], **given: object) -> _Kind:
    """Settings of `kind`; values of None take their default. Raises SettingsError that says which is wrong."""
    try:
        return kind.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{where}: {first['msg']}; correct it") from error
