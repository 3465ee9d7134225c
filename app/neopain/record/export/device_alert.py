"""An alarm as the DeviceAlert of FHIR R6, carried in R4.

R4 has no such resource, and R6 is not final. FHIR's own rule for what a version does not know yet is a Basic, whose
code names the resource, with the elements as extensions called by version and path; a receiver that knows R6 can make
the resource from it, one that does not can read the text. What would be at hand in R4 says something else: a Flag or a
DetectedIssue is what someone should act on now, and these alarms are over.
"""

from __future__ import annotations

from typing import Any

from neopain.record.export.alerts import Alert
from neopain.record.export.fhir_elements import CODES, coded, instant, period, reference
from neopain.record.export.part import RESEARCH_USE, Part

_R6 = "http://hl7.org/fhir/6.0/StructureDefinition/extension-DeviceAlert."
_TYPES = "http://hl7.org/fhir/fhir-types"

Extension = dict[str, Any]


def resource(part: Part, alert: Alert, curve: dict[str, str] | None) -> dict[str, Any]:
    """The Basic of `alert`; `curve` refers to the Observation it was judged by."""
    entry = alert.entry
    made = [
        _r6("status", "Code", "completed" if alert.is_over else "in-progress"),
        _r6("type", "CodeableConcept", coded(alert.kind.value, f"{alert.kind.value} alarm")),
        _r6("code", "CodeableConcept", coded(entry.condition.value, alert.words)),
        _r6("subject", "Reference", reference(part, "patient")),
        _r6("occurrence", "Period", period(part, entry.t_s, entry.ended_s)),
        _r6("device", "Reference", reference(part, "device")),
        _r6("label", "String", alert.words),
    ]
    if entry.priority is not None:
        made.append(_r6("priority", "CodeableConcept", coded(entry.priority.value, f"{entry.priority.value} priority")))
    if entry.acknowledged_s is not None:
        who = entry.by if part.named and entry.by else "a person at the bedside"
        made.append(_r6("acknowledgedBy", "Reference", {"display": who}))
        made.append(_own("acknowledged-at", "DateTime", instant(part, entry.acknowledged_s)))
    if entry.escalated_s is not None:
        made.append(_own("escalated-at", "DateTime", instant(part, entry.escalated_s)))
    if entry.answer is not None:
        made.append(_own("was-this-pain", "Code", entry.answer.value))
    if curve is not None and entry.value is not None:
        from_what: list[Extension] = [{"url": "observation", "valueReference": curve}]
        if entry.limit is not None:
            from_what.append({"url": "limit", "valueRange": {"high": {"value": entry.limit, "unit": "1"}}})
        made.append({"url": f"{_R6}derivedFrom", "extension": from_what})
    words = f"{alert.words}, {alert.kind.value}, from {instant(part, entry.t_s)}. {RESEARCH_USE}"
    return {
        "resourceType": "Basic",
        "text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{words}</div>'},
        "extension": made,
        "identifier": [{"system": f"{CODES}:alarm", "value": str(alert.key)}],
        "code": {"coding": [{"system": _TYPES, "code": "DeviceAlert"}], "text": "DeviceAlert (R6 draft)"},
        "subject": reference(part, "patient"),
        "created": instant(part, entry.t_s)[:10],
    }


def _r6(element: str, kind: str, value: object) -> Extension:
    return {"url": f"{_R6}{element}", f"value{kind}": value}


def _own(name: str, kind: str, value: object) -> Extension:
    return {"url": f"{CODES}:{name}", f"value{kind}": value}
