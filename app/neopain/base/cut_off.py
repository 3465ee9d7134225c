"""Pain scales that people score by hand: their range, and from which total on we call it pain unless told otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from neopain.base.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale's `title`, its least and greatest total, and the total from which on it is pain by default."""

    title: str
    least: float
    most: float
    pain_from: float


SCALES = {
    "nips": Scale("NIPS", 0, 7, 4),
    "n_pass": Scale("N-PASS", 0, 13, 4),
    "nfcs": Scale("NFCS", 0, 10, 3),
    "pipp_r": Scale("PIPP-R", 0, 21, 7),
}
"""By the name of the manifest's column. The reasons for the numbers are in DECISIONS.md."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """How a total becomes a label: pain at `pain_from` or more, none at `calm_to` or less; what lies between is left
    out. None takes the scale's own limit, and leaves nothing out.
    """

    pain_from: float | None = None
    calm_to: float | None = None

    def least(self, scale: str) -> float:
        """The total on `scale` (a key of SCALES) from which on it is pain."""
        return SCALES[scale].pain_from if self.pain_from is None else self.pain_from

    def ensure_apart(self, scale: str) -> None:
        """Raise SettingsError when a total on `scale` would be both pain and none."""
        if self.calm_to is not None and self.calm_to >= self.least(scale):
            raise SettingsError(
                f"a {SCALES[scale].title} of {self.calm_to:g} cannot be none when {self.least(scale):g} is pain"
            )

    def label(self, scale: str, total: float) -> bool | None:
        """Whether `total` on `scale` (a key of SCALES) is pain; None when it is to be left out."""
        if total >= self.least(scale):
            return True
        return False if self.calm_to is None or total <= self.calm_to else None
