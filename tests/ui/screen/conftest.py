"""Windows that go through all that they can show, without painting it."""

import pytest
from keyring.backends import null
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from neopain.base import paths
from ui.screen import archive_walk


@pytest.fixture
def shown():
    """Shows a window, and closes it in the end."""
    windows = []

    def show(window):
        windows.append(window)
        window.setUpdatesEnabled(False)
        window.show()
        return window

    yield show
    for window in windows:
        window.close()
        window.deleteLater()


@pytest.fixture
def settle(qtbot):
    """Waits until a condition holds."""

    def settling(until):
        qtbot.waitUntil(lambda: bool(until()))

    return settling


def turned():
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


@pytest.fixture
def unpainted(open_window):
    """As `open_window`; what is not looked at is not painted. What is laid out again by a layout is waited for."""

    def opening(*of):
        window = open_window(*of)
        window.setUpdatesEnabled(False)
        return window

    def turn(window):
        open_window.turn(window)
        QApplication.processEvents()

    opening.turn = turn
    return opening


@pytest.fixture
def opened(unpainted):
    """The bedside window, and what turns it once: twice where a button is laid out again for its smaller words."""

    def opening(monitor):
        window = unpainted(monitor)
        return window, lambda: unpainted.turn(window)

    return opening


@pytest.fixture(scope="session")
def archive(tmp_path_factory):
    return archive_walk.recorded(tmp_path_factory.mktemp("ward") / "records")


@pytest.fixture
def set_up(shown, tmp_path, monkeypatch):
    """The window of set-up, and the monitor of its cameras."""
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "records.key")
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    window, monitor = archive_walk.set_up(tmp_path, [])
    return shown(window), monitor
