"""A thread that writes the ward's past. Nobody waits for it; a bed gets its receipt when its event is on the disk."""

from __future__ import annotations

import logging
import queue
import secrets
import threading
from collections.abc import Callable
from typing import Any, Protocol

import sqlalchemy as sa
from sqlalchemy.exc import SQLAlchemyError

from neopain.base.clock import Clock
from neopain.ward.archive.left_over import OVER, undecided
from neopain.ward.archive.minutes import Minute, Minutes
from neopain.ward.archive.tables import ALARMS, EVENTS, HOPS, MINUTES, insert, reason
from neopain.ward.board.alarms import WardAlarm
from neopain.ward.board.board import News
from neopain.ward.messages import EventMessage, StateMessage, write
from neopain.ward.relay.notices import Notice

GATHER_S = 0.2
"""Rows that come within this time are one transaction."""
RETRY_S = 2.0
MOST_WAITING = 20_000
"""Rows that wait for a database that is away. Beyond it events are refused: their beds still have them."""
_EXPIRE_EVERY_S = 3600.0
_DAY_S = 86400.0
_log = logging.getLogger(__name__)

Row = tuple[str, dict[str, Any]]


class Stored(Protocol):
    """Called in the thread of the writer when these events of a bed are on the disk."""

    def __call__(self, bed: str, boot: str, seqs: tuple[int, ...]) -> None:
        """Send the receipt."""


