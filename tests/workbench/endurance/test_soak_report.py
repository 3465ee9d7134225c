import json
from dataclasses import replace

import pytest

from neopain.workbench.endurance.faults import Outcome
from neopain.workbench.endurance.soak_report import Look, SoakReport

LOOK = Look("script", 0.0, 400.0, 30, 12, 25.0)
CAMERA = Look("camera", 0.0, 900.0, 90, 90, 900.0)
"""Compared with nothing: its server is in the same process."""


def report(last=LOOK, **how):
    looks = [look for each in [LOOK] * 6 + [last] * 3 for look in (each, CAMERA, replace(each, part="between"))]
    return SoakReport(looks=looks, events=10, stream_s=3600.0, real_s=600.0, **how)


def test_a_run_that_stays_as_it_began():
    assert report().failures() == []
    assert "passed" in report().table().caption


@pytest.mark.parametrize(
    ("last", "how", "said"),
    [
        ({"memory_mib": 467.0}, {}, "memory grew by 67 MiB, at most 66 may be"),
        ({"files": 33}, {}, "3 files more"),
        ({"threads": 13}, {}, "1 threads more"),
        ({"latency_p95_ms": 46.0}, {}, "latency rose from 25 to 46 ms"),
        ({}, {"lost": 1}, "1 of 10 events are not in the records"),
        ({}, {"faults": [Outcome("refuses", 3.0, None, 0, None)]}, "the camera refuses: not recovered"),
    ],
)
def test_each_thing_that_may_not_be(last, how, said):
    failures = report(replace(LOOK, **last), **how).failures()
    assert len(failures) == 1
    assert failures[0].startswith(said)


@pytest.mark.parametrize("last", [{"memory_mib": 465.0}, {"files": 32}, {"latency_p95_ms": 40.0}])
def test_what_may_be(last):
    assert report(replace(LOOK, **last)).failures() == []


def test_where_there_is_other_work_only_what_is_late_is_let_through():
    late = replace(LOOK, latency_p95_ms=900.0)
    faults = [Outcome("refuses", 3.0, None, 2, None)]
    assert len(report(late, faults=faults).failures()) == 2
    assert report(late, faults=faults, timed=False).failures() == []
    worse = replace(late, memory_mib=467.0, files=33, threads=13)
    assert len(report(worse, faults=faults, lost=1, timed=False).failures()) == 4


def test_growth_is_allowed_by_the_hour():
    long = report(replace(LOOK, memory_mib=513.0))
    assert long.failures()
    long.stream_s = 86_400.0
    assert long.failures() == []


def test_saved(tmp_path):
    report(lost=2).save(tmp_path / "soak.json")
    saved = json.loads((tmp_path / "soak.json").read_text())
    assert saved["failures"] == ["2 of 10 events are not in the records"]
    assert saved["looks"][0]["memory_mib"] == 400.0


def test_nothing_seen():
    assert SoakReport().growth_mib == 0.0
