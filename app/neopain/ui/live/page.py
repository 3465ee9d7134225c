"""The live page: puts the parts in their places and tells each what it has to know.

Alarm bar, buttons and status always stay. Between them lies what is watched, or the alarm log. What is watched is the
score, the picture at its side and the chart; a question takes the chart's place for a moment.
"""

from __future__ import annotations

from functools import partial

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from neopain.base.data import AlarmCondition, AlarmState, Answer, Event, EventKind, Frame, Sample
from neopain.live.health import Health
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.alarm_bar import AlarmBar
from neopain.ui.live.care import Care, Talks
from neopain.ui.live.limit_controller import LimitTalk
from neopain.ui.live.readout import Readout
from neopain.ui.live.replay_bar import STEP_S, ReplayBar
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.side import Side
from neopain.ui.live.status_strip import StatusStrip
from neopain.ui.live.trend_chart import REDRAW_S, TrendChart
from neopain.ui.log.follow import LogFollow
from neopain.ui.log.page import LogPage
from neopain.ui.patient.controller import PatientTalk
from neopain.ui.patient.review import BedsideReview
from neopain.ui.scoring.controller import ScoreTalk
from neopain.ui.text import labels
from neopain.ui.text.labels import Advice
from neopain.ui.widgets.buttons import ButtonRow
from neopain.ui.widgets.lock import Lock
from neopain.ui.widgets.tray import Tray

EDGE_S = 2.0
"""How much more than the range is drawn, so that the line reaches the edge."""


