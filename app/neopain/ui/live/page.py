"""The live page: puts the parts in their places and passes on to each what it shows.

Alarm bar, buttons and status strip are always visible. Between them is the alarm log, or the monitoring view: the
score, the picture next to it and the chart; the tray takes the chart's place while it asks something.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from neopain.base.data import AlarmCondition, AlarmState, Event, EventKind, Limits, Sample
from neopain.live.health import Health
from neopain.ui import theme
from neopain.ui.bridge import Bridge
from neopain.ui.live.alarm_bar import AlarmBar
from neopain.ui.live.aside import Aside
from neopain.ui.live.blank import why_blank
from neopain.ui.live.care_controller import CareController
from neopain.ui.live.chart_panel import ChartPanel
from neopain.ui.live.closing.controller import CloseController
from neopain.ui.live.help_page import HelpPage
from neopain.ui.live.limit_controller import LimitController
from neopain.ui.live.page_keys import add_keys
from neopain.ui.live.replay_bar import ReplayBar
from neopain.ui.live.score_panel import ScorePanel
from neopain.ui.live.side_panel import SidePanel
from neopain.ui.live.status_strip import StatusStrip
from neopain.ui.live.trend_chart import TrendChart
from neopain.ui.log.controller import LogController
from neopain.ui.log.page import LogPage
from neopain.ui.patient.bed_state import bed_state
from neopain.ui.patient.controller import PatientController
from neopain.ui.patient.review_place import ReviewPlace
from neopain.ui.patient.scans import ScanController
from neopain.ui.scoring.controller import ScoringController
from neopain.ui.staff_lock import StaffLock
from neopain.ui.text import labels, machine_text, phrases
from neopain.ui.text.labels import Advice
from neopain.ui.typing.controller import TypingController
from neopain.ui.typing.touch_keyboard import TouchKeyboard
from neopain.ui.widgets.buttons import ButtonRow
from neopain.ui.widgets.layout import hbox, vbox
from neopain.ui.widgets.tray import Tray


class LivePage(QWidget):
    """The bedside view of one bridge."""

    full_screen_wanted = Signal()

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self.bridge, monitor = bridge, bridge.monitor
        bridge.setParent(self)  # else what is connected to it would keep it, and it this page, for ever
        self.alarm_bar, self.score, self.side = AlarmBar(), ScorePanel(), SidePanel()
        self.chart, self.tray, self.log = TrendChart(), Tray(), LogPage()
        self.chart_panel = ChartPanel(self.chart, bridge)
        self.buttons, self.status, self.keyboard = ButtonRow(), StatusStrip(), TouchKeyboard()
        self.video = self.side.video
        self.replay = None if monitor.player is None else ReplayBar(monitor.player)
        self.sample: Sample | None = None
        self._health: Health | None = None
        self._limits: Limits | None = None
        self._fault: Advice | None = None
        self._video_hidden, self._fitted = False, QSize()
        self._lay_out()

        lock = self.lock = StaffLock(self.tray, bridge)
        patient = PatientController(self.side.fields, self.tray, lock, bridge, self.review)
        self.scans = ScanController(lock, patient, self.side.fields, self.tray, bridge)
        scoring = ScoringController(self.side.score, self.tray, lock, bridge)
        parts = (self.buttons, self.tray, lock, bridge)
        self.care = CareController(*parts, patient=patient, scoring=scoring, score=self.score)
        self.closing = CloseController(self.tray, lock, bridge)
        self._limit = LimitController(self.chart, self.side.limit, self.tray, lock, bridge)
        self._typing = TypingController(self.keyboard, self.side.fields, self.tray, self.chart_panel)
        self._log = LogController(self.log, bridge, self.toggle_log)
        self._aside = Aside((self.side, self.tray, self._log, self.review, self.help), self.side.resume)
        self.chart.set_limit(monitor.limit)
        self.status.show_monitor(monitor.info.name, monitor.provider, monitor.bundle_id)
        self.score.show_nothing(labels.WAITING)
        self._connect()

    def toggle_video(self) -> None:
        """Privacy: hide the video, or show it again."""
        self._video_hidden = not self._video_hidden
        self.video.set_hidden(self._video_hidden)
        self.chart_panel.set_hidden(self._video_hidden)
        self.care.video_hidden = self._video_hidden

    def toggle_log(self) -> None:
        """Open the alarm log, or go back to the monitoring view."""
        self._log.toggle(self.stack)

    def step_back(self) -> None:
        """Close what was opened last: a question in the tray, else a card, else an entry or the alarm log."""
        if self.help.is_open:
            self.help.shut()
        elif not self.tray.isHidden():
            self.tray.shut()
        elif not self.side.step_back() and self.stack.currentWidget() is self.log and not self.log.step_back():
            self.toggle_log()

    def show_full_screen(self, full: bool) -> None:
        """Note whether the window fills the screen, for the tile that changes it."""
        self.care.is_full_screen = full

    def show_fault(self, why: Advice) -> None:
        """Show no number any more."""
        self._fault = why
        self._show_sample(None)

    def rescale(self) -> None:
        """Fit everything to the size of the page."""
        self._fitted = self.size()
        scale = theme.Scale.of(self.width(), self.height())
        parts = (self.alarm_bar, self.score, self.side, self.chart, self.chart_panel, self.tray, self.log, self.review)
        for part in (*parts, self.help, self.keyboard, self.buttons, self.status, self.replay):
            if part is not None:
                part.rescale(scale)
        self.chart.setFixedHeight(scale.px(theme.CHART_PX))
        scale.space(self._middle, 10)
        scale.space(self._watching, 10)
        scale.space(self._column, 10, 10, 10, 10, 6)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        if self.size() != self._fitted:
            self.rescale()

    def _lay_out(self) -> None:
        self.watch, self.stack = QWidget(), QStackedWidget()
        self._middle = hbox((self.score, 8), (self.side, 5))
        self._watching = vbox(
            (self._middle, 1), self.replay, self.chart_panel, self.tray, self.keyboard, owner=self.watch
        )
        self.stack.addWidget(self.watch)
        self.stack.addWidget(self.log)
        self.review, self.help = ReviewPlace(self.stack, self.buttons), HelpPage(self.stack)
        self._column = vbox(self.alarm_bar, (self.stack, 1), self.buttons, self.status, owner=self)

    def _connect(self) -> None:
        bridge = self.bridge
        self.care.video.connect(self.toggle_video)
        self.care.full_screen.connect(self.full_screen_wanted)
        self.care.close_wanted.connect(lambda: self.window().close())
        self.care.settings_wanted.connect(self.closing.ask_settings)
        self.tray.opened.connect(self._watch)
        self.side.opened.connect(self._watch)
        self.buttons.acknowledge.clicked.connect(self._acknowledge)
        self.buttons.pause_audio.clicked.connect(bridge.toggle_audio)
        self.buttons.log.clicked.connect(self.toggle_log)
        self.buttons.help.clicked.connect(self.help.toggle)
        self.stack.currentChanged.connect(self._show_open)
        self.log.detail.review_wanted.connect(self._review)
        self.alarm_bar.unseen.clicked.connect(self._look_at_unseen)
        self.side.question.answered.connect(bridge.answer)
        self.score.painted.connect(bridge.painted)
        keys = {Qt.Key.Key_V: self.toggle_video, Qt.Key.Key_M: self.care.mark, Qt.Key.Key_Escape: self.step_back}
        keys |= dict.fromkeys((Qt.Key.Key_F1, Qt.Key.Key_Question), self.help.toggle)
        add_keys(self, keys, self.replay)
        bridge.frame.connect(self.video.show_frame)
        bridge.sample.connect(self._show_sample)
        bridge.alarms.connect(self._show_alarms)
        bridge.happened.connect(self._show_event)
        bridge.health.connect(self._show_health)
        bridge.tick.connect(self._tick)

    def _show_open(self) -> None:
        self.buttons.show_open(log=self.stack.currentWidget() is self.log, sheet=self.help.is_open)

    def _show_sample(self, sample: Sample | None) -> None:
        self.sample = sample
        self.video.show_sample(sample)
        for part in (self.log, self.review, self.help):
            part.show_sample(sample)
        if sample is None:
            self.score.show_nothing(self._why())
            return
        self.score.show_sample(sample)
        self._limits = sample.limits or self._limits
        if sample.limits is not None and sample.limits.pain_limit != self.chart.rail.limit:
            self.chart.set_limit(sample.limits.pain_limit)
        self.chart.show_usual(None if sample.baseline is None else sample.baseline.value)

    def _show_alarms(self, alarms: AlarmState) -> None:
        now_s, source_s = self.bridge.monitor.now_s(), self.bridge.source_s
        unit = None if self._health is None else self._health.unit_limits
        deviations = phrases.deviations(self._limits, unit, self._video_hidden)
        self.alarm_bar.show_bed(bed_state(self.bridge, self._health, deviations))
        unseen = self._log.stay.unseen
        self.alarm_bar.unseen.show_unseen(unseen, self._log.stay.minute(unseen[0].t_s) if unseen else "")
        self.alarm_bar.show_alarms(alarms, now_s, source_s, machine_text.reasons(self._health))
        self.buttons.show_alarms(alarms, source_s)
        self.buttons.show_comfort(self.care.comfort, source_s)
        self.buttons.show_procedure(self.bridge.procedure, source_s)
        asking = not (self.side.question.isHidden() and self.tray.isHidden())
        self._aside.follow(alarms, now_s, asking)

    def _show_event(self, event: Event) -> None:
        self.chart_panel.draw_soon()
        self.care.handle(event)
        if event.kind is EventKind.PATIENT_CHANGED:
            self.side.clear()
            if self.tray.is_aside:
                self.tray.shut()
        self.side.show_event(event, self.bridge.monitor.now_s())

    def _show_health(self, health: Health) -> None:
        self._health = health
        self.status.show_health(health, self.bridge.latency_ms(0.5))
        self.video.show_fault(health.fault, health.picture_age_s)
        if self.sample is None:
            self.score.show_nothing(self._why())

    def _tick(self, now_s: float) -> None:
        self._show_alarms(self.bridge.alarm_state)
        for part in (self.side, self.tray, self.review, self.help):
            part.tick(now_s)
        self._limit.tick()
        self.status.show_person(self.lock.signed_in.name)
        if self._log.tick(now_s, self.stack.currentWidget() is self.log):
            self.toggle_log()
        if self.replay is not None:
            self.replay.follow()

    def _watch(self) -> None:
        """What asks something is in the monitoring view."""
        self.help.shut()
        self._log.is_aside = False  # whoever asks for something else has left it
        if self.stack.currentWidget() is self.log:
            self.toggle_log()

    def _look_at_unseen(self) -> None:
        self._log.stay.mark_seen()
        if self.stack.currentWidget() is not self.log:
            self.toggle_log()

    def _review(self, session: str, moment_s: float) -> None:
        self._watch()
        self.review.begin(session, moment_s)

    def _acknowledge(self) -> None:
        if AlarmCondition.PAIN in self.bridge.acknowledge():
            self.side.ask_pain(self.bridge.monitor.now_s())

    def _why(self) -> Advice:
        return why_blank(self._fault, self.bridge.blank, self._health, self.replay is not None)
