"""An administrator reads the log from its newest entry on, and has log and recordings checked."""

import shutil
from pathlib import Path

import pytest

import draws
import stays
from neopain.base import paths
from neopain.base.data import Role
from neopain.base.errors import AccessError
from neopain.base.settings import Settings
from neopain.record.storage import keys
from neopain.record.ward.audit import Action
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.review.audit_view import check_records, newest_entries

STAY = "20261122-070000-aaaaaa"


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The records and their key, written once: each entry is on the disk before the next begins."""
    folder = tmp_path_factory.mktemp("written") / "records"
    key = keys.create(folder, "four small green apples")
    with Ward(folder, key) as ward:
        ward.staff.create_first("Ines", "7391")
        stays.write(ward.sessions.folder / STAY, key, draws.facts(STAY), hours=1)
        ward.audit.append("", Action.SESSION_STARTED, STAY)
        for number in range(1200):
            ward.audit.append("Ines", Action.LIMIT_CHANGED, f"{number}")
    return folder, key


@pytest.fixture
def archive(written, tmp_path, fast_hashes):
    folder, key = written
    archive = Archive(Path(shutil.copytree(folder, tmp_path / "records")), paths.models(), Settings())
    archive._key, archive.person = key, Person("Ines", Role.ADMINISTRATOR)
    return archive


def test_the_newest_come_first_also_over_several_pieces(archive):
    newest = newest_entries(archive, lambda entry: True, 1100)
    assert [entry.detail for entry in newest] == [str(number) for number in range(1199, 99, -1)]
    (begun,) = newest_entries(archive, lambda entry: entry.action == Action.SESSION_STARTED, 5)
    assert begun.detail == STAY
    assert len(newest_entries(archive, lambda entry: True, 5000)) == 1202


def test_all_as_it_was_written(archive):
    shares = []
    checked = check_records(archive, lambda share: shares.append(share) or True)
    assert (checked.entries, checked.sessions, checked.findings) == (1202, 1, ())
    assert shares == [0.0, 1.0]


def test_what_was_changed_removed_or_damaged_is_found(archive):
    with Ward(archive.folder, archive._key) as ward:
        ward.register.run("UPDATE audit SET who = 'Noor' WHERE number = 7")
        film = ward.sessions.folder / STAY
    shutil.rmtree(film)
    findings = check_records(archive, lambda share: True).findings
    assert "entry 7 was changed" in findings
    assert any(STAY in finding and "is missing" in finding for finding in findings)


def test_a_damaged_recording_is_found_and_the_check_stops_when_asked(archive):
    (data,) = (archive.folder / "sessions" / STAY).glob("*.db")
    whole = data.read_bytes()
    data.write_bytes(whole[:-600] + bytes(600))
    (finding,) = check_records(archive, lambda share: True).findings
    assert finding.startswith(STAY)
    assert check_records(archive, lambda share: False).findings == ()


@pytest.mark.parametrize("role", [None, Role.NURSE, Role.CLINICIAN])
def test_only_for_an_administrator(archive, role):
    archive.person = None
    if role is not None:
        with Ward(archive.folder, archive._key) as ward:
            archive.person = ward.staff.add(Person("Ines", Role.ADMINISTRATOR), "Noor", role, "5183")
    for act in (lambda: newest_entries(archive, bool, 1), lambda: check_records(archive, bool)):
        with pytest.raises(AccessError):
            act()
