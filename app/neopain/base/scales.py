"""Pain scales that people score by hand: their items, points and ranges, and the total from which on it is pain.

The names here are our own: most scales' wording is licensed, and a hospital that may use it loads its own (wording.py).
Numbers: NIPS Lawrence 1993, PIPP-R Stevens 2014, N-PASS Hummel 2008, NFCS Grunau and Craig 1987, CRIES Krechel 1995.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from neopain.base.errors import InputError, SettingsError
from neopain.base.nfcs import NFCS_DRAWN, NFCS_NAMES, NFCS_SIGNS

Points = Mapping[str, int | None]
"""Points by key of the item; None where the item could not be seen, which is not the same as 0."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a scale. `notes` say in a few words what 0 points mean, what 1, and so on to `most`.

    A `context` item counts only where an item that is not one has points (PIPP-R). `also_most` is the most points
    in another printed version of the scale. `drawn` says whether a face drawn from landmarks shows it.
    """

    key: str
    name: str
    notes: tuple[str, ...]
    context: bool = False
    also_most: int | None = None
    drawn: bool = False

    @property
    def most(self) -> int:
        """The most points; the least are 0."""
        return len(self.notes) - 1


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale's `title`, its least and greatest total, and the total from which on it is pain by default.

    `window_s` is how long the infant is observed before scoring. For a `face_only` scale a face drawn from landmarks
    shows enough; it does not score arms, breathing or cries.
    """

    title: str
    least: float
    most: float
    pain_from: float
    items: tuple[Item, ...] = ()
    window_s: float = 60.0
    face_only: bool = False

    def total(self, points: Points) -> int:
        """The total of the items that could be seen; raises InputError where one is missing, unknown or too large, and
        where none could be seen.
        """
        known = {item.key: item for item in self.items}
        for key, value in points.items():
            if key not in known:
                raise InputError(f"{self.title} has no item '{key}': score {', '.join(known)}")
            most = known[key].most
            if value is not None and (type(value) is not int or not 0 <= value <= most):
                raise InputError(f"{self.title}: {known[key].name} has 0 to {most} points, not {value}")
        missing = [item.name for item in self.items if item.key not in points]
        if missing:
            raise InputError(f"{self.title} is not complete: score {', '.join(missing)}")
        if not any(points[item.key] is not None for item in self.items if not item.context):
            raise InputError(f"{self.title} needs at least one sign that can be seen: nothing is saved without one")
        return self.partial_total(points)

    def partial_total(self, points: Points) -> int:
        """The total of those items of `points` that are scored already and could be seen."""
        signs = sum(points.get(item.key) or 0 for item in self.items if not item.context)
        return signs + (sum(points.get(item.key) or 0 for item in self.items if item.context) if signs else 0)

    def highest_total(self, points: Points) -> int:
        """The total if every item that could not be seen had its most points."""
        return self.partial_total(
            {item.key: item.most if (given := points.get(item.key)) is None else given for item in self.items}
        )

    def most_of(self, points: Points) -> int:
        """The most points that the items which could be seen have together."""
        return sum(item.most for item in self.items if points.get(item.key, 0) is not None)


_SHARE = ("0 to 9 % of the time", "10 to 39 %", "40 to 69 %", "70 % or more")
_AGE = ("36 weeks or more", "32 to 35 weeks", "28 to 31 weeks", "below 28 weeks")

