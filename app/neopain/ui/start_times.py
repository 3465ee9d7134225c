"""How long the start of the window took: noted once, when window, picture and score are painted for the first time."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from neopain.base.clock import wall_s
from neopain.workbench.bench_start import Start

_log = logging.getLogger(__name__)


def age_s() -> float:
    """Seconds since this process began, imports and all."""
    # Both times are the wall clock's: the system tells the beginning of a process in no other.
    return wall_s() - float(psutil.Process().create_time())


class StartTimes(QObject):
    """Notes when each is painted for the first time; `shown` says that the window is, `done` carries a Start once there
    was a score. `now_s` is the age of the process in seconds.
    """

    shown = Signal()
    done = Signal(object)

    def __init__(self, window: QWidget, now_s: Callable[[], float] = age_s) -> None:
        super().__init__(window)
        self._window, self._now_s = window, now_s
        self._page: Any = None
        self._videos: list[Any] = []
        self._window_s: float | None = None
        self._picture_s: float | None = None
        window.installEventFilter(self)

    def follow(self, page: Any) -> None:
        """Watch the live page, which is loaded only when the window wants it: a LivePage."""
        self._page = page
        self.watch(page.video)
        page.score.painted.connect(self._painted)

    def watch(self, video: Any) -> None:
        """Watch a VideoView for its first picture: the page that says "Starting" has one too."""
        self._videos.append(video)
        video.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Note the first painting of the window, and of a picture."""
        if event.type() == QEvent.Type.Paint:
            if self._window_s is None:
                self._window_s = self._now_s()
                self.shown.emit()
            if self._picture_s is None and any(video == watched and video.frame for video in self._videos):
                self._picture_s = self._now_s()
        return False

    def _painted(self) -> None:
        page = self._page
        if page is None or page.sample is None or page.sample.trend.p_trend is None or self._picture_s is None:
            return
        # Nothing more is noted, and every event of the window would go through Python for as long as it is open.
        page.score.painted.disconnect(self._painted)
        page.video.removeEventFilter(self)
        self._videos.clear()
        self._window.removeEventFilter(self)
        start = Start(self._window_s or self._picture_s, self._picture_s, self._now_s())
        _log.info("window after %.2f s, picture after %.2f s, score after %.2f s", *start)
        self.done.emit(start)
