"""Opening a session for a person leaves exactly one audit entry, before anything is read."""

import ast
import errno
import json
import os
from pathlib import Path

import apsw
import pytest

import draws
from neopain.base.data import Limits
from neopain.base.errors import AccessError, InputError, RecordError, SettingsError
from neopain.record.scoring import clips
from neopain.record.session.notes import Notes, new_note
from neopain.record.session.writer import SessionWriter
from neopain.record.storage.codec import decode
from neopain.record.storage.database import REGISTER_NAME
from neopain.record.ward.audit import Action
from neopain.record.ward.patients import Patient
from neopain.record.ward.staff import Right, Role
from neopain.record.ward.ward import SESSION_RIGHTS, Ward, open_ward

ONE = "20261121-080000-aaaaaa"
APP = Path(__file__).parents[3] / "app" / "neopain"
UNAUDITED = {
    "record/ward/session_index.py": "the line of a session in the list: times, counts, a curve of 120 columns",
    "record/session/sessions.py": "events of the infant's earlier sessions go on in the log of the running one",
    "record/analysis/excerpt.py": "the minute around an entry of the log: what the chart of this bed showed",
    "review/blind_scoring.py": "which clips still wait: numbers and times, nothing of the recording",
    "workbench/endurance/soak.py": "a soak's own session in its own folder, which holds no patient",
}
"""Where a session is opened without an audit entry, and why that is not a person's view of it."""
DIRECTLY = {
    "live/score_history.py": "scores of the last day for the forecast of other limits",
    "record/session/sessions.py": "the list of sessions, whether one is in use, and open_unaudited itself",
}
"""Where a Session is made without Sessions, and why."""


@pytest.fixture
def ward(tmp_path, master, fast_hashes):
    with Ward(tmp_path / "records", master) as ward:
        writer = SessionWriter(ward.sessions.folder / ONE, master, draws.facts(ONE))
        writer.write(list(draws.samples(1.0, width=8)))
        writer.close()
        yield ward


@pytest.fixture
def ada(ward):
    return ward.staff.create_first("Ada", "7391")


def entries(ward):
    return [(entry.who, entry.action, entry.detail) for entry in ward.audit.entries()]


def test_opening_for_a_person_leaves_one_entry_with_the_whole_id(ward, ada):
    before = entries(ward)
    with ward.open_session(ada, "20261121", Action.SESSION_VIEWED) as session:
        assert session.facts.id == ONE
        assert entries(ward) == [*before, ("Ada", Action.SESSION_VIEWED, ONE)]
        assert len(list(session.samples())) > 20
    with ward.open_session(ada, ONE, Action.CLIPS_DRAWN, "3 clips"):
        pass
    assert entries(ward)[len(before) + 1 :] == [("Ada", Action.CLIPS_DRAWN, f"{ONE}: 3 clips")]


def test_an_unknown_session_is_not_opened_and_leaves_no_entry(ward, ada):
    before = entries(ward)
    with pytest.raises(InputError, match="no session 2025"):
        ward.open_session(ada, "2025", Action.SESSION_VIEWED)
    assert entries(ward) == before


def test_without_the_entry_nothing_is_opened(ward, ada, monkeypatch):
    def full(*_):
        raise RecordError("the disk is full")

    monkeypatch.setattr(ward.audit, "append", full)
    monkeypatch.setattr(ward.sessions, "open_unaudited", lambda *_: pytest.fail("opened without an entry"))
    with pytest.raises(RecordError, match="disk is full"):
        ward.open_session(ada, ONE, Action.SESSION_VIEWED)


@pytest.mark.no_cover  # reads the code
def test_no_other_module_opens_a_session_without_an_entry():
    unaudited, directly = set(), set()
    for path in APP.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                where = path.relative_to(APP).as_posix()
                if name == "open_unaudited" and where != "record/ward/ward.py":
                    unaudited.add(where)
                if name == "Session":
                    directly.add(where)
    assert unaudited == set(UNAUDITED)
    assert directly == set(DIRECTLY)


