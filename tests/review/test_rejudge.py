"""A stay judged again in memory: by what it was judged by, it is what was recorded."""

import numpy as np
import pytest

import draws
import stays
import stories
from neopain.base.data import EventKind, SetLimits
from neopain.base.errors import AccessError, RecordError
from neopain.base.settings import Settings
from neopain.record.analysis import overview
from neopain.record.analysis.burden import burdens
from neopain.record.analysis.stay import Lane, read_stay
from neopain.record.session.session import Session
from neopain.record.storage.keys import KeyKind, MasterKey
from neopain.review.archive import Archive, hour_spans
from neopain.review.instant_reader import InstantReader
from neopain.review.rejudge import RejudgeCancelledError, with_limit

KEY = MasterKey(KeyKind.FILE, bytes(32))
SETTINGS = Settings()


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stay") / "s"
    stays.write(folder, KEY, draws.facts("s"), hours=1)
    return folder


@pytest.fixture
def session(folder):
    with Session(folder, KEY) as session:
        yield session


def test_by_the_same_limit_all_is_as_recorded(session):
    assert not any(isinstance(command, SetLimits) for command in session.commands())
    again = with_limit(session, stories.LIMIT, SETTINGS, lambda share: True)
    assert again.events() == session.events()
    assert again.span_s == session.span_s
    recorded, rows = session.overview()
    first_s, seconds = again.overview()
    rows = rows[int(first_s - recorded) :][: len(seconds)]
    for name in rows.dtype.names:
        np.testing.assert_allclose(seconds[name], rows[name], rtol=1e-5, err_msg=name)
    spans = hour_spans(session.span_s)
    assert [b.pain_s for b in burdens(again, spans)] == pytest.approx([b.pain_s for b in burdens(session, spans)])
    np.testing.assert_array_equal(again.scores(100, 200)["t_s"], session.scores(100, 200)["t_s"])


def test_the_overview_of_samples_is_the_one_the_writer_makes(tmp_path):
    writer = stays.SessionWriter(tmp_path / "d", KEY, draws.facts("d"))
    samples = list(draws.samples(45.0, 29.0, width=16))
    for first in range(0, len(samples), 32):
        writer.write(samples[first : first + 32])
    writer.close()
    with Session(tmp_path / "d", KEY) as session:
        (from_s, rows), (first_s, seconds) = session.overview(), overview.from_scores(session.scores())
    rows = rows[int(first_s - from_s) :][: len(seconds)]
    assert ((rows["scored"] > 0) & (rows["scored"] < rows["samples"])).any()
    for name in rows.dtype.names:
        np.testing.assert_allclose(seconds[name], rows[name], rtol=1e-5, err_msg=name)


def test_a_higher_limit_has_less_pain(session):
    again = with_limit(session, 0.85, SETTINGS, lambda share: True)
    before, after = read_stay(session), read_stay(again)
    assert len(after.episodes) < len(before.episodes) == 2
    assert after.limits == ((0.0, 0.85),)
    assert [one.lane for one in after.stretches] == [one.lane for one in before.stretches]


def test_it_tells_how_far_it_is_and_stops_when_nobody_wants_it(session):
    with pytest.raises(RejudgeCancelledError):
        with_limit(session, 0.6, SETTINGS, lambda share: False)


def test_an_empty_session_is_refused(tmp_path):
    stays.SessionWriter(tmp_path / "n", KEY, draws.facts("n")).close()
    with Session(tmp_path / "n", KEY) as session, pytest.raises(RecordError, match="no samples"):
        with_limit(session, 0.6, SETTINGS, lambda share: True)


def test_stretches_and_episodes_lie_where_they_happened(session):
    stay = read_stay(session)
    found = {one.lane: (one.from_s, one.label, one.by) for one in stay.stretches}
    assert found[Lane.PROCEDURE] == (600.0, "heel_prick", "Noor")
    assert found[Lane.COMFORT] == (670.0, "sucrose", "Noor")
    assert found[Lane.MARK] == (1500.0, "fed", "Ines")
    assert all(one.from_s < one.to_s for one in stay.stretches if one.lane is not Lane.MARK)
    starts = [e.t_s for e in session.events() if e.kind is EventKind.ALARM_STARTED and e.condition == "pain"]
    assert [episode.t_s for episode in stay.episodes] == starts
    assert stay.episode_after(starts[0], 1).t_s == starts[1]
    assert stay.episode_after(starts[0], -1) is None
    assert stay.episode_after(starts[1], 1) is None


def test_an_instant_is_the_last_sample_not_after_it(folder):
    instants = InstantReader(Session(folder, KEY))
    assert instants.read(700.4).sample_s == 700.0
    assert instants.read(700.0).sample_s == 700.0
    assert instants.read(4000.0).sample_s is None
    instants.close()
    instants.close()
    assert instants.read(700.0).sample_s is None


def test_nobody_reads_without_signing_in(tmp_path):
    archive = Archive(tmp_path, tmp_path, SETTINGS)
    for call in (archive.list, lambda: archive.view("x")):
        with pytest.raises(AccessError, match="nobody is signed in"):
            call()
