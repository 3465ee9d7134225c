"""The chart with the facial actions beside it; where they are, the reason of an alert is shown when asked for."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from neopain.base.data import Sample
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.action_bars import ActionBars
from neopain.ui.live.why_panel import WhyPanel

_EVERY_S = 0.25
"""Bars that move faster than this cannot be read, and draw the eye."""


class Readout(QStackedWidget):
    """Takes the place of `chart` in its layout and holds it from then on; goes when the chart goes.

    `hidden` says whether faces are to be kept from the screen.
    """

    def __init__(self, chart: QWidget, bridge: Bridge, hidden: Callable[[], bool]) -> None:
        super().__init__()
        self.bars, self.why = ActionBars(), WhyPanel()
        self._monitor, self._hidden = bridge.monitor, hidden
        self._chart = chart
        self._drawn_s = float("-inf")
        self._fresh = False
        page = chart.parentWidget()
        layout = None if page is None else page.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(layout.indexOf(chart), self)
        beside = QWidget()
        self._row = QHBoxLayout(beside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(chart, 1)
        self._row.addWidget(self.bars)
        self.addWidget(beside)
        self.addWidget(self.why)
        chart.installEventFilter(self)
        bridge.sample.connect(self._show_sample)
        bridge.tick.connect(self._tick)
        self.bars.touched.connect(self.toggle)
        self.why.touched.connect(self.toggle)
        QShortcut(QKeySequence(Qt.Key.Key_W), self, self.toggle)

    @property
    def explaining(self) -> bool:
        """Whether the reason of an alert is on the screen."""
        return self.currentWidget() is self.why

    def toggle(self) -> None:
        """Show why there was the newest alert, where there was one; or go back."""
        if self.explaining:
            self.setCurrentIndex(0)
            if self._monitor.explainer is not None:
                self._monitor.explainer.cancel()
        elif self._monitor.reading.alarms:
            self._explain()
            self.setCurrentWidget(self.why)

    def rescale(self, scale: theme.Scale) -> None:
        """Fit everything to this scale; the chart is its page's."""
        self.setFixedHeight(scale.px(220))
        self._row.setSpacing(scale.px(10))
        self.bars.rescale(scale)
        self.why.rescale(scale)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Come and go with the chart: something else may want its place."""
        if watched is self._chart and event.type() in (QEvent.Type.HideToParent, QEvent.Type.ShowToParent):
            self.setVisible(event.type() == QEvent.Type.ShowToParent)
        return super().eventFilter(watched, event)

    def _show_sample(self, sample: Sample | None) -> None:
        self._fresh = sample is not None

    def _tick(self, now_s: float) -> None:
        if now_s - self._drawn_s < _EVERY_S:
            return
        self._drawn_s = now_s
        reading = self._monitor.reading
        if self.explaining and not reading.alarms:  # a recording was played again from before it
            self.toggle()
        if self.explaining:
            self._explain()
        self.bars.show_actions(reading.now() if self._fresh else None, reading.shares(), bool(reading.alarms))

    def _explain(self) -> None:
        evidence, explainer = self._monitor.reading.alarms[-1], self._monitor.explainer
        hidden = self._hidden()
        explained = None if explainer is None or hidden else explainer.ask(evidence)
        self.why.show_alert(evidence, explained, explainer is not None, hidden)
