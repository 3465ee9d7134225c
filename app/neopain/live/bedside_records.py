"""What the window needs of the ward's register: who may do what, the unit's presets, and the log of before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from neopain.base.data import Event, Limits
from neopain.base.scales import Scale
from neopain.live.admissions import Admissions
from neopain.live.score_history import EarlierSession
from neopain.record.scoring.ratings import Rating
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.staff import Person, Right


class BedsideRecords(Protocol):
    """The register as the bedside sees it. Calls may take a while and come from one thread at a time."""

    @property
    def admissions(self) -> Admissions:
        """Who lies in this bed."""

    @property
    def patient_id(self) -> str | None:
        """The shown id of the infant that is recorded, "" where nobody is admitted, None before a session has begun."""

    @property
    def key_kind(self) -> KeyKind | None:
        """Where the key of the records lies; None before it was opened."""

    def who_may(self, right: Right) -> tuple[Person, ...]:
        """Who may do that, by name."""

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError where that cannot be read."""

    def rate(self, by: Person, scale: str, points: Mapping[str, int], span_s: tuple[float, float]) -> Rating:
        """Keep a score given at the bed with the session being recorded; raises NeopainError where that fails."""

    def sign_in(self, name: str, pin: str) -> Person:
        """Who that is; raises AccessError, one line, for a wrong PIN and after too many."""

    def save_preset(self, by: Person, limits: Limits) -> None:
        """Make `limits` those that new patients of this unit start with; raises AccessError."""

    def earlier(self) -> tuple[Event, ...]:
        """Events of this infant's sessions from before this one, in its time: negative before its zero."""

    def before(self, from_s: float) -> Sequence[EarlierSession]:
        """What was recorded of this infant before this session and after `from_s`, in its time; raises RecordError."""
