"""Notices as the desk makes them."""

from desk.beds import AT
from neopain.base.data import AlarmKind, Priority
from neopain.ward.relay.notices import Notice, Phase


def notice(which=1, phase=Phase.START, at=AT, to="*", **fields):
    given = {
        "id": f"{which:08x}{0:024x}",
        "run": "r" * 32,
        "number": 1,
        "ward": "NICU",
        "bed": "3",
        "condition": "pain",
        "what": "Pain expression",
        "do": "Look at the baby.",
        "kind": AlarmKind.PHYSIOLOGICAL,
        "priority": Priority.MEDIUM,
        "began_at": AT,
        "at": at,
        "after_s": 0.0,
        "phase": phase,
        "to": to,
    }
    return Notice(**given | fields)
