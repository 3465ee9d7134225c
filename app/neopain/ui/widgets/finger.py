"""Lists that a finger moves, as everywhere on a touch screen: a scroll bar is too thin for a glove."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QScroller

_DRAG = QScroller.ScrollerGestureType.LeftMouseButtonGesture
"""A mouse's too: some systems give a finger to programs as a mouse, and nothing is dragged otherwise in these lists."""


def move_by_finger(view: QAbstractItemView) -> None:
    """Let `view` be dragged up and down; a touch that does not move still chooses."""
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    QScroller.grabGesture(view.viewport(), _DRAG)
