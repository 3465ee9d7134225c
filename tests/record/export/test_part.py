"""What every export shares: names only on request, a file that is complete or absent."""

from datetime import UTC

import pytest

from neopain.base.errors import InputError
from neopain.record.analysis import overview
from neopain.record.export.part import EVERYTHING, RESEARCH_USE, Part, export_file, seconds_of


def test_names_of_patient_and_bed_only_on_request(session):
    pseudonym, named = Part(session), Part(session, named=True)
    assert (pseudonym.patient, pseudonym.bed) == ("9f3ac2", "")
    assert (named.patient, named.bed) == ("Baby M.", "bed 3")
    for part in (pseudonym, named):
        assert part.lines[0] == RESEARCH_USE
        assert part.patient in part.lines[1]
        assert part.facts.bundle_sha256 in part.lines[2]


def test_a_part_ends_where_the_samples_do(session):
    first_s, last_s = session.span_s
    assert Part(session).inside == (first_s, last_s)
    assert Part(session, (60.0, 1e9)).inside == (60.0, last_s)
    assert Part(session, EVERYTHING, zone=UTC).local(0.0).isoformat() == "2026-11-23T06:54:30.250000+00:00"


def test_a_file_is_complete_or_absent(tmp_path):
    path = tmp_path / "new" / "s.csv"
    with pytest.raises(UnicodeEncodeError), export_file(path) as new, new.open("w", encoding="ascii") as file:
        file.write("half " * 10_000 + "ü")
    assert list(path.parent.iterdir()) == []
    with export_file(path) as new:
        new.write_text("whole")
    assert path.read_text() == "whole"
    with pytest.raises(InputError, match=r"s\.csv cannot be written"), export_file(path / "s.csv"):
        pass


def test_seconds_outside_the_recording_are_empty():
    rows = overview.empty(10)
    rows["samples"] = range(1, 11)
    assert seconds_of(100.0, rows, (98.0, 103.0))["samples"].tolist() == [0, 0, 1, 2, 3]
    assert seconds_of(100.0, rows, (108.0, 112.0))["samples"].tolist() == [9, 10, 0, 0]
    assert seconds_of(100.0, rows, (0.0, 3.0))["samples"].tolist() == [0, 0, 0]
