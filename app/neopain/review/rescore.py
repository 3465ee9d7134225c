"""The current models and settings compared with what a session recorded, as a table."""

from __future__ import annotations

from pathlib import Path

from rich.table import Table

from neopain.base.data import AlarmCondition
from neopain.base.settings import Settings
from neopain.pipeline.what_if import Outcome
from neopain.record.session.session import Session
from neopain.review.rejudge import with_models


def compare(session: Session, models: Path, settings: Settings) -> Table:
    """Models, pain limit and alarms of `session` as recorded, and by the models and settings of today.

    Raises ModelError, and RecordError when the session cannot be judged by them.
    """
    again = with_models(session, models, settings, lambda share: True)
    first_s, last_s = session.span_s
    hours = (last_s - first_s) / 3600
    recorded = Outcome(session.limits() or again.initial_limits, hours, session.events())
    today = Outcome(again.initial_limits, hours, again.events())
    same = " (the same)" if again.facts.bundle_sha256 == session.facts.bundle_sha256 else ""
    table = Table("", "recorded", "today")
    table.add_row("models", session.facts.bundle_id, again.facts.bundle_id + same)
    table.add_row("pain limit", *(f"{outcome.limits.pain_limit:.2f}" for outcome in (recorded, today)))
    for condition in (AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL, None):
        name = "all alarms" if condition is None else f"alarms: {condition.value}"
        figures = (f"{one.started(condition)} ({one.per_hour(condition):.2f}/h)" for one in (recorded, today))
        table.add_row(name, *figures)
    return table
