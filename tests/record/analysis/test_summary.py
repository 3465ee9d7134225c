"""The line of a session in the list: its figures are those of the burden, its small curve that of the session."""

import pytest

import draws
import stories
from neopain.base.data import Reason
from neopain.record.analysis.burden import burdens
from neopain.record.analysis.summary import COLUMNS, columns, joined, summary_of
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter

STORY = [(120.0, 0.1), (60.0, 0.9), (120.0, 0.1), (60.0, Reason.NO_FACE), (120.0, 0.2)]


@pytest.fixture
def session(tmp_path, master):
    folder = tmp_path / "20261123-080000-aaaaaa"
    with SessionWriter(folder, master, draws.facts(folder.name, bed="bed 3")) as writer:
        writer.write(stories.tell(STORY, 2))
    with Session(folder, master) as session:
        yield session


def test_its_figures_are_those_of_the_burden(session):
    summary = summary_of(session)
    (burden,) = burdens(session, [(-10.0, 1e6)])
    assert (summary.alarms, summary.pain_alarms) == (burden.alarms, len(burden.episodes))
    assert summary.pain_alarms == 1
    assert (summary.pain_s, summary.watched_s) == (burden.pain_s, burden.watched_s)
    assert summary.pain_s > 30
    assert (summary.id, summary.bed, summary.shown_id, summary.ended) == (session.facts.id, "bed 3", "Baby M.", True)
    assert (summary.end - summary.begin).total_seconds() == pytest.approx(479.5)


def test_the_small_curve_shows_pain_where_it_was_and_where_nothing_could_be_read(session):
    parts = columns(summary_of(session))
    assert len(parts) == COLUMNS
    pain = [part for part in parts if part.pain]
    assert 115 <= pain[0].from_s <= 150
    assert 180 <= pain[-1].to_s <= 215
    assert max(part.trend for part in pain) > 0.8
    blind = [part for part in parts if part.unreadable]
    assert blind[0].from_s >= 295
    assert blind[-1].to_s <= 375
    assert len(blind) > 5


def test_parts_of_a_stay_are_joined_at_their_times_and_the_gap_stays_empty(session, tmp_path, master):
    folder = tmp_path / "20261123-090000-bbbbbb"
    with SessionWriter(folder, master, draws.facts(folder.name, zero="2026-11-23T09:00:00+00:00")) as writer:
        writer.write(stories.tell(STORY, 2))
    first = summary_of(session)
    with Session(folder, master) as later:
        length_s, parts = joined([first, summary_of(later)])
    assert length_s == pytest.approx(3600 + 479.5)
    assert len(parts) == 2 * COLUMNS
    assert not [part for part in parts if 480 < part.from_s < 3599]


def test_a_session_without_samples_has_an_empty_curve(tmp_path, master):
    folder = tmp_path / "20261123-100000-cccccc"
    SessionWriter(folder, master, draws.facts(folder.name)).close()
    with Session(folder, master) as session:
        summary = summary_of(session)
    assert columns(summary) == []
    assert (summary.alarms, summary.pain_s) == (0, 0.0)