def test_deletion_needs_the_right_and_is_audited_first(ward, ada, monkeypatch):
    noor = ward.staff.add(ada, "Noor", Role.NURSE, "5183")
    before = entries(ward)
    with pytest.raises(AccessError, match="may not do 'delete'"):
        ward.delete_session(noor, ONE)
    assert entries(ward) == before
    remove = ward.sessions.delete

    def removed_after_the_entry(name):
        assert entries(ward)[-1] == ("Ada", Action.SESSION_DELETED, ONE)
        remove(name)

    monkeypatch.setattr(ward.sessions, "delete", removed_after_the_entry)
    ward.delete_session(ada, ONE)
    assert (ward.sessions.ids(), len(entries(ward))) == ([], len(before) + 1)


def test_a_session_in_use_is_not_deleted(ward, ada):
    before = entries(ward)
    with ward.sessions.open_unaudited(ONE), pytest.raises(RecordError, match="close its review"):
        ward.delete_session(ada, ONE)
    assert (ward.sessions.ids(), entries(ward)) == ([ONE], before)


def test_limits_of_the_unit_need_an_administrator_and_are_audited(ward, ada):
    assert ward.preset() is None
    noor = ward.staff.add(ada, "Noor", Role.NURSE, "5183")
    with pytest.raises(AccessError):
        ward.save_preset(noor, Limits(0.4))
    assert ward.preset() is None
    ward.save_preset(ada, Limits(0.4, pain_delay_s=5.0))
    assert ward.preset() == Limits(0.4, pain_delay_s=5.0)
    who, action, detail = entries(ward)[-1]
    assert (who, action, decode(detail, Limits)) == ("Ada", Action.PRESET_CHANGED, ward.preset())
    assert json.loads(detail)["pain_limit"] == 0.4
    with pytest.raises(SettingsError, match=r"between 0\.2 and 0\.9"):
        ward.save_preset(ada, Limits(0.95))
    assert ward.preset().pain_limit == 0.4
    assert entries(ward)[-1] == (who, action, detail)


def test_records_are_created_only_on_request(tmp_path):
    with pytest.raises(RecordError, match="nothing has been recorded"):
        open_ward(tmp_path / "other")
    assert not (tmp_path / "other").exists()
    with open_ward(tmp_path / "other", create=True) as ward:
        assert ward.staff.is_empty
    with open_ward(tmp_path / "other") as ward:
        assert ward.sessions.ids() == []


@pytest.mark.parametrize("action", SESSION_RIGHTS)
def test_who_was_removed_meanwhile_opens_deletes_and_sets_nothing(ward, ada, action):
    bo = ward.staff.add(ada, "Bo", Role.ADMINISTRATOR, "5183")
    ward.open_session(bo, ONE, action).close()
    ward.staff.remove(ada, "Bo")
    before = entries(ward)
    for act in (
        lambda: ward.open_session(bo, ONE, action),
        lambda: ward.open_to_rescore(bo, ONE).__enter__(),
        lambda: ward.delete_session(bo, ONE),
        lambda: ward.save_preset(bo, Limits(0.4)),
        lambda: ward.badges.give(bo, "Ada", "47114711"),
        lambda: ward.patients.admit(bo, Patient("", "Baby M.", bed="3")),
    ):
        with pytest.raises(AccessError, match="Bo was removed from the staff"):
            act()
    assert (entries(ward), ward.sessions.ids()) == (before, [ONE])


@pytest.mark.parametrize("action", SESSION_RIGHTS)
def test_a_session_is_opened_only_with_the_right_to_what_is_done_with_it(ward, ada, action, monkeypatch):
    monkeypatch.setattr("neopain.record.ward.staff.RIGHTS", dict.fromkeys(Role, set(Right) - {SESSION_RIGHTS[action]}))
    with pytest.raises(AccessError, match="may not do"):
        ward.open_session(ada, ONE, action)


