"""A session as a FHIR R4 Bundle: the curve and the burden of each hour as Observations, alarms as in device_alert.py.

Codes are our own: a probability from a picture is no score of NIPS, N-PASS or any other scale, and must not turn up
under one in a chart.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from neopain.record.analysis.burden import Burden, Span, burdens
from neopain.record.export import device_alert
from neopain.record.export.alerts import alerts, key_of
from neopain.record.export.fhir_elements import CODES, coded, period, reference
from neopain.record.export.part import RESEARCH_USE, Part, export_file, seconds_of

_HOUR_S = 3600
_PSEUDONYM = {
    "system": "http://terminology.hl7.org/CodeSystem/v3-ObservationValue",
    "code": "PSEUDED",
    "display": "pseudonymized",
}
_UCUM = "http://unitsofmeasure.org"

Resource = dict[str, Any]


def write_fhir(part: Part, path: Path) -> str:
    """Write the Bundle as JSON to `path`, and say what was written; raises InputError when it cannot be."""
    made = bundle(part)
    with export_file(path) as new:
        new.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    kinds = [entry["resource"]["resourceType"] for entry in made["entry"]]
    return f"{kinds.count('Observation')} observations, {kinds.count('Basic')} alarms"


def bundle(part: Part) -> Resource:
    """The Bundle, as plain data."""
    first_s, seconds = part.session.overview()
    hours = _hours(part) if len(seconds) else []
    curves = {hour: _curve(part, hour, seconds_of(first_s, seconds, hour)["trend_mean"]) for hour in hours}
    resources = [
        ("patient", _patient(part)),
        ("device", _device(part)),
        *((f"curve {hour[0]:.0f}", curve) for hour, curve in curves.items()),
        *((f"burden {found.span[0]:.0f}", _burden(part, found)) for found in burdens(part.session, hours)),
    ]
    entries = [(key_of(part, name), resource) for name, resource in resources]
    for alert in alerts(part):
        of = next((f"curve {hour[0]:.0f}" for hour in hours if hour[0] <= alert.entry.t_s < hour[1]), None)
        entries.append((alert.key, device_alert.resource(part, alert, None if of is None else reference(part, of))))
    tag = {"system": CODES, "code": "research-use", "display": RESEARCH_USE}
    return {
        "resourceType": "Bundle",
        "meta": {"tag": [tag]} | ({} if part.named else {"security": [_PSEUDONYM]}),
        "identifier": {"system": f"{CODES}:session", "value": part.facts.id},
        "type": "collection",
        "entry": [{"fullUrl": f"urn:uuid:{key}", "resource": resource} for key, resource in entries],
    }


def _hours(part: Part) -> list[Span]:
    """The part cut into hours of the session, at whole seconds."""
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
        "code": coded(code, words),
        "subject": reference(part, "patient"),
        "effectivePeriod": period(part, span[0], span[1]),
        "method": coded("face-video-classifier", f"Classifier of facial expression from video: {method}"),
        "device": reference(part, "device"),
        "note": [{"text": RESEARCH_USE}],
    }


def _curve(part: Part, hour: Span, trend: NDArray[np.floating]) -> Resource:
    made = _observation(
        part, "pain-expression-trend", "Smoothed probability of a pain expression, second by second", hour
    )
    made["valueSampledData"] = {
        "origin": _quantity(0, "1"),
        "period": 1000,
        "lowerLimit": 0,
        "upperLimit": 1,
        "dimensions": 1,
        "data": " ".join("E" if np.isnan(value) else f"{value:.4f}" for value in trend),
    }
    return made


def _burden(part: Part, burden: Burden) -> Resource:
    made = _observation(part, "pain-expression-burden", "Burden of pain expression", burden.span)
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
    made["component"] = [
        {"code": coded(f"burden-{name}", words), "valueQuantity": _quantity(round(value, 3), unit)}
        for name, (words, value, unit) in values.items()
        if value is not None
    ]
    return made


def _quantity(value: float, unit: str) -> Resource:
    return {"value": value, "unit": unit.strip("{}"), "system": _UCUM, "code": unit}
