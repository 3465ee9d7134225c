"""Waits for a window of the program and saves its picture for the documents."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pictures import PICTURES, WIDTH_PX, shrunk
from PIL import Image
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_S = 600.0


def save(window: QWidget, name: str, wait_s: float = 0.2) -> None:
    """Save the picture of `window` as `name` after `wait_s`."""
    wait(wait_s)
    shrunk(grabbed(window), WIDTH_PX).save(PICTURES / f"{name}.png", optimize=True)


def grabbed(window: QWidget) -> Image.Image:
    """The picture of `window` now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        window.grab().save(str(path))
        return Image.open(path).convert("RGB")


def until(true: Callable[[], object]) -> None:
    """Go on until `true`."""
    end_s = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end_s:
            raise SystemExit("a picture could not be taken: the computer is too busy, try again")
        wait(0.05)


def wait(seconds: float) -> None:
    """Let `seconds` pass."""
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
