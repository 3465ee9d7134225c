"""The chart with the facial actions next to it; on request, the explanation of the newest alarm in their place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from neopain.base.data import Sample
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.action_bars import ActionBars
from neopain.ui.live.trend_chart import REDRAW_S, TrendChart
from neopain.ui.live.why_panel import WhyPanel
from neopain.ui.widgets.layout import hbox

EDGE_S = 2.0
"""How much more than the range is drawn, so that the line reaches the edge."""
_EVERY_S = 0.25
"""Bars that move faster than this cannot be read, and draw the eye."""


class ChartPanel(QStackedWidget):
    """Draws `chart` and everything else here; its page gives the chart its size."""

    def __init__(self, chart: TrendChart, bridge: Bridge) -> None:
        super().__init__()
        self._chart, self._bridge = chart, bridge
        self._chart_drawn_s = float("-inf")
        self.bars, self.why = ActionBars(), WhyPanel()
        self._monitor = bridge.monitor
        self._drawn_s = float("-inf")
        self._fresh = self._hidden = False
        front = QWidget()
        self._row = hbox((chart, 1), self.bars, owner=front)
        self.addWidget(front)
        self.addWidget(self.why)
        bridge.sample.connect(self._show_sample)
        bridge.tick.connect(self._tick)
        chart.range_changed.connect(self._draw_chart)
        self.bars.touched.connect(self.toggle)
        self.why.touched.connect(self.toggle)
        QShortcut(QKeySequence(Qt.Key.Key_W), self, self.toggle)

    @property
    def explaining(self) -> bool:
        """Whether the explanation of an alarm is shown."""
        return self.currentWidget() is self.why

    def toggle(self) -> None:
        """Explain the newest alarm, if there was one; or go back to the chart."""
        if self.explaining:
            self.setCurrentIndex(0)
            if self._monitor.explainer is not None:
                self._monitor.explainer.cancel()
        elif self._monitor.face_evidence.alarms:
            self._explain()
            self.setCurrentWidget(self.why)

    def set_hidden(self, hidden: bool) -> None:
        """Privacy: keep faces off the screen, or show them again."""
        self._hidden = hidden

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.setFixedHeight(scale.px(theme.CHART_PX))
        scale.space(self._row, 10)
        self.bars.rescale(scale)
        self.why.rescale(scale)

    def draw_soon(self) -> None:
        """Draw the chart with the next tick: something has happened."""
        self._chart_drawn_s = float("-inf")

    def _draw_chart(self) -> None:
        if self.isHidden():
            return
        now_s, history = self._bridge.source_s, self._monitor.history
        self._chart.draw(history.since(now_s - self._chart.range_s - EDGE_S), history.events, now_s)

    def _show_sample(self, sample: Sample | None) -> None:
        self._fresh = sample is not None

    def _tick(self, now_s: float) -> None:
        if now_s - self._chart_drawn_s >= REDRAW_S[self._chart.range_s]:
            self._chart_drawn_s = now_s
            self._draw_chart()
        if now_s - self._drawn_s < _EVERY_S:
            return
        self._drawn_s = now_s
        face = self._monitor.face_evidence
        if self.explaining and not face.alarms:  # a recording was played again from before the alarm
            self.toggle()
        if self.explaining:
            self._explain()
        self.bars.show_actions(face.current_actions() if self._fresh else None, face.shares(), bool(face.alarms))

    def _explain(self) -> None:
        evidence, explainer = self._monitor.face_evidence.alarms[-1], self._monitor.explainer
        explained = None if explainer is None or self._hidden else explainer.request(evidence)
        self.why.show_alert(evidence, explained, explainer is not None, self._hidden)
