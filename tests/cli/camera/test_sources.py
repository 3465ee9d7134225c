"""Cameras are listed and get names; passwords go to their one home and nowhere else."""

import pytest

from commands import refused
from neopain.base.errors import InputError
from neopain.capture import discover, onvif
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.cli.camera import sources
from neopain.cli.camera.address import VARIABLE, opened_by

USB = FoundCamera(CameraKind.LOCAL, "0", "HD Webcam", ((1920, 1080), (640, 480)))
NET = FoundCamera(CameraKind.NETWORK, "http://10.0.0.7/onvif/device_service", "Ward 3")


@pytest.fixture
def held(neopain, tmp_path):
    """The folder of the passwords, of a computer without a keyring."""
    return tmp_path / "elsewhere"


@pytest.fixture
def cameras(monkeypatch):
    monkeypatch.setattr(discover, "local_cameras", lambda **_: (USB,))
    monkeypatch.setattr(discover, "network_cameras", lambda: (NET,))


def test_cameras_are_listed_and_the_network_only_when_asked(neopain, cameras):
    code, shown, _ = neopain("sources")
    assert code == 0
    assert "HD Webcam" in shown
    assert "1920x1080, 640x480" in shown
    assert "Ward 3" not in shown
    assert NET.source in neopain("sources", "--network")[1]


def test_without_any(neopain, monkeypatch):
    monkeypatch.setattr(discover, "local_cameras", lambda **_: ())
    assert "add --network" in neopain("sources")[1]


def test_a_name_opens_the_camera_with_its_password(neopain, monkeypatch, held, cameras):
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: "s3cret")
    opened = []
    monkeypatch.setattr(sources, "_tried", lambda address: opened.append(address) or "gives pictures of 64x48")
    code, shown, error = neopain("sources", "add", "ward3-bed2", "rtsp://nurse@127.0.0.1/1")
    assert code == 0, error
    assert "ward3-bed2: gives pictures of 64x48" in shown
    assert opened == ["rtsp://nurse:s3cret@127.0.0.1/1"]
    assert "s3cret" not in shown
    assert "rtsp://127.0.0.1/1" in neopain("sources")[1]
    assert opened_by("ward3-bed2") == "rtsp://nurse:s3cret@127.0.0.1/1"
    assert neopain("sources", "remove", "ward3-bed2")[:2] == (0, "ward3-bed2 is forgotten\n")
    assert opened_by("ward3-bed2") == "ward3-bed2"
    assert list(held.iterdir()) == []


def test_where_it_cannot_be_stored_it_says_that_it_will_ask(neopain, monkeypatch, held):
    held.touch()  # no folder
    monkeypatch.setenv(VARIABLE, "s3cret")
    monkeypatch.setattr(sources, "_tried", lambda _: "gives pictures of 64x48")
    code, shown, _ = neopain("sources", "add", "bed", "rtsp://nurse@127.0.0.1/1")
    assert code == 0
    assert "its password is not stored (it cannot be written)" in shown
    monkeypatch.setenv(VARIABLE, "again")
    assert opened_by("bed") == "rtsp://nurse:again@127.0.0.1/1"


def test_an_onvif_camera_is_asked_for_its_stream(neopain, monkeypatch):
    monkeypatch.setenv(VARIABLE, "s3cret")
    asked = []
    monkeypatch.setattr(onvif, "stream_address", lambda *how: asked.append(how) or "rtsp://10.0.0.7/main")
    monkeypatch.setattr(sources, "_tried", lambda _: "gives pictures of 64x48")
    assert neopain("sources", "add", "bed", "http://ward%203@10.0.0.7/onvif/device_service")[0] == 0
    assert asked == [("http://10.0.0.7/onvif/device_service", "ward 3", "s3cret")]
    assert opened_by("bed") == "rtsp://ward%203:s3cret@10.0.0.7/main"


def test_a_camera_that_cannot_be_opened_now_is_saved(neopain, cameras):
    code, shown, _ = neopain("sources", "add", "bed", "rtsp://127.0.0.1:9/1")
    assert code == 0
    assert "saved, but it cannot be opened now: rtsp://127.0.0.1:9/1 cannot be opened: connection refused" in shown


def test_a_camera_that_gives_pictures(neopain, monkeypatch, tmp_path):
    class Source:
        info = type("Info", (), {"width_px": 64, "height_px": 48})

        def close(self):
            pass

    monkeypatch.setattr("neopain.live.bed.opening.open_source", lambda *_: Source())
    assert "gives pictures of 64x48" in neopain("sources", "add", "bed", "0")[1]


def test_mistakes_are_one_line(neopain):
    refused(neopain("sources", "add", "7", "0"), "cannot be a camera's name")
    refused(neopain("sources", "add", "bed", "film.mp4"), "a name is for a camera")
    refused(neopain("sources", "remove", "bed"), "no camera has the name bed")
    refused(neopain("sources", "add", "bed", "rtsp://nurse:s3cret@cot/1"), "can be read by everybody")


def test_a_camera_at_this_computer_by_its_own_name(neopain, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(discover, "local_cameras", lambda opener: (USB,))
    assert opened_by("hd webcam") == "0"
    (tmp_path / "HD Webcam").touch()
    assert opened_by("HD Webcam") == "HD Webcam", "a file of that name is a file"
    monkeypatch.setattr(discover, "local_cameras", lambda opener: (USB, USB))
    with pytest.raises(InputError, match="are all called HD WEBCAM"):
        opened_by("HD WEBCAM")