_NIPS = (
    Item("face", "Face", ("at rest", "tense")),
    Item("cry", "Cry", ("none", "whimpers on and off", "loud, goes on")),
    Item("breathing", "Breathing", ("as usual", "changed")),
    Item("arms", "Arms", ("loose", "bent or stretched")),
    Item("legs", "Legs", ("loose", "bent or stretched")),
    Item("arousal", "Arousal", ("asleep or settled", "restless")),
)
_N_PASS = (
    Item("cry", "Cry, irritability", ("none", "now and then, soothed", "goes on, not soothed")),
    Item("behaviour", "Behaviour", ("as fits the age", "restless, wakes often", "fights, or hardly stirs")),
    Item("face", "Face", ("at rest", "pain now and then", "pain all the time")),
    Item("tone", "Limbs and tone", ("loose", "fists or toes at times", "tense all the time")),
    Item("vital_signs", "Vital signs", ("within 10 % of usual", "10 to 20 % above", "more than 20 % above")),
    Item("preterm", "Age corrected", _AGE, also_most=1),
)
_NFCS = tuple(Item(key, name, ("no", NFCS_SIGNS[key]), drawn=key in NFCS_DRAWN) for key, name in NFCS_NAMES.items())
_STATES = ("awake, active", "awake, quiet", "asleep, active", "asleep, quiet")
_PIPP_R = (
    Item("heart_rate", "Heart rate rise", ("0 to 4 per min", "5 to 14", "15 to 24", "25 or more")),
    Item("oxygen", "Saturation fall", ("0 to 2.4 %", "2.5 to 4.9 %", "5.0 to 7.4 %", "7.5 % or more")),
    *(Item(key, NFCS_NAMES[key], _SHARE) for key in ("brow_bulge", "eye_squeeze", "nasolabial_furrow")),
    Item("gestational_age", "Gestational age", _AGE, context=True),
    Item("state_before", "State before", _STATES, context=True),
)
_CRIES = (
    Item("cry", "Cry", ("none, or not shrill", "shrill, soothed", "shrill, not soothed")),
    Item("oxygen", "Extra oxygen", ("none", "up to 30 %", "more than 30 %")),
    Item("vital_signs", "Heart rate, pressure", ("as before", "up to 20 % above", "more than 20 % above")),
    Item("face", "Expression", ("at rest", "grimace", "grimace and grunting")),
    Item("sleep", "Sleep", ("asleep", "wakes often", "awake")),
)

SCALES: dict[str, Scale] = {
    "nips": Scale("NIPS", 0, 7, 4, _NIPS),
    "n_pass": Scale("N-PASS", 0, 13, 4, _N_PASS),
    "nfcs": Scale("NFCS", 0, 10, 3, _NFCS, window_s=10.0, face_only=True),
    "pipp_r": Scale("PIPP-R", 0, 21, 7, _PIPP_R, window_s=30.0),
    "cries": Scale("CRIES", 0, 10, 4, _CRIES),
}
"""By the name of the manifest's column. The reasons for the numbers are in docs/decisions/scoring.md."""


@dataclass(frozen=True, slots=True)
class CutOff:
    """How a total becomes a label: pain at `pain_from` or more, none at `calm_to` or less; what is between is left
    out. None takes the scale's own limit, and leaves nothing out.
    """

    pain_from: float | None = None
    calm_to: float | None = None

    def least(self, scale: str) -> float:
        """The total on `scale` (a key of SCALES) from which on it is pain."""
        return SCALES[scale].pain_from if self.pain_from is None else self.pain_from

    def ensure_apart(self, scale: str) -> None:
        """Raise SettingsError when a total on `scale` would be both pain and none, or none of its totals would be one
        of them.
        """
        low, high = SCALES[scale].least, SCALES[scale].most
        if not low < self.least(scale) <= high:
            raise SettingsError(
                f"a {SCALES[scale].title} of {self.least(scale):g} cannot be where pain begins: give more than {low:g} "
                f"and at most {high:g}"
            )
        if self.calm_to is not None and not low <= self.calm_to < self.least(scale):
            raise SettingsError(
                f"a {SCALES[scale].title} of {self.calm_to:g} cannot be none when {self.least(scale):g} is pain"
            )

    def label(self, scale: str, total: float) -> bool | None:
        """Whether `total` on `scale` (a key of SCALES) is pain; None when it is to be left out."""
        if total >= self.least(scale):
            return True
        return False if self.calm_to is None or total <= self.calm_to else None
