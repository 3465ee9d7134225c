"""Takes what the beds send, keeps the board, and gives every page its news. For one asyncio loop."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol

from neopain.base.clock import Clock
from neopain.base.errors import AccessError, InputError
from neopain.ward.board.alarms import WardAlarm
from neopain.ward.board.board import Board
from neopain.ward.board.board import News as BoardNews
from neopain.ward.messages import (
    COMMAND_EXPIRY_S,
    CommandMessage,
    EventMessage,
    LinkMessage,
    MessageError,
    ReplyMessage,
    Request,
    StateMessage,
    read,
)
from neopain.ward.server.news import Frame, News
from neopain.ward.topics import Channel, read_bed_topic

TICK_S = 0.25
"""How often silence is looked for; what a bed says is passed on at once."""
_QUEUED = 30
"""Frames that a slow page may be behind before it is sent everything again."""
BROKER_LOST = "The message bus is not reachable: no bed is shown. Look at the beds."
_log = logging.getLogger(__name__)


class NoAnswerError(AccessError):
    """A bed was asked and has not answered: it may have done it all the same."""


class Relays(Protocol):
    """What tells other systems of alarms. Nothing here waits."""

    @property
    def faults(self) -> list[str]:
        """One line for each system that cannot be told now."""

    def board(self, news: BoardNews, board: Board, at_s: float) -> None:
        """What one refresh of the board brought."""


class Store(Protocol):
    """What keeps the ward's past. Nothing here waits."""

    def state(self, bed: str, state: StateMessage, made_at: float) -> None:
        """A state that was made at that time by the server's wall clock."""

    def event(self, bed: str, event: EventMessage) -> None:
        """An event; the store answers with a receipt when it is on the disk."""

    def board(self, news: BoardNews, current: tuple[WardAlarm, ...], at_s: float) -> None:
        """Alarms that ended or go on, and who was told."""

    def seen(self, at_s: float) -> None:
        """A person has seen what had ended unanswered by then."""


@dataclass(eq=False, slots=True)
class Page:
    """One open page: its frames, and the bed it shows enlarged."""

    bed: str = ""
    frames: asyncio.Queue[dict[str, str]] = field(default_factory=lambda: asyncio.Queue(_QUEUED))


