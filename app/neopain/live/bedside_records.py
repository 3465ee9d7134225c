"""The port through which the bedside window reaches the records: live.records.Records serves it, a test has its own.

It is not the Ward of record/ward: that is the opened register with its sessions; this offers only what one bed asks.
"""

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
    """The register as used at the bedside. Calls may take a while and come from one thread at a time."""

    @property
    def admissions(self) -> Admissions:
        """The patient admitted to this bed."""

    @property
    def patient_id(self) -> str | None:
        """The shown id of the patient being recorded, "" when nobody is admitted, None before a session has begun."""

    @property
    def key_kind(self) -> KeyKind | None:
        """Where the key of the records is stored; None before it was opened."""

    def who_may(self, right: Right) -> tuple[Person, ...]:
        """The people who have `right`, by name."""

    def scales(self) -> Mapping[str, Scale]:
        """The scales, in the hospital's wording; raises SettingsError when that cannot be read."""

    def rate(self, by: Person, scale: str, points: Mapping[str, int], span_s: tuple[float, float]) -> Rating:
        """Save a score given at the bed with the session being recorded; raises NeopainError when that fails."""

    def sign_in(self, name: str, pin: str) -> Person:
        """The person who signs in; raises AccessError, in one line, for a wrong PIN and after too many attempts."""

    def save_preset(self, by: Person, limits: Limits) -> None:
        """Save `limits` as those that new patients of this unit start with; raises AccessError."""

    def earlier(self) -> tuple[Event, ...]:
        """Events of the patient's earlier sessions, in the time of this one: negative."""

    def before(self, from_s: float) -> Sequence[EarlierSession]:
        """The patient's earlier sessions after `from_s`, in the time of this one; raises RecordError."""
