"""What other systems are told of an alarm: it begins, goes to the next person, is answered, ends."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from neopain.base.data import AlarmKind, Priority
from neopain.base.errors import NeopainError
from neopain.ward.board.alarms import WardAlarm
from neopain.ward.board.board import Board, News
from neopain.ward.board.told import EVERYBODY, Hop, Step

_RANK = {Priority.LOW: 0, Priority.MEDIUM: 1, Priority.HIGH: 2}
_TOLD = (Step.NURSE, Step.BUDDY, Step.ALL)


class DeliveryError(NeopainError):
    """A receiver did not take a notice. `refused`: it answered, and does not want this one."""

    def __init__(self, why: str, *, refused: bool = False) -> None:
        super().__init__(why)
        self.refused = refused


class Phase(StrEnum):
    """Where an alarm is on its way. WITHDRAWN: it ended although nobody had answered; END: after an answer."""

    START = "start"
    NEXT = "next"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    END = "end"

    @property
    def is_over(self) -> bool:
        """Whether nothing comes after it."""
        return self in (Phase.WITHDRAWN, Phase.END)


class Notice(BaseModel):
    """One step of an alarm. Times are seconds since 1970 by the server's wall clock."""

    model_config = ConfigDict(frozen=True, use_attribute_docstrings=True)

    id: str
    """32 hexadecimal digits: the same notice twice is one."""
    run: str
    number: int
    """With `run` the alarm in the ward's database."""
    ward: str
    bed: str
    """As the page shows it."""
    patient: str = ""
    """The patient's shown id, where the settings let it out."""
    condition: str
    what: str
    do: str
    kind: AlarmKind
    priority: Priority
    began_at: float
    at: float
    after_s: float
    """Since the alarm's begin at this desk."""
    phase: Phase
    to: str = ""
    """Who is told, EVERYBODY or a name; ANSWERED, WITHDRAWN: who had been."""
    also: bool = False
    """The same step has a notice already, to another person."""

    @property
    def alarm(self) -> str:
        """The same for all notices of one alarm."""
        return f"{self.run}-{self.number}"

    @property
    def receiver(self) -> str:
        """`to`, to be read."""
        return "all" if self.to == EVERYBODY else self.to


class Notices:
    """Makes notices of what the board told. `run` is that of the ward's database; `patient`: whether patients leave."""

    def __init__(self, ward: str, run: str, least: Priority, *, patient: bool) -> None:
        self._ward, self._run, self._least, self._patient = ward, run, least, patient
        self._began: dict[int, float] = {}

    def of(self, news: News, board: Board, at_s: float) -> list[Notice]:
        """The notices of one refresh at `at_s`, in order."""
        told: list[Notice] = []
        done: set[tuple[int, Phase]] = set()
        for hop in news.hops:
            phase = self._phase(hop)
            if phase is None:
                continue
            key = hop.alarm.number, phase
            told.append(self._notice(board, hop.alarm, phase, hop.to, hop.after_s, at_s, also=key in done))
            done.add(key)
            self._began.setdefault(hop.alarm.number, at_s - hop.after_s)
        for number in {number for number, phase in done if phase.is_over}:
            self._began.pop(number, None)
        told += self._risen(board, at_s)
        for alarm in news.ended:
            began_at = self._began.pop(alarm.number, None)
            if began_at is not None:
                told.append(self._notice(board, alarm, Phase.END, "", at_s - began_at, at_s, also=False))
        return told

    def _risen(self, board: Board, at_s: float) -> list[Notice]:
        """Alarms that rose to the least priority after everybody here had been told of them."""
        told = []
        for alarm in board.alarms.current:
            to = board.told.to(alarm.number)
            if to and alarm.number not in self._began and _RANK[alarm.priority] >= _RANK[self._least]:
                after_s = max(at_s - alarm.began_at, 0.0)
                told.append(self._notice(board, alarm, Phase.START, to[-1], after_s, at_s, also=False))
                self._began[alarm.number] = at_s - after_s
        return told

    def _phase(self, hop: Hop) -> Phase | None:
        """None: nobody was told of this alarm, and nobody is."""
        begun = hop.alarm.number in self._began
        if hop.step in _TOLD:
            if begun:
                return Phase.NEXT
            return Phase.START if _RANK[hop.alarm.priority] >= _RANK[self._least] else None
        if not begun:
            return None
        return Phase.ANSWERED if hop.step is Step.ANSWERED else Phase.WITHDRAWN

    def _notice(
        self, board: Board, alarm: WardAlarm, phase: Phase, to: str, after_s: float, at_s: float, *, also: bool
    ) -> Notice:
        place = board.place(alarm.bed)
        state = place.state if place is not None else None
        patient = state.patient if self._patient and state is not None else None
        return Notice(
            id=secrets.token_hex(16),
            run=self._run,
            number=alarm.number,
            ward=self._ward,
            bed=place.name if place is not None else alarm.bed,
            patient=patient or "",
            condition=alarm.condition,
            what=alarm.words.what,
            do=alarm.words.do,
            kind=alarm.kind,
            priority=alarm.priority,
            began_at=alarm.began_at,
            at=at_s,
            after_s=round(after_s, 3),
            phase=phase,
            to=to,
            also=also,
        )


def after_restart(left: Iterable[Notice], at_s: float) -> list[Notice]:
    """The ends of alarms that a server before this one had told of: this one tells anew of those that go on."""
    return [
        notice.model_copy(
            update={
                "id": secrets.token_hex(16),
                "phase": Phase.WITHDRAWN,
                "at": at_s,
                "after_s": round(max(at_s - notice.at, 0.0) + notice.after_s, 3),
                "also": False,
            }
        )
        for notice in left
    ]
