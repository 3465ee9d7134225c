"""The Bundle is valid for a FHIR R4 library and contains what was recorded."""

import json
from dataclasses import replace

import numpy as np
import pytest
from fhir.resources.R4B.bundle import Bundle  # R4B changed none of the resources that we use

from neopain.base.data import AlarmCondition
from neopain.record.analysis.burden import alarms
from neopain.record.export.fhir import bundle, write_fhir
from neopain.record.export.part import RESEARCH_USE

R6 = "http://hl7.org/fhir/6.0/StructureDefinition/extension-DeviceAlert."


@pytest.fixture
def resources(part, tmp_path):
    write_fhir(part, tmp_path / "s.json")
    text = (tmp_path / "s.json").read_text(encoding="utf-8")
    assert "Baby M." not in text
    assert "Noor" not in text
    assert "bed 3" not in text
    content = Bundle.model_validate_json(text)
    assert Bundle.model_validate_json(content.model_dump_json()) == content
    return [entry.resource for entry in content.entry]


def of_kind(resources, kind, code=None):
    found = [resource for resource in resources if resource.get_resource_type() == kind]
    return [one for one in found if code is None or one.code.coding[0].code == code]


def test_the_curve_is_the_one_that_was_recorded(resources, session):
    (curve,) = of_kind(resources, "Observation", "pain-expression-trend")
    data = curve.valueSampledData
    assert (float(data.period), float(data.origin.value)) == (1000.0, 0.0)
    words = data.data.split()
    first_s, seconds = session.overview()
    assert first_s == 0.0
    recorded = seconds["trend_mean"][: len(words)]
    assert len(words) == int(session.span_s[1]) + 1
    for word, value in zip(words, recorded, strict=True):
        assert (word == "E") == bool(np.isnan(value))
        if word != "E":
            assert float(word) == pytest.approx(float(value), abs=5e-5)
    assert "E" in words
    assert curve.effectivePeriod.start.isoformat() == "2026-11-23T06:54:30.250000+00:00"


def test_no_scale_is_claimed_and_the_model_is_named(resources):
    patient, device = of_kind(resources, "Patient")[0], of_kind(resources, "Device")[0]
    assert patient.identifier[0].value == "9f3ac2"
    assert {version.value for version in device.version} >= {"synthetic-202611", "ab" * 32, "0.1.0"}
    for observation in of_kind(resources, "Observation"):
        systems = {coding.system for coding in observation.code.coding}
        systems |= {coding.system for part in observation.component or () for coding in part.code.coding}
        assert systems == {"urn:neopain"}
        assert "synthetic-202611" in observation.method.text
        assert observation.status == "preliminary"
        assert observation.note[0].text == RESEARCH_USE


def test_every_reference_resolves(part):
    content = bundle(part)
    known = {entry["fullUrl"] for entry in content["entry"]}
    assert len(known) == len(content["entry"])
    text = json.dumps(content)
    used = {word for word in text.replace('"', " ").split() if word.startswith("urn:uuid:")}
    assert used == known
    assert json.dumps(bundle(part)) == text


def test_alarms_have_the_shape_of_a_device_alert(resources, session, part):
    basics = of_kind(resources, "Basic")
    entries = alarms(session)
    assert len(basics) == len(entries) == 4
    for alert, entry in zip(basics, entries, strict=True):
        assert alert.code.coding[0].code == "DeviceAlert"
        by_url = {extension.url: extension for extension in alert.extension}
        assert by_url[f"{R6}status"].valueCode == "completed"
        kind = "technical" if entry.condition is AlarmCondition.CANNOT_TELL else "physiological"
        assert by_url[f"{R6}type"].valueCodeableConcept.coding[0].code == kind
        assert by_url[f"{R6}priority"].valueCodeableConcept.coding[0].code == entry.priority
        period = by_url[f"{R6}occurrence"].valuePeriod
        assert (period.end - period.start).total_seconds() == pytest.approx(entry.ended_s - entry.t_s, abs=2e-3)
        assert (f"{R6}acknowledgedBy" in by_url) == (entry.acknowledged_s is not None)
        if entry.limit is not None:
            limit = {e.url: e for e in by_url[f"{R6}derivedFrom"].extension}["limit"]
            assert float(limit.valueRange.high.value) == entry.limit
    answers = [e.valueCode for alert in basics for e in alert.extension if e.url == "urn:neopain:was-this-pain"]
    assert answers == ["yes", "no"]
    named = json.dumps(bundle(replace(part, named=True)))
    assert "Noor" in named
    assert "Baby M." in named


def test_a_part_without_samples_is_still_a_bundle(part):
    content = Bundle.model_validate(bundle(replace(part, span=(1e6, 2e6))))
    assert [entry.resource.get_resource_type() for entry in content.entry] == ["Patient", "Device"]
