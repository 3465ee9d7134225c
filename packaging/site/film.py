"""Films the real window on the demo clip for half a minute, as docs/pictures/demo.gif: calm, a heel prick, the alarm,
a touch that acknowledges it, calm.

    QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/site/film.py

Clip, monitor and window run on one clock that is slower than the computer's, so that a busy computer too scores as many
pictures a second as the film shows. Look at it before it is committed.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from neopain.assemble.pipeline import build_pipeline, first_limits
from neopain.base import paths
from neopain.base.clock import monotonic
from neopain.base.data import AlarmCondition, AlarmPhase, State
from neopain.base.settings import BedsideSettings, Brightness, Settings
from neopain.capture.video import VideoFile
from neopain.live.live_source import LiveSource
from neopain.live.monitor import Monitor, MonitorParts
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.event_loop import qt_application
from neopain.ui.live.page import LivePage
from neopain.ui.main_window import MainWindow

FILM = Path(__file__).resolve().parents[2] / "docs" / "pictures" / "demo.gif"
PIXELS, COLOURS, FACE_COLOURS = (640, 400), 64, 192
FACE_PIXELS = (160, 120)
SETTINGS = Settings(bedside=BedsideSettings(brightness=Brightness.DAY))
FROM_S, TO_S, EVERY_S = 16.5, 46.5, 0.25
"""Of the clip. The prick is at 18 s, the infant is soothed from 38 s on, and turns away at 47 s."""
TOUCH_AFTER_S, TOUCH_S = 6.0, 0.5
"""From the alarm to the touch, and how long the finger stays."""
SLOWER = float(os.environ.get("NEOPAIN_SLOWER", "4"))
"""Seconds that the film takes for one of the clip."""
BEGUN_S = monotonic() / SLOWER


def slow_clock() -> float:
    """Seconds on the one clock of all that is filmed."""
    return monotonic() / SLOWER


def time_of_day() -> datetime:
    """Half past nine in the morning when the film begins, on the same clock."""
    return datetime(2026, 11, 30, 9, 30).astimezone(UTC) + timedelta(seconds=slow_clock() - BEGUN_S)


class Camera:
    """Takes a picture of the window whenever the next is due, and touches the button when it is time for that."""

    def __init__(self, window: MainWindow, end: QEventLoop) -> None:
        self._window, self._end = window, end
        self.pictures: list[Image.Image] = []
        self.faces: list[Image.Image] = []
        self.story: list[tuple[float, str]] = []
        self._alarm_s: float | None = None
        self._touched = self._released = False

    def look(self) -> None:
        """Called many times a second."""
        page = self._window.page
        if not isinstance(page, LivePage) or page.sample is None:
            return
        t_s = page.bridge.source_s
        self._follow(page, t_s)
        if t_s >= FROM_S + len(self.pictures) * EVERY_S:
            self.pictures.append(picture_of(self._window, PIXELS))
            self.faces.append(picture_of(page.video, FACE_PIXELS))
        if t_s >= TO_S:
            self._end.quit()

    def _follow(self, page: LivePage, t_s: float) -> None:
        pain = [s for s in page.bridge.alarm_state.signals if s.condition is AlarmCondition.PAIN]
        words = page.score.state.name + "".join(f", alarm {s.phase.name}" for s in pain)
        if not self.story or self.story[-1][1] != words:
            self.story.append((round(t_s, 1), words))
        button = page.buttons.acknowledge
        if pain and self._alarm_s is None:
            self._alarm_s = t_s
        if self._alarm_s is None:
            return
        if not self._touched and t_s >= self._alarm_s + TOUCH_AFTER_S:
            QTest.mousePress(button, Qt.MouseButton.LeftButton)
            self._touched = True
        elif self._touched and not self._released and t_s >= self._alarm_s + TOUCH_AFTER_S + TOUCH_S:
            QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
            self._released = True


def picture_of(widget: QWidget, pixels: tuple[int, int]) -> Image.Image:
    """What the widget shows now, in the size of `pixels`."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.ReadWrite)
    widget.grab().toImage().save(buffer, "BMP")  # type: ignore[call-overload]
    picture = Image.open(BytesIO(bytes(buffer.data().data()))).convert("RGB")
    return picture.resize(pixels, Image.Resampling.LANCZOS)


def the_monitor() -> Monitor:
    """A monitor of the demo clip on the slow clock."""
    settings = SETTINGS
    clip = partial(VideoFile, paths.asset("demo.mp4"), pace=1.0, clock=slow_clock)
    ready = build_pipeline(settings)
    limits = first_limits(ready.bundle, settings)
    return Monitor(
        MonitorParts(
            source=LiveSource(clip, settings.capture, slow_clock),
            pipeline=ready.pipeline,
            bundle_id=ready.bundle.title,
            provider=ready.provider,
            capture=settings.capture,
            trend=settings.trend,
            first_limits=lambda: limits,
            default_limits=limits,
            clock=slow_clock,
        )
    )


def film() -> Camera:
    """Play the clip in the window up to the end of the film."""
    application = qt_application()
    window, end = MainWindow("demo"), QEventLoop()
    window.resize(*theme.USUAL_PX)
    window.show()
    application.processEvents()
    monitor = the_monitor()
    monitor.start()
    camera, looking = Camera(window, end), QTimer()
    looking.timeout.connect(camera.look)
    window.follow(Bridge(monitor, None, time_of_day, SETTINGS))
    looking.start(20)
    end.exec()
    looking.stop()
    window.end()
    monitor.stop()
    return camera


def save(pictures: list[Image.Image], faces: list[Image.Image]) -> None:
    """Write the film. One set of colours, most of them of the face, and no dither: what stands still is the same in
    every picture, and is written once.
    """
    colours = [*colours_of(pictures, COLOURS), *colours_of(faces, FACE_COLOURS)]
    palette = Image.new("P", (1, 1))
    palette.putpalette(colours)
    frames = [picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in pictures]
    frames[0].save(FILM, save_all=True, append_images=frames[1:], duration=round(EVERY_S * 1000), loop=0, optimize=True)


def colours_of(pictures: list[Image.Image], count: int) -> list[int]:
    """Red, green and blue of the `count` colours that a few of the pictures are best drawn with."""
    shown = pictures[:: max(len(pictures) // 12, 1)]
    width, height = shown[0].size
    board = Image.new("RGB", (width, height * len(shown)))
    for place, picture in enumerate(shown):
        board.paste(picture, (0, place * height))
    found = board.quantize(count, method=Image.Quantize.MEDIANCUT, kmeans=2).getpalette() or []
    return (found + [0] * 3 * count)[: 3 * count]


def main() -> None:
    """Film, and say what happened in it; raises SystemExit where the story is another one."""
    camera = film()
    for t_s, words in camera.story:
        print(f"{t_s:5.1f} s  {words}")  # noqa: T201
    told = [words for _, words in camera.story]
    pain, wanted = State.PAIN.name, (AlarmPhase.ACTIVE, AlarmPhase.ACKNOWLEDGED)
    if not all(f"{pain}, alarm {phase.name}" in told for phase in wanted) or not told[-1].startswith(State.CALM.name):
        raise SystemExit("this is not the story; nothing was saved")
    save(camera.pictures, camera.faces)


if __name__ == "__main__":
    main()