class LivePage(QWidget):
    """What is seen at the bedside. Says "Starting" until a bridge is attached."""

    full_screen_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.alarm_bar, self.score, self.side = AlarmBar(), ScorePanel(), Side()
        self.chart, self.tray, self.log = TrendChart(), Tray(), LogPage()
        self.buttons, self.status = ButtonRow(), StatusStrip()
        self.video = self.side.video
        self.replay: ReplayBar | None = None
        self.readout: Readout | None = None
        self.bridge: Bridge | None = None
        self.care: Care | None = None
        self.review = BedsideReview()
        self.sample: Sample | None = None
        self._health: Health | None = None
        self._fault: Advice | None = None
        self._comfort: Event | None = None
        self._video_hidden = self._full_screen = False
        self._drawn_s = -np.inf
        self._middle = QHBoxLayout()
        self._middle.addWidget(self.score, 8)
        self._middle.addWidget(self.side, 5)
        self.watch = QWidget()
        self._watching = QVBoxLayout(self.watch)
        self._watching.setContentsMargins(0, 0, 0, 0)
        self._watching.addLayout(self._middle, 1)
        self._watching.addWidget(self.chart)
        self._watching.addWidget(self.tray)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.watch)
        self.stack.addWidget(self.log)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.alarm_bar)
        self._column.addWidget(self.stack, 1)
        for part in (self.buttons, self.status):
            self._column.addWidget(part)
        self.tray.closed.connect(self.chart.show)
        for button in self.buttons.all:
            button.setEnabled(False)
        for key, act in ((Qt.Key.Key_V, self.toggle_video), (Qt.Key.Key_F, self.full_screen_wanted.emit)):
            QShortcut(QKeySequence(key), self, act)

    def attach(self, bridge: Bridge) -> None:
        """Follow a bridge from now on."""
        self.bridge = bridge
        monitor = bridge.monitor
        for button in self.buttons.all:
            button.setEnabled(True)
        self._lock = Lock(self.tray, bridge)
        self._limit = LimitTalk(self.chart, self.side, bridge)
        self._log = LogFollow(self.log, bridge)
        self._talks = Talks(
            ScoreTalk(self.side, self.tray, self._lock, bridge),
            PatientTalk(self.side, self.tray, self._lock, bridge, self.review),
        )
        self.care = Care(self.buttons, self.tray, self._lock, self._talks, bridge)
        self.care.video.connect(self.toggle_video)
        self.care.full_screen.connect(self.full_screen_wanted)
        self.show_full_screen(self._full_screen)
        self.tray.opened.connect(self._make_room)
        self.buttons.acknowledge.clicked.connect(self._acknowledge)
        self.buttons.pause_audio.clicked.connect(bridge.toggle_audio)
        self.buttons.log.clicked.connect(self.toggle_log)
        self.side.question.answered.connect(self._answer)
        QShortcut(QKeySequence(Qt.Key.Key_M), self, self.care.mark)
        self.score.painted.connect(bridge.painted)
        self.chart.set_limit(monitor.limit)
        self.chart.range_changed.connect(self._draw_chart)
        self.status.show_monitor(monitor.info.name, monitor.provider, monitor.bundle_id)
        if monitor.player is not None:
            self.replay = ReplayBar(monitor.player)
            self._watching.insertWidget(1, self.replay)
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
        self.score.show_nothing(labels.WAITING)

    def toggle_video(self) -> None:
        """Privacy: hide the video, or show it again."""
        self._video_hidden = not self._video_hidden
        self.video.set_hidden(self._video_hidden)
        if self.care is not None:
            self.care.video_hidden = self._video_hidden

    def toggle_log(self) -> None:
        """Open the alarm log, or go back to what is watched."""
        self._log.toggle(self.stack)
        self.buttons.show_log_open(self.stack.currentWidget() is self.log)

    def show_full_screen(self, full: bool) -> None:
        """Know what the button has to say."""
        self._full_screen = full
        if self.care is not None:
            self.care.is_full_screen = full

    def show_fault(self, why: Advice) -> None:
        """Blank the number for good."""
        self._fault = why
        self._show_sample(None)

    def rescale(self) -> None:
        """Fit everything to the size of the page."""
        scale = theme.Scale.of(self.width(), self.height())
        parts = (self.alarm_bar, self.score, self.side, self.chart, self.tray, self.log, self.buttons, self.status)
        for part in (*parts, self.replay, self.readout):
            if part is not None:
                part.rescale(scale)
        gap = scale.px(10)
        self.chart.setFixedHeight(scale.px(220))
        for line in (self._middle, self._watching, self._column):
            line.setSpacing(gap)
        self._column.setContentsMargins(gap, gap, gap, scale.px(6))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        self.rescale()

    def _show_frame(self, frame: Frame | None) -> None:
        self.video.show_frame(frame)

    def _show_sample(self, sample: Sample | None) -> None:
        self.sample = sample
        self.video.show_sample(sample)
        self.log.show_sample(sample)
        if sample is None:
            self.score.show_nothing(self._why())
            return
        self.score.show_sample(sample)
        if sample.limits is not None and sample.limits.pain_limit != self.chart.rail.limit:
            self.chart.set_limit(sample.limits.pain_limit)
        self.chart.show_usual(None if sample.baseline is None else sample.baseline.value)

    def _show_alarms(self, alarms: AlarmState) -> None:
        assert self.bridge is not None
        now_s, source_s = self.bridge.monitor.now_s(), self.bridge.source_s
        unproven = None if self._health is None else self._health.proof_failed
        self.alarm_bar.show_alarms(alarms, now_s, source_s, unproven)
        self.buttons.show_alarms(alarms, source_s)
        self.buttons.show_comfort(self._comfort, source_s)
        self.buttons.show_procedure(self.bridge.procedure, source_s)

    def _show_event(self, event: Event) -> None:
        assert self.bridge is not None
        self._drawn_s = -np.inf
        if event.kind is EventKind.COMFORT_GIVEN:
            self._comfort = event
        elif event.kind is EventKind.COMFORT_RESPONSE and self._comfort is not None:
            self._comfort = None if event.label == self._comfort.label else self._comfort
        elif event.kind is EventKind.PATIENT_CHANGED:
            self._comfort = None
            self.side.clear()
            self._log.begin_anew(event.t_s)
        self.review.heed(event)
        self.side.tell(event, self.bridge.monitor.now_s())

    def _show_health(self, health: Health) -> None:
        assert self.bridge is not None
        self._health = health
        self.status.show_health(health, self.bridge.latency_ms(0.5))
        if self.sample is None:
            self.score.show_nothing(self._why())

    def _tick(self, now_s: float) -> None:
        assert self.bridge is not None
        self._show_alarms(self.bridge.alarm_state)
        for part in (self.side, self.tray):
            part.tick(now_s)
        self._lock.tick()
        self._limit.tick()
        for talk in self._talks:
            talk.tick()
        if self._log.tick(now_s, self.stack.currentWidget() is self.log):
            self.toggle_log()
        if self.replay is not None:
            self.replay.follow()
        if now_s - self._drawn_s >= REDRAW_S[self.chart.range_s]:
            self._drawn_s = now_s
            self._draw_chart()

    def _draw_chart(self) -> None:
        if self.bridge is None or self.chart.isHidden():
            return
        now_s, history = self.bridge.source_s, self.bridge.monitor.history
        self.chart.draw(history.since(now_s - self.chart.range_s - EDGE_S), history.events, now_s)

    def _make_room(self) -> None:
        """The tray takes the chart's place, wherever one was before."""
        if self.stack.currentWidget() is self.log:
            self.toggle_log()
        self.chart.hide()

    def _acknowledge(self) -> None:
        assert self.bridge is not None
        if AlarmCondition.PAIN in self.bridge.acknowledge():
            self.side.ask_pain(self.bridge.monitor.now_s())

    def _answer(self, answer: Answer) -> None:
        assert self.bridge is not None
        self.bridge.answer(answer)

    def _why(self) -> Advice:
        """Why there is no number now."""
        if self._fault is not None:
            return self._fault
        if self.bridge is not None and self.bridge.blank is not None:
            return labels.ALARM[self.bridge.blank]
        if self._health is None:
            return labels.STARTING
        if self._health.fault is not None:
            return labels.fault(self._health.fault)
        if self._health.finished:
            return labels.OVER if self.replay is None else labels.FINISHED
        return labels.WAITING
