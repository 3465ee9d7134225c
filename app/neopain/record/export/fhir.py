"""A session as a FHIR R4 Bundle: the curve and the burden of each hour as Observations, alarms as DeviceAlerts of R6.

Codes are our own: a probability from a picture is no score of NIPS, N-PASS or any other scale, and must not appear as
one in a chart.

R4 has no DeviceAlert, and R6 is not final. FHIR's own rule for a resource that a version does not know yet is a Basic,
whose code names the resource, with the elements as extensions called by version and path; a receiver that knows R6 can
build the resource from it, one that does not can read the text. The nearest resources of R4 mean something else: a Flag
or a DetectedIssue asks for action now, and these alarms are over.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.record.analysis.burden import Burden, Span, burdens
from neopain.record.export.alerts import Alert, alerts, key_of
from neopain.record.export.part import RESEARCH_USE, Part, export_file, seconds_of
from neopain.record.export.written import Entry, notes

CODES = "urn:neopain"
"""The system of our own codes and identifiers."""
_R6 = "http://hl7.org/fhir/6.0/StructureDefinition/extension-DeviceAlert."
_TYPES = "http://hl7.org/fhir/fhir-types"
_UCUM = "http://unitsofmeasure.org"
_HOUR_S = 3600
_PSEUDONYM = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PSEUDED",
    "display": "pseudonymized",
}

Resource = dict[str, Any]


def write_fhir(part: Part, path: Path) -> str:
    """Write the Bundle as JSON to `path` and return a summary; raises InputError where it cannot be written."""
    content = bundle(part)
    with export_file(path) as new:
        new.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kinds = [entry["resource"]["resourceType"] for entry in content["entry"]]
    return f"{kinds.count('Observation')} observations, {kinds.count('Basic')} alarms"


def bundle(part: Part) -> Resource:
    """The Bundle, as plain data."""
    first_s, seconds = part.session.overview()
    hours = _hours(part) if len(seconds) else []
    resources = [
        ("patient", _patient(part)),
        ("device", _device(part)),
        *((f"curve {h[0]:.0f}", _curve(part, h, seconds_of(first_s, seconds, h)["trend_mean"])) for h in hours),
        *((f"burden {burden.span[0]:.0f}", _burden(part, burden)) for burden in burdens(part.session, hours)),
    ]
    resources += [(f"note {place}", _note(part, place, entry)) for place, entry in enumerate(notes(part))]
    entries = [(key_of(part, name), resource) for name, resource in resources]
    for alert in alerts(part):
        part.report(alert.entry.t_s)
        hour = next((hour for hour in hours if hour[0] <= alert.entry.t_s < hour[1]), None)
        curve = None if hour is None else _reference(part, f"curve {hour[0]:.0f}")
        entries.append((alert.key, _device_alert(part, alert, curve)))
    tag = {"system": CODES, "code": "research-use", "display": RESEARCH_USE}
    return {
        "resourceType": "Bundle",
        "meta": {"tag": [tag]} | ({} if part.named else {"security": [_PSEUDONYM]}),
        "identifier": {"system": f"{CODES}:session", "value": part.facts.id},
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{key}", "resource": resource} for key, resource in entries],
    }


def _hours(part: Part) -> list[Span]:
    """The part divided into hours of the session, at whole seconds."""
    from_s, to_s = part.inside
    low, high = int(np.floor(from_s)), int(np.floor(to_s)) + 1
    if high <= low:
        return []
    edges = [low, *range(low // _HOUR_S * _HOUR_S + _HOUR_S, high, _HOUR_S), high]
    return [(float(begin), float(end)) for begin, end in pairwise(edges)]


def _patient(part: Part) -> Resource:
    system = f"{CODES}:{'patient' if part.named else 'pseudonym'}"
    return {"resourceType": "Patient", "identifier": [{"system": system, "value": part.patient}]}


def _device(part: Part) -> Resource:
    facts = part.facts
    versions = {
        "program": facts.program,
        "models": facts.bundle_id,
        "models sha256": facts.bundle_sha256,
        "runs on": facts.provider,
    }
    return {
        "resourceType": "Device",
        "identifier": [{"system": f"{CODES}:models", "value": facts.bundle_sha256}],
        "deviceName": [{"name": "Neopain", "type": "model-name"}],
        "version": [{"type": {"text": name}, "value": value} for name, value in versions.items() if value],
        "note": [{"text": RESEARCH_USE}],
    }


def _observation(part: Part, code: str, words: str, span: Span) -> Resource:
    facts = part.facts
    method = f"{facts.bundle_id} (sha256 {facts.bundle_sha256[:12]}) by neopain {facts.program}"
    return {
        "resourceType": "Observation",
        "identifier": [{"system": f"{CODES}:observation", "value": f"{facts.id}/{code}/{span[0]:.0f}"}],
        "status": "preliminary",
        "code": _coded(code, words),
        "subject": _reference(part, "patient"),
        "effectivePeriod": _period(part, span[0], span[1]),
        "method": _coded("face-video-classifier", f"Classifier of facial expression from video: {method}"),
        "device": _reference(part, "device"),
        "note": [{"text": RESEARCH_USE}],
    }


def _curve(part: Part, hour: Span, trend: NDArray[np.floating]) -> Resource:
    words = "Smoothed probability of a pain expression, second by second"
    return _observation(part, "pain-expression-trend", words, hour) | {
        "valueSampledData": {
            "origin": _quantity(0, "1"),
            "period": 1000,
            "lowerLimit": 0,
            "upperLimit": 1,
            "dimensions": 1,
            "data": " ".join("E" if np.isnan(value) else f"{value:.4f}" for value in trend),
        }
    }


def _burden(part: Part, burden: Burden) -> Resource:
    values = {
        "watched": ("Time watched", burden.watched_s, "s"),
        "in-pain": ("Time in the state pain", burden.pain_s, "s"),
        "cannot-tell": ("Time in which the face could not be read", burden.cannot_tell_s, "s"),
        "episodes": ("Alarms of pain that began", len(burden.episodes), "{count}"),
        "longest": ("Longest alarm of pain", burden.longest_s, "s"),
        "answer": ("Median time until acknowledged", burden.answer_s, "s"),
        "recovery": ("Median time until over", burden.recover_s, "s"),
        "alarms": ("Alarms of all conditions that began", burden.alarms, "{count}"),
    }
    components = [
        {"code": _coded(f"burden-{name}", words), "valueQuantity": _quantity(round(value, 3), unit)}
        for name, (words, value, unit) in values.items()
        if value is not None
    ]
    burden_words = "Burden of pain expression"
    return _observation(part, "pain-expression-burden", burden_words, burden.span) | {"component": components}


def _note(part: Part, place: int, entry: Entry) -> Resource:
    when = _period(part, *part.inside) if entry.t_s is None else None
    return {
        "resourceType": "Observation",
        "identifier": [{"system": f"{CODES}:observation", "value": f"{part.facts.id}/note/{place}"}],
        "status": "final",
        "code": _coded("note", "Note of a clinician"),
        "subject": _reference(part, "patient"),
        **({"effectiveDateTime": _instant(part, entry.t_s or 0.0)} if when is None else {"effectivePeriod": when}),
        "performer": [{"display": entry.who}],
        "valueString": entry.words,
        "note": [{"text": RESEARCH_USE}],
    }


def _device_alert(part: Part, alert: Alert, curve: Resource | None) -> Resource:
    """The Basic of `alert`; `curve` refers to the Observation that raised it."""
    entry = alert.entry
    began = _instant(part, entry.t_s)
    extensions = [
        _r6("status", "Code", "completed" if alert.is_over else "in-progress"),
        _r6("type", "CodeableConcept", _coded(alert.kind.value, f"{alert.kind.value} alarm")),
        _r6("code", "CodeableConcept", _coded(entry.condition.value, alert.words)),
        _r6("subject", "Reference", _reference(part, "patient")),
        _r6("occurrence", "Period", _period(part, entry.t_s, entry.ended_s)),
        _r6("device", "Reference", _reference(part, "device")),
        _r6("label", "String", alert.words),
    ]
    if entry.priority is not None:
        priority = _coded(entry.priority.value, f"{entry.priority.value} priority")
        extensions.append(_r6("priority", "CodeableConcept", priority))
    if entry.acknowledged_s is not None:
        who = entry.by if part.named and entry.by else "a person at the bedside"
        extensions.append(_r6("acknowledgedBy", "Reference", {"display": who}))
        extensions.append(_own("acknowledged-at", "DateTime", _instant(part, entry.acknowledged_s)))
    if entry.escalated_s is not None:
        extensions.append(_own("escalated-at", "DateTime", _instant(part, entry.escalated_s)))
    if entry.answer is not None:
        extensions.append(_own("was-this-pain", "Code", entry.answer.value))
    if curve is not None and entry.value is not None:
        source: list[Resource] = [{"url": "observation", "valueReference": curve}]
        if entry.limit is not None:
            source.append({"url": "limit", "valueRange": {"high": {"value": entry.limit, "unit": "1"}}})
        extensions.append({"url": f"{_R6}derivedFrom", "extension": source})
    words = f"{alert.words}, {alert.kind.value}, from {began}. {RESEARCH_USE}"
    return {
        "resourceType": "Basic",
        "text": {"status": "generated", "div": f'<div xmlns="http://www.w3.org/1999/xhtml">{words}</div>'},
        "extension": extensions,
        "identifier": [{"system": f"{CODES}:alarm", "value": str(alert.key)}],
        "code": {"coding": [{"system": _TYPES, "code": "DeviceAlert"}], "text": "DeviceAlert (R6 draft)"},
        "subject": _reference(part, "patient"),
        "created": began[:10],
    }


def _r6(element: str, kind: str, value: object) -> Resource:
    return {"url": f"{_R6}{element}", f"value{kind}": value}


def _own(name: str, kind: str, value: object) -> Resource:
    return {"url": f"{CODES}:{name}", f"value{kind}": value}


def _coded(code: str, words: str) -> Resource:
    """A CodeableConcept of our own code system."""
    return {"coding": [{"system": CODES, "code": code, "display": words}], "text": words}


def _reference(part: Part, name: str) -> Resource:
    """A Reference to the entry `name` of the Bundle."""
    return {"reference": f"urn:uuid:{key_of(part, name)}"}


def _instant(part: Part, t_s: float) -> str:
    """A dateTime, to the millisecond."""
    return part.facts.wall_time(t_s).isoformat(timespec="milliseconds")


def _period(part: Part, from_s: float, to_s: float | None) -> Resource:
    """A Period; without an end where it is not known."""
    return {"start": _instant(part, from_s)} | ({} if to_s is None else {"end": _instant(part, to_s)})


def _quantity(value: float, unit: str) -> Resource:
    return {"value": value, "unit": unit.strip("{}"), "system": _UCUM, "code": unit}