def test_what_is_added_to_a_session_is_audited_when_it_is_stored(ward, ada, monkeypatch):
    before = entries(ward)
    note = new_note("calm again", 0.5, "Ada", ada.role)
    with ward.open_to_change(ada, ONE, Action.SESSION_NOTED, "late"):
        assert entries(ward) == before
    assert entries(ward) == before, "nothing was added"
    with ward.open_to_change(ada, ONE, Action.SESSION_NOTED, "late") as session:
        Notes(session).add(note)
    assert entries(ward) == [*before, ("Ada", Action.SESSION_NOTED, f"{ONE}: late")]

    def full(*_):
        raise RecordError("the disk is full")

    monkeypatch.setattr(ward.audit, "append", full)
    with ward.open_to_change(ada, ONE, Action.SESSION_NOTED) as session:
        with pytest.raises(RecordError, match="full"):
            Notes(session).add(note)
        assert len(Notes(session).all()) == 1


def test_a_session_is_audited_as_rescored_before_the_result_is_shown_and_not_where_there_is_none(
    ward, ada, monkeypatch
):
    before = entries(ward)
    with pytest.raises(InputError, match="cancelled"), ward.open_to_rescore(ada, ONE, "pain limit 0.30"):
        raise InputError("cancelled")
    assert entries(ward) == before
    with ward.open_to_rescore(ada, ONE[:8], "pain limit 0.30") as session:
        assert session.facts.id == ONE
        assert entries(ward) == before
    assert entries(ward) == [*before, ("Ada", Action.SESSION_RESCORED, f"{ONE}: pain limit 0.30")]
    ward.register.run(REFUSED.format(act="INSERT ON audit"))
    with pytest.raises(apsw.ConstraintError), ward.open_to_rescore(ada, ONE):
        pass


def test_clips_for_which_there_is_no_room_are_not_audited_as_drawn(ward, ada):
    before = entries(ward)
    with (
        pytest.raises(InputError, match="draw fewer"),
        ward.open_to_change(ada, ONE, Action.CLIPS_DRAWN, "9 clips") as session,
    ):
        clips.draw(session, ada, "nfcs", 9, 20.0, seed=1)
    assert entries(ward) == before


