"""What a page asks about the past. Questions wait in a thread of their own, so that the beds' news go on."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from neopain.base.alarm_words import ALARM
from neopain.base.clock import Clock
from neopain.base.data import AlarmKind, EventKind
from neopain.base.errors import RecordError
from neopain.base.text import bed_key
from neopain.ward.archive.left_over import OVER, RESTARTED, LeftOver, take_over
from neopain.ward.archive.minutes import mean_of
from neopain.ward.archive.tables import ALARMS, ASSIGNMENTS, EVENTS, HOPS, MINUTES, SIGNED_OUT, insert, reason
from neopain.ward.board.told import EVERYBODY, Assignment
from neopain.ward.messages import EventMessage, read

DAY_MINUTES = 1440
MOST_EVENTS, MOST_ALARMS = 100, 500
_ALARM_MINUTES = 7 * DAY_MINUTES
"""What lasts longer than this is not looked for in the years before a day."""
_Answer = TypeVar("_Answer")


class Past:
    """Reads `engine`. `wall` gives seconds since 1970. Everything raises RecordError."""

    def __init__(self, engine: sa.Engine, wall: Clock) -> None:
        self._engine, self._wall = engine, wall
        self._thread = ThreadPoolExecutor(1, "ward-past")

    async def day(self, bed: str) -> dict[str, Any]:
        """The last 24 hours of `bed`: the mean of each minute in percent (None: a gap), its alarms, the oldest first,
        and the newest events.
        """
        return await self._run(lambda: self.read_day(bed_key(bed)))

    async def alarms(self, hours: float, which: str = "", bed: str = "") -> list[dict[str, Any]]:
        """The alarms of the last `hours`, the newest first; `which`: "", unanswered, physiological or technical."""
        return await self._run(lambda: self.read_alarms(hours, which, bed))

    async def assign(self, bed: str, nurse: str, buddy: str) -> None:
        """Store who looks after a bed."""
        row = {"bed": bed, "nurse": nurse, "buddy": buddy}
        await self._run(lambda: self._assign(row))

    def assigned(self) -> dict[str, Assignment]:
        """Who looks after which bed."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(ASSIGNMENTS.c.bed, ASSIGNMENTS.c.nurse, ASSIGNMENTS.c.buddy)).all()
        return {bed: Assignment(nurse, buddy) for bed, nurse, buddy in rows}

    async def sign_out(self, session: str) -> None:
        """Store that a person signed out of this session of the page."""
        await self._run(lambda: self._sign_out({"session": session, "at": self._wall()}))

    def signed_out(self, last_s: float) -> set[str]:
        """The sessions that people signed out of in the last `last_s` seconds; those before are forgotten. Raises
        RecordError.
        """
        try:
            with self._engine.begin() as connection:
                connection.execute(sa.delete(SIGNED_OUT).where(SIGNED_OUT.c.at < self._wall() - last_s))
                return set(connection.execute(sa.select(SIGNED_OUT.c.session)).scalars())
        except SQLAlchemyError as error:
            raise RecordError(f"the ward's database does not answer: {reason(error)}") from error

    def take_over(self) -> LeftOver:
        """What a server before this one left; called once, before anything is written. Raises RecordError."""
        try:
            return take_over(self._engine, self._wall())
        except SQLAlchemyError as error:
            raise RecordError(f"the ward's database does not answer: {reason(error)}") from error

    def read_day(self, bed: str) -> dict[str, Any]:
        """As `day`, in the thread of the caller."""
        now = self._wall()
        first = int(now // 60) - DAY_MINUTES + 1
        curve: list[int | None] = [None] * DAY_MINUTES
        in_day = (MINUTES.c.bed == bed) & (MINUTES.c.minute >= first) & (MINUTES.c.minute < first + DAY_MINUTES)
        newest = sa.select(EVENTS.c.message).where(EVENTS.c.bed == bed)
        newest = newest.order_by(EVENTS.c.received.desc(), EVENTS.c.seq.desc()).limit(MOST_EVENTS)
        going_on = ALARMS.c.ended.is_(None) | (ALARMS.c.ended >= 60 * first)
        query = sa.select(ALARMS.c.what, ALARMS.c.priority, ALARMS.c.began, ALARMS.c.ended)
        recent = ALARMS.c.began >= 60 * (first - _ALARM_MINUTES)
        query = (
            query.where((ALARMS.c.bed == bed) & recent & going_on).order_by(ALARMS.c.began.desc()).limit(MOST_ALARMS)
        )
        with self._engine.connect() as connection:
            alarms = [dict(row) for row in connection.execute(query).mappings()]
            for minute, p in connection.execute(sa.select(MINUTES.c.minute, MINUTES.c.p).where(in_day)):
                curve[minute - first] = mean_of(p)
            messages = [read(EventMessage, text.encode()) for text in connection.execute(newest).scalars()]
        events = [{"at": one.at, "text": text_of(one)} for one in messages]
        return {"at": now, "minutes": curve, "events": events, "alarms": alarms[::-1]}

    def read_alarms(self, hours: float, which: str, bed: str) -> list[dict[str, Any]]:
        """As `alarms`, in the thread of the caller."""
        query = sa.select(ALARMS).where(ALARMS.c.began >= self._wall() - 3600 * hours)
        if which == "unanswered":
            query = query.where(~ALARMS.c.answered & ALARMS.c.ended.is_not(None))
        elif which in set(AlarmKind):
            query = query.where(ALARMS.c.kind == which)
        if bed.strip():
            query = query.where(ALARMS.c.bed == bed_key(bed))
        with self._engine.connect() as connection:
            rows = connection.execute(query.order_by(ALARMS.c.began.desc()).limit(MOST_ALARMS)).mappings().all()
            told = self._told(connection, {row["run"] for row in rows}, {row["number"] for row in rows})
        return [{**row, "told": told.get((row["run"], row["number"]), "")} for row in rows]

    def close(self) -> None:
        """End the thread."""
        self._thread.shutdown()

    def _told(self, connection: sa.Connection, runs: set[str], numbers: set[int]) -> dict[tuple[str, int], str]:
        """The steps of each alarm in one line: Noor 0 s, all 45 s."""
        query = sa.select(HOPS).where(HOPS.c.run.in_(runs) & HOPS.c.number.in_(numbers)).order_by(HOPS.c.id)
        steps: dict[tuple[str, int], list[str]] = {}
        for row in connection.execute(query).mappings():
            who = "all" if row["receiver"] == EVERYBODY else row["receiver"]
            said = {"answered": "answered", "withdrawn": "withdrawn", RESTARTED: "server restarted", OVER: "over"}.get(
                row["step"]
            )
            who = f"{who} not delivered" if row["step"] == "given up" else who
            of_alarm = steps.setdefault((row["run"], row["number"]), [])
            line = f"{said or who} {row['after_s']:.0f} s"
            if line not in of_alarm:
                of_alarm.append(line)
        return {key: ", ".join(lines) for key, lines in steps.items()}

    def _assign(self, row: dict[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(insert(self._engine, ASSIGNMENTS, [row], ("nurse", "buddy")))

    def _sign_out(self, row: dict[str, Any]) -> None:
        with self._engine.begin() as connection:
            connection.execute(insert(self._engine, SIGNED_OUT, [row]))

    async def _run(self, what: Callable[[], _Answer]) -> _Answer:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, what)
        except SQLAlchemyError as error:
            raise RecordError(f"the ward's database does not answer: {reason(error)}") from error


_ALARM_STEPS = {
    EventKind.ALARM_STARTED: "began",
    EventKind.ALARM_ESCALATED: "escalated",
    EventKind.ALARM_ACKNOWLEDGED: "acknowledged",
    EventKind.ALARM_LATCHED: "ended, not acknowledged",
    EventKind.ALARM_ENDED: "ended",
}


def text_of(event: EventMessage) -> str:
    """One line of the alarm log."""
    words = event.kind.value.replace("_", " ").capitalize()
    if event.condition is not None:
        step = _ALARM_STEPS.get(event.kind, event.kind.value.removeprefix("alarm_").replace("_", " "))
        words = f"{ALARM[event.condition].what}: {step}"
    detail = event.label.replace("_", " ")
    return words + (f", {detail}" if detail else "") + (f" by {event.by}" if event.by else "")
