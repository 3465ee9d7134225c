"""Elements that our FHIR resources are made of."""

from __future__ import annotations

from typing import Any

from neopain.record.export.alerts import key_of
from neopain.record.export.part import Part

CODES = "urn:neopain"
"""The system of our own codes and identifiers."""


def coded(code: str, words: str, system: str = CODES) -> dict[str, Any]:
    """A CodeableConcept."""
    return {"coding": [{"system": system, "code": code, "display": words}], "text": words}


def reference(part: Part, name: str) -> dict[str, str]:
    """A Reference to the entry `name` of the Bundle."""
    return {"reference": f"urn:uuid:{key_of(part, name)}"}


def instant(part: Part, t_s: float) -> str:
    """A dateTime, to the millisecond."""
    return part.facts.wall_time(t_s).isoformat(timespec="milliseconds")


def period(part: Part, from_s: float, to_s: float | None) -> dict[str, str]:
    """A Period; without an end where it is not known."""
    made = {"start": instant(part, from_s)}
    return made if to_s is None else made | {"end": instant(part, to_s)}
