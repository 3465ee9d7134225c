"""Events on their way to the ward: each stays here, and on the disk, until the ward has confirmed that it has it."""

from __future__ import annotations

import hashlib
import logging
import threading
from collections.abc import Callable
from pathlib import Path

import apsw

from neopain.base.errors import InputError, RecordError
from neopain.base.text import bed_key
from neopain.record.storage.database import Database
from neopain.record.storage.keys import MasterKey
from neopain.record.storage.schema import Schema
from neopain.ward.messages import EventMessage, ReceiptMessage, read, write

_log = logging.getLogger(__name__)

SCHEMA = Schema(
    "outbox",
    0x4E504F42,
    ("CREATE TABLE events(number INTEGER PRIMARY KEY, boot TEXT, seq INTEGER, noun BLOB, UNIQUE(boot, seq));",),
)
AGAIN_S = 15.0
"""An event without a receipt is sent again after this long."""
MOST_UNDER_WAY = 50
"""Events sent and not confirmed, at most: the rest waits for their receipts."""
_Key = tuple[str, int]


def open_store(folder: Path, bed: str, master: MasterKey) -> Database:
    """The file of the outbox of `bed` among the records in `folder`, encrypted like them. Raises RecordError."""
    name = hashlib.sha256(bed_key(bed).encode()).hexdigest()[:16]
    return Database(folder / f"outbox-{name}.db", master, SCHEMA, create=True, durable=True)


class Outbox:
    """The events of this bed that the ward has not confirmed, oldest first.

    `add`, `due` and `confirm` only touch the memory, from any thread. `save` writes to the disk and may take its time;
    it is called by one thread. `open_store` is called there, and again after a failure; None: nothing may be stored, so
    that what waits is lost when the program ends.
    """

    def __init__(self, open_store: Callable[[], Database] | None) -> None:
        self._open = open_store
        self._store: Database | None = None
        self._lock = threading.Lock()
        self._waiting: dict[_Key, EventMessage] = {}
        self._sent: dict[_Key, float] = {}
        self._unsaved: dict[_Key, EventMessage] = {}
        self._confirmed: set[_Key] = set()
        self._seq = 0
        self._fault = ""
        self.changed = threading.Event()
        """Set when `save` has something to do."""

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, event: EventMessage) -> None:
        """Give `event` its number and keep it until it is confirmed."""
        with self._lock:
            self._seq += 1
            numbered = event.model_copy(update={"seq": self._seq})
            key = numbered.boot, numbered.seq
            self._waiting[key] = self._unsaved[key] = numbered
        self.changed.set()

    def due(self, now_s: float) -> list[EventMessage]:
        """The events to be sent at `now_s` on the monitor's clock; they count as sent from now on."""
        with self._lock:
            under_way = sum(1 for sent_s in self._sent.values() if now_s - sent_s < AGAIN_S)
            found = []
            for key, event in self._waiting.items():
                if under_way >= MOST_UNDER_WAY:
                    break
                if now_s - self._sent.get(key, -AGAIN_S) >= AGAIN_S:
                    self._sent[key] = now_s
                    under_way += 1
                    found.append(event)
            return found

    def send_all_again(self) -> None:
        """The connection is new: what was under way on the one before may be lost."""
        with self._lock:
            self._sent.clear()

    def confirm(self, receipt: ReceiptMessage) -> None:
        """The ward has these events. A receipt for one that is not waiting changes nothing."""
        with self._lock:
            for seq in receipt.seqs:
                key = receipt.boot, seq
                if self._waiting.pop(key, None) is not None:
                    self._sent.pop(key, None)
                    self._unsaved.pop(key, None)
                    self._confirmed.add(key)
        self.changed.set()

    def save(self) -> bool:
        """Write to the disk what has changed; returns whether it is there. A failure is logged, and tried again."""
        self.changed.clear()
        if self._open is None:
            with self._lock:
                self._unsaved.clear()
                self._confirmed.clear()
            return True
        try:
            if self._store is None:
                self._store = self._open()
                self._load(self._store)
            self._store.check_in_place()
            self._write(self._store)
        except (RecordError, OSError, apsw.Error) as error:
            if str(error) != self._fault:
                _log.warning("events for the ward are not on the disk: %s", error)
            self._fault = str(error)
            self._leave()
            return False
        self._fault = ""
        return True

    def close(self) -> None:
        """Save, and close the file."""
        self.save()
        self._leave()

    def _load(self, store: Database) -> None:
        """Take what an earlier run left, before what this one has; write all that waits to a new file."""
        earlier: dict[_Key, EventMessage] = {}
        for boot, seq, noun in store.run("SELECT boot, seq, noun FROM events ORDER BY number"):
            try:
                earlier[boot, seq] = read(EventMessage, noun)
            except InputError as error:
                _log.error("an event in the outbox of an earlier version cannot be read: %s", error)
        with self._lock:
            left = {key: event for key, event in earlier.items() if key not in self._confirmed}
            self._waiting = left | self._waiting
            self._unsaved = {key: event for key, event in self._waiting.items() if key not in earlier}

    def _write(self, store: Database) -> None:
        with self._lock:
            added, gone = dict(self._unsaved), set(self._confirmed)
        if not added and not gone:
            return
        with store.transaction():
            for (boot, seq), event in added.items():
                store.run("INSERT OR IGNORE INTO events(boot, seq, noun) VALUES(?, ?, ?)", boot, seq, write(event))
            for boot, seq in gone:
                store.run("DELETE FROM events WHERE boot = ? AND seq = ?", boot, seq)
        with self._lock:
            self._confirmed -= gone
            for key in added:
                self._unsaved.pop(key, None)

    def _leave(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None
