"""The commands `neopain audit ...`: the log of who did what."""

import shutil
from enum import StrEnum

from commands import ONE, OTHER, refused
from neopain.record.storage import keys
from neopain.record.ward.audit import ANCHOR_NAME, Action
from neopain.record.ward.ward import open_ward


def test_audit_verify(neopain):
    with open_ward(create=True) as ward:
        for _ in range(3):
            ward.audit.append("Ines", Action.SESSION_VIEWED)
        assert neopain("audit", "verify") == (0, "3 entries, all as written\n", "")
        ward.register.run("UPDATE audit SET who = 'Noor' WHERE number = 2")
    code, printed, _ = neopain("audit", "verify")
    assert code == 1
    assert printed == "entry 2 was changed\n3 entries, 1 findings\n"


def test_removed_registers_and_sessions_are_told(neopain, ward):
    """Whoever removes the register becomes no administrator, and no verification says that all is as written."""
    ward.audit.append("", Action.SESSION_STARTED, ONE)
    shutil.rmtree(ward.sessions.folder / ONE)
    code, printed, _ = neopain("sessions", "verify")
    assert code == 1
    missing, present = sorted(printed.splitlines())
    assert missing.startswith(f"{ONE}: is missing: its recording began at ")
    assert present == f"{OTHER}: as written"
    assert neopain("sessions", "verify", ONE)[:2] == (1, f"{missing}\n")
    assert neopain("sessions", "verify", OTHER)[:2] == (0, f"{OTHER}: as written\n")
    ward.close()
    for name in ("register.db", "register.key", ANCHOR_NAME):
        (ward.folder / name).unlink()
    for words in (("audit", "verify"), ("sessions", "verify"), ("staff", "list"), ("staff", "add", "Mallory")):
        refused(neopain(*words), "register.db", "is missing", "holds 1 sessions", "restore it from a backup")


def test_exchanged_sessions_and_those_of_an_earlier_program(neopain, ward):
    folder = ward.sessions.folder
    for name in (ONE, OTHER):
        key = keys.file_key(folder / name / "session.db", ward.key, f"{name}/session.db")
        (folder / name / "session.key").write_text(ward.key.wrap(key, "session.db").hex())
    code, printed, _ = neopain("sessions", "verify")
    assert code == 0
    assert all(": as written; by an earlier program, so that only its facts" in line for line in printed.splitlines())
    (folder / ONE).rename(folder / "x")
    (folder / OTHER).rename(folder / ONE)
    (folder / "x").rename(folder / OTHER)
    code, printed, _ = neopain("sessions", "verify")
    assert code == 1
    assert f"{ONE}: holds the session {OTHER}: the files were exchanged or renamed" in printed
    assert f"{OTHER}: holds the session {ONE}: the files were exchanged or renamed" in printed


def test_what_a_newer_version_did_is_shown_by_its_word(neopain, ward):
    ward.audit.append("Ines", StrEnum("Newer", {"PATIENT_WEIGHED": "patient_weighed"}).PATIENT_WEIGHED)
    code, printed, error = neopain("audit", "show", "--user", "Ines")
    assert (code, error) == (0, "")
    assert "  Ines  patient_weighed  " in printed
    assert "  Ines  signed_in  " in printed
