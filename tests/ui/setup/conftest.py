"""The window of set-up, with cameras, a speaker and a register of its own."""

from dataclasses import replace

import pytest
from keyring.backends import null

from neopain.base import paths
from neopain.base.data import Quality
from neopain.base.errors import AccessError
from neopain.base.settings import Settings
from neopain.capture import camera_secret
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.live.bed import first_start
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, SoundStep
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.window import SetupWindow
from ui.fake_monitor import FakeMonitor, frame, sample

SETTINGS = Settings()
GOOD = Quality(
    brightness=120.0, sharpness=0.5, size_px=160.0, yaw_deg=5.0, pitch_deg=4.0, visible_eyes=1.0, visible_mouth=1.0,
    value=1.0,
)  # fmt: skip
FOUND = (FoundCamera(CameraKind.LOCAL, "/dev/video0", "Webcam"), FoundCamera(CameraKind.LOCAL, "/dev/video2", "Cot"))


class Speaker:
    failed = False

    def __init__(self, settings, heard):
        self.settings, self._heard = settings, heard

    def set_audible(self, priority):
        self._heard.append((self.settings.volume, self.settings.min_volume, priority.value))

    def close(self):
        self._heard.append("closed")


@pytest.fixture
def opened():
    """The cameras that were opened: name and monitor."""
    return []


@pytest.fixture
def heard():
    return []


@pytest.fixture
def registered(monkeypatch):
    """The people that were registered."""
    people = []

    def register(name, pin):
        if len(pin) < 4:
            raise AccessError("a PIN has 4 to 32 characters: choose another one")
        people.append((name, pin))

    monkeypatch.setattr(first_start, "register", register)
    return people


@pytest.fixture
def window(qtbot, tmp_path, opened, heard, monkeypatch):
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    monkeypatch.setattr(camera_secret.keyring, "get_keyring", null.Keyring)

    def open_camera(name):
        monitor = FakeMonitor()
        monitor.show(frame=frame(), sample=replace(sample(), quality=GOOD))
        opened.append((name, monitor))
        return lambda: monitor

    steps = (
        CameraStep(SETTINGS, lambda: FOUND, open_camera),
        BedStep(""),
        AdministratorStep(registered=False),
        SoundStep(SETTINGS, lambda settings: Speaker(settings, heard)),
        RecordStep(SETTINGS),
    )
    window = SetupWindow(steps, tmp_path / "new" / "settings.toml")
    window.resize(1024, 600)
    window.show()
    qtbot.waitUntil(lambda: len(steps[0].buttons) == 2)
    yield window
    window.close()
    window.deleteLater()
