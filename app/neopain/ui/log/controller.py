"""Keeps the alarm log page up to date while it is open."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QStackedWidget

from neopain.base.data import Answer, Event, EventKind, MarkSeen
from neopain.record.analysis.alarm_log import AlarmEntry, Entry
from neopain.record.analysis.excerpt import AFTER_S, BEFORE_S, LONGEST_S, Excerpt
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.log.detail import known_s
from neopain.ui.log.page import LogPage
from neopain.ui.log.stay_log import StayLog
from neopain.ui.text import labels

OPEN_FOR_S = 60.0
"""The log closes when untouched for this long, so that the infant is watched again."""
REFRESH_S = 1.0


class LogController:
    """Shows the log of the stay on the page, and closes it when nobody touches it. `toggle_page` opens or closes it."""

    any_alarm = False

    def __init__(self, page: LogPage, bridge: Bridge, toggle_page: Callable[[], None]) -> None:
        self._page, self._bridge, self.stay = page, bridge, StayLog(bridge, page)
        self._toggle_page = toggle_page
        self.is_aside = False
        self._opened_s = self._shown_s = float("-inf")
        self.stay.failed.connect(page.show_error)
        page.touched.connect(self._touch)
        page.opened.connect(self._open)
        page.answered.connect(self._answer)
        bridge.happened.connect(self._handle)
        self._reading = BackgroundTask("read-excerpt", page, page.detail.show_excerpt, self._not_read, only_newest=True)

    def toggle(self, stack: QStackedWidget) -> None:
        """Open the log, or go back. A log that has stepped aside is opened as it was."""
        was_aside, self.is_aside = self.is_aside, False
        if stack.currentWidget() is self._page:
            stack.setCurrentIndex(0)
            return
        self._touch()
        self.stay.retry()
        position_s = self._page.position_s
        if not was_aside:
            self._page.open()
        self._show()
        if was_aside:
            self._page.go_to(position_s)
        stack.setCurrentWidget(self._page)

    @property
    def name(self) -> str:
        """What it is called."""
        return labels.LOG

    def step_aside(self) -> bool:
        """Go back to the monitoring view if the log is open, and return whether it was."""
        if self._page.isHidden():
            return False
        self._toggle_page()
        self.is_aside = True
        return True

    def come_back(self) -> None:
        """Open the log where it was, if it has stepped aside."""
        if self.is_aside:
            self._toggle_page()

    def tick(self, now_s: float, is_open: bool) -> bool:
        """Refresh the open log; returns whether it is time to close it."""
        if is_open and now_s - self._shown_s >= REFRESH_S:
            self._show()
        return is_open and now_s - self._opened_s >= OPEN_FOR_S

    def _handle(self, event: Event) -> None:
        """An open entry is not of the next patient: its answer would be recorded as that one's."""
        if event.kind is EventKind.PATIENT_CHANGED:
            self._reading.cancel()
            self._page.show_list()
            self._page.show_error("")

    def _open(self, entry: Entry) -> None:
        """Read the curve of `entry`; an alarm that nobody had seen is seen now."""
        if isinstance(entry, AlarmEntry) and entry.is_unseen:
            self._bridge.do(partial(MarkSeen, condition=entry.condition, alarm_s=entry.t_s))
        ward = self._bridge.ward
        if ward is None:
            self._page.detail.show_excerpt(self._in_memory(entry))
        else:
            self._reading.cancel()
            self._reading.start(partial(ward.excerpt, entry.t_s, known_s(entry)))

    def _in_memory(self, entry: Entry) -> Excerpt:
        """Without records the last hour is there, without faces."""
        rows = self._bridge.monitor.history.since(entry.t_s - BEFORE_S)
        within = rows.t_s <= entry.t_s + min(known_s(entry), LONGEST_S) + AFTER_S
        return Excerpt(rows.t_s[within], rows.p_trend[within])

    def _not_read(self, why: str) -> None:
        self._page.detail.show_excerpt(None, why)

    def _answer(self, entry: AlarmEntry, answer: Answer) -> None:
        self._bridge.do(partial(MarkSeen, condition=entry.condition, alarm_s=entry.t_s, answer=answer))

    def _touch(self) -> None:
        self._opened_s = self._bridge.monitor.now_s()

    def _show(self) -> None:
        self._shown_s = self._bridge.monitor.now_s()
        self._page.show_log(self.stay.entries, self.stay.figures, self._bridge.source_s, self.stay.when)