class Hub:
    """`clock` is steady, `wall` the wall clock, both in seconds. `send` publishes a command to a bed."""

    def __init__(
        self, board: Board, clock: Clock, wall: Clock, store: Store | None = None, relays: Relays | None = None
    ) -> None:
        self.board, self._clock, self._wall, self._store = board, clock, wall, store
        self._relays = relays
        self.news = News(board)
        self.send: Callable[[str, CommandMessage], None] | None = None
        self._pages: set[Page] = set()
        self._replies: dict[str, asyncio.Future[ReplyMessage]] = {}
        self._dirty = asyncio.Event()
        self.refused = 0

    def take(self, topic: str, payload: bytes, *, retained: bool = False, waited_s: float = 0.0) -> None:
        """Take one message of the bus. Garbage is counted and logged, and changes nothing."""
        now_s, at_s = self._clock(), self._wall()
        try:
            _, bed, channel = read_bed_topic(topic)
            match channel:
                case Channel.STATE:
                    self._state(bed, read(StateMessage, payload), now_s, at_s, retained, waited_s)
                case Channel.LINK:
                    self.board.take_link(bed, read(LinkMessage, payload), now_s)
                    self._dirty.set()
                case Channel.EVENT if self._store is not None:
                    self._store.event(bed, read(EventMessage, payload))
                case Channel.REPLY:
                    self._reply(read(ReplyMessage, payload))
        except (MessageError, InputError) as error:
            self.refused += 1
            _log.warning("a message was refused: %s", error)

    def set_connected(self, connected: bool) -> None:
        """The broker is there, or not."""
        self.news.notice = "" if connected else BROKER_LOST
        self._dirty.set()

    async def run(self) -> None:
        """Look for silence, and send every page its news, until cancelled."""
        second = -1
        while True:
            self._dirty.clear()
            now_s, at_s = self._clock(), self._wall()
            news = self.board.refresh(now_s, at_s)
            if self._relays is not None:
                self.news.faults = self._relays.faults
            whole = int(now_s) != second
            second = int(now_s)
            frame = self.news.change(now_s, at_s, whole_second=whole)
            if frame is not None:
                self._publish(frame, now_s, at_s, whole)
            try:
                await asyncio.sleep(0)  # the pages are sent it before it is archived
            finally:
                self._keep(news, at_s)
            with suppress(TimeoutError):
                await asyncio.wait_for(self._dirty.wait(), TICK_S)
            await asyncio.sleep(0.02)  # what several beds say at once is one frame

    async def frames(self, bed: str = "") -> AsyncIterator[dict[str, str]]:
        """The events of one page: "all" once, then "news", and "bed" while it shows `bed` enlarged."""
        page = Page(bed)
        self._pages.add(page)
        try:
            now_s, at_s = self._clock(), self._wall()
            yield _event("all", self.news.snapshot(now_s, at_s))
            while True:
                yield await page.frames.get()
        finally:
            self._pages.discard(page)

    async def ask(self, bed: str, ask: Request, by: str, numbers: tuple[int, ...]) -> ReplyMessage:
        """Ask the bed for something on behalf of `by`: it decides. Raises AccessError where it cannot be asked or does
        not answer in time; `numbers` are the alarms that the person saw.
        """
        place = self.board.place(bed)
        state = place.fresh(self._clock()) if place is not None else None
        if place is None or state is None or self.send is None:
            raise AccessError("the bed does not answer: go there")
        on_bed = {alarm.condition for alarm in state.alarms}
        seen = [alarm for alarm in self.board.alarms.of(bed) if alarm.number in numbers and alarm.condition in on_bed]
        conditions = tuple(
            alarm.condition for alarm in state.alarms if alarm.condition in {one.condition for one in seen}
        )
        if ask is Request.ACKNOWLEDGE and not conditions:
            raise AccessError("this alarm is over or can only be ended at the bed")
        command = CommandMessage(
            id=secrets.token_hex(16),
            boot=state.boot,
            until_up_s=state.up_s + (place.age_s(self._clock()) or 0.0) + COMMAND_EXPIRY_S,
            ask=ask,
            by=by,
            seen=conditions if ask is Request.ACKNOWLEDGE else (),
        )
        answer = self._replies[command.id] = asyncio.get_running_loop().create_future()
        try:
            self.send(bed, command)
            return await asyncio.wait_for(answer, COMMAND_EXPIRY_S)
        except TimeoutError as error:
            raise NoAnswerError("the bed did not answer within 5 s: go there") from error
        finally:
            del self._replies[command.id]

    def changed(self) -> None:
        """Something was changed by a person: tell all pages."""
        self._dirty.set()

    def seen(self, alarms: tuple[WardAlarm, ...]) -> None:
        """A person has seen these alarms, which ended unanswered."""
        until = max((alarm.ended_at or 0.0 for alarm in alarms), default=0.0)
        for alarm in alarms:
            self.board.alarms.mark_seen(alarm.number)
        if self._store is not None:
            self._store.seen(until)
        self.changed()

    def _state(self, bed: str, state: StateMessage, now_s: float, at_s: float, retained: bool, waited_s: float) -> None:
        place = self.board.place(bed)
        before = place.state if place is not None else None
        if not self.board.take_state(bed, state, now_s, at_s, retained=retained, waited_s=waited_s):
            return
        place = self.board.place(bed)
        if place is not None and self._store is not None:
            self._store.state(bed, state, at_s - (place.age_s(now_s) or 0.0))
        if before is None or (before.word, before.reason, before.alarms) != (state.word, state.reason, state.alarms):
            self._dirty.set()

    def _reply(self, reply: ReplyMessage) -> None:
        waiting = self._replies.get(reply.id)
        if waiting is not None and not waiting.done():
            waiting.set_result(reply)

    def _keep(self, news: BoardNews, at_s: float) -> None:
        if self._store is not None:
            self._store.board(news, self.board.alarms.current, at_s)
        if self._relays is not None:
            self._relays.board(news, self.board, at_s)

    def _publish(self, frame: Frame, now_s: float, at_s: float, whole: bool) -> None:
        news, everything = _event("news", frame), None
        for page in self._pages:
            if page.frames.qsize() >= _QUEUED - 2:
                while not page.frames.empty():
                    page.frames.get_nowait()
                everything = everything or _event("all", self.news.snapshot(now_s, at_s))
                page.frames.put_nowait(everything)
            else:
                page.frames.put_nowait(news)
            if page.bed and whole:
                page.frames.put_nowait(_event("bed", self._enlarged(page.bed, now_s)))

    def _enlarged(self, bed: str, now_s: float) -> Frame:
        place = self.board.place(bed)
        state = place.fresh(now_s) if place is not None else None
        if state is None:
            return {"key": bed, "face": None, "scorable": None, "model": "", "waiting": 0}
        return {
            "key": bed,
            "face": state.face,
            "scorable": state.scorable,
            "model": state.model,
            "waiting": state.waiting,
        }


def _event(kind: str, frame: Frame) -> dict[str, str]:
    return {"event": kind, "data": json.dumps(frame, ensure_ascii=False, separators=(",", ":"))}
