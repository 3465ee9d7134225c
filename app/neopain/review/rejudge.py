"""A session as it would have been judged otherwise, to be laid beside what was recorded: in memory, without video."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Command, Event, Limits, SetLimits
from neopain.base.errors import RecordError
from neopain.base.settings import Settings, TrendSettings
from neopain.base.state_codes import REASON_CODES, STATE_CODES
from neopain.inference.classifier import Classifier
from neopain.inference.store import load_bundle
from neopain.pipeline.what_if import Score, replay
from neopain.record.analysis import overview
from neopain.record.session.facts import SessionFacts
from neopain.record.session.session import Session
from neopain.record.storage.columns import Columns
from neopain.review.rescore import scores, scores_of

_TELL_EVERY = 4096

Progress = Callable[[float], bool]
"""Is told the share that is done, 0 to 1; whether to go on."""


class RejudgeCancelledError(RecordError):
    """Nobody wants the result any more."""


@dataclass(frozen=True, slots=True, eq=False)
class Rejudged:
    """Tells a session as told.Told does. `columns` are those of Session.scores but frame, shift and coverage."""

    facts: SessionFacts
    began: Limits
    columns: Columns
    happened: tuple[Event, ...]

    @property
    def span_s(self) -> tuple[float, float]:
        """Times of the first and the last sample."""
        times = self.columns["t_s"]
        return (float(times[0]), float(times[-1])) if len(times) else (0.0, 0.0)

    def overview(self, by_s: int = 1) -> tuple[float, NDArray[np.void]]:
        """Rows of overview.SECOND."""
        first_s, rows = overview.from_scores(self.columns)
        return first_s, rows if by_s == 1 else overview.coarser(rows, by_s)

    def scores(self, from_s: float = float("-inf"), to_s: float = float("inf")) -> Columns:
        """The samples from `from_s` on and before `to_s`."""
        first, last = np.searchsorted(self.columns["t_s"], [from_s, to_s])
        return {name: column[first:last] for name, column in self.columns.items()}

    def events(self, from_s: float = float("-inf"), to_s: float = float("inf")) -> tuple[Event, ...]:
        """What would have happened."""
        return tuple(event for event in self.happened if from_s <= event.t_s < to_s)

    def limits(self) -> Limits | None:
        """The limits it was judged by."""
        return self.began


def with_limit(session: Session, pain_limit: float, settings: Settings, progress: Progress) -> Rejudged:
    """`session` with this pain limit in force all the time; limits that were set meanwhile are left out."""
    began = session.limits()
    limits = settings.alarms.limits(pain_limit) if began is None else began
    others = [command for command in session.commands() if not isinstance(command, SetLimits)]
    limits = replace(limits, pain_limit=pain_limit)
    return _judge(session, scores(session), others, limits, settings.trend, session.facts, progress)


def with_models(session: Session, models: Path, settings: Settings, progress: Progress) -> Rejudged:
    """`session` by the bundle of today, from its features. Raises ModelError, and RecordError where its networks differ
    from those the session was recorded with.
    """
    bundle = load_bundle(models)
    features = tuple(artefact.manifest.id for artefact in bundle.features)
    if features != session.facts.features:
        raise RecordError(
            f"this session was recorded with other networks than {' + '.join(features)}, which today's models use: "
            "it can be judged again only by classifiers of the same networks"
        )
    same, began = bundle.sha256 == session.facts.bundle_sha256, session.limits()
    limits = began if same and began is not None else settings.alarms.limits(bundle.threshold)
    given = scores(session) if same else scores_of(session, Classifier(bundle.classifier))
    facts = replace(session.facts, bundle_id=bundle.id, bundle_sha256=bundle.sha256)
    return _judge(session, given, session.commands(), limits, settings.trend, facts, progress)


def _judge(
    session: Session,
    given: Iterator[Score],
    commands: Sequence[Command],
    limits: Limits,
    trend: TrendSettings,
    facts: SessionFacts,
    progress: Progress,
) -> Rejudged:
    first_s, last_s = session.span_s
    numbers = {name: array("d") for name in ("t_s", "p_pain", "p_trend")}
    codes = {name: array("B") for name in ("state", "reason")}
    events: list[Event] = []
    nothing = float("nan")
    for count, judgement in enumerate(replay(given, commands, limits, trend)):
        numbers["t_s"].append(judgement.t_s)
        numbers["p_pain"].append(nothing if judgement.p_pain is None else judgement.p_pain)
        numbers["p_trend"].append(nothing if judgement.trend.p_trend is None else judgement.trend.p_trend)
        codes["state"].append(STATE_CODES[judgement.trend.state])
        codes["reason"].append(REASON_CODES[judgement.reason])
        events += judgement.events
        if count % _TELL_EVERY == 0 and not progress((judgement.t_s - first_s) / max(last_s - first_s, 1.0)):
            raise RejudgeCancelledError("given up")
    columns: Columns = {name: np.frombuffer(values, np.float64) for name, values in numbers.items() if len(values)}
    columns |= {name: np.frombuffer(values, np.uint8) for name, values in codes.items() if len(values)}
    if not columns:
        raise RecordError("this session holds no samples: there is nothing to judge again")
    return Rejudged(facts, limits, columns, tuple(events))
