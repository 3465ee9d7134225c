"""The alarms of all beds, as one list, and those that ended although nobody had answered them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from neopain.base.alarm_words import ALARM, ESCALATED, Advice
from neopain.base.data import AlarmKind, AlarmPhase, Priority
from neopain.ward.board.place import Place, Presence
from neopain.ward.messages import Alarm

NO_DATA = "no_data"
NO_DATA_WORDS = Advice("No data", "Look at the baby. Check the bed's monitor.")
MOST_UNSEEN = 200
_ORDER = {Priority.HIGH: 0, Priority.MEDIUM: 1, Priority.LOW: 2}
_PHASES = {AlarmPhase.ACTIVE: 0, AlarmPhase.LATCHED: 1, AlarmPhase.ACKNOWLEDGED: 2}


@dataclass(frozen=True, slots=True)
class WardAlarm:
    """One alarm of one bed. `number` counts all alarms of this server; `condition` is one of the bed's or NO_DATA.

    `began_s` is in the server's steady clock, `began_at` and `ended_at` in its wall clock. `old` says that the bed has
    been silent since. `answered` says that a person acknowledged it at the bed or from the desk. `origin`: the run
    of the server before this one that it is from, and its number there.
    """

    number: int
    bed: str
    condition: str
    kind: AlarmKind
    priority: Priority
    phase: AlarmPhase
    began_s: float
    began_at: float
    words: Advice
    old: bool = False
    answered: bool = False
    ended_at: float | None = None
    origin: tuple[str, int] | None = None

    @property
    def calls(self) -> bool:
        """Whether it waits for a person."""
        return self.phase is AlarmPhase.ACTIVE and self.ended_at is None

    @property
    def urgency(self) -> tuple[int, int, bool, float]:
        """The order of the list: what waits for a person, the most urgent, the infant's before the machine's, the
        oldest.
        """
        return _PHASES[self.phase], _ORDER[self.priority], self.kind is AlarmKind.TECHNICAL, self.began_s


def words_of(alarm: Alarm) -> Advice:
    """What the bedside window calls this alarm."""
    normal = ALARM[alarm.condition]
    return ESCALATED.get(alarm.condition, normal) if alarm.escalated else normal


class AlarmList:
    """All alarms now. `decided`: those that another run of the server left and of which the last refresh heard whether
    they are over (`ended_at`) or go on. `unseen`: those of a bed that ended unanswered, the newest first, until
    somebody saw them.
    """

    def __init__(self) -> None:
        self._current: dict[tuple[str, str], WardAlarm] = {}
        self._count = 0
        self._left: dict[tuple[str, str], WardAlarm] = {}
        self.unseen: tuple[WardAlarm, ...] = ()
        self.decided: tuple[WardAlarm, ...] = ()

    def take_over(self, left: Iterable[WardAlarm], unseen: tuple[WardAlarm, ...]) -> None:
        """Go on where another run of the server ended: `left` had no end, and are unseen where their bed, once it is
        heard, says nothing of them.
        """
        self._left = {(alarm.bed, alarm.condition): alarm for alarm in left}
        self.unseen = unseen

    @property
    def current(self) -> tuple[WardAlarm, ...]:
        """All alarms, the most urgent first."""
        return tuple(sorted(self._current.values(), key=lambda alarm: alarm.urgency))

    def of(self, bed: str) -> tuple[WardAlarm, ...]:
        """The alarms of one bed, the most urgent first."""
        return tuple(alarm for alarm in self.current if alarm.bed == bed)

    def refresh(self, places: Iterable[Place], now_s: float, at_s: float) -> tuple[WardAlarm, ...]:
        """Take in what the beds say now; returns the alarms that ended since the last call."""
        found: dict[tuple[str, str], WardAlarm] = {}
        heard = set()
        for place in places:
            for alarm in self._alarms(place, now_s, at_s):
                found[alarm.bed, alarm.condition] = alarm
            if self._left and place.fresh(now_s) is not None:
                heard.add(place.key)
        ended = tuple(replace(old, ended_at=at_s) for key, old in self._current.items() if key not in found)
        self._current = found
        self.decided = self._decide(heard, at_s)
        missed = (alarm for alarm in ended if not alarm.answered and alarm.condition != NO_DATA)
        self.unseen = (*missed, *(alarm for alarm in self.decided if alarm.ended_at is not None), *self.unseen)[
            :MOST_UNSEEN
        ]
        return ended

    def mark_seen(self, number: int) -> WardAlarm | None:
        """A person has seen the alarm of that number, which ended unanswered; None where there is none."""
        alarm = next((alarm for alarm in self.unseen if alarm.number == number), None)
        self.unseen = tuple(other for other in self.unseen if other is not alarm)
        return alarm

    def _decide(self, heard: set[str], at_s: float) -> tuple[WardAlarm, ...]:
        """Those of `_left` whose bed is heard; they ended now where it does not have them any more."""
        known = {key: alarm for key, alarm in self._left.items() if alarm.bed in heard}
        self._left = {key: alarm for key, alarm in self._left.items() if key not in known}
        ends = ((alarm, None if key in self._current else at_s) for key, alarm in known.items())
        return tuple(replace(alarm, ended_at=ended_at) for alarm, ended_at in ends)

    def _alarms(self, place: Place, now_s: float, at_s: float) -> Iterable[WardAlarm]:
        presence = place.presence(now_s)
        if presence is Presence.OFF or presence is Presence.ABSENT:
            return
        if presence is Presence.SILENT:
            age_s = place.age_s(now_s) or 0.0
            yield self._one(
                place.key, NO_DATA, AlarmKind.TECHNICAL, Priority.MEDIUM, AlarmPhase.ACTIVE,
                now_s - age_s, at_s - age_s, NO_DATA_WORDS,
            )  # fmt: skip
        for alarm in place.state.alarms if place.state is not None else ():
            age_s = alarm.for_s + (place.age_s(now_s) or 0.0)
            signal = self._one(
                place.key, alarm.condition.value, alarm.kind, alarm.priority, alarm.phase,
                now_s - age_s, at_s - age_s, words_of(alarm),
            )  # fmt: skip
            yield replace(signal, old=presence is not Presence.LIVE)

    def _one(
        self,
        bed: str,
        condition: str,
        kind: AlarmKind,
        priority: Priority,
        phase: AlarmPhase,
        began_s: float,
        began_at: float,
        words: Advice,
    ) -> WardAlarm:
        known = self._current.get((bed, condition))
        # Active again after it was latched: a new alarm, of which people have to be told.
        if known is None or (known.phase is AlarmPhase.LATCHED and phase is AlarmPhase.ACTIVE):
            self._count += 1
            answered = phase is AlarmPhase.ACKNOWLEDGED
            return WardAlarm(
                self._count, bed, condition, kind, priority, phase, began_s, began_at, words, answered=answered
            )
        answered = known.answered or phase is AlarmPhase.ACKNOWLEDGED
        return replace(known, priority=priority, phase=phase, words=words, answered=answered)
