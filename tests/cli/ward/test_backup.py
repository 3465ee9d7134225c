"""`neopain ward backup` and `restore`: a ward goes on in a new folder, with its people and certificates."""

import pytest

from commands import refused
from neopain.base import paths
from neopain.record.ward.ward import open_ward
from neopain.ward.archive.past import Past
from neopain.ward.archive.tables import open_database

ADMIN = ("--user", "Ines")


@pytest.fixture
def ward_of_two(neopain, tmp_path):
    assert neopain("staff", "add", "Ines")[0] == 0
    assert neopain("staff", "add", "Noor", *ADMIN)[0] == 0
    assert neopain("ward", "enrol", "3", "--out", tmp_path / "bed", *ADMIN)[0] == 0
    engine = open_database(f"sqlite:///{tmp_path / 'records' / 'ward.db'}")
    past = Past(engine, lambda: 0.0)
    past._assign({"bed": "3", "nurse": "Noor", "buddy": ""})
    past.close()
    engine.dispose()
    return neopain


def test_a_ward_is_backed_up_and_goes_on_in_a_new_folder(ward_of_two, tmp_path, monkeypatch):
    code, printed, error = ward_of_two("ward", "backup", tmp_path / "copy")
    assert (code, error) == (0, "")
    assert f"{tmp_path / 'copy'} holds 1 rows of the database" in printed
    refused(ward_of_two("ward", "backup", tmp_path / "copy"), "is there already", "a new folder")
    refused(ward_of_two("ward", "restore", tmp_path / "copy"), "holds key.json already")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "new")
    code, printed, error = ward_of_two("ward", "restore", tmp_path / "copy")
    assert (code, error) == (0, "")
    assert "restored: 1 rows of the database, 2 people of the staff" in printed
    assert "the audit log is intact" in printed
    assert ward_of_two("ward", "certificates", *ADMIN)[1].startswith("bed 3, until 20")
    with open_ward() as ward:
        assert [person.name for person in ward.staff.people()] == ["Ines", "Noor"]


def test_what_is_no_backup_is_refused_in_one_line(ward_of_two, tmp_path, monkeypatch):
    refused(ward_of_two("ward", "backup", tmp_path / ("x" * 300)), "File name too long")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "new")
    refused(ward_of_two("ward", "restore", tmp_path / ("x" * 300)), "File name too long")
    refused(ward_of_two("ward", "restore", tmp_path), "holds no backup of a ward")
    (tmp_path / "file").touch()
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "file")
    refused(ward_of_two("ward", "restore", tmp_path), "cannot be made")
