"""Notices on their way: each waits here, and on the disk, until its receiver has it. Nobody waits for the disk."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from neopain.base.errors import RecordError
from neopain.record.storage.database import Database
from neopain.record.storage.keys import MasterKey
from neopain.record.storage.schema import Schema
from neopain.ward.relay.notices import Notice

SCHEMA = Schema(
    "relay",
    0x4E50524C,
    (
        """
        CREATE TABLE waiting(relay TEXT, id TEXT, number INTEGER, noun TEXT NOT NULL, PRIMARY KEY(relay, id));
        CREATE TABLE begun(alarm TEXT PRIMARY KEY, noun TEXT NOT NULL);
        """,
    ),
)
FILE_NAME = "relay.db"
AGAIN_S = 2.0
"""What could not be written is written again after this long."""
MOST_WAITING = 5000
"""Notices that wait for one receiver; beyond it the oldest are given up."""
_log = logging.getLogger(__name__)
_Write = tuple[str, tuple[object, ...]]


def open_store(folder: Path, master: MasterKey) -> Database:
    """The file of the outbox in `folder`, encrypted like the records. Raises RecordError."""
    return Database(folder / FILE_NAME, master, SCHEMA, create=True, durable=True)


class Outbox:
    """The notices that each of `relays` has not delivered yet, oldest first; everything may be called from any thread.

    `store` belongs to it from now on. Raises RecordError where it cannot be read.
    """

    def __init__(self, store: Database, relays: Iterable[str]) -> None:
        self._store, self._lock = store, threading.Lock()
        self._waiting: dict[str, deque[Notice]] = {name: deque() for name in relays}
        self.news = {name: threading.Event() for name in self._waiting}
        self._writes: deque[_Write] = deque()
        self._number, self._fault = 0, ""
        self.left = tuple(self._load())
        """One notice of each alarm that an earlier run told of, and of no end."""
        self._changed, self._stop = threading.Event(), threading.Event()
        self._thread = threading.Thread(target=self._work, name="relay-outbox")
        self._thread.start()

    def add(self, notice: Notice, relays: Iterable[str]) -> list[str]:
        """Keep `notice` for these of the relays; returns those that have too many, and gave up their oldest."""
        full = []
        with self._lock:
            for name in relays:
                waiting = self._waiting[name]
                if len(waiting) >= MOST_WAITING:
                    self._forget(name, waiting.popleft())
                    full.append(name)
                self._number += 1
                waiting.append(notice)
                row = (name, notice.id, self._number, notice.model_dump_json())
                self._writes.append(("INSERT OR IGNORE INTO waiting VALUES(?, ?, ?, ?)", row))
                self.news[name].set()
            if notice.phase.is_over:
                self._writes.append(("DELETE FROM begun WHERE alarm = ?", (notice.alarm,)))
            else:
                write = "INSERT OR REPLACE INTO begun VALUES(?, ?)"
                self._writes.append((write, (notice.alarm, notice.model_dump_json())))
        self._changed.set()
        return full

    def first(self, relay: str) -> Notice | None:
        """The oldest notice that waits for `relay`."""
        with self._lock:
            waiting = self._waiting[relay]
            return waiting[0] if waiting else None

    def waiting(self, relay: str) -> int:
        """How many wait for `relay`."""
        return len(self._waiting[relay])

    def done(self, relay: str, notice: Notice) -> None:
        """`notice` need not wait for `relay` any more."""
        with self._lock:
            if notice in self._waiting[relay]:
                self._waiting[relay].remove(notice)
                self._forget(relay, notice)
        self._changed.set()

    def close(self) -> None:
        """Write what has changed, and close the file."""
        self._stop.set()
        self._changed.set()
        self._thread.join()
        self._store.close()

    def _forget(self, relay: str, notice: Notice) -> None:
        self._writes.append(("DELETE FROM waiting WHERE relay = ? AND id = ?", (relay, notice.id)))

    def _load(self) -> Iterable[Notice]:
        for relay, noun, number in self._store.run("SELECT relay, noun, number FROM waiting ORDER BY number"):
            notice = _read(noun)
            self._number = number
            if notice is not None and relay in self._waiting:
                self._waiting[relay].append(notice)
                self.news[relay].set()
            else:
                self._writes.append(("DELETE FROM waiting WHERE relay = ? AND number = ?", (relay, number)))
        for (noun,) in self._store.run("SELECT noun FROM begun"):
            notice = _read(noun)
            if notice is not None:
                yield notice

    def _work(self) -> None:
        while True:
            self._changed.wait()
            self._changed.clear()
            ending = self._stop.is_set()
            if not self._save() and not ending:
                self._stop.wait(AGAIN_S)
                self._changed.set()
            if ending:
                return

    def _save(self) -> bool:
        with self._lock:
            writes = list(self._writes)
        try:
            self._store.check_in_place()
            with self._store.transaction():
                for sql, values in writes:
                    self._store.run(sql, *values)
        except RecordError as error:
            if str(error) != self._fault:
                _log.error("alarms for other systems are not on the disk: %s", error)
            self._fault = str(error)
            return False
        self._fault = ""
        with self._lock:
            for _ in writes:
                self._writes.popleft()
        return True


def _read(noun: str) -> Notice | None:
    try:
        return Notice.model_validate_json(noun)
    except ValidationError:
        _log.error("a notice in the outbox of another version cannot be read")
        return None
