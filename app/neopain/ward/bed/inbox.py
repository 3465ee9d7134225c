"""What comes from the bus to this bed. Whatever is not exactly a message of the ward is counted and ignored."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable

from neopain.base.errors import InputError
from neopain.ward.bed.connection import LinkError
from neopain.ward.bed.outbox import Outbox
from neopain.ward.bed.requests import Requests
from neopain.ward.messages import BeatMessage, CommandMessage, LinkMessage, ReceiptMessage, read, write

_log = logging.getLogger(__name__)

MOST_A_SECOND = 2000
"""A bus that sends more is out of order: the link is given up for a while, which is reported."""
MOST_COMMANDS = 20
"""Commands between two turns; people at a desk do not reach it, and the rest is ignored."""
_LOG_EVERY_S = 60.0


class Inbox:
    """Takes the messages of the bus, in one thread. `hear` is called for each sign of life of the ward's server;
    `up_s` is the time since the boot.
    """

    def __init__(self, requests: Requests, outbox: Outbox, hear: Callable[[], None], up_s: Callable[[], float]) -> None:
        self._requests, self._outbox, self._hear, self._up_s = requests, outbox, hear, up_s
        self._commands: deque[CommandMessage] = deque(maxlen=MOST_COMMANDS)
        self._second = self._taken = 0
        self._logged_s = -_LOG_EVERY_S
        self.link: Callable[[LinkMessage], None] = lambda link: None
        """Takes what is said of this bed's own link, retained or not."""
        self.ignored = 0
        """Messages that were none."""

    def take(self, topic: str, content: bytes, retained: bool) -> None:
        """Take one message; raises LinkError when there are far too many."""
        self._count()
        try:
            if topic.endswith("/link"):
                self.link(read(LinkMessage, content))
                return
            if retained:
                raise InputError("a retained message is old, whatever it says")
            match topic.rpartition("/")[2]:
                case "beat":
                    read(BeatMessage, content)
                    self._hear()
                case "receipt":
                    self._outbox.confirm(read(ReceiptMessage, content))
                case "cmd" if len(self._commands) < MOST_COMMANDS:
                    self._commands.append(read(CommandMessage, content))
        except InputError as error:
            self._ignore(error)

    def answer(self, send: Callable[[bytes], None]) -> None:
        """Decide on the commands that came, in their order, and `send` the answers."""
        while self._commands:
            command = self._commands.popleft()
            reply = self._requests.answer(command, self._up_s())
            said = "accepted" if reply.accepted else f"refused: {reply.why}"
            _log.info("the ward desk (%s) asks to %s: %s", command.by, command.ask.value, said)
            send(write(reply))

    def _count(self) -> None:
        second = int(self._up_s())
        if second != self._second:
            self._second, self._taken = second, 0
        self._taken += 1
        if self._taken > MOST_A_SECOND:
            raise LinkError(f"the bus sent more than {MOST_A_SECOND} messages in a second")

    def _ignore(self, error: InputError) -> None:
        self.ignored += 1
        now_s = self._up_s()
        if now_s - self._logged_s >= _LOG_EVERY_S:
            self._logged_s = now_s
            _log.warning("ignored from the ward's bus, %d in all: %s", self.ignored, error)
