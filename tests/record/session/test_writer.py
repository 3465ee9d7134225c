"""The writer: all of a block or nothing, in order of time, in little space."""

from dataclasses import replace
from types import SimpleNamespace

import apsw
import numpy as np
import pytest

import draws
from neopain.base.data import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Baseline,
    Event,
    EventKind,
    Limits,
    Priority,
    Procedure,
    ProcedureKind,
)
from neopain.base.errors import RecordError
from neopain.base.settings import PictureMode
from neopain.record.analysis import overview
from neopain.record.session import writer
from neopain.record.session.session import Session
from neopain.record.session.writer import SessionWriter, feature_interval_s
from neopain.record.storage import reserve

SECONDS = 100.0


@pytest.fixture(scope="module")
def samples():
    return list(draws.samples(SECONDS))


def test_a_session_can_be_read_while_it_is_written(tmp_path, master, samples):
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    with Session(tmp_path / "s", master) as session:
        assert session.span_s == (0.0, 0.0)
        assert session.scores() == {}
        assert session.overview()[1].tolist() == []
        writer.write(samples[:50])
        assert len(list(session.samples())) == 50
        writer.write(samples[50:80], [Event(1.0, EventKind.ALARM_STARTED)])
        assert len(list(session.samples())) == 80
        assert Event(1.0, EventKind.ALARM_STARTED) in session.events()
        assert session.facts.ended is None
    writer.close()


def test_no_landmarks_are_stored_in_picture_mode_none(tmp_path, master, samples):
    folder = draws.record(tmp_path / "s", master, samples[:300], picture_mode=PictureMode.NONE)
    with Session(folder, master) as session:
        assert len(session.landmarks().t_s) == 0
        assert len(session.features().t_s) > 0


def test_seventy_two_hours_stay_below_two_gigabytes(tmp_path, master):
    """Measured on the same minutes over and over: what a second takes does not grow with the length."""
    samples = list(draws.samples(60.0, happenings=0.001))
    sizes = []
    for count in (1, 3):
        folder = tmp_path / str(count)
        writer = SessionWriter(folder, master, draws.facts())
        for turn in range(count):
            shifted = [draws.moved(sample, turn * 70.0) for sample in samples]
            for block in draws.in_blocks(shifted, (15,)):
                writer.write(block)
        writer.close()
        sizes.append(sum(path.stat().st_size for path in folder.iterdir()))
    grown = (sizes[1] - sizes[0]) / (2 * 60.0)
    assert grown * 72 * 3600 < 2e9


def test_samples_out_of_order_are_an_error(tmp_path, master, samples):
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    writer.write(samples[5:10])
    with pytest.raises(ValueError, match="order"):
        writer.write(samples[:5])
    writer.write(samples[10:12])
    writer.close()
    with Session(tmp_path / "s", master) as session:
        assert len(list(session.samples())) == 7


def test_a_failed_write_can_be_repeated(tmp_path, master, samples):
    """Room is added page by page, so that it runs out in the middle of every kind of row."""
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    written, failures, messages = 0, 0, set()
    pages = writer.database.pragma("page_count")
    while written < 1200:
        writer.database.pragma("max_page_count", pages)
        try:
            writer.write(samples[written : written + 20])
            written += 20
        except RecordError as error:
            messages.add(str(error))
            pages += 1
            failures += 1
    writer.close()
    assert failures > 10
    assert messages == {"session.db cannot grow: the disk is full; make room"}
    with Session(tmp_path / "s", master) as session:
        assert [draws.exact(s) for s in session.samples()] == [draws.exact(s) for s in samples[:1200]]
        assert session.overview()[1]["samples"].sum() == 1200
        session.check()


def test_a_commit_that_fails_leaves_no_trace(tmp_path, master, samples):
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    writer.write(samples[:50])
    writer.database.set_commit_hook(lambda: True)
    with pytest.raises(apsw.ConstraintError):
        writer.write(samples[50:100])
    writer.database.set_commit_hook(None)
    writer.write(samples[50:130])
    writer.close()
    with Session(tmp_path / "s", master) as session:
        assert [draws.exact(s) for s in session.samples()] == [draws.exact(s) for s in samples[:130]]
        assert session.overview()[1]["samples"].sum() == 130
        assert session.features().t_s[0] == samples[0].t_s


def test_a_session_is_never_overwritten(tmp_path, master):
    SessionWriter(tmp_path / "s", master, draws.facts()).close()
    with pytest.raises(RecordError, match="cannot be made"):
        SessionWriter(tmp_path / "s", master, draws.facts())


