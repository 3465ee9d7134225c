"""Keeps the alarm log page up to date while it is open: events of this run and of earlier ones, with times of day."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtWidgets import QStackedWidget

from neopain.base.data import Event
from neopain.base.time_text import elapsed, time_of_day
from neopain.record.analysis.alarm_log import Entry, entries, mark_interrupted, watched_s
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.log.page import LogPage

OPEN_FOR_S = 60.0
"""The log closes when untouched for this long, so that the infant is watched again."""
REFRESH_S = 1.0


class LogController:
    """Reads the events before this start once, in another thread, from the ward's records."""

    def __init__(self, page: LogPage, bridge: Bridge) -> None:
        self._page, self._bridge = page, bridge
        self._opened_s = self._shown_s = float("-inf")
        self._earlier: tuple[Entry, ...] = ()
        self._reading = BackgroundTask(
            "read-earlier-events", page, self._show_earlier, page.show_error, only_newest=True
        )
        self._since_s = 0.0
        self._read()
        page.touched.connect(self._touch)

    def begin_patient(self, t_s: float) -> None:
        """Start a new log for a patient who was admitted at `t_s`."""
        self._earlier, self._since_s = (), t_s
        self._read()

    def toggle(self, stack: QStackedWidget) -> None:
        """Open the log, or go back."""
        if stack.currentWidget() is self._page:
            stack.setCurrentIndex(0)
            return
        self._touch()
        self._page.open()
        self._show()
        stack.setCurrentWidget(self._page)

    def tick(self, now_s: float, is_open: bool) -> bool:
        """Refresh the open log; returns whether it is time to close it."""
        if is_open and now_s - self._shown_s >= REFRESH_S:
            self._show()
        return is_open and now_s - self._opened_s >= OPEN_FOR_S

    def _read(self) -> None:
        if self._bridge.ward is not None:
            self._reading.start(self._bridge.ward.earlier)

    def _show_earlier(self, events: tuple[Event, ...]) -> None:
        self._earlier = mark_interrupted(entries(events))

    def _touch(self) -> None:
        self._opened_s = self._bridge.monitor.now_s()

    def _show(self) -> None:
        bridge = self._bridge
        self._shown_s = bridge.monitor.now_s()
        log = (*entries(bridge.monitor.history.events), *self._earlier)
        now_s = bridge.source_s
        self._page.show_log(log, watched_s(self._earlier, now_s - self._since_s), now_s, self._when)

    def _when(self, t_s: float) -> str:
        """The time of day; for a recording that is played, the time in it."""
        if self._bridge.monitor.player is not None:
            return elapsed(t_s)
        then = self._bridge.now() - timedelta(seconds=self._bridge.source_s - t_s)
        return time_of_day(then)  # converted only here: the UTC offset may have changed since then
