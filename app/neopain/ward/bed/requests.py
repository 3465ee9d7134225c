"""What a person at the desk asks of this bed, and the bed's answer: acknowledge and audio pause, and nothing else."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from neopain.base.data import Acknowledge, AlarmPhase, AlarmState, PauseAudio
from neopain.base.text import NAME_LENGTH
from neopain.live.worker import CommandAt
from neopain.ward.messages import COMMAND_EXPIRY_S, CommandMessage, ReplyMessage, Request

_REMEMBERED = 256
_SLACK_S = 1.0
"""Ahead of the bed's own time, a deadline may be this much further than the time a command lasts."""
AT_THE_DESK = " (ward desk)"
"""After the name of whoever asked, in the alarm log and the session."""


class Requests:
    """Decides on the commands of the ward. `do` carries a command out; `alarms` returns the alarms of now."""

    def __init__(self, boot: str, do: Callable[[CommandAt], None], alarms: Callable[[], AlarmState]) -> None:
        self._boot, self._do, self._alarms = boot, do, alarms
        self._answered: OrderedDict[str, ReplyMessage] = OrderedDict()

    def answer(self, command: CommandMessage, up_s: float) -> ReplyMessage:
        """Decide on `command` at `up_s` since the boot; one that came before is not carried out again."""
        before = self._answered.get(command.id)
        if before is not None:
            return before
        why = self._refusal(command, up_s)
        if not why:
            why = self._acknowledge(command) if command.ask is Request.ACKNOWLEDGE else self._pause(command)
        reply = ReplyMessage(id=command.id, boot=self._boot, accepted=not why, why=why)
        self._answered[command.id] = reply
        if len(self._answered) > _REMEMBERED:
            self._answered.popitem(last=False)
        return reply

    def _refusal(self, command: CommandMessage, up_s: float) -> str:
        if command.boot != self._boot:
            return "the monitor was started again since: look at the bed again"
        if up_s >= command.until_up_s:
            return "it came too late: ask again"
        if command.until_up_s > up_s + COMMAND_EXPIRY_S + _SLACK_S:
            return f"it would be valid for longer than {COMMAND_EXPIRY_S} s"
        return ""

    def _acknowledge(self, command: CommandMessage) -> str:
        signals = self._alarms().signals
        open_now = {signal.condition for signal in signals if signal.phase is not AlarmPhase.ACKNOWLEDGED}
        seen = tuple(condition for condition in command.seen if condition in open_now)
        if not seen:
            return "there is no such alarm now that waits for an acknowledgement"
        by = _named(command)
        self._do(lambda t_s: Acknowledge(t_s, by=by, seen=seen))
        return ""

    def _pause(self, command: CommandMessage) -> str:
        state = self._alarms()
        if state.standby is not None:
            return "the bed is in standby"
        if state.audio_off_since_s is not None:
            return "audio is off at the bed"
        if state.audio_paused_until_s is not None:
            return "audio is paused already"  # a second one would end the pause
        by = _named(command)
        self._do(lambda t_s: PauseAudio(t_s, by=by))
        return ""


def _named(command: CommandMessage) -> str:
    return command.by[: NAME_LENGTH - len(AT_THE_DESK)] + AT_THE_DESK
