"""An EDF+ library reads back what was recorded."""

from dataclasses import replace
from unicodedata import category
from zoneinfo import ZoneInfo

import numpy as np
import pyedflib
import pytest

from neopain.base.errors import InputError
from neopain.record.analysis.burden import alarms
from neopain.record.export import edf
from neopain.record.export.annotations import Annotation
from neopain.record.export.edf import write_edf
from neopain.record.export.part import RESEARCH_USE_SHORT

NOTHING = -1.0
"""Not 0, which would read as calm."""


def test_signals_are_the_samples_and_never_calm_where_nothing_is_known(part, session, tmp_path):
    write_edf(part, tmp_path / "s.edf")
    recorded = session.scores()
    faces = session.actions()
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        local = part.local(-0.25).replace(microsecond=0)
        assert file.getStartdatetime() == local.replace(tzinfo=None)
        assert len({file.getSampleFrequency(place) for place in range(12)}) == 1
        assert file.getPatientCode() == "9f3ac2"
        assert file.getEquipment() == "Neopain"
        assert file.getTransducer(0).startswith(f"Neopain_{part.facts.program},")
        assert all(file.getPhysicalMinimum(place) == -1 for place in range(12))
        for place, (t_s, values) in enumerate(
            [
                (recorded["t_s"], recorded["p_pain"]),
                (recorded["t_s"], recorded["p_trend"]),
                *((faces.t_s, column) for column in faces.values.T),
            ]
        ):
            signal, rate_hz = file.readSignal(place), file.getSampleFrequency(place)
            times = np.arange(len(signal)) / rate_hz - 0.25
            for at_s, value in zip(times[::7], signal[::7], strict=True):
                nearest = np.argmin(np.abs(t_s - at_s))
                near = np.abs(t_s - at_s) <= np.abs(t_s - at_s)[nearest] + 1e-9
                holds_s = 1.0 / rate_hz if place < 2 else max(1.0 / rate_hz, 0.1)
                if abs(t_s[nearest] - at_s) > holds_s or np.isnan(values[near]).all():
                    assert value == NOTHING
                else:
                    assert np.nanmin(np.abs(values[near] - value)) < 1e-4
        assert (file.readSignal(0) == NOTHING).sum() > 120


