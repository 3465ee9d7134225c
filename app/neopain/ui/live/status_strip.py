"""The small print at the bottom: self-test, recording, source of the picture, speed, models, and the notice that this
is not a medical device.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from neopain.live.health import Health
from neopain.ui import theme
from neopain.ui.text import labels, phrases, staff_text
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox


class StatusStrip(QFrame):
    """One line. What is not known is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.state, self.person, self.left, self.notice = Label(), Label(), Label(), Label(labels.NOTICE)
        self._line = hbox(self.state, self.person, self.left, 1, self.notice, owner=self)
        self._source = self._made_by = ""

    def show_monitor(self, source: str, provider: str, bundle: str) -> None:
        """Set source, execution provider and models."""
        self._source = source if len(source) <= 16 else f"…{source[-15:]}"
        self._made_by = f"{provider.removesuffix('ExecutionProvider')}  ·  {bundle}"

    def show_person(self, name: str) -> None:
        """Show who is signed in; empty for nobody."""
        self.person.setText(staff_text.signed_in(name))
        self.person.setVisible(bool(name))

    def show_health(self, health: Health, latency_ms: float | None) -> None:
        """Show self-test, recording, battery, frames and scores per second, and the median time from capture to screen:
        none while nothing is scored, so that an old one is not shown as current.
        """
        latency_ms = latency_ms if health.scored_hz > 0 else None
        self.state.setText(phrases.monitor_state(health))
        self.state.setVisible(bool(self.state.text()))
        words = phrases.status(self._source, health.captured_hz, health.scored_hz, latency_ms, self._made_by)
        margins, gaps = self._line.contentsMargins(), self._line.spacing() * self._line.count()
        taken = margins.left() + margins.right() + gaps + self.notice.sizeHint().width()
        taken += sum(label.sizeHint().width() for label in (self.state, self.person) if label.text())
        # The state must be readable in full; source and models may be cut.
        fitting = self.left.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, self.width() - taken)
        self.left.setText(fitting)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts for this scale."""
        scale.style(14, self.state, self.person, self.notice, bold=True, colour=theme.TEXT)
        scale.style(14, self.left, colour=theme.DIM)
        scale.space(self._line, 18, 4, 0, 4, 0)
        self.setFixedHeight(scale.px(24))
