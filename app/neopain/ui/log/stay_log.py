"""The log of the stay: events of this run and, from the ward's records, of earlier ones, with times that never move."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal

from neopain.base.clock import local_date
from neopain.base.data import AlarmPhase, Event, EventKind, MarkSeen, Sample
from neopain.base.time_text import elapsed, hours_and_minutes, time_of_day
from neopain.record.analysis.alarm_log import (
    HANDOVER_S,
    AlarmEntry,
    Entry,
    Figures,
    entries,
    figures,
    mark_interrupted,
    stay_entries,
    unseen,
    watched_s,
)
from neopain.ui.background import BackgroundTask
from neopain.ui.bridge import Bridge
from neopain.ui.text import language

RECENT_S = 24 * 3600.0
"""Figures of the whole stay would hide how the infant is now."""


class StayLog(QObject):
    """Reads the events before this start once for each patient, in another thread. `failed` says in one line why they
    cannot be read, and is empty once they can.
    """

    failed = Signal(str)

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._earlier: tuple[Entry, ...] = ()
        self._since_s = 0.0
        self._zero: datetime | None = None
        self._log: tuple[Entry, ...] = ()
        self._unseen: tuple[AlarmEntry, ...] = ()
        self._made_from: tuple[object, ...] = ()
        self._is_unread = False
        """Whether the earlier events could not be read."""
        self._reading = BackgroundTask("read-earlier-events", self, self._keep, self._fail, only_newest=True)
        bridge.sample.connect(self._note_zero)
        bridge.happened.connect(self._handle)
        self._read()

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The whole log, newest entry first."""
        self._refresh()
        return self._log

    @property
    def unseen(self) -> tuple[AlarmEntry, ...]:
        """Alarms that ended before anyone acknowledged them and that nobody has seen since, the most urgent and newest
        first; without those that the alarm bar still signals.
        """
        self._refresh()
        latched = [s for s in self._bridge.alarm_state.signals if s.phase is AlarmPhase.LATCHED]
        return tuple(
            entry
            for entry in self._unseen
            if not any(s.condition is entry.condition and abs(s.since_s - entry.t_s) <= HANDOVER_S for s in latched)
        )

    @property
    def figures(self) -> Figures:
        """The figures of RECENT_S before this start and of all the time since."""
        earlier = tuple(entry for entry in self._earlier if entry.t_s >= -RECENT_S)
        recent = tuple(entry for entry in self.entries if entry.t_s >= -RECENT_S)
        return figures(recent, watched_s(earlier, self._bridge.source_s - self._since_s))

    def mark_seen(self) -> None:
        """Record that a person has seen the unseen alarms, and no others."""
        for entry in self.unseen:
            self._bridge.do(partial(MarkSeen, condition=entry.condition, alarm_s=entry.t_s))

    def when(self, t_s: float) -> str:
        """The time of day at `t_s` to the second, with its day if that is not today; for a recording that is played,
        the time in it.
        """
        moment = self._moment(t_s)
        return elapsed(t_s) if moment is None else self._day(moment) + time_of_day(moment)

    def minute(self, t_s: float) -> str:
        """The time of day at `t_s` to the minute, as `when`."""
        moment = self._moment(t_s)
        return elapsed(t_s) if moment is None else self._day(moment) + hours_and_minutes(moment)

    def _day(self, moment: datetime) -> str:
        """The day of `moment` with a space; empty for today."""
        day = local_date(moment)
        return "" if day == local_date(self._bridge.now()) else language.dated(day, "d MMM ")

    def _moment(self, t_s: float) -> datetime | None:
        """The wall clock at `t_s`, as the session that is recorded has it. It is worked out from one fixed zero: the
        wall clock and the clock of the pictures run apart, so that a time computed at each redraw would move.
        """
        bridge = self._bridge
        if bridge.monitor.player is not None:
            return None
        recorded = None if bridge.ward is None else bridge.ward.wall_time(t_s)
        if recorded is not None:
            return recorded
        return (self._note_zero() if self._zero is None else self._zero) + timedelta(seconds=t_s)

    def _note_zero(self, sample: Sample | None = None) -> datetime:
        """The wall clock at `t_s` 0: fixed with the first sample of each patient."""
        if self._zero is not None:
            return self._zero
        zero = self._bridge.now() - timedelta(seconds=self._bridge.source_s)
        if sample is not None:
            self._zero = zero
        return zero

    def _handle(self, event: Event) -> None:
        if event.kind is EventKind.PATIENT_CHANGED:
            self._earlier, self._since_s, self._zero = (), event.t_s, None
            self._made_from = ()
            self._read()

    def retry(self) -> None:
        """Read the earlier events again where that failed, as while their disk was away."""
        if self._is_unread:
            self._read()

    def _fail(self, why: str) -> None:
        self._is_unread = True
        self.failed.emit(why)

    def _read(self) -> None:
        if self._bridge.ward is not None:
            self._reading.start(self._bridge.ward.earlier)

    def _keep(self, events: tuple[Event, ...] | None) -> None:
        if events is None:
            self._read()  # no session has begun yet, as without a camera: it is not known whose events are wanted
            return
        self._earlier = mark_interrupted(entries(events))
        if self._is_unread:
            self._is_unread = False
            self.failed.emit("")

    def _refresh(self) -> None:
        events = self._bridge.monitor.history.events
        made_from = (len(events), events[-1] if events else None, self._earlier)
        if made_from == self._made_from:
            return
        self._made_from = made_from
        self._log = stay_entries(self._earlier, events)
        self._unseen = unseen(self._log)
