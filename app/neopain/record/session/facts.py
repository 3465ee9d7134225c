"""The facts of a session, written once: patient, time, and everything that its scores depend on."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime, timedelta
from typing import Any

import apsw

from neopain.base.errors import RecordError
from neopain.base.settings import PictureMode
from neopain.record.ward.patients import Patient


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """The facts of a session.

    `zero` is the wall clock, UTC in ISO 8601, at `t_s` 0 of its samples, which may begin later. `patient` is the key of
    the patient in the ward's register; `shown_id` and the rest are the patient's data at that time. `ended` is None
    while the session is recorded, or when it was interrupted. `settings` are the whole settings tree.
    """

    id: str
    zero: str
    program: str
    bundle_id: str
    bundle_sha256: str
    provider: str
    source: str
    settings: Mapping[str, Any]
    picture_mode: PictureMode = PictureMode.LANDMARKS
    features: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    patient: str = ""
    shown_id: str = ""
    bed: str = ""
    gestational_age_days: int | None = None
    postnatal_age_days: int | None = None
    weight_g: float | None = None
    ended: str | None = None

    def for_patient(self, patient: Patient, on: date) -> SessionFacts:
        """These facts with the data of `patient` on that day."""
        return replace(
            self,
            patient=patient.key,
            shown_id=patient.shown_id,
            gestational_age_days=patient.gestational_age_days,
            postnatal_age_days=patient.postnatal_age_days(on),
            weight_g=patient.weight_g,
        )

    def wall_time(self, t_s: float) -> datetime:
        """The wall clock (UTC) at `t_s`."""
        return datetime.fromisoformat(self.zero) + timedelta(seconds=t_s)


def write_facts(database: apsw.Connection, facts: SessionFacts) -> None:
    """Write all facts."""
    for name, value in asdict(facts).items():
        write_fact(database, name, value)


def write_fact(database: apsw.Connection, name: str, value: object) -> None:
    """Write one fact, or replace it."""
    database.execute("INSERT OR REPLACE INTO facts VALUES(?, ?)", (name, json.dumps(value, ensure_ascii=False)))


def read_facts(rows: Iterable[tuple[str, str]], session: str) -> SessionFacts:
    """The facts in `rows`; raises RecordError, naming the `session`, when some are missing or damaged."""
    known = {field.name for field in fields(SessionFacts)}
    try:
        stored = {name: json.loads(value) for name, value in rows}
        stored["features"] = tuple(stored["features"])
        stored["picture_mode"] = PictureMode(stored["picture_mode"])
        return SessionFacts(**{name: value for name, value in stored.items() if name in known})
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(
            f"session {session} has no readable facts: it is damaged; restore it from a backup"
        ) from error
