"""The picture with the box and landmarks of the face. Every new frame is drawn once."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QWidget

from neopain.base.data import Frame, Sample
from neopain.ui import theme
from neopain.ui.text import labels, machine_text

_LINES = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class VideoView(QWidget):
    """Draws the newest frame as large as possible. While the video is hidden no pixel of it is held here."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._scale = theme.Scale(1.0)
        self.frame: Frame | None = None
        self._sample: Sample | None = None
        self._hidden = False
        self.fault = ""
        self._age_s: int | None = None
        self._image: QImage | None = None
        self._pixels: NDArray[np.uint8] | None = None

    def show_frame(self, frame: Frame | None) -> None:
        """Draw `frame`; None where there is no live picture."""
        self.frame = None if self._hidden else frame
        self._render()

    def show_sample(self, sample: Sample | None) -> None:
        """Draw the face of `sample` over the picture."""
        self._sample = sample

    def show_fault(self, why: str | None, age_s: float | None = None) -> None:
        """Say in the picture's place why there is none, and how old the last one is; None where that is not known."""
        whole_s = None if age_s is None else int(age_s)
        if (why or "", whole_s) != (self.fault, self._age_s):
            self.fault, self._age_s = why or "", whole_s
            if self.frame is None:
                self.update()

    def set_hidden(self, hidden: bool) -> None:
        """Privacy: forget the picture and draw none until `hidden` is False."""
        self._hidden = hidden
        if hidden:
            self.frame = None
        self._render()

    def rescale(self, scale: theme.Scale) -> None:
        """Set the sizes of texts and lines."""
        self._scale = scale
        self.setMinimumSize(scale.px(160), scale.px(120))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the picture to the new size."""
        self._render()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the picture and the face, or words in their place."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            if self._hidden:
                self._words(painter, "eye-off", labels.VIDEO_HIDDEN, labels.STILL_SCORING)
            elif self.frame is None or self._image is None:
                self._words(painter, None, labels.NO_PICTURE, machine_text.no_picture(self.fault, self._age_s))
            else:
                painter.drawImage(self._place().topLeft(), self._image)
                self._face(painter, self.frame)

    def _place(self) -> QRect:
        """The rectangle of the picture in this widget."""
        assert self.frame is not None
        height, width = self.frame.image.shape[:2]
        size = QSize(width, height).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect((self.width() - size.width()) // 2, (self.height() - size.height()) // 2, *size.toTuple())

    def _render(self) -> None:
        """Scale once here, so that painting is a plain copy."""
        self._image = self._pixels = None
        if self.frame is not None:
            ratio = self.devicePixelRatio()
            place = self._place()
            size = max(round(place.width() * ratio), 1), max(round(place.height() * ratio), 1)
            small = size[0] < self.frame.image.shape[1]
            scaled = cv2.resize(self.frame.image, size, interpolation=cv2.INTER_AREA if small else cv2.INTER_LINEAR)
            self._pixels = cv2.cvtColor(scaled, cv2.COLOR_RGB2BGRA).astype(np.uint8, copy=False)
            # QImage borrows the pixels: both are replaced together and used on this thread alone.
            self._image = QImage(self._pixels.data, *size, size[0] * 4, QImage.Format.Format_RGB32)
            self._image.setDevicePixelRatio(ratio)
        self.update()

    def _face(self, painter: QPainter, frame: Frame) -> None:
        if self._sample is None or self._sample.face_box is None:
            return
        place = self._place()
        zoom = place.width() / frame.image.shape[1]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x0, y0, x1, y1 = self._sample.face_box
        box = QRectF(place.x() + x0 * zoom, place.y() + y0 * zoom, (x1 - x0) * zoom, (y1 - y0) * zoom)
        painter.setPen(theme.pen(theme.TEXT, self._scale.px(2.5)))
        corner = min(box.width(), box.height()) / 5
        for x, along_x in ((box.left(), corner), (box.right(), -corner)):
            for y, along_y in ((box.top(), corner), (box.bottom(), -corner)):
                painter.drawPolyline(QPolygonF([QPointF(x + along_x, y), QPointF(x, y), QPointF(x, y + along_y)]))
        if self._sample.landmarks is not None:
            points = self._sample.landmarks.astype(np.float64) * zoom + (place.x(), place.y())
            painter.setPen(theme.pen(theme.translucent(theme.TEXT, 190), self._scale.px(2.6)))
            painter.drawPoints(QPolygonF([QPointF(x, y) for x, y in points.tolist()]))

    def _words(self, painter: QPainter, icon: str | None, first: str, second: str) -> None:
        scale, middle, margin = self._scale, self.height() // 2, self._scale.px(12)
        if icon is not None:
            side = scale.px(72)
            picture = theme.icon(icon, theme.DIM, side)
            painter.drawPixmap((self.width() - side) // 2, middle - side - scale.px(12), picture)
        for text, size, colour, top in ((first, 26, theme.TEXT, 0), (second, 18, theme.DIM, 42)):
            painter.setFont(scale.font(size, bold=size == 26))
            box = QRectF(margin, middle + scale.px(top), self.width() - 2 * margin, self.height() - middle)
            theme.write(painter, box, text, colour, _LINES)
