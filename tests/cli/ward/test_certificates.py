"""`neopain ward enrol` and its neighbours: files for each machine, by an administrator, in the audit log."""

import stat

import pytest
from cryptography import x509

from commands import refused
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import open_ward

ADMIN = ("--user", "Ines")


@pytest.fixture
def admin(neopain):
    assert neopain("staff", "add", "Ines")[0] == 0
    assert neopain("staff", "add", "Noor", "--user", "Ines")[0] == 0
    return neopain


def test_a_bed_is_enrolled_and_revoked(admin, tmp_path):
    code, printed, error = admin("ward", "enrol", "Bed 3", "--out", tmp_path / "bed", *ADMIN)
    assert (code, error) == (0, "")
    assert f"certificate = '{tmp_path / 'bed' / 'bed.pem'}'" in printed
    assert {path.name for path in (tmp_path / "bed").iterdir()} == {"bed.pem", "bed.key", "ca.pem"}
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "bed").iterdir())
    assert admin("ward", "certificates", *ADMIN)[1].startswith("bed 3, until 20")
    crl = tmp_path / "crl.pem"
    code, printed, error = admin("ward", "revoke", "3", "--out", ".", *ADMIN)
    assert (code, error.count("\n")) == (2, 1)
    assert ". cannot be written" in error
    assert printed.startswith("revoked: bed 3, ")
    code, printed, _ = admin("ward", "revoke", "3", "--out", crl, *ADMIN)
    assert (code, printed.splitlines()[0]) == (0, "no certificate is in force for 3: all were revoked before")
    assert len(list(x509.load_pem_x509_crl(crl.read_bytes()))) == 1
    assert ", revoked 20" in admin("ward", "certificates", *ADMIN)[1]
    with open_ward() as ward:
        found = [entry for entry in ward.audit.entries() if entry.action.value.startswith("certificate")]
    assert [(entry.action, entry.who) for entry in found] == [
        (Action.CERTIFICATE_MADE, "Ines"),
        (Action.CERTIFICATE_REVOKED, "Ines"),
    ]


@pytest.mark.parametrize("out", ["file", "x" * 300], ids=["a file", "a long name"])
def test_no_certificate_is_made_where_it_cannot_be_written(admin, tmp_path, out):
    (tmp_path / "file").touch()
    refused(admin("ward", "enrol", "3", "--out", tmp_path / out, *ADMIN), "cannot be written", "another folder")
    assert admin("ward", "certificates", *ADMIN)[1] == ""


@pytest.mark.parametrize("name", ["bed.pem", "ca.pem"])
def test_a_certificate_whose_files_cannot_be_written_is_neither_listed_nor_in_the_audit_log(admin, tmp_path, name):
    out = tmp_path / "bed"
    (out / name).mkdir(parents=True)
    refused(admin("ward", "enrol", "3", "--out", out, *ADMIN), f"{name} cannot be written")
    assert not (out / "bed.key").exists()
    assert admin("ward", "certificates", *ADMIN)[1] == ""
    with open_ward() as ward:
        assert [one for one in ward.audit.entries() if one.action is Action.CERTIFICATE_MADE] == []
    (out / name).rmdir()
    assert admin("ward", "enrol", "3", "--out", out, *ADMIN)[0] == 0, "in the same folder"
    with open_ward() as ward:
        assert len([one for one in ward.audit.entries() if one.action is Action.CERTIFICATE_MADE]) == 1


def test_broker_and_server_get_what_they_need(admin, tmp_path):
    (tmp_path / "none.toml").write_text("ward.name = 'NICU'\n")
    broker = tmp_path / "broker"
    assert admin("ward", "enrol-broker", "ward.example", "10.0.0.5", "--out", broker, *ADMIN)[0] == 0
    names = {"broker.pem", "broker.key", "ca.pem", "crl.pem", "neopain.conf", "neopain.acl"}
    assert {path.name for path in broker.iterdir()} == names
    assert "listener 8883\n" in (broker / "neopain.conf").read_text()
    assert "pattern write ward/NICU/bed/%u/state\n" in (broker / "neopain.acl").read_text()
    assert admin("ward", "enrol-server", "--out", tmp_path / "server", *ADMIN)[0] == 0
    assert (tmp_path / "server" / "ca.pem").read_bytes() == (broker / "ca.pem").read_bytes()


def test_a_broker_whose_key_has_leaked_is_revoked_and_made_anew(admin, tmp_path):
    (tmp_path / "none.toml").write_text("ward.name = 'NICU'\n")
    assert admin("ward", "enrol-broker", "ward.example", "--out", tmp_path / "old", *ADMIN)[0] == 0
    assert admin("ward", "enrol", "ward.example", "--out", tmp_path / "bed", *ADMIN)[0] == 0  # a bed of that name
    crl = tmp_path / "crl.pem"
    code, printed, _ = admin("ward", "revoke", "ward.example", "--broker", "--out", crl, *ADMIN)
    assert code == 0
    assert printed.startswith("revoked: broker ward.example, ")
    assert "bring it to every bed" in printed
    (entry,) = x509.load_pem_x509_crl(crl.read_bytes())
    old = x509.load_pem_x509_certificate((tmp_path / "old" / "broker.pem").read_bytes())
    assert entry.serial_number == old.serial_number
    again = ("ward", "revoke", "ward.example", "--broker", "--out", crl, *ADMIN)
    assert admin(*again)[1].startswith("no certificate is in force for ward.example: ")
    assert admin("ward", "enrol-broker", "ward.example", "--out", tmp_path / "new", *ADMIN)[0] == 0
    assert (tmp_path / "new" / "crl.pem").read_bytes().count(b"BEGIN X509 CRL") == 1
    assert len(list(x509.load_pem_x509_crl((tmp_path / "new" / "crl.pem").read_bytes()))) == 1


def test_only_an_administrator_makes_certificates_and_no_file_is_replaced(admin, tmp_path):
    out = tmp_path / "bed"
    refused(admin("ward", "enrol", "3", "--out", out), "nobody is signed in")
    refused(admin("ward", "enrol", "3", "--out", out, "--user", "Noor"), "may not do 'staff'")
    assert not out.exists()
    assert admin("ward", "enrol", "3", "--out", out, *ADMIN)[0] == 0
    before = (out / "bed.key").read_bytes()
    refused(admin("ward", "enrol", "3", "--out", out, *ADMIN), "is there already")
    assert (out / "bed.key").read_bytes() == before
    refused(admin("ward", "enrol", "3", "--out", out / "bed.pem" / "x", *ADMIN), "cannot be written")
    refused(admin("ward", "revoke", "9", "--out", tmp_path / "crl", *ADMIN), "no certificate for 9")
    refused(admin("ward", "enrol-broker", "a", "--out", tmp_path / "b", *ADMIN), "a ward has no name")
