"""Judges a recorded session again, without video: by its scores, or by another classifier from its features."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.table import Table

from neopain.base.data import AlarmCondition, Limits
from neopain.base.errors import RecordError
from neopain.base.settings import Settings, TrendSettings
from neopain.base.state_codes import REASONS
from neopain.inference.classifier import Classifier
from neopain.inference.store import load_bundle
from neopain.pipeline.bedside import Judgement
from neopain.pipeline.what_if import Outcome, Score, replay
from neopain.record.session.session import Session

_EDGE = 1e-9


def scores(session: Session) -> Iterator[Score]:
    """The scores of `session` as they were, to the bit."""
    for _, columns, _ in session.blocks(float("-inf"), float("inf"), faces=False):
        listed = (columns[name].tolist() for name in ("t_s", "p_pain", "reason"))
        for t_s, p_pain, reason in zip(*listed, strict=True):
            yield Score(t_s, None if p_pain != p_pain else p_pain, REASONS[reason])


def scores_of(session: Session, classifier: Classifier) -> Iterator[Score]:
    """What `classifier` would have scored.

    Its answer is known where features were kept, about once a second. Between, the recorded score is moved by the
    difference of the two in log-odds, interpolated in time: the curve keeps its detail, and the classifier that was
    used gives the curve that was recorded. Raises RecordError when the features are of another length than it takes.
    """
    kept = session.features()
    if len(kept.t_s) == 0:
        raise RecordError(f"session {session.facts.id} holds no features: nothing can be judged again")
    if kept.values.shape[1] != classifier.width:
        raise RecordError(
            f"session {session.facts.id} holds {kept.values.shape[1]} features, the classifier takes "
            f"{classifier.width}: it can be judged again only by classifiers of the networks it was recorded with"
        )
    recorded = session.scores()
    before = recorded["p_pain"][np.searchsorted(recorded["t_s"], kept.t_s)]
    known = np.isfinite(before)
    moved = _log_odds(classifier(kept.values)[known]) - _log_odds(before[known])
    times = kept.t_s[known]
    for score in scores(session):
        if score.p_pain is None or not len(times):
            yield score
        else:
            yield score._replace(p_pain=_moved(score.p_pain, float(np.interp(score.t_s, times, moved))))


def judged(session: Session, given: Iterator[Score], limits: Limits, trend: TrendSettings) -> Iterator[Judgement]:
    """The judgements of `given`, with what was done in `session`, under the `limits` it begins with."""
    return replay(given, session.commands(), limits, trend)


def compare(session: Session, models: Path, settings: Settings) -> Table:
    """What the models and settings of today make of `session`, beside what was recorded.

    Raises ModelError, and RecordError when the session cannot be judged by them.
    """
    bundle = load_bundle(models)
    features = tuple(artefact.manifest.id for artefact in bundle.features)
    if features != session.facts.features:
        raise RecordError(
            f"session {session.facts.id} was recorded with {' + '.join(session.facts.features)}, today's models use "
            f"{' + '.join(features)}: it can be judged again only by classifiers of the same networks"
        )
    same = bundle.sha256 == session.facts.bundle_sha256
    began = session.limits()
    preset = settings.alarms.limits(bundle.threshold)
    limits = began if same and began is not None else preset
    given = scores(session) if same else scores_of(session, Classifier(bundle.classifier))
    first_s, last_s = session.span_s
    hours = (last_s - first_s) / 3600
    events = [event for judgement in judged(session, given, limits, settings.trend) for event in judgement.events]
    before, again = Outcome(began or limits, hours, session.events()), Outcome(limits, hours, tuple(events))
    table = Table("", "recorded", "today")
    table.add_row("models", session.facts.bundle_id, bundle.id + (" (the same)" if same else ""))
    table.add_row("pain limit", *(f"{outcome.limits.pain_limit:.2f}" for outcome in (before, again)))
    for condition in (AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL, None):
        name = "all alarms" if condition is None else f"alarms: {condition.value}"
        figures = (f"{outcome.started(condition)} ({outcome.per_hour(condition):.2f}/h)" for outcome in (before, again))
        table.add_row(name, *figures)
    return table


def _log_odds(p: NDArray[np.float64]) -> NDArray[np.float64]:
    inside = np.clip(np.asarray(p, np.float64), _EDGE, 1 - _EDGE)
    return np.asarray(np.log(inside / (1 - inside)))


def _moved(p: float, by: float) -> float:
    inside = min(max(p, _EDGE), 1 - _EDGE)
    odds = inside / (1 - inside) * float(np.exp(by))
    return odds / (1 + odds)
