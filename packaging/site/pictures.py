"""Plays the demo clip in the real window and saves the pictures of docs/pictures: the states, what opens, and a GIF.

    QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/site/pictures.py

Pictures that could not be taken stay as they were. Look at every one before it is committed.
"""

import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from neopain.base import paths
from neopain.base.settings import Settings
from neopain.live.build import live_monitor
from neopain.ui import demo
from neopain.ui.live.page import LivePage

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDTH_PX, GIF_PX, COLOURS = 1024, 640, 128
GIF = {"calm": 2500, "pain": 4000, "cannot-tell": 3500}
"""Milliseconds of each state in the GIF."""
OPENED = {
    "help": lambda page: page.help.toggle(),
    "log": lambda page: page.toggle_log(),
    "more": lambda page: page.buttons.more.click(),
}
"""What is opened and closed again, and photographed between, after the picture of pain."""


class Album(demo.Photographer):
    """Takes the pictures of the demo, and those of what can be opened."""

    def save_if_due(self) -> None:
        """Save a picture if one is due, then those of the pages and cards."""
        before = set(self.taken)
        super().save_if_due()
        page = self._window.page
        if "pain" in set(self.taken) - before and isinstance(page, LivePage):
            for name, action in OPENED.items():
                action(page)
                QApplication.processEvents()
                path = self._out / f"{name}.png"
                if self._window.grab().save(str(path)):
                    self.taken[name] = path
                page.step_back()
                QApplication.processEvents()


def main() -> None:
    """Play the demo, save the pictures, and put the states together."""
    demo.Photographer = Album  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        make = live_monitor("demo", Settings(), table=out / "demo.csv")
        report = demo.run_offscreen_demo(make, paths.asset("demo.truth.csv"), out)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for path in report.pictures:
            _shrunk(Image.open(path).convert("RGB"), WIDTH_PX).save(PICTURES / path.name, optimize=True)
    make_gif()


def make_gif() -> None:
    """The states one after another, from the pictures in docs/pictures."""
    frames = [_shrunk(Image.open(PICTURES / f"{name}.png").convert("RGB"), GIF_PX) for name in GIF]
    times = list(GIF.values())
    frames[0].save(
        PICTURES / "demo.gif", save_all=True, append_images=frames[1:], duration=times, loop=0, optimize=True
    )


def _shrunk(image: Image.Image, width_px: int) -> Image.Image:
    height_px = round(image.height * width_px / image.width)
    return image.resize((width_px, height_px), Image.Resampling.LANCZOS).quantize(COLOURS)


if __name__ == "__main__":
    main()
