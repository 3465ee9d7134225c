"""Excerpts of recorded sessions."""

from dataclasses import replace

import numpy as np
import pytest

import draws
from neopain.record.analysis.excerpt import AFTER_S, BEFORE_S, LONGEST_S, read_excerpt, stay_excerpt
from neopain.record.session.session import Session
from neopain.record.session.sessions import Sessions
from neopain.record.session.writer import SessionWriter

ONE, TWO = "20261123-080000-aaaaaa", "20261123-090000-bbbbbb"


def write(records, master, name, zero, samples, **facts):
    writer = SessionWriter(records / "sessions" / name, master, draws.facts(name, zero=zero, **facts))
    writer.write(samples)
    writer.close()


@pytest.fixture
def records(tmp_path, master):
    folder = tmp_path / "records"
    samples = list(draws.samples(100.0, rate_hz=5.0, width=16))
    samples = [replace(one, p_pain=None if one.p_pain is None else one.p_pain / 2) for one in samples]
    strongest = next(k for k, one in enumerate(samples) if one.t_s > 52.0 and one.landmarks is not None)
    samples[strongest] = replace(samples[strongest], p_pain=0.99)
    write(folder, master, ONE, "2026-11-23T08:00:00+00:00", samples)
    write(folder, master, TWO, "2026-11-23T09:00:00+00:00", list(draws.samples(20.0, rate_hz=5.0, width=16, seed=2)))
    return folder, samples, strongest


def test_it_has_the_trend_around_and_the_face_that_scored_highest(records, master):
    folder, samples, strongest = records
    with Session(folder / "sessions" / ONE, master) as session:
        excerpt = read_excerpt(session, 50.0, 5.0)
    within = [one for one in samples if 50.0 - BEFORE_S <= one.t_s < 55.0 + AFTER_S]
    assert excerpt.t_s.tolist() == [one.t_s for one in within]
    expected = [np.nan if one.trend.p_trend is None else one.trend.p_trend for one in within]
    assert np.allclose(excerpt.p_trend, expected, equal_nan=True)
    assert excerpt.face_s == pytest.approx(samples[strongest].t_s, abs=0.3)
    assert excerpt.landmarks.shape == (68, 2)


def test_of_a_long_alarm_the_beginning_is_shown(records, master):
    folder, _, _ = records
    asked = []

    class Asked(Session):
        def scores(self, from_s, to_s):
            asked.append((from_s, to_s))
            return {}

    with Asked(folder / "sessions" / ONE, master) as session:
        assert len(read_excerpt(session, 50.0, 7200.0).t_s) == 0
    assert asked == [(50.0 - BEFORE_S, 50.0 + LONGEST_S + AFTER_S)]


def test_it_comes_from_the_session_of_the_stay_in_which_it_happened(records, master):
    folder, *_ = records
    sessions = Sessions(folder, master)
    now = next(one.facts for one in sessions.list() if one.id == TWO)
    before = stay_excerpt(sessions, now, 0.0, 50.0 - 3600.0, 5.0)
    assert before.t_s[0] == pytest.approx(20.0 - 3600.0, abs=0.5)
    assert -3560.0 < before.face_s < -3540.0
    assert (before.session, before.zero_s) == (ONE, -3600.0)
    own = stay_excerpt(sessions, now, 0.0, 10.0, 5.0)
    assert (own.session, own.zero_s) == (TWO, 0.0)
    assert 0.0 <= own.t_s[0] < own.t_s[-1] < 21.0


def test_the_session_may_still_be_recorded(tmp_path, master):
    writer = SessionWriter(tmp_path / "records" / "sessions" / ONE, master, draws.facts(ONE))
    writer.write(list(draws.samples(20.0, rate_hz=5.0, width=16)))
    excerpt = stay_excerpt(Sessions(tmp_path / "records", master), writer.facts, 0.0, 10.0, 5.0)
    assert len(excerpt.t_s) > 50
    writer.close()
