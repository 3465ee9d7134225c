"""What is compared: every setting of a study, with its unit."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from neopain.base.errors import SettingsError
from neopain.training.study.classifiers import JUDGES, SELECTORS
from neopain.training.study.observe import Sampling
from neopain.training.study.protocol import Protocol


class Plan(BaseModel):
    """All of a study but its data."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    features: tuple[str, ...] = Field(default=("active", "hog", "lbp-uniform", "strain"), min_length=1)
    """Groups of features, see groups.resolve."""
    selectors: tuple[str, ...] = Field(default=tuple(SELECTORS), min_length=1)
    """Keys of judges.SELECTORS."""
    sizes: tuple[int, ...] = Field(default=(50,), min_length=1)
    """Numbers of features to keep, chosen among inside the training part."""
    judges: tuple[str, ...] = Field(default=tuple(JUDGES), min_length=1)
    """Keys of judges.JUDGES."""
    protocol: Protocol | None = None
    """Who is tested; None is each subject in turn, or parts of the subjects where there are many of them."""
    parts: int = Field(default=10, ge=2)
    """Parts of the protocols that deal out."""
    leaking: bool = False
    """Compute the leaking protocol by frame beside it."""
    warm_start: bool = False
    """Try the active classifier too, as it is and adapted."""
    seed: int = Field(default=0, ge=0)
    """Of all that is drawn."""
    most_train: int = Field(default=4000, ge=100)
    """Moments a fold is trained on at most, drawn evenly from the recordings: bounds memory and time."""
    twins: float = Field(default=0.95, gt=0.5, le=1)
    """Likeness of two subjects' faces from which on they count as the same picture, see twins.py."""
    resamples: int = Field(default=1000, ge=100)
    """Bootstrap samples of subjects for each interval."""
    step_s: float = Field(default=1.0, gt=0)
    """Time between the moments of a video that are looked at."""
    window_s: float = Field(default=1.0, gt=0)
    """Length of the window in which movement is seen."""

    @property
    def sampling(self) -> Sampling:
        """How videos are looked at."""
        return Sampling(self.step_s, self.window_s)

    @field_validator("protocol")
    @classmethod
    def _by_subject(cls, given: Protocol | None) -> Protocol | None:
        if given is Protocol.FRAMES:
            raise SettingsError("a split by frame leaks: it is computed only beside one by subject, with --leaking")
        return given

    @field_validator("selectors", "judges")
    @classmethod
    def _known(cls, given: tuple[str, ...], info: object) -> tuple[str, ...]:
        known = SELECTORS if getattr(info, "field_name", "") == "selectors" else JUDGES
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


def make(given: Mapping[str, object]) -> Plan:
    """The plan with the settings `given`; raises SettingsError that says which is wrong."""
    try:
        return Plan.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{where}: {first['msg']}; mend it") from error
