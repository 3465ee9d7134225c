"""The list of sessions: search, damaged sessions, deletion, and earlier sessions of an infant."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import draws
from dates import TODAY
from neopain.base.data import AlarmCondition, Event, EventKind, State
from neopain.base.errors import InputError, RecordError
from neopain.cli.tables import sessions_table, summary_table
from neopain.record.session import sessions as sessions_module
from neopain.record.session.sessions import FOLDER_NAME, Sessions, new_id
from neopain.record.session.writer import SessionWriter

ONE, TWO, THREE = "20261121-080000-aaaaaa", "20261122-080000-bbbbbb", "20261123-080000-cccccc"


@pytest.fixture
def sessions(tmp_path, master):
    records = tmp_path / "records"
    for day, (name, who) in enumerate(((ONE, "p1"), (TWO, "p2"), (THREE, "p1"))):
        given = draws.facts(
            name, zero=f"2026-11-{21 + day}T08:00:00+00:00", patient=who, shown_id=f"Baby {who}", bed="3"
        )
        writer = SessionWriter(records / "sessions" / name, master, given)
        writer.write(list(draws.samples(2.0, seed=day, width=16)), [Event(1.0 + day, EventKind.MARKED, label=name)])
        writer.close()
    return Sessions(records, master)


def ids(sessions, search=""):
    return [one.id for one in sessions.list(search)]


def test_list_and_search(sessions):
    assert ids(sessions) == [THREE, TWO, ONE]
    assert ids(sessions, "p2") == [TWO]
    assert ids(sessions, "baby 2026-11-21") == [ONE]
    assert ids(sessions, "baby p3") == []
    listed = sessions.list()[0]
    assert listed.facts.shown_id == "Baby p1"
    assert 1.8 < listed.last_s - listed.first_s < 2.1
    assert listed.size_bytes > 10_000


VANISHING_JOURNALS = """
import pathlib, sys
journals = [pathlib.Path(folder, f"{k}.db-wal") for folder in sys.argv[1:] for k in range(40)]
while True:
    for journal in journals:
        journal.touch()
    for journal in journals:
        journal.unlink()
