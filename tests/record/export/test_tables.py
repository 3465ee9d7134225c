"""CSV and Parquet contain the recorded curves to the bit."""

import csv
import sys
from dataclasses import replace

import numpy as np
import pyarrow.csv
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

import draws
from neopain.base.data import AlarmCondition, AlarmKind, AlarmPhase, AlarmSignal, AlarmState, Priority
from neopain.base.errors import InputError
from neopain.record.export.part import RESEARCH_USE, Part
from neopain.record.export.tables import COLUMNS, rows, write_csv, write_parquet

ANY = st.floats(-10.0, 480.0)


def read_csv(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def number(text):
    return float(text) if text else None


def test_csv_gives_the_same_curves_to_the_bit(session, part, tmp_path):
    out = tmp_path / "out" / "s.csv"
    samples = list(session.samples())
    assert write_csv(part, out) == f"{len(samples)} samples"
    assert RESEARCH_USE in out.read_text().splitlines()[0]
    table_rows = read_csv(out)
    assert tuple(table_rows[0]) == COLUMNS
    assert table_rows[0]["time_utc"] == "2026-11-23T06:54:30.250+00:00"
    for row, sample in zip(table_rows, samples, strict=True):
        assert float(row["t_s"]) == sample.t_s
        assert int(row["frame"]) == sample.index
        assert number(row["p_pain"]) == sample.p_pain
        assert number(row["p_trend"]) == sample.trend.p_trend
        assert row["state"] == sample.trend.state
        assert row["reason"] == (sample.reason or "")
        assert row["alarms"] == "+".join(signal.condition for signal in sample.alarms.signals)
    assert {row["alarms"] for row in table_rows} >= {"", "pain", "cannot_tell"}


def test_a_part_begins_with_the_alarms_in_force_at_its_start(record):
    """Two changes in one block before the part, none in it."""
    signal = AlarmSignal(AlarmCondition.PAIN, AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, 0.0)
    drawn = list(draws.samples(10.0, 5.0, width=8, happenings=0.0))
    states = [AlarmState((signal,)) if place >= 8 else AlarmState() for place in range(len(drawn))]
    samples = [replace(one, alarms=alarms) for one, alarms in zip(drawn, states, strict=True)]
    with record(samples) as session:
        assert len(session.run("SELECT * FROM states WHERE field = 'alarms' AND block = 0")) == 2
        for block in rows(Part(session, (samples[20].t_s, 1e9))):
            assert set(block["alarms"]) == {"pain"}


def test_other_readers_find_the_same_numbers(session, part, tmp_path):
    write_csv(part, tmp_path / "s.csv")
    write_parquet(part, tmp_path / "s.parquet")
    skipped = len(part.lines)
    by_csv = pyarrow.csv.read_csv(tmp_path / "s.csv", pyarrow.csv.ReadOptions(skip_rows=skipped))
    by_parquet = parquet.read_table(tmp_path / "s.parquet")
    recorded = session.scores()
    for table in (by_csv, by_parquet):
        for name in ("t_s", "p_pain", "p_trend", "shift", "coverage"):
            column = table[name].to_numpy().astype(np.float64)
            np.testing.assert_array_equal(column, recorded[name].astype(np.float64))
    assert RESEARCH_USE in by_parquet.schema.metadata[b"neopain"].decode()
    for name in ("state", "alarms"):
        assert by_parquet[name].to_pylist() == [word or "" for word in by_csv[name].to_pylist()]
    assert by_parquet["time_utc"][0].as_py().isoformat() == "2026-11-23T06:54:30.250000+00:00"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY, ANY)
def test_any_part_equals_that_part_of_the_whole(session, from_s, to_s):
    whole = joined(Part(session))
    inside = [from_s <= t_s < to_s for t_s in whole["t_s"]]
    part = joined(Part(session, (from_s, to_s)))
    for name in COLUMNS:
        assert part[name] == [value for value, there in zip(whole[name], inside, strict=True) if there]


def joined(part):
    table = {name: [] for name in COLUMNS}
    for some in rows(part):
        for name, column in table.items():
            column += some[name]
    return table


@pytest.mark.parametrize("write", [write_csv, write_parquet])
def test_a_failed_export_leaves_no_file(part, tmp_path, write):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="cannot be written"):
        write(part, tmp_path / "file" / "s")
    (tmp_path / "folder").mkdir()
    with pytest.raises(InputError, match="cannot be written"):
        write(part, tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]


def test_without_pyarrow_one_line_says_what_to_do(part, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(InputError, match=r'pip install "pyarrow>=\d+", or export as csv$'):
        write_parquet(part, tmp_path / "s.parquet")
    assert list(tmp_path.iterdir()) == []
