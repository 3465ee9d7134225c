"""What is tested once after an installation: each check passes with what ships, and finds its fault."""

import resource
import socket

import numpy as np
import pytest

import tiny
from neopain.base import paths
from neopain.base.settings import Settings
from neopain.live.awake.rest import Rest
from neopain.live.periodic_selftest import Check, run_checks
from neopain.record.storage import database
from neopain.workbench import installation
from neopain.workbench.installation import Connections, installation_checks
from patience import wait_until


def result(check):
    running = run_checks([check])
    while True:
        try:
            next(running)
        except StopIteration as done:
            return done.value[0]


def check(name, models, records):
    (found,) = (one for one in installation_checks(models, Settings(), records) if one.name == name)
    return result(found)


def test_every_model_is_checked_also_one_that_is_not_in_use(tmp_path):
    models = tiny.bundle(tmp_path / "models")
    assert check("vectors", models, tmp_path).summary == "3 models compute what was published"
    name = "features-other-202611"
    tiny.network(models, name=name)
    assert check("vectors", models, tmp_path).summary == "4 models compute what was published"
    (models / name / "check.npz").write_bytes(b"?")
    assert check("vectors", models, tmp_path).fault.startswith(f"models/{name}/check.npz was altered")


def test_a_video_is_decoded_picture_by_picture(tmp_path, monkeypatch):
    monkeypatch.setattr(installation, "VIDEO_S", 0.2)
    assert check("video", tmp_path, tmp_path).summary == "6 pictures of 800 x 600 decoded"


def test_a_decoder_that_gives_grey_pictures_is_found(tmp_path, monkeypatch):
    real = installation.VideoFile.__iter__

    def grey(clip):
        for frame in real(clip):
            object.__setattr__(frame, "image", np.full_like(frame.image, 128))
            yield frame

    monkeypatch.setattr(installation.VideoFile, "__iter__", grey)
    assert check("video", tmp_path, tmp_path).fault == "picture 0 of demo.mp4 is empty: install neopain again"


def test_a_decoder_that_leaves_pictures_out_is_found(tmp_path, monkeypatch):
    real = installation.VideoFile.__iter__
    monkeypatch.setattr(installation, "VIDEO_S", 0.2)
    monkeypatch.setattr(
        installation.VideoFile, "__iter__", lambda clip: (frame for frame in real(clip) if frame.index % 2 == 0)
    )
    assert check("video", tmp_path, tmp_path).fault.startswith("3 of 5 pictures of demo.mp4")


def test_the_encrypted_store_is_closed_to_another_key_and_leaves_nothing(tmp_path):
    found = check("store", tmp_path, tmp_path / "records")
    assert found.summary == "written, synced, read; closed to another key"
    assert list((tmp_path / "records").iterdir()) == []


def test_a_folder_that_cannot_be_made_or_written_is_said_with_what_to_do(tmp_path, monkeypatch):
    """A file stands where the folder belongs; then the system refuses, as for a home that belongs to somebody else."""
    todo = "let this account write there, free some room, or repair the disk"
    (tmp_path / "file").write_text("")
    folder = tmp_path / "file" / "records"
    assert check("store", tmp_path, folder).fault == f"{folder} cannot be used (Not a directory): {todo}"

    def refused(**_):
        raise PermissionError(13, "Permission denied", str(tmp_path / ".self-test-x"))

    monkeypatch.setattr(installation.tempfile, "TemporaryDirectory", refused)
    assert check("store", tmp_path, tmp_path).fault == f"{tmp_path} cannot be used (Permission denied): {todo}"


def test_a_full_disk_is_said_in_one_line_and_leaves_nothing(tmp_path):
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        fault = check("store", tmp_path, tmp_path / "records").fault
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert "Errno" not in fault
    assert "\n" not in fault
    assert ": " in fault
    assert list((tmp_path / "records").iterdir()) == []


@pytest.mark.parametrize("name", ["vectors", "providers"])
def test_models_that_are_missing_are_said_in_one_line(tmp_path, name):
    fault = check(name, tmp_path / "nothing", tmp_path).fault
    assert "active.toml" in fault
    assert "Errno" not in fault
    assert "\n" not in fault


def test_a_clip_that_is_missing_is_said_with_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "root", lambda: tmp_path)
    assert check("video", tmp_path, tmp_path).fault == "assets/demo.mp4 is missing: install neopain again"


def test_a_store_without_encryption_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(database.Database, "_configure", lambda self, key, durable: None)
    assert "without its key" in check("store", tmp_path, tmp_path).fault


def test_a_store_with_one_key_for_all_is_found(tmp_path, monkeypatch):
    monkeypatch.setattr(database, "file_key", lambda path, master, owner: b"k" * 32)
    assert "opens with another key" in check("store", tmp_path, tmp_path).fault


def test_the_provider_is_the_one_that_runs(tmp_path):
    models = tiny.bundle(tmp_path)
    assert check("providers", models, tmp_path).summary.startswith(("networks on CPU, ONNX", "networks on CUDA, ONNX"))


def test_a_gpu_that_is_not_used_is_named(tmp_path, monkeypatch):
    models = tiny.bundle(tmp_path)
    monkeypatch.setattr(installation, "gpu_present", lambda: True)
    assert check("providers", models, tmp_path).summary.endswith(("; the GPU is not used", "cores"))


class Desktop:
    """Grants all but `refused`, and notes that it was released."""

    def __init__(self, *refused):
        self.refused, self.released = refused, 0

    def hold(self):
        return frozenset(self.refused)

    def release(self):
        self.released += 1


@pytest.mark.parametrize(
    ("desktop", "fault"),
    [
        (Desktop(), None),
        (Desktop(Rest.SCREEN), "the screen may go blank: run this in the desktop session of the bed"),
        (Desktop(*Rest), "the screen may go blank and the computer may suspend: run this in the"),
    ],
)
def test_what_a_desktop_does_not_grant_is_named_and_everything_is_released(desktop, fault):
    found = result(Check("awake", lambda: installation._awake(lambda: desktop)))
    assert desktop.released == 1
    assert found.fault == fault or found.fault.startswith(fault)


def test_a_computer_that_asks_nobody():
    with Connections() as connections:
        with socket.socket(socket.AF_UNIX) as own, pytest.raises(OSError, match="No such file"):
            own.connect("/nowhere")
        assert result(connections.check).summary == "none was opened"


def test_a_name_and_an_address_beyond_this_computer_are_found(monkeypatch):
    monkeypatch.setattr(installation, "_WATCH_S", 60.0)  # what Python opens is heard, not looked for
    with Connections() as connections:
        with pytest.raises(OSError, match=r"."):
            socket.getaddrinfo("collector.invalid", 443)
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:  # nothing is sent: the socket only notes it
            line.connect(("192.0.2.7", 9))
        fault = result(connections.check).fault
    assert fault.startswith("asked the network for 192.0.2.7 port 9, the name collector.invalid: ")


def test_what_a_library_opens_without_python_is_seen_while_it_is_open(monkeypatch):
    monkeypatch.setattr(Connections, "_hear", lambda self, event, details: None)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line, Connections() as connections:
        line.connect(("192.0.2.7", 9))
        wait_until(lambda: result(connections.check).fault)
