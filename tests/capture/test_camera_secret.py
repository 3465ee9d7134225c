"""Passwords of cameras are stored where only their owner reads them."""

import pytest
from keyring.backends import null
from keyring.errors import KeyringLocked

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.capture import camera_secret


class Locked:
    def get_password(self, *_):
        raise KeyringLocked("locked")

    set_password = get_password


@pytest.mark.parametrize("ring", [null.Keyring, Locked])
def test_without_a_keyring_it_is_in_a_private_file(monkeypatch, tmp_path, ring):
    monkeypatch.setattr("keyring.get_keyring", ring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    assert camera_secret.stored("rtsp://nurse@cot/1") is None
    assert camera_secret.store("rtsp://nurse@cot/1", "s e")
    assert camera_secret.stored("rtsp://nurse@COT:554/1") == "s e"
    assert camera_secret.stored("rtsp://ada@cot/1") is None
    (file,) = (tmp_path / "private").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    assert "cot" not in file.name
    if ring is null.Keyring:
        camera_secret.forget("rtsp://nurse@cot/1")
        assert camera_secret.stored("rtsp://nurse@cot/1") is None
        return
    with pytest.raises(InputError, match="could not be deleted: locked"):
        camera_secret.forget("rtsp://nurse@cot/1")


def test_where_nothing_can_be_written_it_says_so(monkeypatch, tmp_path):
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    (tmp_path / "private").touch()
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    assert not camera_secret.store("rtsp://nurse@cot/1", "s e")