def test_annotations_are_the_alarms_and_care(part, session, tmp_path):
    write_edf(part, tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        notes = list(zip(*(column.tolist() for column in file.readAnnotations()), strict=True))
    assert notes[0] == (0.0, -1.0, RESEARCH_USE_SHORT)
    alarm_notes = [(onset, lasted) for onset, lasted, words in notes if words.startswith("alarm: ")]
    assert alarm_notes == [
        (pytest.approx(entry.t_s + 0.25, abs=1e-3), pytest.approx(entry.ended_s - entry.t_s, abs=1e-3))
        for entry in alarms(session)
    ]
    words = {words for *_, words in notes}
    assert words >= {
        "comfort: sucrose, by a person",
        "procedure: heel_prick, by a person",
        "cannot tell",
        "was this pain: yes, by a person",
    }


def test_more_annotations_than_seconds_are_all_written(part, tmp_path, monkeypatch):
    many = [Annotation(60.0 + number / 50, -1.0, f"note {number}") for number in range(100)]
    monkeypatch.setattr(edf, "session_annotations", lambda _: many)
    write_edf(replace(part, span=(60.0, 70.0)), tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        assert file.annotations_in_file == 101


def test_nothing_to_export_is_one_line(part, tmp_path):
    with pytest.raises(InputError, match="no scores"):
        write_edf(replace(part, span=(1e6, 2e6)), tmp_path / "s.edf")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("zone", "begins", "words"),
    [
        ("Asia/Kathmandu", "2026-11-23T12:39:30", "UTC+05:45"),
        ("America/St_Johns", "2026-11-23T03:24:30", "UTC-03:30"),
        ("UTC", "2026-11-23T06:54:30", "UTC+00:00"),
    ],
)
def test_the_start_is_local_and_its_difference_to_utc_is_in_the_header(part, tmp_path, zone, begins, words):
    write_edf(replace(part, zone=ZoneInfo(zone)), tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        assert file.getStartdatetime().isoformat() == begins
        assert file.getRecordingAdditional() == words


@pytest.mark.parametrize(
    "note",
    [
        "mark: " + "Säugling schreit nach dem Stich in die Ferse, die Mutter tröstet ihn, nach einer Minute ruhig",
        "mark: " + "赤ちゃんが泣いている" * 12,
        "mark: " + "x" * 39 + "ü" + "y" * 100,
        "mark: " + "e\u0301" * 80,
        "mark: " + "👶🏽" * 30,
        "mark: " + "น้ำทิพย์" * 20,
        "mark: " + "हिन्दी" * 20,
        "mark: " + "👨\u200d👩\u200d👧" * 10,
    ],
)
def test_long_notes_are_whole_in_valid_parts(part, tmp_path, monkeypatch, note):
    monkeypatch.setattr(edf, "session_annotations", lambda _: [Annotation(60.0, -1.0, note)])
    write_edf(part, tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        onsets, _, words = file.readAnnotations()
    pieces = [str(word) for word in words[1:]]
    assert len(pieces) > 1
    assert "".join(pieces).replace(" ", "") == note.replace(" ", "")
    assert all(len(piece.encode()) <= 40 for piece in pieces)
    assert not any(category(piece[0])[0] == "M" or piece[0] in "\u200d🏽" for piece in pieces)
    assert not any(piece[-1] == "\u200d" for piece in pieces)
    assert max(onsets[1:]) - onsets[1] < 0.01


def test_more_accents_on_a_letter_than_an_annotation_holds_are_divided(part, tmp_path, monkeypatch):
    note = "e" + "\u0301" * 100
    monkeypatch.setattr(edf, "session_annotations", lambda _: [Annotation(60.0, -1.0, note)])
    write_edf(part, tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        pieces = file.readAnnotations()[2][1:].tolist()
    assert "".join(pieces) == note
    assert len(pieces) == 6


@pytest.mark.parametrize(("name", "annotations"), [("Baby M.", 0), ("Zoë", 1), ("น้ำทิพย์", 1)])
def test_a_name_for_which_the_header_has_no_letters_is_an_annotation(part, session, tmp_path, name, annotations):
    session.facts = replace(session.facts, shown_id=name)
    for named in (True, False):
        write_edf(replace(part, named=named), tmp_path / "s.edf")
        with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
            words = file.readAnnotations()[2].tolist()
        assert words.count(f"patient {name}") == annotations * named


def test_notes_hold_no_control_characters(part, tmp_path, monkeypatch):
    note = "mark: a\x14b\x15c\0d\ne\x7ff\x9bg\u2028h"
    monkeypatch.setattr(edf, "session_annotations", lambda _: [Annotation(60.0, -1.0, note)])
    write_edf(part, tmp_path / "s.edf")
    with pyedflib.EdfReader(str(tmp_path / "s.edf")) as file:
        assert file.readAnnotations()[2][1:].tolist() == ["mark: a b c d e f g h"]


@pytest.mark.parametrize("name", ["[/b]\x1b[31mIda", "Ida\x07M\x7f"])
def test_the_header_holds_no_control_characters_either(part, session, tmp_path, name):
    """As of an id that was recorded before ids with control characters were refused."""
    session.facts = replace(session.facts, shown_id=name)
    write_edf(replace(part, named=True), tmp_path / "s.edf")
    assert all(32 <= byte < 127 for byte in (tmp_path / "s.edf").read_bytes()[:256])


@pytest.mark.parametrize("share", [0.001, 0.5, 0.999])
def test_a_disk_that_is_full_is_said_and_leaves_no_file(part, tmp_path, share):
    """EDFlib writes on as if nothing had happened: half a file was taken for a whole one."""
    resource = pytest.importorskip("resource")
    write_edf(part, tmp_path / "whole.edf")
    size = (tmp_path / "whole.edf").stat().st_size
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(share * size), limits[1]))
    try:
        with pytest.raises(InputError, match=r"s\.edf cannot be written"):
            write_edf(part, tmp_path / "s.edf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert [path.name for path in tmp_path.iterdir()] == ["whole.edf"]
