"""What the bedside window shows until there is a monitor to follow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from neopain.ui import theme
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.status_strip import StatusStrip
from neopain.ui.text.labels import Advice


class StartingPage(QWidget):
    """The state "Cannot tell" with "Starting", and the notice at the bottom; nothing to press."""

    def __init__(self) -> None:
        super().__init__()
        self.score, self.status = ScorePanel(), StatusStrip()
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.score, 1)
        self._column.addWidget(self.status)

    def show_fault(self, why: Advice) -> None:
        """Say why there will be no number."""
        self.score.show_nothing(why)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        scale = theme.Scale.of(self.width(), self.height())
        for part in (self.score, self.status):
            part.rescale(scale)
        gap = scale.px(10)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap, gap, gap, scale.px(6))
