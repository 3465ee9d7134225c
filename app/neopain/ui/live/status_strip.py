"""The small print at the bottom: where the picture comes from, how fast and by what, and what this program is not."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel

from neopain.ui import texts, theme


class StatusStrip(QFrame):
    """One line. Figures that are not known are left out."""

    def __init__(self) -> None:
        super().__init__()
        self.left, self.notice = QLabel(), QLabel(texts.NOTICE)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.left)
        self._line.addStretch(1)
        self._line.addWidget(self.notice)
        self._source = self._made_by = ""

    def show_monitor(self, source: str, provider: str, bundle: str) -> None:
        """Say what is watched and by what."""
        self._source = source if len(source) <= 28 else f"…{source[-27:]}"
        self._made_by = f"{provider}   ·   {bundle}"

    def show_rates(self, captured_hz: float, scored_hz: float, latency_ms: float | None) -> None:
        """Say how fast: frames and scores a second, and the median time from capture to screen.

        A latency of earlier is not shown as one of now: without scores there is none.
        """
        latency_ms = latency_ms if scored_hz > 0 else None
        self.left.setText(texts.status(self._source, captured_hz, scored_hz, latency_ms, self._made_by))

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts for this scale."""
        self.left.setFont(scale.font(14))
        self.notice.setFont(scale.font(14, bold=True))
        self._line.setContentsMargins(scale.px(4), 0, scale.px(4), 0)
        self.setFixedHeight(scale.px(24))
        self.left.setStyleSheet(f"color: {theme.DIM}")
        self.notice.setStyleSheet(f"color: {theme.TEXT}")
