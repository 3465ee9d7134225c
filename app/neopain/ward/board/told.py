"""Who is told of an alarm: the nurse of the bed, after a wait the buddy, then everybody; and when it is withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from neopain.base.data import Priority
from neopain.ward.board.alarms import WardAlarm

EVERYBODY = "*"


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who looks after a bed; "" where nobody is named."""

    nurse: str = ""
    buddy: str = ""


class Step(StrEnum):
    """Why somebody is told."""

    NURSE = "nurse"
    BUDDY = "buddy"
    ALL = "all"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Hop:
    """One step on an alarm's way, for the log. `to` is a name, or EVERYBODY; `after_s` counts from the alarm's begin
    at this desk.
    """

    alarm: WardAlarm
    step: Step
    to: str
    after_s: float


@dataclass(slots=True)
class _Way:
    alarm: WardAlarm
    first_s: float
    told: tuple[str, ...] = ()
    step_s: float = 0.0


class Told:
    """Who has been told of each alarm. `wait_s`: how long one has to answer before the next is told."""

    def __init__(self, wait_s: float) -> None:
        self._wait_s = wait_s
        self._ways: dict[int, _Way] = {}

    def to(self, number: int) -> tuple[str, ...]:
        """The names that were told of the alarm of that number; EVERYBODY is one of them."""
        way = self._ways.get(number)
        return way.told if way is not None else ()

    def step(self, now_s: float, alarms: Iterable[WardAlarm], assigned: Mapping[str, Assignment]) -> list[Hop]:
        """Whom to tell now; an alarm that is answered or over is told no further."""
        hops = []
        calling = {alarm.number: alarm for alarm in alarms if alarm.calls}
        answered = {alarm.number for alarm in alarms if alarm.answered}
        for number in [number for number in self._ways if number not in calling]:
            way = self._ways.pop(number)
            step = Step.ANSWERED if number in answered else Step.WITHDRAWN
            hops += [Hop(way.alarm, step, name, now_s - way.first_s) for name in way.told]
        for number, alarm in calling.items():
            way = self._ways.setdefault(number, _Way(alarm, now_s))
            way.alarm = alarm
            hops += self._next(way, now_s, assigned.get(alarm.bed, Assignment()))
        return hops

    def _next(self, way: _Way, now_s: float, assigned: Assignment) -> list[Hop]:
        if EVERYBODY in way.told:
            return []
        # Whoever no longer looks after the bed is not waited for.
        waiting = way.told and way.told[-1] in (assigned.nurse, assigned.buddy)
        if waiting and (way.alarm.priority is Priority.LOW or now_s - way.step_s < self._wait_s):
            return []
        chain = ((Step.NURSE, assigned.nurse), (Step.BUDDY, assigned.buddy), (Step.ALL, EVERYBODY))
        step, name = next((step, name) for step, name in chain if name and name not in way.told)
        way.told, way.step_s = (*way.told, name), now_s
        return [Hop(way.alarm, step, name, now_s - way.first_s)]
