import pytest
from keyring.backends import null
from keyring.errors import KeyringLocked

from neopain.base import paths
from neopain.base.errors import InputError, SettingsError, SourceError
from neopain.capture.camera_secret import stored
from neopain.capture.named import NamedSource, add, needs_password, read, remove, with_secret


class Ring(null.Keyring):
    """A keyring that works."""

    def __init__(self):
        self.held = {}

    def set_password(self, service, username, password):
        self.held[service, username] = password

    def get_password(self, service, username):
        return self.held.get((service, username))

    def delete_password(self, service, username):
        del self.held[service, username]


@pytest.fixture(autouse=True)
def ring(monkeypatch, tmp_path):
    ring = Ring()
    monkeypatch.setattr("keyring.get_keyring", lambda: ring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    return ring


def _locked(*_):
    raise KeyringLocked("locked")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "config" / "sources.toml"


def test_a_camera_gets_a_name_and_its_password_is_in_the_keyring(path, ring):
    assert add(path, "ward3-bed2", "rtsp://nurse@10.0.0.7/1", "s3cret")
    assert read(path) == {"ward3-bed2": NamedSource("ward3-bed2", "rtsp://nurse@10.0.0.7/1")}
    assert stored(read(path)["ward3-bed2"].address) == "s3cret"
    assert "s3cret" not in path.read_text()
    assert read(path)["ward3-bed2"].shown == "rtsp://10.0.0.7/1"


def test_a_changed_address_does_not_get_the_password(path, ring):
    add(path, "bed", "rtsp://nurse@10.0.0.7/1", "s3cret")
    path.write_text('bed = "rtsp://nurse@10.0.0.66/1"\n')
    assert stored(read(path)["bed"].address) is None


def test_removed_with_its_password(path, ring):
    add(path, "bed", "rtsp://nurse@10.0.0.7/1", "s3cret")
    add(path, "other", "0")
    remove(path, "bed")
    assert read(path) == {"other": NamedSource("other", "0")}
    assert ring.held == {}
    with pytest.raises(InputError, match="no camera has the name bed: known are other"):
        remove(path, "bed")


def test_a_password_stays_while_another_name_has_the_same_camera(path, ring):
    add(path, "bed", "rtsp://nurse@10.0.0.7/1", "s3cret")
    add(path, "again", "rtsp://nurse@10.0.0.7:554/1")
    remove(path, "bed")
    assert stored("rtsp://nurse@10.0.0.7/1") == "s3cret"
    remove(path, "again")
    assert ring.held == {}


def test_a_keyring_that_keeps_the_password_is_said(path, ring, monkeypatch):
    add(path, "bed", "rtsp://nurse@10.0.0.7/1", "s3cret")
    monkeypatch.setattr(ring, "get_password", _locked)
    with pytest.raises(
        InputError, match="bed is forgotten, but the password of the camera could not be deleted: locked"
    ):
        remove(path, "bed")


@pytest.mark.parametrize("name", ["0", "7", "demo", "", "a b", "../x", "-x", "rtsp://x", "a" * 64, "bëd", "x\x1b"])
def test_names_that_are_something_else_already(path, name):
    with pytest.raises(InputError, match="cannot be a camera's name"):
        add(path, name, "0")


@pytest.mark.parametrize("address", ["film.mp4", "demo", "/etc/passwd"])
def test_only_cameras_have_names(path, address):
    with pytest.raises(InputError, match="a name is for a camera"):
        add(path, "bed", address)
    with pytest.raises(SourceError, match="not a known kind of source"):
        add(path, "bed", "ftp://host/x")


@pytest.mark.parametrize("text", ["bed = 3\n", '[bed]\naddress = "0"\n', '"a b" = "0"\n', "bed = [\n"])
def test_a_file_that_is_wrong_is_one_line(path, text):
    path.parent.mkdir()
    path.write_text(text)
    with pytest.raises(SettingsError) as caught:
        read(path)
    assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises((SourceError, SettingsError)):
        add(tmp_path / "file" / "sources.toml", "bed", "0")


@pytest.mark.parametrize(
    ("address", "needed"),
    [
        ("rtsp://nurse@cot/1", True),
        ("http://cot/1?pwd={password}", True),
        ("rtsp://cot/1", False),
        ("0", False),
        ("rtsp://[::1/1", False),
    ],
)
def test_which_addresses_need_a_password(address, needed):
    assert needs_password(address) is needed
    assert NamedSource("bed", address).asks_for_password is needed


@pytest.mark.parametrize("address", ["rtsp://nurse:s3cret@cot/1", "http://cot/1?pwd=s3cret"])
def test_an_address_with_a_password_is_not_stored(path, address):
    with pytest.raises(InputError, match="this address holds a password") as caught:
        add(path, "bed", address)
    assert "s3cret" not in str(caught.value)
    assert not path.exists()


def test_the_password_is_put_in_its_place():
    assert with_secret("rtsp://nurse@cot/1", "p@ss/w") == "rtsp://nurse:p%40ss%2Fw@cot/1"
    assert with_secret("http://cot/1?pwd={password}&x=1", "a&b") == "http://cot/1?pwd=a%26b&x=1"


@pytest.mark.parametrize("address", ["rtsp://", "rtsp:///1", "rtsp://cam:99999/1", "http://[::1"])
def test_an_address_that_can_never_be_opened_is_not_stored(path, address):
    with pytest.raises(SourceError, match="address of"):
        add(path, "cam", address)
    assert read(path) == {}
