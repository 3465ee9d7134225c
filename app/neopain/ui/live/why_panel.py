"""The reason of an alarm: the facial actions before it, and the part of the face that mattered for the score."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from neopain.base.data import NFCS_ACTIONS, Image
from neopain.live.explainer import Explained
from neopain.live.face_evidence import BEFORE_S, Evidence
from neopain.pipeline.occlusion import Heat
from neopain.ui import theme
from neopain.ui.text import face_text

_TINT = (186.0, 140.0, 255.0)
"""Violet: no alarm has this colour."""
_ROWS = 6
_UNSCALED = theme.Scale(1.0)
"""The painter scales what is drawn."""


class WhyPanel(QWidget):
    """Explains one alarm; a touch closes it."""

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scale = theme.Scale(1.0)
        self._evidence: Evidence | None = None
        self._explained: Explained | None = None
        self._hidden = self._can_explain = False
        self._shown: tuple[object, ...] = (None,) * 4
        self._pixels: NDArray[np.uint8] | None = None
        self._image: QImage | None = None

    def show_alert(self, evidence: Evidence, explained: Explained | None, can_explain: bool, hidden: bool) -> None:
        """Show `evidence`. `explained` is None while the heat map is made; `can_explain` says whether it can be made.
        `hidden` keeps the face from the screen.
        """
        shown = (evidence, explained, can_explain, hidden)
        if any(new is not old for new, old in zip(shown, self._shown, strict=True)):
            self._shown = shown
            self._evidence, self._explained, self._can_explain, self._hidden = shown
            self._draw_face()
            self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.update()

    @property
    def sentences(self) -> tuple[str, ...]:
        """The sentences that are shown."""
        if self._evidence is None:
            return ()
        return (face_text.strongest(self._evidence.strongest), self._of_the_face(), face_text.NO_CAUSE)

    @property
    def picture(self) -> NDArray[np.uint8] | None:
        """The face as drawn, BGRA, or None where none is shown."""
        return self._pixels

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Report a touch anywhere on the panel."""
        self.touched.emit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw face, actions and words."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(self._scale.factor, self._scale.factor)
            if self._evidence is None:
                return
            if self._image is not None:
                painter.drawImage(QRectF(10, 10, 200, 200), self._image)
            self._lines(painter, self._evidence, 232.0, 480.0)
            self._say(painter, 740.0, self.width() / self._scale.factor - 740.0 - 16.0)

    def _of_the_face(self) -> str:
        assert self._evidence is not None
        if self._evidence.face is None:
            return face_text.NO_FACE
        if self._hidden:
            return face_text.HIDDEN
        if self._explained is None:
            return face_text.LOOKING if self._can_explain else face_text.NO_HEAT
        if self._explained.heat is None:
            return face_text.NO_HEAT
        return face_text.HOT if self._explained.heat.any() else face_text.FLAT

    def _draw_face(self) -> None:
        self._pixels = self._image = None
        if self._evidence is None or self._evidence.face is None or self._hidden:
            return
        self._pixels = tinted(self._evidence.face.image, None if self._explained is None else self._explained.heat)
        height, width = self._pixels.shape[:2]
        # QImage borrows the pixels: both are replaced together and used on this thread alone.
        self._image = QImage(self._pixels.data, width, height, width * 4, QImage.Format.Format_RGB32)

    def _lines(self, painter: QPainter, evidence: Evidence, left: float, width: float) -> None:
        """Draw the strongest actions before the alarm, one below the other."""
        if np.isnan(evidence.actions).all():
            return
        order = np.argsort(-np.nanmean(evidence.actions, axis=0), kind="stable")[:_ROWS]
        times_s = np.array(evidence.times_s) - evidence.t_s + BEFORE_S
        for row, action in enumerate(order):
            top = 8.0 + 30.0 * row
            name = NFCS_ACTIONS[action]
            strong = name in evidence.strongest
            words = face_text.ACTION[name]
            painter.setFont(_UNSCALED.fitting_font(15, words, 150))
            theme.write(painter, QRectF(left, top, 150, 28), words, theme.TEXT if strong else theme.DIM)
            ground = QRectF(left + 154, top + 2, width - 154, 24)
            painter.fillRect(ground, QColor(theme.RAISED))
            painter.setPen(theme.pen(theme.TEXT if strong else theme.FAINT, 2.0))
            for piece in pieces(times_s / BEFORE_S, evidence.actions[:, action]):
                x, y = ground.left() + piece[:, 0] * ground.width(), ground.bottom() - 2 - piece[:, 1] * 20
                painter.drawPolyline(QPolygonF([QPointF(a, b) for a, b in zip(x, y, strict=True)]))
        painter.setFont(_UNSCALED.font(15))
        axis = QRectF(left + 154, 190, width - 154, 22)
        theme.write(painter, axis, face_text.before(BEFORE_S), theme.DIM, Qt.AlignmentFlag.AlignLeft)
        theme.write(painter, axis, face_text.ALERT, theme.DIM, Qt.AlignmentFlag.AlignRight)

    def _say(self, painter: QPainter, left: float, width: float) -> None:
        top = 10.0
        for text, size, colour, height in (
            (face_text.WHY, 22, theme.TEXT, 32),
            *zip(self.sentences, (19, 17, 15), (theme.TEXT, theme.TEXT, theme.DIM), (52, 46, 40), strict=True),
        ):
            painter.setFont(_UNSCALED.font(size, bold=size == 22))
            theme.write(painter, QRectF(left, top, width, height), text, colour, Qt.TextFlag.TextWordWrap)
            top += height
        theme.write(painter, QRectF(left, 188, width, 22), face_text.CLOSE, theme.DIM, Qt.AlignmentFlag.AlignRight)


def tinted(face: Image, heat: Heat | None) -> NDArray[np.uint8]:
    """The face in grey, violet where `heat` (0 to 1) is high: uint8 BGRA of the same size."""
    grey = cv2.cvtColor(cv2.cvtColor(face, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB).astype(np.float32)
    if heat is not None:
        weight = 0.65 * heat[..., None]
        grey = grey * (1 - weight) + np.array(_TINT, np.float32) * weight
    return cv2.cvtColor(grey.round().astype(np.uint8), cv2.COLOR_RGB2BGRA).astype(np.uint8, copy=False)


def pieces(x: NDArray[np.floating], y: NDArray[np.floating]) -> list[NDArray[np.floating]]:
    """The line through (x, y) as pieces N x 2 without the points where y is NaN."""
    known = ~np.isnan(y)
    cuts = np.flatnonzero(np.diff(known.astype(int))) + 1
    both = np.column_stack([x, np.clip(y, 0, 1)])
    return [
        part for part, keep in zip(np.split(both, cuts), np.split(known, cuts), strict=True) if keep.all() and len(part)
    ]
