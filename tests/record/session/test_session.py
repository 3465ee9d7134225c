"""A session is restored as written: to the bit where a score depends on it, rounded where it is only shown."""

import numpy as np
import pytest

import draws
from neopain.base.data import State
from neopain.base.errors import RecordError
from neopain.record.analysis import overview
from neopain.record.session.session import Session
from neopain.record.session.writer import feature_interval_s
from neopain.record.storage import columns, keys
from neopain.record.storage.columns import Columns

SECONDS = 100.0


@pytest.fixture(scope="module")
def samples():
    return list(draws.samples(SECONDS))


@pytest.fixture(scope="module")
def session(tmp_path_factory, samples):
    folder = draws.record(tmp_path_factory.mktemp("module") / "s", draws.KEY, samples)
    with Session(folder, draws.KEY) as session:
        yield session


def test_all_samples_are_restored(session, samples):
    restored, faces = list(session.samples()), 0
    assert [draws.exact(sample) for sample in restored] == [draws.exact(sample) for sample in samples]
    for was, now in zip(samples, restored, strict=True):
        if was.trend.p_trend is None:
            assert now.trend.p_trend is None
            continue
        assert now.trend.p_trend == pytest.approx(was.trend.p_trend, abs=1e-7)
        assert now.shift == pytest.approx(was.shift, rel=1e-6)
        assert now.trend.coverage == pytest.approx(was.trend.coverage, abs=5e-4)
        if now.face_box is None:  # ten a second are stored
            continue
        faces += 1
        np.testing.assert_allclose(now.face_box, was.face_box, atol=0.125)
        np.testing.assert_allclose(now.actions, was.actions, atol=5e-4)
        np.testing.assert_allclose(now.quality.brightness, was.quality.brightness, rtol=1e-3)
    assert 0.65 * 10 * SECONDS < faces < 10 * SECONDS


@pytest.mark.parametrize(("from_s", "to_s"), [(0, 1e9), (59.3, 60.4), (-5, 3), (31.0, 31.001), (99, 500), (70, 60)])
def test_any_part_equals_that_part_of_the_whole(session, samples, from_s, to_s):
    part = [sample for sample in samples if from_s <= sample.t_s < to_s]
    assert [draws.exact(sample) for sample in session.samples(from_s, to_s)] == [draws.exact(s) for s in part]
    scores = session.scores(from_s, to_s)
    assert (scores["t_s"].tolist() if scores else []) == [sample.t_s for sample in part]
    assert list(session.events(from_s, to_s)) == [event for sample in part for event in sample.events]


def test_a_part_includes_its_start_and_excludes_its_end(session, samples):
    events = [event for sample in samples for event in sample.events]
    first, last = events[2], events[5]
    assert session.events(first.t_s, last.t_s) == tuple(e for e in events if first.t_s <= e.t_s < last.t_s)
    assert session.events(first.t_s, last.t_s)[0] == first
    times = [sample.t_s for sample in samples[10:20]]
    assert session.scores(times[0], times[-1])["t_s"].tolist() == times[:-1]
    stored = session.features().t_s
    assert session.features(stored[1], stored[3]).t_s.tolist() == stored[1:3].tolist()


def test_landmarks_and_features_come_at_their_own_rates(session, samples):
    by_time = {sample.t_s: sample for sample in samples}
    for rows, interval_s in ((session.landmarks(), 0.1), (session.features(), feature_interval_s(draws.WIDTH))):
        assert len(rows.t_s) > 0.7 * SECONDS / (interval_s + 1.5 / 30)
        assert (np.diff(rows.t_s) >= interval_s - 1e-5).all()
    for name, rows, atol in (("landmarks", session.landmarks(), 0.126), ("features", session.features(), 1e-6)):
        for t_s, values in zip(rows.t_s, rows.values, strict=True):
            np.testing.assert_allclose(values, getattr(by_time[t_s], name), rtol=1e-3, atol=atol)
    assert session.actions().values.shape == (len(session.landmarks().t_s), 10)


def test_the_overview_agrees_with_the_samples(session, samples):
    first_s, rows = session.overview()
    times = np.array([sample.t_s for sample in samples])
    scored = np.array([np.nan if s.p_pain is None else s.p_pain for s in samples])
    states = np.array([list(State).index(s.trend.state) for s in samples])
    for place, row in enumerate(rows):
        inside = np.floor(times) == first_s + place
        assert row["samples"] == inside.sum()
        values = scored[inside][np.isfinite(scored[inside])]
        assert row["scored"] == len(values)
        assert row["states"].tolist() == np.bincount(states[inside], minlength=4).tolist()
        if len(values):
            np.testing.assert_allclose(
                [row["p_min"], row["p_max"], row["p_mean"]], [values.min(), values.max(), values.mean()], rtol=1e-6
            )
        else:
            assert np.isnan(row["p_mean"])
    _, coarse = session.overview(30)
    assert coarse["samples"].sum() == len(samples)
    assert coarse[1]["p_max"] == rows[30:60]["p_max"].max()
    whole = overview.coarser(rows, len(rows))[0]
    assert whole["p_mean"] == pytest.approx(np.nanmean(scored), rel=1e-5)


def test_facts_commands_limits_and_span_are_restored(session, samples):
    assert session.facts.ended is not None
    assert session.facts.patient == "p1"
    assert session.span_s == (samples[0].t_s, samples[-1].t_s)
    assert session.commands() == tuple(command for sample in samples for command in sample.commands)
    assert session.limits() == samples[0].limits
    assert session.facts.wall_time(60.0).isoformat() == "2026-11-23T08:01:00+00:00"


def test_the_key_of_another_ward_is_refused(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:10])
    other = keys.create(tmp_path / "other")
    with pytest.raises(RecordError, match="another master key"):
        Session(folder, other)


def everywhere(content, count=12):
    return np.linspace(0, len(content) - 1, count, dtype=int).tolist()


def test_a_flipped_byte_anywhere_is_an_error(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:1500])
    path = folder / "session.db"
    whole = path.read_bytes()
    for place in everywhere(whole):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :])
        with pytest.raises(RecordError, match=r"restore it"):
            check(folder, master)
    path.write_bytes(whole)
    check(folder, master)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.98])
def test_a_truncated_file_is_an_error(tmp_path, master, samples, share):
    folder = draws.record(tmp_path / "s", master, samples[:1500])
    path = folder / "session.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(RecordError, match="restore it"):
        check(folder, master)


def check(folder, master):
    with Session(folder, master) as session:
        session.check()


def test_nothing_readable_is_on_the_disk(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:900])
    content = b"".join(path.read_bytes() for path in folder.iterdir())
    assert len(content) > 100_000
    for word in (b"Baby M.", b"SQLite", b"CREATE", b"alarm_started", b"synthetic-202611", "fütter".encode()):
        assert word not in content
    assert not (folder / "session.db-wal").exists()


def test_columns_of_an_empty_part_are_columns(session):
    empty: Columns = session.scores(1e6, 2e6)
    assert all(len(column) == 0 for column in empty.values())
    assert columns.unpack(columns.pack({})) == {}
    assert keys.KEY_BYTES == 32
