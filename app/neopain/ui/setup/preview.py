"""The live picture of a camera that is being chosen, with what is good and what to change about its aim."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QWidget

from neopain.base.data import State
from neopain.base.settings import QualitySettings
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.live.video_view import VideoView
from neopain.ui.setup.aiming import Check, checks
from neopain.ui.text import setup_text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

_POLL_MS = 40
_CHECKS = 5
GOOD = theme.STATE_COLOUR[State.CALM]


class Preview(QWidget):
    """Shows one camera at a time. Its monitor is made and ended in another thread."""

    def __init__(self, settings: QualitySettings) -> None:
        super().__init__()
        self._settings = settings
        self._monitor: Monitor | None = None
        self.video, self.advice = VideoView(), Label()
        self.lines = tuple(Label() for _ in range(_CHECKS))
        self._frame = QFrame()
        self._inside = vbox((self.video, 1), owner=self._frame)
        self._words = vbox(self.advice, *self.lines, 1)
        self._row = hbox((self._frame, 8), (self._words, 4), owner=self)
        self.advice.setWordWrap(True)
        for line in self.lines:
            line.setWordWrap(True)
        self._scale = theme.Scale(1.0)
        self._opening = BackgroundTask("open-camera", self, self._show_monitor, self._show_fault)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._poll)
        self.clear()

    def show_camera(self, make: Callable[[], Callable[[], Monitor]]) -> None:
        """Show the camera of the monitor that the factory, which `make` returns, makes."""
        before, self._monitor = self._monitor, None
        self._timer.stop()
        self._show_checks(())
        self.advice.setText(setup_text.OPENING)

        def open_camera() -> Monitor:
            if before is not None:
                before.stop()
            monitor = make()()
            monitor.start()
            return monitor

        self._opening.start(open_camera)

    def clear(self) -> None:
        """Show no camera, and end the one that was shown; waits for it."""
        self._opening.wait()
        self._timer.stop()
        if self._monitor is not None:
            self._monitor.stop()
        self._monitor = None
        self.video.show_frame(None)
        self.video.show_fault(None)
        self._show_checks(())
        self.advice.setText(setup_text.CHOOSE)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.video.rescale(scale)
        scale.style(24, self.advice, bold=True)
        scale.style(20, *self.lines, bold=True)
        scale.space(self._row, 16)
        scale.space(self._words, 10)
        scale.space(self._inside, 0, 8, 8, 8, 8)

    def _show_monitor(self, monitor: Monitor) -> None:
        self._monitor = monitor
        self._timer.start(_POLL_MS)

    def _show_fault(self, why: str) -> None:
        self.advice.setText(why)

    def _poll(self) -> None:
        if self._monitor is None:
            return
        shown = self._monitor.snapshot()
        self.video.show_frame(shown.frame)
        self.video.show_sample(shown.sample)
        self.video.show_fault(shown.health.fault, shown.health.picture_age_s)
        if shown.frame is None:
            self._show_checks(())
            return
        self._show_checks(checks(shown.sample, shown.frame.image.shape[1], self._settings))

    def _show_checks(self, found: tuple[Check, ...]) -> None:
        aimed = len(found) == _CHECKS and all(check.good for check in found)
        if found:
            self.advice.setText(setup_text.AIMED if aimed else setup_text.AIM)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(found))
            if place < len(found):
                check = found[place]
                line.setText(f"{'✓' if check.good else '→'}  {check.name}: {check.advice}")
                theme.dress(line, f"color: {GOOD if check.good else theme.TEXT}")
        edge = self._scale.px(6)
        theme.dress(self._frame, f"QFrame {{ border: {edge}px solid {GOOD if aimed else theme.LINE}; }}")
