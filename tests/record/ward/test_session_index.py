"""The ward's index of sessions: each session is read once, and again only after something was written to it."""

import pytest

import draws
import stories
from neopain.base.scales import SCALES
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter
from neopain.record.ward.ward import Ward

NAMES = [f"2026112{k}-080000-aaaaaa" for k in (1, 2, 3)]
POINTS = {"face": 1, "cry": 2, "breathing": 0, "arms": 0, "legs": 0, "arousal": 1}


@pytest.fixture
def ward(tmp_path, master, fast_hashes):
    with Ward(tmp_path / "records", master) as ward:
        for name in NAMES:
            with SessionWriter(ward.sessions.folder / name, master, draws.facts(name)) as writer:
                writer.write(stories.tell([(30.0, 0.1), (30.0, 0.9)], 2))
        yield ward


@pytest.fixture
def opened(ward, monkeypatch):
    """The ids of the sessions that were opened for the list since the last time it was asked for."""
    seen, open_unaudited = [], ward.sessions.open_unaudited
    monkeypatch.setattr(ward.sessions, "open_unaudited", lambda name: (seen.append(name), open_unaudited(name))[1])
    return seen


def test_a_second_list_opens_no_session_and_says_the_same(ward, opened):
    first = ward.index.summaries()
    assert [one.id for one in first] == opened == NAMES[::-1]
    assert first[0].pain_alarms == 1
    opened.clear()
    assert ward.index.summaries() == first
    assert opened == []


def test_a_session_that_was_written_since_is_read_again_alone(ward, opened, master):
    ward.index.summaries()
    ines = ward.staff.create_first("Ines", "7391")
    with Session(ward.sessions.folder / NAMES[1], master) as session:
        Ratings(session).add(new_rating("nips", SCALES["nips"], POINTS, ines, RatingMode.REVIEW, (0.0, 5.0)))
    opened.clear()
    ward.index.summaries()
    assert opened == [NAMES[1]]


def test_a_session_that_is_recorded_is_read_each_time(ward, opened, master):
    name = "20261124-080000-bbbbbb"
    writer = SessionWriter(ward.sessions.folder / name, master, draws.facts(name))
    samples = stories.tell([(60.0, 0.1)], 2)
    writer.write(samples[:60])
    before = ward.index.summaries()[0]
    writer.write(samples[60:])
    after = ward.index.summaries()[0]
    writer.close()
    assert (before.ended, before.last_s) == (False, samples[59].t_s)
    assert after.last_s == samples[-1].t_s
    assert ward.index.summaries()[0].ended


def test_deleted_and_damaged_sessions_are_not_listed_from_memory(ward):
    ward.index.summaries()
    ward.sessions.put_aside(NAMES[0])
    ward.sessions.delete(NAMES[0])
    (ward.sessions.folder / NAMES[1] / "session.db").write_bytes(b"?" * 20_000)
    listed = ward.index.summaries()
    assert [one.id for one in listed] == [NAMES[2], NAMES[1]]
    assert listed[0].problem is None
    assert "restore it" in listed[1].problem
    stored = ward.register.run("SELECT session FROM summaries ORDER BY session")
    assert (NAMES[0],) not in stored


def test_reading_can_be_stopped_and_says_how_far_it_is(ward, opened):
    shares = []
    ward.index.summaries(lambda share: (shares.append(share), share < 0.5)[1])
    assert shares == [0.0, 1 / 3, 2 / 3]
    assert len(opened) == 2
    assert len(ward.index.summaries()) == 3
