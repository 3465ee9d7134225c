"""The face at one instant: the video picture where there is one, else a drawing of the landmarks, without identity."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from neopain.review.instant_reader import Instant
from neopain.ui import theme
from neopain.ui.text import review_text

_LINES = ((0, 17), (17, 22), (22, 27), (27, 31), (31, 36))
_RINGS = ((36, 42), (42, 48), (48, 60), (60, 68))
_ROOM = 0.14


class FaceView(QWidget):
    """Draws one instant, with a small caption."""

    def __init__(self) -> None:
        super().__init__()
        self.instant: Instant | None = None
        self._image: QImage | None = None
        self._scale = theme.Scale(1.0)

    @property
    def caption(self) -> str:
        """Whether video, a drawing or nothing is shown."""
        if self.instant is not None and self.instant.image is not None:
            return review_text.FILMED
        if self.instant is None or self.instant.sample_s is None:
            return review_text.NOTHING
        return review_text.NO_FACE if self.instant.landmarks is None else review_text.DRAWN

    def show_instant(self, instant: Instant | None) -> None:
        """Draw `instant`; None draws nothing."""
        self.instant, self._image = instant, None
        if instant is not None and instant.image is not None:
            pixels = np.ascontiguousarray(instant.image)
            height, width, _ = pixels.shape
            self._image = QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.setMinimumHeight(scale.px(180))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture or the lines, and the caption."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            foot = self._scale.px(26)
            room = QRectF(0, 0, self.width(), self.height() - foot)
            if self._image is not None:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
                place = QRectF(0, 0, size.width(), size.height())
                place.moveCenter(room.center())
                painter.drawImage(place, self._image)
            elif self.instant is not None and self.instant.landmarks is not None:
                self._draw_lines(painter, self.instant.landmarks, room)
            painter.setFont(self._scale.font(13))
            box = QRectF(0, room.bottom(), self.width(), foot)
            theme.write(painter, box, self.caption, theme.DIM, theme.CENTER)

    def _draw_lines(self, painter: QPainter, landmarks: NDArray[np.float32], room: QRectF) -> None:
        low, high = landmarks.min(axis=0), landmarks.max(axis=0)
        side = float((high - low).max()) or 1.0
        factor = min(room.width(), room.height()) * (1 - 2 * _ROOM) / side
        middle = (low + high) / 2
        points = [
            QPointF(room.center().x() + (x - middle[0]) * factor, room.center().y() + (y - middle[1]) * factor)
            for x, y in landmarks.tolist()
        ]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for first, last in _LINES:
            painter.setPen(theme.pen(theme.FAINT if first == 0 else theme.TEXT, self._scale.px(2.5)))
            painter.drawPath(_smooth(points[first:last], closed=False))
        painter.setPen(theme.pen(theme.TEXT, self._scale.px(2.5)))
        for first, last in _RINGS:
            painter.drawPath(_smooth(points[first:last], closed=True))


def _smooth(points: list[QPointF], *, closed: bool) -> QPainterPath:
    """A smooth line through the midpoints between neighbouring `points`."""
    path = QPainterPath()
    if closed:
        path.moveTo((points[-1] + points[0]) / 2)
        for here, after in zip(points, points[1:] + points[:1], strict=True):
            path.quadTo(here, (here + after) / 2)
        return path
    path.moveTo(points[0])
    for here, after in pairwise(points[1:]):
        path.quadTo(here, (here + after) / 2)
    path.lineTo(points[-1])
    return path
