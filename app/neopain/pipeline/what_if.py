"""The effect of other limits: recorded scores and commands replayed through the same bedside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from neopain.base.data import AlarmCondition, Command, Event, EventKind, Limits, Reason, SetLimits
from neopain.base.settings import TrendSettings
from neopain.pipeline.bedside import Bedside, Judgement


class Score(NamedTuple):
    """A recorded moment: `p_pain` (0 to 1) in full precision, or None and the `reason`."""

    t_s: float
    p_pain: float | None
    reason: Reason | None


def replay(
    scores: Iterable[Score], commands: Sequence[Command], limits: Limits, trend: TrendSettings
) -> Iterator[Judgement]:
    """The judgements of a recording that began with `limits`. Each command is carried out before the first moment at
    or after its time, as the worker does it.
    """
    bedside = Bedside(trend, limits)
    done = 0
    for t_s, p_pain, reason in scores:
        while done < len(commands) and commands[done].t_s <= t_s:
            bedside.handle(commands[done])
            done += 1
        yield bedside.step(t_s, p_pain, reason)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The effect of `limits`: all `events`, over `hours` of recording."""

    limits: Limits
    hours: float
    events: tuple[Event, ...]

    def started(self, condition: AlarmCondition | None = None) -> int:
        """The number of alarms that began, of one condition or of all."""
        return sum(
            event.kind is EventKind.ALARM_STARTED and condition in (None, event.condition) for event in self.events
        )

    def per_hour(self, condition: AlarmCondition | None = None) -> float:
        """Alarms an hour, of one condition or of all; 0 for an empty recording."""
        return self.started(condition) / self.hours if self.hours > 0 else 0.0


def what_if(scores: Iterable[Score], commands: Sequence[Command], limits: Limits, trend: TrendSettings) -> Outcome:
    """The effect of `limits` if they had been in force all the time. Limits set in the recording are ignored, every
    other command is carried out as it was.
    """
    others = [command for command in commands if not isinstance(command, SetLimits)]
    events: list[Event] = []
    first_s: float | None = None
    last_s = 0.0
    for judgement in replay(scores, others, limits, trend):
        first_s, last_s = judgement.t_s if first_s is None else first_s, judgement.t_s
        events += judgement.events
    return Outcome(limits, 0.0 if first_s is None else (last_s - first_s) / 3600, tuple(events))
