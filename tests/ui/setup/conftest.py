"""The window of set-up, with cameras, a speaker and a register of its own."""

import threading
from dataclasses import replace

import pytest
from keyring.backends import null

from neopain.base import paths
from neopain.base.data import NoFrame, Quality
from neopain.base.errors import AccessError, SourceError
from neopain.base.settings import Settings
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.live.bed import first_start
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, ScreenStep, SoundStep
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


class LookedAt:
    """A camera that gives one picture again and again until it is closed; `silent` ones give none."""

    def __init__(self, silent=False):
        self.closed, self._silent = threading.Event(), silent

    def __iter__(self):
        while not self.closed.wait(0.02):
            yield NoFrame(0.0) if self._silent else frame()

    def close(self):
        self.closed.set()


class Hardware:
    """The cameras that tiles open, by source, and a network with one that asks for a password and one that does not."""

    SERVICES = ("http://10.0.0.7/onvif/device_service", "http://10.0.0.8/onvif/device_service")

    def __init__(self):
        self.looks, self.asked, self.searches = [], [], 0

    def look(self, source):
        if source == "broken":
            raise SourceError("camera broken gives no picture: close other programs that use it")
        self.looks.append((source, LookedAt(silent=source == "silent")))
        return self.looks[-1][1]

    def find_network(self):
        self.searches += 1
        return tuple(FoundCamera(CameraKind.NETWORK, one, f"Net {one[10:12]}") for one in self.SERVICES)

    def stream(self, service, user, password):
        self.asked.append((service, user, password))
        if service == self.SERVICES[1] and password != "secret word":
            raise SourceError("10.0.0.8 does not tell its stream: it asks for user name and password")
        return service.replace("http://", "rtsp://").replace("/onvif/device_service", ":554/1")

    @property
    def open_now(self):
        return [source for source, camera in self.looks if not camera.closed.is_set()]


@pytest.fixture
def hardware():
    return Hardware()


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
def window(qtbot, tmp_path, opened, heard, hardware, monkeypatch):
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)

    def open_camera(name):
        monitor = FakeMonitor()
        monitor.show(frame=frame(), sample=replace(sample(), quality=GOOD))
        opened.append((name, monitor))
        return lambda: monitor

    steps = (
        CameraStep(SETTINGS, lambda: FOUND, open_camera, hardware.find_network, hardware.look, hardware.stream),
        BedStep(""),
        AdministratorStep(registered=False),
        SoundStep(SETTINGS, lambda settings: Speaker(settings, heard)),
        ScreenStep(SETTINGS),
        RecordStep(SETTINGS),
    )
    window = SetupWindow(steps, tmp_path / "new" / "settings.toml")
    window.resize(1024, 600)
    window.show()
    qtbot.waitUntil(lambda: len(steps[0].gallery.tiles) == 2)
    yield window
    window.close()
    window.deleteLater()
