"""The master key: never stored with the records, and a wrong one is detected at once."""

import json
import secrets
import stat
from types import SimpleNamespace

import keyring.errors
import pytest

from neopain.base import paths
from neopain.base.errors import RecordError
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.ward import open_ward


class LockedKeyring:
    def get_password(self, service, username):
        raise keyring.errors.KeyringLocked("locked")

    def set_password(self, service, username, password):
        raise keyring.errors.NoKeyringError("none")


class ForgetfulKeyring:
    """Like keyring's null backend: accepts every secret and stores none."""

    def get_password(self, service, username):
        return None

    def set_password(self, service, username, password):
        pass


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_the_keyring_stores_the_key_where_there_is_one(tmp_path, ring):
    made = keys.create(tmp_path)
    assert made.kind is keys.kind_of(tmp_path) is KeyKind.KEYRING
    assert keys.open_key(tmp_path) == made
    assert list(ring.secrets.values()) == [made.secret.hex()]
    held = everything_in(tmp_path)
    assert made.secret not in held
    assert made.secret.hex().encode() not in held
    assert made.secret.hex() not in repr(made) + str(made)


@pytest.mark.parametrize("broken", [LockedKeyring(), ForgetfulKeyring()], ids=["locked", "forgetful"])
def test_without_a_keyring_a_private_file_stores_the_key(tmp_path, broken, monkeypatch):
    records, key_file = tmp_path / "records", paths.key_file()
    monkeypatch.setattr("keyring.get_keyring", lambda: broken)
    made = keys.create(records)
    assert made.kind is keys.kind_of(records) is KeyKind.FILE
    (written,) = key_file.parent.iterdir()
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert keys.open_key(records) == made
    assert made.secret.hex().encode() not in everything_in(records)
    written.unlink()
    with pytest.raises(RecordError, match=r"key file .* cannot be read"):
        keys.open_key(records)


def test_two_wards_have_two_keys(tmp_path, monkeypatch):
    monkeypatch.setattr("keyring.get_keyring", ForgetfulKeyring)
    one, other = (keys.create(tmp_path / name) for name in ("one", "other"))
    assert one.secret != other.secret
    assert keys.open_key(tmp_path / "one") == one


def test_a_passphrase_opens_the_records(tmp_path):
    made = keys.create(tmp_path, "three warm hands")
    assert keys.kind_of(tmp_path) is KeyKind.PASSPHRASE
    assert keys.open_key(tmp_path, "three warm hands") == made
    with pytest.raises(RecordError, match="wrong passphrase"):
        keys.open_key(tmp_path, "three warm hand")
    with pytest.raises(RecordError, match="locked with a passphrase"):
        keys.open_key(tmp_path)


def test_another_key_in_the_keyring_is_detected(tmp_path, ring, monkeypatch):
    keys.create(tmp_path)
    (name,) = ring.secrets
    ring.secrets[name] = "00" * 32
    with pytest.raises(RecordError, match="the stored key is not the one"):
        keys.open_key(tmp_path)
    del ring.secrets[name]
    with pytest.raises(RecordError, match="not in the system's keyring"):
        keys.open_key(tmp_path)
    monkeypatch.setattr("keyring.get_keyring", LockedKeyring)
    with pytest.raises(RecordError, match="does not answer"):
        keys.open_key(tmp_path)


def test_an_existing_key_is_never_replaced(tmp_path):
    keys.create(tmp_path)
    with pytest.raises(RecordError, match="has a master key already"):
        keys.create(tmp_path)


@pytest.mark.parametrize("text", ["", "{}", '{"kind": "magic"}', '{"kind": "file", "name": 1, "salt": "x"}'])
def test_a_damaged_description_is_an_error(tmp_path, text):
    (tmp_path / keys.FILE_NAME).write_text(text)
    with pytest.raises(RecordError, match="damaged"):
        keys.open_key(tmp_path)


def test_a_wrapped_key_belongs_to_its_file(tmp_path, master):
    path = tmp_path / "a.db"
    key = keys.file_key(path, master)
    assert keys.file_key(path, master) == key
    assert key.hex() not in (tmp_path / "a.key").read_text()
    (tmp_path / "a.key").rename(tmp_path / "b.key")
    with pytest.raises(RecordError, match=r"key of b\.db was altered or belongs"):
        keys.file_key(tmp_path / "b.db", master)
    (tmp_path / "b.key").write_text("?")
    with pytest.raises(RecordError, match="damaged"):
        keys.file_key(tmp_path / "b.db", master)


def test_a_file_whose_key_is_missing_gets_no_new_key(tmp_path, master):
    (tmp_path / "a.db").write_bytes(b"sealed")
    with pytest.raises(RecordError, match="is missing"):
        keys.file_key(tmp_path / "a.db", master)


def test_the_key_description_is_readable(tmp_path, master):
    assert json.loads((tmp_path / "records" / keys.FILE_NAME).read_text())["kind"] == "keyring"


def meanwhile(monkeypatch, what):
    """Does `what` once, when the first random bytes of a key are asked for."""
    random, left = secrets.token_bytes, [what]

    def token_bytes(count):
        if left:
            left.pop()()
        return random(count)

    monkeypatch.setattr(keys, "secrets", SimpleNamespace(token_bytes=token_bytes, token_hex=secrets.token_hex))


def test_of_two_programs_that_make_records_at_once_one_makes_the_key(tmp_path, monkeypatch):
    meanwhile(monkeypatch, lambda: open_ward(tmp_path, create=True).close())
    with pytest.raises(RecordError, match="another program has just made the key"):
        keys.create(tmp_path)
    with open_ward(tmp_path) as ward:
        assert ward.staff.is_empty


def test_of_two_programs_that_make_a_file_at_once_both_have_its_key(tmp_path, master, monkeypatch):
    found = []
    meanwhile(monkeypatch, lambda: found.append(keys.file_key(tmp_path / "a.db", master)))
    assert keys.file_key(tmp_path / "a.db", master) == found[0]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a.key"]
