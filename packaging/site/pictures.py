"""Plays the demo clip in the real window and saves the pictures of docs/pictures: the states, and what opens.

    QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/site/pictures.py

Pictures that could not be taken stay as they were. Look at every one before it is committed.
"""

import tempfile
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QApplication

from neopain.base import paths
from neopain.base.data import EndStandby, StandbyReason, StartStandby
from neopain.base.settings import Brightness, Settings
from neopain.live.build import live_monitor
from neopain.ui import demo
from neopain.ui.live.page import LivePage

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "pictures"
WIDTH_PX, COLOURS = 1024, 128
OPENED = {
    "help": lambda page: page.help.toggle(),
    "log": lambda page: page.toggle_log(),
    "more": lambda page: page.buttons.more.click(),
}
"""What is opened and closed again, and photographed between, after the picture of pain."""


class Album(demo.Photographer):
    """Takes the pictures of the demo, those of what can be opened, the page at night, and standby."""

    def save_if_due(self) -> None:
        """Save a picture if one is due, then those of the pages and cards."""
        before = set(self.taken)
        super().save_if_due()
        page = self._window.page
        if not isinstance(page, LivePage):
            return
        new = set(self.taken) - before
        if "pain" in new:
            for name, action in OPENED.items():
                action(page)
                self._save(name)
                page.step_back()
                QApplication.processEvents()
        if "calm" in new:
            self._save_night(page)
            page.bridge.do(lambda t_s: StartStandby(t_s, reason=StandbyReason.SKIN_TO_SKIN, duration_s=1800.0))
        if page.care.standby.panel.isVisible() and "standby" not in self.taken:
            self._save("standby")
            page.bridge.do(EndStandby)

    def _save_night(self, page: LivePage) -> None:
        bridge = page.bridge
        usual = bridge.settings
        at_night = usual.bedside.model_copy(update={"brightness": Brightness.NIGHT})
        bridge.settings = usual.model_copy(update={"bedside": at_night})
        bridge.tick.emit(bridge.monitor.now_s())
        self._save("night")
        bridge.settings = usual
        bridge.tick.emit(bridge.monitor.now_s())

    def _save(self, name: str) -> None:
        QApplication.processEvents()
        path = self._out / f"{name}.png"
        if self._window.grab().save(str(path)):
            self.taken[name] = path


def main() -> None:
    """Play the demo and save the pictures."""
    demo.Photographer = Album  # type: ignore[misc]
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        make = live_monitor("demo", Settings(), table=out / "demo.csv")
        report = demo.run_offscreen_demo(make, paths.asset("demo.truth.csv"), out)
        PICTURES.mkdir(parents=True, exist_ok=True)
        for path in report.pictures:
            shrunk(Image.open(path).convert("RGB"), WIDTH_PX).save(PICTURES / path.name, optimize=True)


def shrunk(image: Image.Image, width_px: int, colours: int = COLOURS) -> Image.Image:
    """`image` with a width of `width_px` pixels and few colours."""
    height_px = round(image.height * width_px / image.width)
    return image.resize((width_px, height_px), Image.Resampling.LANCZOS).quantize(colours)


if __name__ == "__main__":
    main()
