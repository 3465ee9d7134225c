"""The last minutes of the probability: line, limit, alarms, marks, and hatched gaps of "cannot tell"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainterPath, QPen, QResizeEvent, QTransform
from PySide6.QtWidgets import QButtonGroup, QFrame, QGraphicsPathItem, QGridLayout

from neopain.base.data import Event, EventKind, Priority
from neopain.base.state_codes import CANNOT_TELL_CODE
from neopain.live.history import Rows
from neopain.ui import theme
from neopain.ui.live.limit_rail import LimitRail
from neopain.ui.text import labels, phrases
from neopain.ui.widgets.buttons import KeyButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.trend_lines import spans, thin

REDRAW_S = {60.0: 0.1, 600.0: 0.25, 3600.0: 1.0}
"""How often each range is drawn: no faster than a point moves by about a pixel."""
_POINTS = 600
_TICKS_S = {60.0: 15.0, 600.0: 120.0, 3600.0: 600.0}
_KEYS = ("1", "2", "3")
_PADDING = 0.029
"""Share of the range left empty at both ends: half of the word "now" at the right edge has room."""


class TrendChart(QFrame):
    """Draws samples and events. Now is at the right edge; the line breaks where the state is "cannot tell"."""

    range_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.range_s = 60.0
        self.title, self.legend = Label(), Label()
        self.plot = pg.PlotWidget(background=theme.SURFACE, enableMenu=False)
        item = self.plot.getPlotItem()
        item.hideButtons()
        self.plot.setMouseEnabled(False, False)
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.plot.setYRange(0.0, 1.0, padding=0.03)
        self.band = pg.LinearRegionItem((0.6, 1.1), "horizontal", movable=False, pen=pg.mkPen(None))
        self.band.setBrush(theme.translucent(theme.PRIORITY_COLOUR[Priority.MEDIUM], 20))
        dashes = pg.mkPen(theme.translucent(theme.PRIORITY_COLOUR[Priority.MEDIUM], 150), style=Qt.PenStyle.DashLine)
        self.limit = pg.InfiniteLine(0.6, 0, pen=dashes)
        self.proposal = pg.InfiniteLine(0.6, 0, pen=pg.mkPen(theme.TEXT, width=2, style=Qt.PenStyle.DashLine))
        self.usual = pg.InfiniteLine(
            0.1,
            0,
            pen=pg.mkPen(theme.FAINT, style=Qt.PenStyle.DotLine),
            label=labels.USUAL,
            labelOpts={"position": 0.03, "color": theme.DIM, "anchors": [(0, 1), (0, 1)]},
        )
        self.proposal.hide()
        self.usual.hide()
        self.rail = LimitRail()
        self.hatching = QGraphicsPathItem()
        self.hatching.setPen(QPen(Qt.PenStyle.NoPen))
        self._stems = QGraphicsPathItem()
        self.line = pg.PlotCurveItem(connect="finite", skipFiniteCheck=True)
        self.points = pg.ScatterPlotItem(pxMode=True)
        lines = (self.band, self.limit, self.usual, self.proposal)
        for part in (*lines, self.hatching, self._stems, self.line, self.points):
            item.addItem(part, ignoreBounds=True)

        self._make_range_buttons()
        self._grid = QGridLayout(self)
        self._grid.addLayout(hbox(self.title, 1, self.legend), 0, 0)
        self._grid.addWidget(self.plot, 1, 0)
        self._grid.addWidget(self.rail, 0, 1, 2, 1)
        self._grid.addLayout(self._choices, 0, 2, 2, 1)
        self._grid.setRowStretch(1, 1)
        self.set_limit(0.6)
        self.rescale(theme.Scale(1.0))

    def _make_range_buttons(self) -> None:
        self.buttons = [KeyButton(text, key) for text, key in zip(labels.RANGES_S.values(), _KEYS, strict=True)]
        self._group = QButtonGroup(self)
        self._choices = vbox(*self.buttons)
        for button, range_s in zip(self.buttons, labels.RANGES_S, strict=True):
            button.setCheckable(True)
            button.clicked.connect(partial(self.show_range, range_s))
            self._group.addButton(button)
        self.buttons[0].setChecked(True)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write title, legend and axes in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.rail.limit is not None:
            self.set_limit(self.rail.limit)
            self.usual.label.setFormat(labels.USUAL)
            self._set_axis()

    def set_limit(self, p: float) -> None:
        """Draw the pain limit."""
        self.band.setRegion((p, 1.1))
        self.limit.setValue(p)
        self.rail.show_limit(p)
        self.plot.getAxis("left").setTicks([[(0.0, "0"), (0.5, "50"), (1.0, "100 %")]])
        self.title.setText(f"{labels.CHART_TITLE}, {phrases.limit(p)}")
        self.legend.setText(labels.CHART_LEGEND)

    def show_proposal(self, p: float | None) -> None:
        """Draw the proposed limit; None when there is none."""
        self.proposal.setVisible(p is not None)
        if p is not None:
            self.proposal.setValue(p)
        self.rail.show_proposal(p)

    def show_usual(self, p: float | None) -> None:
        """Draw this infant's usual level as a thin line; None when it is not known."""
        self.usual.setVisible(p is not None)
        if p is not None:
            self.usual.setValue(p)

    def show_range(self, range_s: float) -> None:
        """Draw the last `range_s` seconds."""
        self.range_s = range_s
        self.buttons[list(labels.RANGES_S).index(range_s)].setChecked(True)
        self._set_axis()
        self.range_changed.emit()

    def draw(self, rows: Rows, events: Sequence[Event], now_s: float) -> None:
        """Draw samples and events; `now_s` is the time of the right edge, in their time. Events are those of the whole
        stay: what lies left of the chart is left out here.
        """
        step_s = self.range_s / _POINTS
        x, y = thin(rows.t_s, rows.p_trend, step_s)
        self.line.setData(x - now_s, y, connect="finite", skipFiniteCheck=True)
        path = QPainterPath()
        for begin, end in spans(rows.t_s, rows.state == CANNOT_TELL_CODE, step_s):
            path.addRect(QRectF(begin - now_s, -0.03, end - begin, 1.06))
        self.hatching.setPath(path)
        self._hatch()
        self._align_rail()
        from_s = now_s - (1 + _PADDING) * self.range_s
        self._mark([event for event in events if event.t_s >= from_s and event.kind in labels.MARKS], now_s)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts, lines and distances for this scale."""
        scale.style(15, self.title, self.legend, colour=theme.DIM)
        self.rail.rescale(scale)
        for button in self.buttons:
            button.rescale(scale, 92)
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setStyle(
                tickFont=scale.font(14), tickTextOffset=scale.px(6), tickLength=0, hideOverlappingLabels=False
            )
            axis.setPen(pg.mkPen(theme.LINE))
            axis.setTextPen(pg.mkPen(theme.DIM))
        self.plot.getPlotItem().setContentsMargins(0, scale.px(6), 0, 0)  # the uppermost number is not cut
        self.plot.getAxis("left").setWidth(scale.px(58))
        self.plot.getAxis("bottom").setHeight(scale.px(26))
        self.usual.label.setFont(scale.font(14))
        self.line.setPen(pg.mkPen(theme.TEXT, width=scale.px(2.5)))
        self.points.setSize(scale.px(15))
        scale.space(self._grid, 8, 14, 8, 10, 8)
        self._grid.setHorizontalSpacing(scale.px(12))
        scale.space(self._choices, 6)
        theme.dress(self, f"TrendChart {{ background: {theme.SURFACE}; }}")
        self._set_axis()

    def _set_axis(self) -> None:
        back = np.arange(0.0, self.range_s + 1.0, _TICKS_S[self.range_s])
        self.plot.getAxis("bottom").setTicks([[(-s, phrases.ago(float(s))) for s in back]])
        self.plot.setXRange(-self.range_s, 0.0, padding=_PADDING)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Align the handle with its line."""
        super().resizeEvent(event)
        self._align_rail()

    def _align_rail(self) -> None:
        box = self.plot.getViewBox()

        def y_px(p: float) -> float:
            on_plot = self.plot.mapFromScene(box.mapViewToScene(QPointF(0.0, p)))
            return float(self.rail.mapFromGlobal(self.plot.mapToGlobal(on_plot)).y())

        self.rail.set_span(y_px(1.0), y_px(0.0))

    def _hatch(self) -> None:
        """Draw the hatching at the same size on screen in every range."""
        brush = QBrush(QColor(theme.FAINT), Qt.BrushStyle.BDiagPattern)
        x_px, y_px = self.plot.getViewBox().viewPixelSize()
        brush.setTransform(QTransform.fromScale(x_px, -y_px))
        self.hatching.setBrush(brush)

    def _mark(self, events: Sequence[Event], now_s: float) -> None:
        stems, spots = QPainterPath(), []
        for event in events:
            x = event.t_s - now_s
            alarm = event.kind is EventKind.ALARM_STARTED
            colour = theme.PRIORITY_COLOUR[event.priority or Priority.LOW] if alarm else theme.TEXT
            spots.append(
                {"pos": (x, 0.94 if alarm else 0.06), "symbol": "t" if alarm else "d", "brush": colour, "pen": None}
            )
            stems.moveTo(x, 0.0)
            stems.lineTo(x, 1.0)
        pen = QPen(QColor(theme.FAINT), 1)
        pen.setCosmetic(True)
        self._stems.setPen(pen)
        self._stems.setPath(stems)
        self.points.setData(spots)
