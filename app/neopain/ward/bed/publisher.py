"""Publishes the bed to its ward. The bed never waits for it: the network and the disk have threads of their own."""

from __future__ import annotations

import hashlib
import logging
import random
import threading
import uuid
from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol, TypeVar

from neopain.base.clock import Clock, monotonic, wall_s
from neopain.base.data import AlarmCondition, Event, Moment, Sample
from neopain.base.ports import Sink
from neopain.base.ward_settings import WardSettings, check_linked_bed
from neopain.live.health import Snapshot
from neopain.live.worker import CommandAt
from neopain.pipeline.alarm_rules import RULE
from neopain.record.storage.database import Database
from neopain.ward.bed.connection import Connection, LinkError, TakenOverError
from neopain.ward.bed.inbox import Inbox
from neopain.ward.bed.outbox import Outbox
from neopain.ward.bed.requests import Requests
from neopain.ward.bed.rival import Rival
from neopain.ward.bed.sender import Sender, Shown
from neopain.ward.bed.view import Instant, SourceTime, event_message
from neopain.ward.messages import LinkState
from neopain.ward.topics import Channel, beat_topic, bed_level, bed_topic

_log = logging.getLogger(__name__)

FIRST_WAIT_S, LONGEST_WAIT_S = 0.5, 5.0
"""Wait before the next attempt to connect: doubled each time, and between half and all of it, by chance."""
_SAVE_EVERY_S, _SAVE_AGAIN_S = 1.0, 10.0
_CLOSE_S = 1.0


class Bed(Protocol):
    """What is published: a monitor."""

    bundle_id: str

    def snapshot(self) -> Snapshot:
        """What the screen shows now."""

    def do(self, command_at: CommandAt) -> None:
        """Carry out a command."""


_Bed = TypeVar("_Bed", bound=Bed)


