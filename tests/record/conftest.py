"""Records of a ward in a folder of the test; the system's keyring is never used."""

import pytest

from neopain.base import paths
from neopain.record.storage import keys
from neopain.record.storage.database import Register
from neopain.record.ward.audit import AuditLog
from neopain.record.ward.staff import Staff


class MemoryKeyring:
    """A keyring that is a dictionary."""

    def __init__(self):
        self.secrets = {}

    def get_password(self, service, username):
        return self.secrets.get((service, username))

    def set_password(self, service, username, password):
        self.secrets[service, username] = password


@pytest.fixture(autouse=True)
def ring(monkeypatch, tmp_path):
    ring = MemoryKeyring()
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "elsewhere" / "records.key")
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    return ring


@pytest.fixture
def master(tmp_path):
    return keys.create(tmp_path / "records")


@pytest.fixture
def register(tmp_path, master):
    with Register(tmp_path / "records", master) as register:
        yield register


@pytest.fixture
def audit(register):
    return AuditLog(register)


@pytest.fixture
def staff(register, audit, fast_hashes):
    return Staff(register, audit)
