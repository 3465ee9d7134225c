"""Scroll bars as quiet as the rest of the window."""

from __future__ import annotations

from neopain.ui import theme


def scroll_bars(scale: theme.Scale) -> str:
    """A style for what scrolls."""
    return (
        f"QScrollBar:vertical {{ background: transparent; width: {scale.px(8)}px; }}"
        f"QScrollBar::handle:vertical {{ background: {theme.LINE}; border-radius: {scale.px(4)}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; } QScrollBar::add-page, QScrollBar::sub-page"
        " { background: transparent; }"
    )
