"""The burden of any span agrees with its samples."""

from datetime import UTC, datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import draws
import stories
from neopain.base.data import Acknowledge, Answer, EndStandby, Reason, StandbyReason, StartStandby, State
from neopain.record.analysis.burden import burdens, shifts
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter

STORY = ((60.0, 0.1), (40.0, 0.9), (60.0, 0.1), (30.0, Reason.NO_FACE), (90.0, 0.95), (420.0, 0.2), (40.0, 0.9))
COMMANDS = (Acknowledge(80.0, by="Noor", answer=Answer.YES), Acknowledge(270.0, by="Ines", answer=Answer.NO))
HOUR_S = 3600.0


@pytest.fixture(scope="module")
def samples():
    return stories.tell(STORY, 10, COMMANDS)


@pytest.fixture(scope="module")
def session(tmp_path_factory, samples):
    writer = SessionWriter(tmp_path_factory.mktemp("burden") / "s", draws.KEY, draws.facts())
    for first in range(0, len(samples), 15):
        writer.write(samples[first : first + 15])
    writer.close()
    with Session(writer.folder, draws.KEY) as session:
        yield session


def test_burden_of_the_whole_session(session, samples):
    (whole,) = burdens(session, [(0.0, 1e5)])
    states = [sample.trend.state for sample in samples]
    assert whole.watched_s == 740.0
    assert whole.pain_s == pytest.approx(states.count(State.PAIN) / 10)
    assert whole.cannot_tell_s == pytest.approx(states.count(State.CANNOT_TELL) / 10)
    assert whole.scorable_share == pytest.approx(1 - states.count(State.CANNOT_TELL) / len(states))
    first, second, last = whole.episodes
    assert (first.t_s, second.t_s) == tuple(stories.started(samples, first.condition)[:2])
    assert whole.answer_s == pytest.approx(((80 - first.t_s) + (270 - second.t_s)) / 2)
    assert whole.recover_s == pytest.approx((first.ended_s - first.t_s + second.ended_s - second.t_s) / 2)
    assert whole.longest_s == pytest.approx(second.ended_s - second.t_s)
    assert (whole.answered, whole.confirmed, whole.confirmed_share) == (2, 1, 0.5)
    assert last.cut
    assert last.ended_s is None
    assert whole.alarms == 4
    assert whole.alarms_per_hour == pytest.approx(4 * 3600 / 740)


@settings(deadline=None)
@given(st.lists(st.integers(-50, 800), min_size=2, max_size=6, unique=True).map(sorted))
def test_parts_add_up_to_the_whole(session, edges):
    spans = [(-100.0, float(edges[0])), *pairwise(float(edge) for edge in edges), (float(edges[-1]), 900.0)]
    parts = burdens(session, spans)
    (whole,) = burdens(session, [(-100.0, 900.0)])
    for name in ("watched_s", "pain_s", "cannot_tell_s", "alarms", "answered", "confirmed"):
        assert sum(getattr(part, name) for part in parts) == pytest.approx(getattr(whole, name)), name
    assert tuple(entry for part in parts for entry in part.episodes) == whole.episodes


def test_without_data_the_figures_are_unknown(session):
    (nothing,) = burdens(session, [(5e4, 6e4)])
    assert (nothing.watched_s, nothing.alarms, nothing.episodes) == (0.0, 0, ())
    assert nothing.longest_s is nothing.answer_s is nothing.recover_s is None
    assert nothing.alarms_per_hour is nothing.confirmed_share is nothing.scorable_share is None
    (short,) = burdens(session, [(0.0, 120.0)])
    assert short.alarms == 1
    assert short.alarms_per_hour is None


@pytest.mark.parametrize(
    ("zero", "zone", "lengths_h"),
    [
        (datetime(2026, 11, 23, 6, 30, tzinfo=UTC), "UTC", [12, 12]),
        (datetime(2026, 3, 28, 20, 0, tzinfo=UTC), "Europe/Berlin", [11]),
        (datetime(2026, 10, 24, 20, 0, tzinfo=UTC), "Europe/Berlin", [13]),
    ],
)
def test_shifts_begin_at_their_hours_when_the_clocks_change(zero, zone, lengths_h):
    facts = draws.facts(zero=zero.isoformat())
    found = shifts(facts, (0.0, HOUR_S), (19, 7), ZoneInfo(zone))
    assert [(end - begin) / HOUR_S for begin, end in found] == lengths_h
    assert found[0][0] <= 0.0
    assert found[-1][1] > HOUR_S
    for edges in found:
        assert {facts.wall_time(edge).astimezone(ZoneInfo(zone)).hour for edge in edges} == {7, 19}


@pytest.mark.parametrize("rate_hz", [0.25, 0.5, 0.8, 1.0, 2.0])
def test_below_one_sample_a_second_time_counts_and_not_samples(tmp_path, rate_hz):
    story = ((200.0, 0.1), (200.0, 0.95), (200.0, Reason.NO_FACE))
    samples = stories.tell(story, rate_hz)
    samples = [sample for sample in samples if not 100.0 < sample.t_s < 150.0]  # nothing was monitored then
    with SessionWriter(tmp_path / "s", draws.KEY, draws.facts()) as writer:
        for first in range(0, len(samples), 5):
            writer.write(samples[first : first + 5])
    with Session(writer.folder, draws.KEY) as session:
        (whole,) = burdens(session, [(0.0, 1e5)])
    assert whole.watched_s == pytest.approx(550.0, abs=2 / rate_hz + 1)
    assert whole.cannot_tell_s == pytest.approx(200.0, abs=4 / rate_hz + 2)
    assert whole.pain_s == pytest.approx(190.0, abs=15)


def test_standby_is_not_monitored_time(tmp_path):
    commands = (StartStandby(50.0, StandbyReason.BATH, 900.0), EndStandby(150.0))
    samples = stories.tell(((60.0, 0.1), (240.0, 0.9)), 10, commands)
    writer = SessionWriter(tmp_path / "s", draws.KEY, draws.facts())
    writer.write(samples)
    writer.close()
    with Session(writer.folder, draws.KEY) as session:
        (whole,) = burdens(session, [(0.0, 1e5)])
    assert whole.watched_s == pytest.approx(200.0, abs=1.0)
    assert whole.cannot_tell_s == pytest.approx(0.0, abs=2.0)