"""


def test_a_journal_may_vanish_while_sessions_are_listed(sessions):
    """The database of another process may remove its journal between the listing and the query of its size."""
    folders = [str(sessions.folder / name) for name in (ONE, TWO, THREE)]
    with subprocess.Popen([sys.executable, "-c", VANISHING_JOURNALS, *folders]) as other:
        try:
            assert all(ids(sessions) == [THREE, TWO, ONE] for _ in range(60))
        finally:
            other.kill()


def test_without_sessions_the_list_is_empty(tmp_path, master):
    assert Sessions(tmp_path, master).list() == []


def test_a_session_is_found_by_the_beginning_of_its_id(sessions):
    with sessions.open_unaudited("20261122") as session:
        assert session.facts.id == TWO
    for name, message in (("2026", "3 sessions begin"), ("2027", "no session 2027"), ("", "no session")):
        with pytest.raises(InputError, match=message):
            sessions.open_unaudited(name)
    assert new_id(TODAY) != new_id(TODAY)
    assert new_id(TODAY).startswith("20261123-080000-")


def test_a_damaged_session_is_listed_with_its_problem_in_every_search(sessions):
    path = sessions.folder / TWO / "session.db"
    path.write_bytes(b"?" * 20_000)
    listed = {one.id: one for one in sessions.list("p1")}
    assert set(listed) == {ONE, TWO, THREE}
    assert "restore it" in listed[TWO].problem
    (sessions.folder / ONE / "session.key").unlink()
    assert "is missing" in {one.id: one.problem for one in sessions.list()}[ONE]
    assert len(sessions_table(sessions.list()).rows) == 3


def test_a_deleted_session_is_gone(sessions):
    sessions.put_aside(TWO)
    assert ids(sessions) == [THREE, ONE]
    sessions.put_back(TWO)
    assert ids(sessions) == [THREE, TWO, ONE]
    sessions.put_aside(TWO)
    sessions.delete(TWO)
    assert ids(sessions) == [THREE, ONE]
    assert len(list(sessions.folder.iterdir())) == 2
    sessions.put_back(TWO)
    with pytest.raises(RecordError, match="cannot be removed"):
        sessions.put_aside("never there")


def test_earlier_events_are_in_the_time_of_this_session(sessions):
    now = draws.facts("20261123-090000-dddddd", zero="2026-11-23T09:00:00+00:00", patient="p1")
    earlier = sessions.earlier_events(now)
    assert {event.label for event in earlier if event.kind is EventKind.MARKED} >= {ONE, THREE}
    days_s = 2 * 86400.0
    assert all(0 <= event.t_s + 3600.0 <= 10 or 0 <= event.t_s + 3600.0 + days_s <= 10 for event in earlier)
    assert sorted(earlier, key=lambda event: event.t_s) == list(earlier)
    other = draws.facts("20261123-090000-dddddd", zero="2026-11-23T09:00:00+00:00", patient="p3")
    assert sessions.earlier_events(other) == ()


def test_an_earlier_event_names_its_alarm_in_the_time_of_this_session(tmp_path, master):
    records = tmp_path / "records"
    writer = SessionWriter(records / "sessions" / ONE, master, draws.facts(ONE, patient="p1"))
    writer.write(
        list(draws.samples(1.0, width=16)), [Event(0.9, EventKind.ALARM_SEEN, AlarmCondition.PAIN, alarm_s=-7.0)]
    )
    writer.close()
    now = draws.facts("x", zero="2026-11-23T09:00:00+00:00", patient="p1")
    (seen,) = (event for event in Sessions(records, master).earlier_events(now) if event.kind is EventKind.ALARM_SEEN)
    assert seen.alarm_s - seen.t_s == pytest.approx(-7.9)


def test_a_session_is_not_earlier_than_itself(sessions):
    """Recording began some seconds after the monitor: its own first samples are before that."""
    own = next(one.facts for one in sessions.list() if one.id == THREE)
    assert [one.id for one, _ in sessions.earlier_sessions(own, began_s=60.0)] == [ONE]


@pytest.mark.parametrize(("patient", "labels"), [("p1", [ONE, TWO]), ("", [])])
def test_the_events_of_a_whole_stay_are_earlier_events(tmp_path, master, patient, labels):
    records = tmp_path / "records"
    for name, day in ((ONE, "02"), (TWO, "21")):
        given = draws.facts(name, zero=f"2026-11-{day}T08:00:00+00:00", patient=patient, bed="3")
        writer = SessionWriter(records / "sessions" / name, master, given)
        writer.write(list(draws.samples(1.0, width=16)), [Event(0.5, EventKind.MARKED, label=name)])
        writer.close()
    now = draws.facts("x", zero="2026-11-23T08:30:00+00:00", patient=patient, bed="3")
    events = Sessions(records, master).earlier_events(now)
    assert [event.label for event in events if event.label in (ONE, TWO)] == labels


def test_without_a_patient_only_a_short_break_is_bridged(tmp_path, master):
    records = tmp_path / "records"
    for name, minute in ((ONE, "00"), (TWO, "17"), (THREE, "25")):
        given = draws.facts(name, zero=f"2026-11-23T08:{minute}:00+00:00", patient="", shown_id="", bed="3")
        writer = SessionWriter(records / "sessions" / name, master, given)
        writer.write(list(draws.samples(1.0, width=16)), [Event(0.5, EventKind.MARKED, label=name)])
        writer.close()
    now = draws.facts("x", zero="2026-11-23T08:30:00+00:00", patient="", bed="3")
    marks = [event.label for event in Sessions(records, master).earlier_events(now) if event.label in (ONE, TWO, THREE)]
    assert marks == [TWO, THREE]


def test_sessions_of_one_run_share_its_zero(tmp_path, master):
    records, zero = tmp_path / "records", "2026-11-23T08:00:00+00:00"
    for name, patient, first_s in ((ONE, "", 0.0), (TWO, "p1", 10.0), (THREE, "", 5000.0)):
        given = draws.facts(name, zero=zero, patient=patient, shown_id="", bed="3")
        writer = SessionWriter(records / "sessions" / name, master, given)
        samples = [draws.moved(one, first_s) for one in draws.samples(1.0, width=16)]
        writer.write(samples, [Event(first_s + 0.5, EventKind.MARKED, label=name)])
        writer.close()

    def before(began_s, **changes):
        now = draws.facts("x", zero=zero, bed="3", **changes)
        return [e.label for e in Sessions(records, master).earlier_events(now, began_s) if e.label in (ONE, TWO, THREE)]

    assert before(6000.0, patient="p1") == [TWO], "the infant came back"
    assert before(9.0, patient="p1") == [], "later sessions are not earlier ones"
    assert before(5100.0, patient="") == [THREE], "with a patient in between, the earlier bed is another infant's"


def test_a_summary_shows_facts_and_shares(sessions):
    with sessions.open_unaudited(ONE) as session:
        table = summary_table(session)
    names, values = (list(column.cells) for column in table.columns)
    lines = dict(zip(names, values, strict=True))
    assert lines["patient"] == "Baby p1"
    assert lines["lasted"] == "0:00:02"
    shares = [float(lines[f"  {state.value}"].rstrip(" %")) for state in State]
    assert sum(shares) == pytest.approx(100, abs=0.3)


def test_a_session_that_was_killed_before_it_began_is_none_and_is_removed_later(sessions, master):
    """What was killed is a folder with or without a file of the database and its key."""
    killed = sessions.folder / "20261124-080000-dddddd"
    killed.mkdir()
    (killed / "beginning").touch()
    (killed / "session.db").touch()
    assert ids(sessions) == [THREE, TWO, ONE]
    assert killed.name not in sessions.ids()
    with SessionWriter(sessions.folder / "20261124-080001-eeeeee", master, draws.facts()):
        assert killed.exists()  # it may be of another process that begins now
    os.utime(killed / "beginning", (0, 0))
    with SessionWriter(sessions.folder / "20261124-080002-ffffff", master, draws.facts()) as writer:
        assert not killed.exists()
        assert not (writer.folder / "beginning").exists()
        assert writer.folder.name in sessions.ids()


def test_a_session_whose_database_was_removed_is_still_listed(sessions):
    (sessions.folder / TWO / "session.db").unlink()
    assert TWO in sessions.ids()
    assert [entry.problem is None for entry in sessions.list()] == [True, False, True]


def test_a_deletion_that_is_cut_off_leaves_no_session(tmp_path, master, monkeypatch):
    """What is left is removed when the next session begins."""
    sessions = Sessions(tmp_path, master)
    name, other = ONE, TWO
    SessionWriter(sessions.folder / name, master, draws.facts(name)).close()

    def killed(_):
        raise KeyboardInterrupt

    with monkeypatch.context() as killing:
        killing.setattr(sessions_module.shutil, "rmtree", killed)
        sessions.put_aside(name)
        with pytest.raises(KeyboardInterrupt):
            sessions.delete(name)
    (left,) = sessions.folder.iterdir()
    assert not list(left.glob("*.key"))
    assert sessions.ids() == []
    os.utime(left, (0, 0))
    SessionWriter(sessions.folder / other, master, draws.facts(other)).close()
    assert [path.name for path in sessions.folder.iterdir()] == [other]


def test_the_empty_folder_of_a_process_that_was_killed_at_once_is_no_session(tmp_path, master):
    sessions = Sessions(tmp_path, master)
    (sessions.folder / ONE).mkdir(parents=True)
    assert sessions.ids() == []
    assert sessions.list() == []


def test_other_hidden_folders_are_left_alone(tmp_path, master):
    """As those in which file servers keep earlier versions."""
    kept = tmp_path / "sessions" / ".snapshot" / "hourly"
    kept.mkdir(parents=True)
    os.utime(kept.parent, (0, 0))
    SessionWriter(tmp_path / "sessions" / ONE, master, draws.facts(ONE)).close()
    assert kept.is_dir()


def interruptions(sessions, caplog, bed="3"):
    caplog.clear()
    sessions.log_interruption(bed)
    return [record.getMessage() for record in caplog.records]


def test_an_interrupted_session_is_named_in_the_log_with_its_end(sessions, master, caplog):
    assert interruptions(sessions, caplog) == []
    name = "20261124-080000-dddddd"
    given = draws.facts(name, zero="2026-11-24T08:00:00+00:00", bed="3")
    folder = sessions.folder / name
    writer = SessionWriter(folder, master, given)
    writer.write(list(draws.samples(2.0, width=16)))
    assert interruptions(sessions, caplog) == [], "it is being recorded"
    copied = Sessions(sessions.folder.parent.parent / "after-the-cut", master)
    shutil.copytree(sessions.folder, copied.folder)  # as the disk is when the power fails
    writer.close()
    assert interruptions(sessions, caplog) == []
    (said,) = interruptions(copied, caplog)
    assert (
        said == f"session {name} of bed '3' was interrupted, as by a power cut; recorded up to 2026-11-24 08:00:01 UTC"
    )
    assert interruptions(copied, caplog, bed="4") == []


def test_what_may_not_be_read_is_one_line(tmp_path, monkeypatch):
    """As a folder of another account, or on a disk with a fault."""
    folder = tmp_path / FOLDER_NAME
    (folder / "20261121-080000-aaaaaa" / "session.db").mkdir(parents=True)
    sessions = Sessions(tmp_path, draws.KEY)

    def denied(*_):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as locked:
        locked.setattr(Path, "is_file", denied)
        (entry,) = sessions.list()
        assert (
            entry.problem == "session 20261121-080000-aaaaaa cannot be read: Permission denied; check rights and disk"
        )
    monkeypatch.setattr(Path, "iterdir", denied)
    with pytest.raises(RecordError, match="sessions cannot be read: Permission denied; check rights"):
        sessions.ids()
