"""Where the master key lives: a secret that nobody could have stored is one line, whoever put it there."""

import pytest

from neopain.base import paths
from neopain.base.errors import KeyLostError
from neopain.record.storage import key_store

NAME = "0123456789abcdef"


def test_a_secret_in_the_keyring_is_read_again(ring):
    assert key_store.to_keyring(NAME, b"\x01\x02")
    assert key_store.from_keyring(NAME) == b"\x01\x02"
    assert ring.secrets == {("neopain records", NAME): "0102"}
    ring.secrets["neopain records", NAME] = "no hex digits"
    with pytest.raises(KeyLostError, match="the stored key is not the one"):
        key_store.from_keyring(NAME)


def test_a_secret_in_a_file_is_read_again():
    key_store.to_file(NAME, b"\x01\x02")
    path = paths.key_file().with_name(f"records-{NAME}.key")
    assert path.stat().st_mode & 0o777 == 0o600
    assert key_store.from_file(NAME) == b"\x01\x02"
    path.write_bytes(b"\xff\x00")
    with pytest.raises(KeyLostError, match="is damaged: restore the key in Review"):
        key_store.from_file(NAME)
    path.unlink()
    with pytest.raises(KeyLostError, match="cannot be read: No such file or directory; restore the key in Review"):
        key_store.from_file(NAME)


def test_a_keyring_that_cannot_be_found_is_none(monkeypatch):
    def broken():
        raise RuntimeError("no backend")

    monkeypatch.setattr("keyring.get_keyring", broken)
    assert not key_store.to_keyring(NAME, b"\x01")
    with pytest.raises(KeyLostError, match="does not answer: no backend"):
        key_store.from_keyring(NAME)