def test_a_state_of_a_failed_block_is_written_with_the_next_attempt(tmp_path, master, samples):
    """Only changes are written: one that was rolled back must not count as written."""
    pain = AlarmSignal(AlarmCondition.PAIN, AlarmKind.PHYSIOLOGICAL, Priority.MEDIUM, AlarmPhase.ACTIVE, 1.0)
    states = {
        "alarms": AlarmState((pain,)),
        "limits": Limits(0.61),
        "procedure": Procedure(ProcedureKind.SUCTION, 1.0, 60.0),
        "baseline": Baseline(1, 1.0, 0.2, 0.05),
    }
    calm = [replace(one, alarms=AlarmState(), limits=Limits(0.5), events=(), commands=()) for one in samples[:20]]
    changed = [replace(one, **states) for one in calm[10:]]
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    writer.write(calm[:10])
    with pytest.raises(AttributeError):
        writer.write([*changed[:-1], draws.spoilt(changed[-1])])
    writer.write(changed)
    writer.close()
    with Session(tmp_path / "s", master) as session:
        restored = list(session.samples())
        assert session.run("SELECT count(*) FROM states") == [(8,)]
    assert [draws.exact(one) for one in restored] == [draws.exact(one) for one in [*calm[:10], *changed]]
    assert {name: getattr(restored[-1], name) for name in states} == states


def test_a_failed_block_does_not_change_which_features_and_faces_are_stored(tmp_path, master, samples):
    stored = []
    for name, fails in (("smooth", False), ("failed", True)):
        writer = SessionWriter(tmp_path / name, master, draws.facts(name))
        for first in (0, 30, 60, 90):
            block = samples[first : first + 30]
            if fails:
                with pytest.raises(AttributeError):
                    writer.write([*block[:-1], draws.spoilt(block[-1])])
            writer.write(block)
        writer.close()
        with Session(tmp_path / name, master) as session:
            stored.append((session.features().t_s.tolist(), session.landmarks().t_s.tolist()))
    assert stored[0] == stored[1]
    assert 2 <= len(stored[0][0]) < len(stored[0][1])


def test_only_changes_of_a_state_are_written(tmp_path, master, samples):
    steady = [replace(one, alarms=AlarmState(), limits=Limits(0.5)) for one in samples[:60]]
    with Session(draws.record(tmp_path / "s", master, steady), master) as session:
        rows = session.run("SELECT field, noun IS NULL FROM states ORDER BY field")
    assert rows == [("alarms", 0), ("baseline", 1), ("limits", 0), ("procedure", 1)]


def test_a_closed_session_is_marked_as_ended(tmp_path, master):
    writer = SessionWriter(tmp_path / "s", master, draws.facts())
    with Session(tmp_path / "s", master) as session:
        assert session.facts.ended is None
    writer.close()
    with Session(tmp_path / "s", master) as session:
        assert session.facts.ended is not None


@pytest.mark.parametrize("width", [600, 1920, 4096])
def test_features_take_the_same_space_at_any_width(width):
    assert 2 * width / feature_interval_s(width) == pytest.approx(2400)


def test_the_written_overview_is_that_of_the_samples(tmp_path, master):
    writer = SessionWriter(tmp_path / "d", master, draws.facts("d"))
    samples = list(draws.samples(45.0, 29.0, width=16))
    for first in range(0, len(samples), 32):
        writer.write(samples[first : first + 32])
    writer.close()
    with Session(tmp_path / "d", master) as session:
        (from_s, rows), (first_s, seconds) = session.overview(), overview.from_scores(session.scores())
    rows = rows[int(first_s - from_s) :][: len(seconds)]
    assert ((rows["scored"] > 0) & (rows["scored"] < rows["samples"])).any()
    for name in rows.dtype.names:
        np.testing.assert_allclose(seconds[name], rows[name], rtol=1e-5, err_msg=name)


def test_a_session_that_cannot_begin_leaves_nothing(tmp_path, master, monkeypatch):
    """On a full disk it is tried again every second."""

    def fail(*_):
        raise RecordError("session.db cannot grow: the disk is full; make room")

    monkeypatch.setattr(writer, "write_facts", fail)
    with pytest.raises(RecordError, match="make room"):
        SessionWriter(tmp_path / "sessions" / "s1", master, draws.facts())
    assert list((tmp_path / "sessions").iterdir()) == []


def test_nothing_is_written_to_the_room_that_is_for_people(tmp_path, master, monkeypatch):
    full = SimpleNamespace(total=10**9, used=10**9 - 1000, free=1000)
    with SessionWriter(tmp_path / "sessions" / "s1", master, draws.facts()) as session:
        monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: full)
        with pytest.raises(RecordError, match="kept for listing, exporting and deleting"):
            session.write([])
        with pytest.raises(RecordError, match="kept for listing, exporting and deleting"):
            SessionWriter(tmp_path / "sessions" / "s2", master, draws.facts())
        assert not (tmp_path / "sessions" / "s2").exists()
        (tmp_path / "reserve").touch()
        session.write([])
