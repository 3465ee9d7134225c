"""The live page: puts the parts in their places and tells each what it has to know."""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from neopain.base.data import AlarmState, Event, Frame, Sample
from neopain.run.health import Health
from neopain.ui import texts, theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.alarm_bar import AlarmBar
from neopain.ui.live.buttons import ButtonRow
from neopain.ui.live.readout import Readout
from neopain.ui.live.replay_bar import STEP_S, ReplayBar
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.status_strip import StatusStrip
from neopain.ui.live.trend_chart import REDRAW_S, TrendChart
from neopain.ui.live.video_view import VideoView
from neopain.ui.texts import Advice

EDGE_S = 2.0
"""How much more than the range is drawn, so that the line reaches the edge."""


class LivePage(QWidget):
    """What is seen at the bedside. Says "Starting" until a bridge is attached."""

    def __init__(self) -> None:
        super().__init__()
        self.alarm_bar, self.score, self.video = AlarmBar(), ScorePanel(), VideoView()
        self.chart, self.buttons, self.status = TrendChart(), ButtonRow(), StatusStrip()
        self.replay: ReplayBar | None = None
        self.readout: Readout | None = None
        self.bridge: Bridge | None = None
        self.sample: Sample | None = None
        self._health: Health | None = None
        self._fault: Advice | None = None
        self._video_hidden = False
        self._drawn_s = -np.inf
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.score, 8)
        self._middle.addWidget(self.video, 5)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.alarm_bar)
        self._column.addLayout(self._middle, 1)
        for part in (self.chart, self.buttons, self.status):
            self._column.addWidget(part)
        self.buttons.video.clicked.connect(self.toggle_video)
        for button in self.buttons.all[:4]:
            button.setEnabled(False)

    def attach(self, bridge: Bridge) -> None:
        """Follow a bridge from now on."""
        self.bridge = bridge
        monitor = bridge.monitor
        for button in self.buttons.all:
            button.setEnabled(True)
        self.buttons.acknowledge.clicked.connect(bridge.acknowledge)
        self.buttons.pause_audio.clicked.connect(monitor.pause_audio)
        self.buttons.mark.clicked.connect(self._mark)
        self.score.painted.connect(bridge.painted)
        self.chart.set_limit(monitor.limit)
        self.chart.range_changed.connect(self._draw_chart)
        self.status.show_monitor(monitor.info.name, monitor.provider, monitor.bundle_id)
        if monitor.player is not None:
            self.replay = ReplayBar(monitor.player)
            self._column.insertWidget(3, self.replay)
            for key, by_s in ((Qt.Key.Key_Left, -STEP_S), (Qt.Key.Key_Right, STEP_S)):
                QShortcut(QKeySequence(key), self, partial(self.replay.jump, by_s))
            self.rescale()
        self.readout = Readout(self.chart, bridge, lambda: self._video_hidden)
        self.rescale()
        bridge.frame.connect(self._show_frame)
        bridge.sample.connect(self._show_sample)
        bridge.alarms.connect(self._show_alarms)
        bridge.happened.connect(self._show_event)
        bridge.health.connect(self._show_health)
        bridge.tick.connect(self._tick)
        self.score.show_nothing(texts.WAITING)

    def toggle_video(self) -> None:
        """Privacy: hide the video, or show it again."""
        self._video_hidden = not self._video_hidden
        self.video.set_hidden(self._video_hidden)
        self.buttons.show_video_hidden(self._video_hidden)

    def show_fault(self, why: Advice) -> None:
        """Blank the number for good."""
        self._fault = why
        self._show_sample(None)

    def rescale(self) -> None:
        """Fit everything to the size of the page."""
        scale = theme.Scale.of(self.width(), self.height())
        parts = (self.alarm_bar, self.score, self.video, self.chart, self.buttons, self.status)
        for part in (*parts, self.replay, self.readout):
            if part is not None:
                part.rescale(scale)
        gap = scale.px(10)
        self.chart.setFixedHeight(scale.px(220))
        self._middle.setSpacing(gap)
        self._column.setSpacing(gap)
        self._column.setContentsMargins(gap, gap, gap, scale.px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        self.rescale()

    def _show_frame(self, frame: Frame | None) -> None:
        self.video.show_frame(frame)

    def _show_sample(self, sample: Sample | None) -> None:
        self.sample = sample
        self.video.show_sample(sample)
        if sample is None:
            self.score.show_nothing(self._why())
        else:
            self.score.show_sample(sample)

    def _show_alarms(self, alarms: AlarmState) -> None:
        assert self.bridge is not None
        now_s, source_s = self.bridge.monitor.now_s(), self.bridge.source_s
        self.alarm_bar.show_alarms(alarms, now_s, source_s)
        self.buttons.show_alarms(alarms, now_s, source_s)

    def _show_event(self, event: Event) -> None:
        self._drawn_s = -np.inf

    def _show_health(self, health: Health) -> None:
        assert self.bridge is not None
        self._health = health
        self.status.show_rates(health.captured_hz, health.scored_hz, self.bridge.latency_ms(0.5))
        if self.sample is None:
            self.score.show_nothing(self._why())

    def _tick(self, now_s: float) -> None:
        assert self.bridge is not None
        self._show_alarms(self.bridge.alarm_state)
        if self.replay is not None:
            self.replay.follow()
        if now_s - self._drawn_s >= REDRAW_S[self.chart.range_s]:
            self._drawn_s = now_s
            self._draw_chart()

    def _draw_chart(self) -> None:
        if self.bridge is None:
            return
        now_s, history = self.bridge.source_s, self.bridge.monitor.history
        self.chart.draw(history.since(now_s - self.chart.range_s - EDGE_S), history.events, now_s)

    def _mark(self) -> None:
        assert self.bridge is not None
        self.bridge.monitor.mark("mark")
        self.buttons.show_marked(self.bridge.monitor.now_s(), self.bridge.source_s)

    def _why(self) -> Advice:
        """Why there is no number now."""
        if self._fault is not None:
            return self._fault
        if self._health is None:
            return texts.STARTING
        if self._health.fault is not None:
            return texts.fault(self._health.fault)
        if self._health.finished:
            return texts.OVER if self.replay is None else texts.FINISHED
        return texts.WAITING
