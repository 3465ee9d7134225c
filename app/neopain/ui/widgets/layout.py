"""Rows and columns of widgets, written as they are nested."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

Part = QWidget | QLayout | int | tuple[QWidget | QLayout, int] | None
"""A widget or layout, alone or with its stretch factor; a number is empty space with that stretch factor."""
_Box = TypeVar("_Box", bound=QBoxLayout)


def hbox(*parts: Part, owner: QWidget | None = None, gap: int | None = None) -> QHBoxLayout:
    """The parts from left to right, None left out; the layout of `owner` where there is one. It has no margins; `gap`
    is the space between the parts in pixels, the style's own if None.
    """
    return _filled(QHBoxLayout(), parts, owner, gap)


def vbox(*parts: Part, owner: QWidget | None = None, gap: int | None = None) -> QVBoxLayout:
    """The parts from top to bottom; see `hbox`."""
    return _filled(QVBoxLayout(), parts, owner, gap)


def _filled(layout: _Box, parts: tuple[Part, ...], owner: QWidget | None, gap: int | None) -> _Box:
    if owner is not None:
        owner.setLayout(layout)
        layout.setContentsMargins(0, 0, 0, 0)
    if gap is not None:
        layout.setSpacing(gap)
    for part in parts:
        content, stretch = part if isinstance(part, tuple) else (part, 0)
        if isinstance(content, QWidget):
            layout.addWidget(content, stretch)
        elif isinstance(content, QLayout):
            layout.addLayout(content, stretch)
        elif content is not None:
            layout.addStretch(content)
    return layout
