"""What is sent on a connection: the state, the link, events that are due, and answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from neopain.base.clock import Clock
from neopain.live.health import Snapshot
from neopain.ward.bed.connection import Connection
from neopain.ward.bed.outbox import Outbox
from neopain.ward.bed.view import Facts, Instant, SourceTime, span, state_message, what_shows
from neopain.ward.messages import STATE_EXPIRY_S, LinkMessage, LinkState, write
from neopain.ward.topics import Channel, bed_topic

STATE_EVERY_S, LOOK_EVERY_S = 1.0, 0.2
"""A state is sent once a second; five times a second the screen is looked at for a change, which is sent at once."""
MOST_UNCONFIRMED = 3
"""While so many messages are unconfirmed no further state is sent: the newest wins, and nothing piles up."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The bed that is published: its name, how it is seen, the shown id of its patient, and its models."""

    bed: str
    snapshot: Callable[[], Snapshot]
    patient: Callable[[], str | None]
    model: str


class Sender:
    """Sends what `shown` is and what waits in `outbox`, for one `boot` of the monitor. One thread.

    `sent` counts the messages handed to a broker since the start, `sent_bytes` the size of their contents.
    """

    def __init__(self, ward: str, boot: str, shown: Shown, source: SourceTime, outbox: Outbox, wall: Clock) -> None:
        self._topics = {channel: bed_topic(ward, shown.bed, channel) for channel in Channel}
        self._boot, self._shown, self._source, self._outbox, self._wall = boot, shown, source, outbox, wall
        self._seq = 0
        self._link: LinkState | None = None
        self._last: tuple[object, ...] = ()
        self._sent_s = self._looked_s = -STATE_EVERY_S
        self.sent = self.sent_bytes = 0

    @property
    def will(self) -> tuple[str, bytes]:
        """Topic and content of the Last Will."""
        return self._topics[Channel.LINK], write(self._link_message(LinkState.LOST))

    def begin(self) -> None:
        """The connection is new: everything is sent again."""
        self._link, self._last = None, ()
        self._sent_s = self._looked_s = -STATE_EVERY_S
        self._outbox.send_all_again()

    def send(self, connection: Connection, now: Instant) -> None:
        """Hand over the events that are due, and the state where it is time."""
        for event in self._outbox.due(now.clock_s):
            waited_s = now.up_s - event.up_s if event.boot == self._boot else now.at - event.at
            self._publish(connection, Channel.EVENT, write(event.model_copy(update={"waited_s": span(waited_s)})))
        if max(now.clock_s - self._looked_s - LOOK_EVERY_S, now.clock_s - self._sent_s - STATE_EVERY_S) >= 0:
            self._looked_s = now.clock_s
            if connection.unconfirmed < MOST_UNCONFIRMED:
                self._send_state(connection, now)

    def reply(self, connection: Connection, content: bytes) -> None:
        """Send the answer to a command."""
        self._publish(connection, Channel.REPLY, content, expiry_s=STATE_EXPIRY_S)

    def send_link(self, connection: Connection, link: LinkState) -> None:
        """Say how the bed is on the bus."""
        self._link = link
        self._publish(connection, Channel.LINK, write(self._link_message(link)), retain=True)

    def _send_state(self, connection: Connection, now: Instant) -> None:
        facts = Facts(
            boot=self._boot,
            bed=self._shown.bed,
            patient=self._shown.patient(),
            model=self._shown.model,
            waiting=len(self._outbox),
        )
        state = state_message(self._shown.snapshot(), self._source, now, self._seq + 1, facts)
        shows = what_shows(state)
        if shows != self._last:
            self._last, self._sent_s = shows, now.clock_s
        elif now.clock_s - self._sent_s >= STATE_EVERY_S:
            # Counted from when it was due: what each is late by would add up to less than one a second.
            late_s = now.clock_s - self._sent_s - STATE_EVERY_S
            self._sent_s = now.clock_s - (late_s if late_s < STATE_EVERY_S / 2 else 0.0)
        else:
            return
        self._seq = state.seq
        link = LinkState.UP if state.standby is None else LinkState.STANDBY
        if link is not self._link:
            self.send_link(connection, link)
        self._publish(connection, Channel.STATE, write(state), retain=True, expiry_s=STATE_EXPIRY_S)

    def _link_message(self, link: LinkState) -> LinkMessage:
        return LinkMessage(boot=self._boot, at=round(max(self._wall(), 0.0), 3), link=link)

    def _publish(
        self,
        connection: Connection,
        channel: Channel,
        content: bytes,
        *,
        retain: bool = False,
        expiry_s: int | None = None,
    ) -> None:
        connection.publish(self._topics[channel], content, retain=retain, expiry_s=expiry_s)
        self.sent += 1
        self.sent_bytes += len(content)
