"""The first start: addresses as people type them, and the first administrator."""

import pytest
from keyring.backends import null

from neopain.base import paths
from neopain.base.errors import AccessError, NeopainError
from neopain.capture import camera_secret
from neopain.live.bed import first_start


@pytest.fixture(autouse=True)
def folders(monkeypatch, tmp_path):
    monkeypatch.setattr(paths, "records", lambda: tmp_path / "records")
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    monkeypatch.setattr(paths, "sources_file", lambda: tmp_path / "sources.toml")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)


@pytest.mark.parametrize(
    ("typed", "user", "source"),
    [
        (" 10.0.0.5/stream ", "", "rtsp://10.0.0.5/stream"),
        ("http://cot/video", "nurse", "http://nurse@cot/video"),
        ("rtsp://cot/1", "n@u", "rtsp://n%40u@cot/1"),
        ("rtsp://ada@cot/1", "nurse", "rtsp://ada@cot/1"),
    ],
)
def test_an_address_as_people_type_it(typed, user, source):
    assert first_start.network_source(typed, user) == source


@pytest.mark.parametrize("bad", ["", "film.mp4@", "gopher://cot/1", "rtsp://nurse:secret@cot/1", "rtsp://cot:99999/1"])
def test_addresses_that_can_be_no_camera_are_refused(bad):
    with pytest.raises(NeopainError) as refused:
        first_start.network_source(bad)
    assert "secret" not in str(refused.value)


def test_a_source_is_opened_with_the_password_that_was_stored(tmp_path):
    assert first_start.opened("0") == "0"
    assert first_start.opened("rtsp://nurse@cot/1") == "rtsp://nurse@cot/1"
    camera_secret.store("rtsp://nurse@cot/1", "s e")
    assert first_start.opened("rtsp://nurse@cot/1") == "rtsp://nurse:s%20e@cot/1"
    (tmp_path / "sources.toml").write_text('cot3 = "rtsp://nurse@cot/1"\n')
    assert first_start.opened("cot3") == "rtsp://nurse:s%20e@cot/1"


def test_the_first_administrator_is_registered_once():
    assert not first_start.is_registered()
    with pytest.raises(AccessError, match="PIN"):
        first_start.register("Ada", "47")
    assert not first_start.is_registered()
    assert first_start.register("Ada", "47119").name == "Ada"
    assert first_start.is_registered()
    with pytest.raises(AccessError, match="already"):
        first_start.register("Noor", "47119")


@pytest.mark.parametrize("lost", ["key", "key.json"])
def test_where_only_the_key_is_lost_nobody_is_asked_to_be_the_first_administrator(lost):
    first_start.register("Ada", "47119")
    for file in paths.key_file().parent.glob("records-*.key") if lost == "key" else [paths.records() / "key.json"]:
        file.unlink()
    assert first_start.is_registered()
