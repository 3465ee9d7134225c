"""A recorded session rescored with another pain limit or with the current models: in memory, without video."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Command, Event, Limits, SetLimits
from neopain.base.errors import Cause, RecordError
from neopain.base.settings import Settings, TrendSettings
from neopain.base.state_codes import REASON_CODES, REASONS, STATE_CODES
from neopain.inference.classifier import Classifier
from neopain.inference.store import Artefact, Bundle, load_bundle, newest_classifier
from neopain.pipeline.what_if import Score, replay
from neopain.record.analysis import overview
from neopain.record.session.facts import SessionFacts
from neopain.record.session.session import Session
from neopain.record.storage.columns import Columns

_REPORT_EVERY = 4096
_EDGE = 1e-9

Progress = Callable[[float], bool]
"""Called with the share that is done, 0 to 1; returns whether to go on."""


class RescoringCancelledError(RecordError):
    """The caller cancelled the rescoring."""


@dataclass(frozen=True, slots=True, eq=False)
class RescoredSession:
    """A rescored session, read as SessionData. `columns`: those of Session.scores but frame, shift and coverage."""

    facts: SessionFacts
    initial_limits: Limits
    columns: Columns
    all_events: tuple[Event, ...]

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
        """The events of the rescoring."""
        return tuple(event for event in self.all_events if from_s <= event.t_s < to_s)

    def limits(self) -> Limits | None:
        """The limits at the beginning."""
        return self.initial_limits


def recorded_scores(session: Session) -> Iterator[Score]:
    """The scores of `session` as recorded, to the bit."""
    for _, columns, _ in session.blocks(float("-inf"), float("inf"), faces=False):
        listed = (columns[name].tolist() for name in ("t_s", "p_pain", "reason"))
        for t_s, p_pain, reason in zip(*listed, strict=True):
            yield Score(t_s, None if p_pain != p_pain else p_pain, REASONS[reason])


def rescored(session: Session, classifier: Classifier) -> Iterator[Score]:
    """The scores that `classifier` would have given.

    Features are stored about once a second. In between, the recorded score is shifted by the difference of the two
    classifiers in log-odds, interpolated in time: the curve keeps its detail, and the classifier of the recording
    returns the recorded curve. Raises RecordError where the features do not have the length that the classifier takes.
    """
    stored = session.features()
    if len(stored.t_s) == 0:
        raise RecordError(Cause.NO_FEATURES, session=session.facts.id)
    if stored.values.shape[1] != classifier.width:
        raise RecordError(
            f"session {session.facts.id} holds {stored.values.shape[1]} features, the classifier takes "
            f"{classifier.width}: it can be rescored only by classifiers of the networks it was recorded with"
        )
    recorded = session.scores()
    original = recorded["p_pain"][np.searchsorted(recorded["t_s"], stored.t_s)]
    known = np.isfinite(original)
    shifts = _log_odds(classifier(stored.values)[known]) - _log_odds(original[known])
    times = stored.t_s[known]
    for score in recorded_scores(session):
        if score.p_pain is None or not len(times):
            yield score
        else:
            yield score._replace(p_pain=_shifted(score.p_pain, float(np.interp(score.t_s, times, shifts))))


def with_limit(session: Session, pain_limit: float, settings: Settings, progress: Progress) -> RescoredSession:
    """`session` with this pain limit throughout; limits that people set during the session are left out."""
    limits = replace(session.limits() or settings.alarms.limits(pain_limit), pain_limit=pain_limit)
    others = [command for command in session.commands() if not isinstance(command, SetLimits)]
    return _rescore(session, recorded_scores(session), others, limits, settings.trend, session.facts, progress)


def with_models(session: Session, models: Path, settings: Settings, progress: Progress) -> RescoredSession:
    """`session` rescored from the stored features: by the current bundle, or, where that uses other networks than the
    recording, by the newest classifier that was fitted on the recording's. Raises ModelError, and RecordError where
    there is none.
    """
    bundle = load_bundle(models)
    if session.facts.features != tuple(artefact.manifest.id for artefact in bundle.features):
        return _with_classifier(session, _fitting(session, bundle, models), settings, progress)
    return with_bundle(session, bundle, settings, progress)


def with_bundle(session: Session, bundle: Bundle, settings: Settings, progress: Progress) -> RescoredSession:
    """`session` rescored from the stored features by `bundle`; by its limits and scores as recorded where it is the
    bundle of the recording. Raises ModelError, and RecordError for a session of other networks.
    """
    features = tuple(artefact.manifest.id for artefact in bundle.features)
    if session.facts.features != features:
        recorded = " + ".join(session.facts.features) or "none"
        raise RecordError(f"recorded with other networks ({recorded}) than {' + '.join(features)}")
    same = bundle.sha256 == session.facts.bundle_sha256
    limits = (session.limits() if same else None) or settings.alarms.limits(bundle.threshold)
    scores = recorded_scores(session) if same else rescored(session, Classifier(bundle.classifier))
    facts = replace(session.facts, bundle_id=bundle.id, bundle_sha256=bundle.sha256)
    return _rescore(session, scores, session.commands(), limits, settings.trend, facts, progress)


def _with_classifier(session: Session, found: Artefact, settings: Settings, progress: Progress) -> RescoredSession:
    threshold = found.manifest.threshold
    assert threshold is not None  # every published classifier has one
    facts = replace(
        session.facts,
        bundle_id=found.manifest.id.removeprefix("classifier-"),
        bundle_sha256=found.manifest.artefact.sha256,
    )
    scores, limits = rescored(session, Classifier(found)), settings.alarms.limits(threshold)
    return _rescore(session, scores, session.commands(), limits, settings.trend, facts, progress)


def _fitting(session: Session, bundle: Bundle, models: Path) -> Artefact:
    """The newest classifier under `models` for the networks of `session`; raises RecordError where there is none."""
    found = newest_classifier(models, session.facts.features)
    if found is None:
        current = " + ".join(artefact.manifest.id for artefact in bundle.features)
        recorded = " + ".join(session.facts.features) or "none"
        raise RecordError(Cause.OTHER_NETWORKS, recorded=recorded, current=current)
    return found


def _rescore(
    session: Session,
    scores: Iterator[Score],
    commands: Sequence[Command],
    limits: Limits,
    trend: TrendSettings,
    facts: SessionFacts,
    progress: Progress,
) -> RescoredSession:
    first_s, last_s = session.span_s
    numbers = {name: array("d") for name in ("t_s", "p_pain", "p_trend")}
    codes = {name: array("B") for name in ("state", "reason")}
    events: list[Event] = []
    nothing = float("nan")
    for count, judgement in enumerate(replay(scores, commands, limits, trend)):
        numbers["t_s"].append(judgement.t_s)
        numbers["p_pain"].append(nothing if judgement.p_pain is None else judgement.p_pain)
        numbers["p_trend"].append(nothing if judgement.trend.p_trend is None else judgement.trend.p_trend)
        codes["state"].append(STATE_CODES[judgement.trend.state])
        codes["reason"].append(REASON_CODES[judgement.reason])
        events += judgement.events
        if count % _REPORT_EVERY == 0 and not progress((judgement.t_s - first_s) / max(last_s - first_s, 1.0)):
            raise RescoringCancelledError("cancelled")
    columns: Columns = {name: np.frombuffer(values, np.float64) for name, values in numbers.items() if len(values)}
    columns |= {name: np.frombuffer(values, np.uint8) for name, values in codes.items() if len(values)}
    if not columns:
        raise RecordError("this session holds no samples: it cannot be rescored")
    return RescoredSession(facts, limits, columns, tuple(events))


def _log_odds(p: NDArray[np.float64]) -> NDArray[np.float64]:
    inside = np.clip(np.asarray(p, np.float64), _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _shifted(p: float, by: float) -> float:
    inside = min(max(p, _EDGE), 1 - _EDGE)
    odds = inside / (1 - inside) * float(np.exp(by))
    return odds / (1 + odds)