class Publisher(Sink):
    """The link of one bed to its ward: a sink of the monitor for events, and a probe of its watchdog.

    Its threads start when the watchdog first calls it, once the monitor is there (`follow`). `patient` returns the
    shown id of the patient, `open_store` the file of the outbox (None: nothing may be stored). `mqtt5` False speaks
    MQTT 3.1.1. Raises SettingsError for a bed without a name.
    """

    def __init__(
        self,
        settings: WardSettings,
        bed: str,
        *,
        patient: Callable[[], str | None] = lambda: None,
        open_store: Callable[[], Database] | None = None,
        mqtt5: bool = True,
        clock: Clock = monotonic,
        wall: Clock = wall_s,
    ) -> None:
        check_linked_bed(bed)
        self._settings, self._bed_name, self._patient, self._mqtt5 = settings, bed, patient, mqtt5
        self._clock, self._wall = clock, wall
        self.boot = uuid.uuid4().hex
        self._began_s = clock()
        self._source, self.outbox = SourceTime(), Outbox(open_store)
        self._inbox: Inbox | None = None
        self.sender: Sender | None = None
        self._heard_s = clock()
        self._lost = False
        self._rival = Rival(self.boot, clock)
        self._why = ""
        self._ending = threading.Event()
        self._threads = (
            threading.Thread(target=self._run, name="ward-link", daemon=True),
            threading.Thread(target=self._save, name="ward-outbox", daemon=True),
        )
        self.connected = False
        """Whether the broker has answered and the connection stands."""

    def follow(self, monitor: _Bed) -> _Bed:
        """Publish `monitor`, once it runs; returns it."""
        requests = Requests(self.boot, monitor.do, lambda: monitor.snapshot().alarms)
        self._inbox = Inbox(requests, self.outbox, self._hear, self._up_s)
        shown = Shown(self._bed_name, monitor.snapshot, self._patient, monitor.bundle_id)
        self.sender = Sender(self._settings.name, self.boot, shown, self._source, self.outbox, self._wall)
        return monitor

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Take the events of one sample. It is not held for anything but memory."""
        now = self._now()
        self._source.set(sample.t_s, now.clock_s)
        for event in sample.events:
            self._add(event, now)

    def note(self, event: Event) -> None:
        """Take an event that came without a sample."""
        self._add(event, self._now())

    def probe(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """WARD_LINK_LOST: the ward has not been heard for a while; WARD_BED_TWICE: another computer publishes as this
        bed. The first call starts the threads.
        """
        if self.sender is not None and not self._ending.is_set() and self._threads[0].ident is None:
            self._heard_s = self._clock()
            for thread in self._threads:
                thread.start()
        rule = RULE[AlarmCondition.WARD_LINK_LOST]
        self._lost = rule.is_met(self._clock() - self._heard_s, self._lost)
        return {
            AlarmCondition.WARD_LINK_LOST: self._lost,
            AlarmCondition.WARD_BED_TWICE: self._rival.is_there,
        }

    def close(self) -> None:
        """Say that the monitor was shut down on purpose, as far as the ward takes it at once, and end the threads."""
        self._ending.set()
        self.outbox.changed.set()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join(2 * _CLOSE_S)
                if thread.is_alive():
                    _log.warning("the thread %s does not end: left behind", thread.name)

    def _add(self, event: Event, now: Instant) -> None:
        ago_s = max(self._source.ago(event.t_s, now.clock_s), 0.0)
        self.outbox.add(event_message(event, ago_s, now, self.boot, self._patient()))

    def _hear(self) -> None:
        self._heard_s = self._clock()

    def _up_s(self) -> float:
        return max(self._clock() - self._began_s, 0.0)

    def _now(self) -> Instant:
        clock_s = self._clock()
        return Instant(clock_s, max(clock_s - self._began_s, 0.0), self._wall())

    def _save(self) -> None:
        """The thread of the outbox's file."""
        while not self._ending.is_set():
            if not self.outbox.save():
                self._ending.wait(_SAVE_AGAIN_S)  # a locked keyring is not asked all the time
            self.outbox.changed.wait(_SAVE_EVERY_S)
        self.outbox.close()

    def _run(self) -> None:
        """The thread of the network: connect for ever, one broker after the other."""
        wait_s, attempt, brokers = FIRST_WAIT_S, 0, self._settings.brokers
        while not self._ending.is_set():
            began_s, away_s = self._clock(), 0.0
            try:
                self._connect(*brokers[attempt % len(brokers)])
            except LinkError as error:
                self._note_lost(str(error))
                if self.connected:
                    away_s = self._rival.lost(taken=isinstance(error, TakenOverError))
            except Exception as error:  # noqa: BLE001 - an alarm reports that the link is lost, and it is tried again
                _log.exception("the ward link failed on an error of its own")
                self._note_lost(type(error).__name__)
            self.connected = False
            attempt += away_s == 0  # its place is at the same broker again
            if self._clock() - began_s > LONGEST_WAIT_S:
                wait_s = FIRST_WAIT_S
            # 64 beds do not come back in one moment.
            self._ending.wait(max(wait_s * random.uniform(0.5, 1.0), away_s))
            wait_s = min(2 * wait_s, LONGEST_WAIT_S)

    def _connect(self, host: str, port: int) -> None:
        """Be connected until the end or until the connection is lost; raises LinkError."""
        inbox, sender, ward, bed = self._inbox, self.sender, self._settings.name, self._bed_name
        if inbox is None or sender is None:
            return
        topics = (beat_topic(ward), bed_topic(ward, bed, Channel.CMD), bed_topic(ward, bed, Channel.RECEIPT))
        inbox.link = partial(self._rival.heard, (host, port))
        connection = Connection(
            self._settings,
            host,
            port,
            name=f"neopain-{hashlib.sha256(bed_level(bed).encode()).hexdigest()[:12]}",
            will=sender.will,
            topics=topics,
            more=(bed_topic(ward, bed, Channel.LINK),),
            take=inbox.take,
            mqtt5=self._mqtt5,
            clock=self._clock,
        )
        try:
            _log.info("connected to the ward at %s:%d", host, port)
            self.connected, self._why = True, ""
            sender.begin()
            while not self._ending.is_set():
                sender.send(connection, self._now())
                connection.turn()
                inbox.answer(lambda reply: sender.reply(connection, reply))
            sender.send_link(connection, LinkState.OFF)
            connection.close(_CLOSE_S)
        finally:
            connection.drop()

    def _note_lost(self, why: str) -> None:
        if why != self._why:
            _log.warning("no link to the ward: %s", why)
        self._why = why