class Writer:
    """Writes into `engine`. `stored` is called when events are on the disk; what is older than `keep_days` is removed.

    `wall` gives seconds since 1970; `expired` is told in one line what was removed.
    """

    def __init__(
        self,
        engine: sa.Engine,
        wall: Clock,
        stored: Stored,
        keep_days: float,
        expired: Callable[[str], None] = lambda what: None,
    ) -> None:
        self._expired = expired
        self._engine, self._wall, self._stored, self._keep_days = engine, wall, stored, keep_days
        self.run_id = secrets.token_hex(16)
        self._queue: queue.Queue[Row | None] = queue.Queue()
        self._minutes = Minutes()
        self._written: dict[int, tuple[Any, ...]] = {}
        self._failed = False
        self._expired_at = 0.0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._work, name="ward-writer")
        self._thread.start()

    @property
    def takes_events(self) -> bool:
        """Whether the database takes what is written."""
        return not self._failed and self._thread.is_alive()

    def state(self, bed: str, state: StateMessage, made_at: float) -> None:
        """Add a state to its minute."""
        done = self._minutes.add(bed, state, made_at)
        if done is not None:
            self._put("minute", {"minute": done})

    def event(self, bed: str, event: EventMessage) -> None:
        """Store an event; one that is there already gets its receipt again."""
        if self._queue.qsize() < MOST_WAITING:
            received = self._wall()
            row = {"bed": bed, "boot": event.boot, "seq": event.seq, "at": event.at, "received": received}
            self._put("event", row | {"message": write(event).decode()})

    def board(self, news: News, current: tuple[WardAlarm, ...], at_s: float) -> None:
        """Store what changed of the alarms, and each step of who was told."""
        for alarm in (*current, *news.ended):
            shown = (alarm.priority, alarm.words.what, alarm.answered, alarm.ended_at)
            if self._written.get(alarm.number) != shown:
                self._written[alarm.number] = shown
                self._put("alarm", self._row(alarm))
        for alarm in news.ended:
            self._written.pop(alarm.number, None)
        for hop in news.hops:
            row = {"run": self.run_id, "number": hop.alarm.number, "at": at_s, "after_s": hop.after_s}
            self._put("hop", row | {"step": hop.step.value, "receiver": hop.to})

        for alarm in news.decided:
            if alarm.origin is not None:
                run, number = alarm.origin
                row = {"run": run, "number": number, "at": at_s, "after_s": max(at_s - alarm.began_at, 0.0)}
                if alarm.ended_at is None:
                    self._put("goes on", {"run": run, "number": number})
                else:
                    self._put("hop", row | {"step": OVER, "receiver": ""})

    def seen(self, at_s: float) -> None:
        """A person has seen all alarms that ended unanswered until `at_s`."""
        self._put("seen", {"until": at_s})

    def relayed(self, notice: Notice, relay: str, *, delivered: bool) -> None:
        """Store that another system took a step of an alarm, or never did. Called in any thread."""
        now = self._wall()
        after_s = max(now - notice.at, 0.0) + notice.after_s
        row = {"run": notice.run, "number": notice.number, "at": now, "after_s": after_s}
        receiver = f"{relay}: {notice.receiver}" if notice.receiver else relay
        self._put("hop", row | {"step": "relayed" if delivered else "given up", "receiver": receiver[:100]})

    def close(self) -> None:
        """Write what waits, and end. What the database refuses now is lost, except events: the beds have them."""
        for minute in self._minutes.rest():
            self._put("minute", {"minute": minute})
        self._stop.set()
        self._queue.put(None)
        self._thread.join()

    def _put(self, kind: str, row: dict[str, Any]) -> None:
        if self._queue.qsize() < 2 * MOST_WAITING:
            self._queue.put((kind, row))

    def _row(self, alarm: WardAlarm) -> dict[str, Any]:
        return {
            "run": self.run_id,
            "number": alarm.number,
            "bed": alarm.bed,
            "condition": alarm.condition,
            "kind": alarm.kind.value,
            "priority": alarm.priority.value,
            "what": alarm.words.what,
            "began": alarm.began_at,
            "ended": alarm.ended_at,
            "answered": alarm.answered,
            "seen": False,
        }

    def _work(self) -> None:
        while True:
            rows = [self._queue.get()]
            if rows[0] is not None:
                self._stop.wait(GATHER_S)
            while not self._queue.empty():
                rows.append(self._queue.get())
            taken = [row for row in rows if row is not None]
            while taken and not self._write(taken):
                if self._stop.wait(RETRY_S):
                    break
            if None in rows:
                return

    def _write(self, rows: list[Row]) -> bool:
        """Write `rows` in one transaction; False where the database does not take them."""
        by_kind: dict[str, list[dict[str, Any]]] = {}
        for kind, row in rows:
            by_kind.setdefault(kind, []).append(row)
        try:
            with self._engine.begin() as connection:
                events = by_kind.get("event", [])
                unique = {(row["bed"], row["boot"], row["seq"]): row for row in events}
                self._insert(connection, EVENTS, list(unique.values()))
                newest = {row["number"]: row for row in by_kind.get("alarm", [])}
                changing = ("priority", "what", "ended", "answered")
                self._insert(connection, ALARMS, list(newest.values()), changing)
                if by_kind.get("hop"):
                    connection.execute(sa.insert(HOPS), by_kind["hop"])
                self._mark_seen(connection, by_kind.get("seen", []), by_kind.get("goes on", []))
                self._insert_minutes(connection, [row["minute"] for row in by_kind.get("minute", [])])
                removed = self._expire(connection)
        except SQLAlchemyError as error:
            if not self._failed:
                _log.error("the ward's database takes nothing: %s", reason(error))
            self._failed = True
            return False
        self._failed = False
        if removed:
            self._expired(removed)
        receipts: dict[tuple[str, str], list[int]] = {}
        for bed, boot, seq in unique:
            receipts.setdefault((bed, boot), []).append(seq)
        for (bed, boot), seqs in receipts.items():
            self._stored(bed, boot, tuple(seqs))
        return True

    def _insert(
        self, connection: sa.Connection, table: sa.Table, rows: list[dict[str, Any]], update: tuple[str, ...] = ()
    ) -> None:
        for first in range(0, len(rows), 500):
            connection.execute(insert(self._engine, table, rows[first : first + 500], update))

    def _mark_seen(self, connection: sa.Connection, seen: list[dict[str, Any]], goes_on: list[dict[str, Any]]) -> None:
        """What a person saw; and an alarm of another run that goes on in this one: it was not missed."""
        for row in seen:
            until = (ALARMS.c.ended <= row["until"]) & ~ALARMS.c.seen & ~undecided()
            connection.execute(sa.update(ALARMS).where(until).values(seen=True))
        for row in goes_on:
            one = (ALARMS.c.run == row["run"]) & (ALARMS.c.number == row["number"])
            connection.execute(sa.update(ALARMS).where(one).values(seen=True))

    def _insert_minutes(self, connection: sa.Connection, minutes: list[Minute]) -> None:
        rows: dict[tuple[str, int], Minute] = {}
        for minute in minutes:
            key = (minute.bed, minute.minute)
            if key in rows:
                minute.merge(bytes(rows[key].p), bytes(rows[key].words))
            else:
                where = (MINUTES.c.bed == minute.bed) & (MINUTES.c.minute == minute.minute)
                found = connection.execute(sa.select(MINUTES.c.p, MINUTES.c.words).where(where)).first()
                if found is not None:
                    minute.merge(found[0], found[1])
            rows[key] = minute
        values = [{"bed": m.bed, "minute": m.minute, "p": bytes(m.p), "words": bytes(m.words)} for m in rows.values()]
        self._insert(connection, MINUTES, values, ("p", "words"))

    def _expire(self, connection: sa.Connection) -> str:
        """Remove what is too old; what that was, in one line, or ""."""
        now = self._wall()
        if now - self._expired_at < _EXPIRE_EVERY_S:
            return ""
        self._expired_at = now
        oldest = now - self._keep_days * _DAY_S
        too_old = {
            MINUTES: MINUTES.c.minute < oldest / 60,
            EVENTS: EVENTS.c.received < oldest,
            ALARMS: ALARMS.c.began < oldest,
            HOPS: HOPS.c.at < oldest,
        }
        counts = [
            (table.name, connection.execute(sa.delete(table).where(old)).rowcount) for table, old in too_old.items()
        ]
        return ", ".join(f"{count} {name}" for name, count in counts if count)
