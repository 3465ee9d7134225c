"""The effect of another limit: the past is replayed with it, in another process, so that the window does not wait."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from neopain.assemble.processes import ProcessEndedError, run_once
from neopain.base.data import AlarmCondition, Limits
from neopain.base.errors import Cause, RecordError
from neopain.base.settings import TrendSettings
from neopain.live.score_history import EarlierSession, ScoredSpan, ScoreHistory
from neopain.pipeline.what_if import what_if

_log = logging.getLogger(__name__)

SPANS_S = (3600.0, 24 * 3600.0)
"""The last hour is quickly judged; a day takes longer and follows."""
_NICENESS = 10
"""Below the priority of the live worker."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Pain alarms in the `span_s` that were monitored: `before` with the limits in force, `after` with the proposed
    ones.
    """

    span_s: float
    before: int
    after: int


class LimitForecaster:
    """Judges the stored scores again, with other limits. Calls block: make them from a thread.

    `scores` are those since this start. `before` returns the earlier sessions after a time, in the time of `scores`;
    None when nothing is recorded.
    """

    def __init__(
        self,
        scores: ScoreHistory,
        trend: TrendSettings,
        before: Callable[[float], Sequence[EarlierSession]] | None = None,
    ) -> None:
        self._scores, self._trend, self._before = scores, trend, before

    def forecast(self, limits: Limits, proposed: Limits, span_s: float) -> Forecast:
        """The effect of the `proposed` limits in the last `span_s`, as far as it was monitored, compared with `limits`.

        Raises RecordError, in one line, when that cannot be computed.
        """
        taken = self._scores.last(span_s)
        now_s = float(taken.rows["t_s"][-1]) if len(taken.rows) else 0.0
        earlier = self._earlier_sessions(now_s - span_s)
        try:
            return run_once(partial(_work, taken, earlier, limits, proposed, self._trend))
        except ProcessEndedError as error:
            raise RecordError(Cause.NOT_REPLAYED, why=f"its process {error.how}") from error
        except OSError as error:
            raise RecordError(Cause.NOT_REPLAYED, why=error.strerror or error) from error

    def _earlier_sessions(self, from_s: float) -> Sequence[EarlierSession]:
        """The earlier sessions after `from_s`; none when they cannot be read."""
        if self._before is None:
            return ()
        try:
            return self._before(from_s)
        except RecordError as error:
            _log.warning("earlier sessions are left out: %s", error)
            return ()


def forecast(parts: Sequence[ScoredSpan], limits: Limits, proposed: Limits, trend: TrendSettings) -> Forecast:
    """The forecast over all `parts`, each judged from a fresh start as it was when it was recorded."""
    before, after = (
        sum(what_if(part.scores(), part.commands, each, trend).started(AlarmCondition.PAIN) for part in parts)
        for each in (limits, proposed)
    )
    return Forecast(sum(part.span_s for part in parts), before, after)


def _work(
    taken: ScoredSpan,
    recorded: Sequence[EarlierSession],
    limits: Limits,
    proposed: Limits,
    trend: TrendSettings,
) -> Forecast:
    if sys.platform != "win32":
        os.nice(_NICENESS)
    parts = [taken]
    for session in recorded:
        try:
            parts.append(session.scored_span())
        except RecordError as error:
            _log.warning("a session is left out: %s", error)
    return forecast(parts, limits, proposed, trend)
