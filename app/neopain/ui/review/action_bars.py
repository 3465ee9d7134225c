"""The ten facial actions of NFCS at one instant as bars."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.base.nfcs import NFCS_NAMES
from neopain.ui import theme
from neopain.ui.text import face_text, review_text

_ROW_PX = 19


class ActionBars(QWidget):
    """Draws intensities (0 to 1); empty tracks where they are not known."""

    def __init__(self) -> None:
        super().__init__()
        self.values: NDArray[np.float32] | None = None
        self._scale = theme.Scale(1.0)

    def show_values(self, values: NDArray[np.float32] | None) -> None:
        """Draw `values` (10,), in the order of NFCS_ACTIONS; None where they are not known."""
        self.values = values
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setFixedHeight(scale.px(_ROW_PX) * (len(NFCS_NAMES) + 1) + scale.px(6))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw names, tracks and bars."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            row, edge = self._scale.px(_ROW_PX), self._scale.px(12)
            names = self.width() * 0.52
            painter.setFont(self._scale.font(13))
            theme.write(painter, QRectF(edge, 0, self.width() - 2 * edge, row), review_text.FACE_SIGNS, theme.DIM)
            for place, name in enumerate(face_text.ACTION.values(), start=1):
                colour = theme.FAINT if self.values is None else theme.TEXT
                theme.write(painter, QRectF(edge, place * row, names - edge, row), name, colour)
                track = QRectF(names, place * row + row * 0.32, self.width() - names - edge, row * 0.36)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.RAISED))
                painter.drawRoundedRect(track, 3, 3)
                if self.values is not None:
                    share = min(max(float(self.values[place - 1]), 0.0), 1.0)
                    painter.setBrush(QColor(theme.DIM))
                    painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * share, track.height()), 3, 3)