def test_a_session_that_cannot_be_deleted_is_not_audited_as_deleted(ward, ada, monkeypatch):
    before = entries(ward)
    with monkeypatch.context() as denied:
        denied.setattr(Path, "rename", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
        with pytest.raises(RecordError, match="cannot be removed"):
            ward.delete_session(ada, ONE)
    assert entries(ward) == before
    assert ward.sessions.ids() == [ONE]
    ward.register.run(REFUSED.format(act="INSERT ON audit"))
    with pytest.raises(apsw.ConstraintError):
        ward.delete_session(ada, ONE)
    assert ward.sessions.ids() == [ONE], "one whose deletion cannot be audited stays"


REFUSED = "CREATE TEMP TRIGGER refused BEFORE {act} BEGIN SELECT RAISE(ABORT, 'refused'); END"


@pytest.mark.parametrize(
    ("act", "table"),
    [
        (lambda ward, ada, key: ward.badges.give(ada, "Ada", "NP-00417-X"), "INSERT ON badges"),
        (lambda ward, ada, key: ward.staff.change(ada, "Ada", pin="8462"), "UPDATE ON people"),
        (lambda ward, ada, key: ward.staff.add(ada, "Noor", Role.NURSE, "5183"), "INSERT ON people"),
        (lambda ward, ada, key: ward.save_preset(ada, Limits(0.6)), "INSERT ON presets"),
        (lambda ward, ada, key: ward.patients.consent(ada, key, "mother"), "UPDATE ON patients"),
        (lambda ward, ada, key: ward.patients.withdraw(ada, key), "UPDATE ON patients"),
    ],
)
def test_what_the_register_does_not_take_is_not_audited(ward, ada, act, table):
    key = ward.patients.admit(ada, Patient("", "p1", bed="3")).key
    before = entries(ward)
    ward.register.run(REFUSED.format(act=table))
    with pytest.raises(apsw.ConstraintError):
        act(ward, ada, key)
    assert entries(ward) == before
    assert ward.audit.verify() == []


def test_nobody_consents_for_an_infant_that_has_gone(ward, ada):
    """Its card may still be open in another window."""
    key = ward.patients.admit(ada, Patient("", "p1", bed="3")).key
    ward.patients.discharge(ada, key)
    before = entries(ward)
    with pytest.raises(InputError):
        ward.patients.consent(ada, key, "mother")
    assert (ward.patients.get(key).video_consent, entries(ward)) == (None, before)


def test_a_key_is_backed_up_by_who_is_an_administrator_now(ward, ada, tmp_path):
    path, passphrase = tmp_path / "key.json", "five dry towels on a rail"
    noor = ward.staff.add(ada, "Nora", Role.ADMINISTRATOR, "8264")
    ward.staff.change(ada, "Nora", Role.CLINICIAN)
    before = ward.audit.count()
    with pytest.raises(AccessError, match="may not do 'key', which is for: administrator"):
        ward.back_up_key(noor, path, passphrase)
    with pytest.raises(InputError, match="at least 12 characters"):
        ward.back_up_key(ada, path, "short")
    assert not path.exists()
    assert ward.audit.count() == before
    ward.back_up_key(ada, path, passphrase)
    (entry,) = ward.audit.entries(before)
    assert (entry.who, entry.action, entry.detail) == ("Ada", Action.KEY_BACKED_UP, str(path))


def test_what_is_added_while_the_session_is_being_deleted_is_refused_and_not_lost(ward, ada, monkeypatch):
    """It was opened just before, at another computer: what would be written to its files would go with them."""
    before, put_aside = entries(ward), ward.sessions.put_aside
    opened = []

    def open_and_put_aside(name):
        opened.append(ward.open_to_change(ada, ONE, Action.SESSION_NOTED))
        put_aside(name)

    monkeypatch.setattr(ward.sessions, "put_aside", open_and_put_aside)
    monkeypatch.setattr(ward.sessions, "delete", lambda name: None)  # it removes the files in a moment
    ward.delete_session(ada, ONE)
    with opened[0] as session, pytest.raises(RecordError, match=r"session\.db is no longer in"):
        Notes(session).add(new_note("fed", None, "Ada", Role.ADMINISTRATOR))
    assert entries(ward)[len(before) :] == [("Ada", "session_deleted", ONE)]


@pytest.mark.parametrize("there", [False, True])
def test_nothing_is_made_where_the_records_are_not_to_be_created(tmp_path, master, there):
    """As at the place where their disk is mounted: whoever asked would be no member of the staff there."""
    folder = tmp_path / "mounted"
    if there:
        folder.mkdir()
    with pytest.raises(RecordError, match=r"the records are no longer in .*mounted: the folder or its disk"):
        Ward(folder, master, create=False)
    assert not there or list(folder.iterdir()) == []


@pytest.mark.parametrize("answers", range(3))
def test_a_disk_that_goes_between_one_look_and_the_next_is_said_in_one_line(tmp_path, master, answers, monkeypatch):
    Ward(tmp_path, master).close()
    stat, left = Path.stat, [answers]

    def answer(path, **kwargs):
        if path.name == REGISTER_NAME:
            if not left[0]:
                raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
            left[0] -= 1
        return stat(path, **kwargs)

    monkeypatch.setattr(Path, "stat", answer)
    with pytest.raises(RecordError, match="Input/output error"):
        Ward(tmp_path, master, create=False)
