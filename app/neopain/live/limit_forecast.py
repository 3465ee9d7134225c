"""What would another limit have done? The past judged again, in a process of its own: no window waits for it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from neopain.assemble.parallel import ending
from neopain.base.data import AlarmCondition, Limits
from neopain.base.errors import NeopainError, RecordError
from neopain.base.settings import TrendSettings
from neopain.live.score_history import EarlierSession, ScoreHistory, Taken
from neopain.pipeline.what_if import what_if

_log = logging.getLogger(__name__)

SPANS_S = (3600.0, 24 * 3600.0)
"""The last hour is quickly told; a day takes longer and follows."""
_NICENESS = 10
"""Behind the live worker in the queue for a core."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Alarms of pain over the `span_s` that were watched: how many with the limits in force all the time, and with
    others.
    """

    span_s: float
    before: int
    after: int


class LimitForecaster:
    """Judges the scores that were kept once more, with other limits. Calls block: make them from a thread.

    `scores` are those since this start. `before` gives what was recorded before it, from a time on, in the time of
    `scores`; None where nothing is recorded.
    """

    def __init__(
        self,
        scores: ScoreHistory,
        trend: TrendSettings,
        before: Callable[[float], Sequence[EarlierSession]] | None = None,
    ) -> None:
        self._scores, self._trend, self._before = scores, trend, before

    def forecast(self, limits: Limits, wish: Limits, span_s: float) -> Forecast:
        """What `wish` would have done in the last `span_s`, as far as it was watched, where `limits` are in force.

        Raises RecordError, in one line, when that cannot be worked out.
        """
        taken = self._scores.last(span_s)
        now_s = float(taken.rows["t_s"][-1]) if len(taken.rows) else 0.0
        context = get_context("spawn")
        told, teller = context.Pipe(duplex=False)
        work = (teller, taken, self._recorded(now_s - span_s), limits, wish, self._trend)
        try:
            process = context.Process(target=_work, args=work, name="rehearsal", daemon=True)
            process.start()
            teller.close()
            found = told.recv()
        except (EOFError, ConnectionError) as error:
            process.join()
            raise RecordError(f"the past could not be judged again: its process {ending(process.exitcode)}") from error
        except OSError as error:
            raise RecordError(f"the past could not be judged again: {error.strerror or error}") from error
        finally:
            told.close()
        process.join()
        if isinstance(found, NeopainError):
            raise found
        assert isinstance(found, Forecast)
        return found

    def _recorded(self, from_s: float) -> Sequence[EarlierSession]:
        """What was recorded before this start; nothing where that cannot be read."""
        if self._before is None:
            return ()
        try:
            return self._before(from_s)
        except RecordError as error:
            _log.warning("what was recorded before is left out: %s", error)
            return ()


def forecast(parts: Sequence[Taken], limits: Limits, wish: Limits, trend: TrendSettings) -> Forecast:
    """The forecast over all `parts`, each begun anew as it was when it was lived through."""
    before, after = (
        sum(what_if(part.scores(), part.commands, each, trend).started(AlarmCondition.PAIN) for part in parts)
        for each in (limits, wish)
    )
    return Forecast(sum(part.span_s for part in parts), before, after)


def _work(
    teller: Connection,
    taken: Taken,
    recorded: Sequence[EarlierSession],
    limits: Limits,
    wish: Limits,
    trend: TrendSettings,
) -> None:
    if sys.platform != "win32":
        os.nice(_NICENESS)
    parts = [taken]
    for session in recorded:
        try:
            parts.append(session.taken())
        except RecordError as error:
            _log.warning("a session is left out: %s", error)
    try:
        teller.send(forecast(parts, limits, wish, trend))
    except NeopainError as error:
        teller.send(error)
