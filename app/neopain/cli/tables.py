"""Sessions, patients, ratings and rescored sessions as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from rich.table import Table

from neopain.base.data import AlarmCondition, EventKind
from neopain.base.scales import SCALES
from neopain.base.state_codes import STATES
from neopain.base.terminal import PlainTable
from neopain.base.time_text import date_and_time, duration
from neopain.pipeline.what_if import Outcome
from neopain.record.scoring.agreement import FEW, Group
from neopain.record.scoring.ratings import Rating
from neopain.record.session.session import Session
from neopain.record.session.sessions import SessionEntry
from neopain.record.ward.patients import Patient, gestation_text

if TYPE_CHECKING:
    from neopain.review.model_trial import Replayed
    from neopain.review.rescore import RescoredSession


def sessions_table(sessions: Sequence[SessionEntry]) -> Table:
    """One row a session: id, begin, duration, patient, bed and size, or the problem that keeps it from opening."""
    table = PlainTable("session", "began", "lasted", "patient", "bed", "MB")
    for entry in sessions:
        size = f"{entry.size_bytes / 1e6:.1f}"
        if entry.facts is None:
            table.add_row(entry.id, "", "", entry.problem, "", size)
            continue
        began = date_and_time(entry.facts.wall_time(entry.first_s))
        lasted = duration(entry.last_s - entry.first_s) + ("" if entry.facts.ended else " *")
        table.add_row(entry.id, began, lasted, entry.facts.shown_id, entry.facts.bed, size)
    table.caption = "* not ended: still recording, or interrupted"
    return table


def patients_table(patients: Sequence[Patient]) -> Table:
    """One row an infant: id, bed, gestation, date of birth, weight, wristband, admission, discharge, video consent."""
    names = ("patient", "bed", "gestation", "born", "g", "wristband", "admitted", "discharged", "video agreed by")
    table = PlainTable(*names)
    for patient in patients:
        weeks = "" if patient.gestational_age_days is None else gestation_text(patient.gestational_age_days)
        grams = "" if patient.weight_g is None else f"{patient.weight_g:.0f}"
        stay = (_day(stamp) for stamp in (patient.admitted, patient.discharged))
        details = (weeks, patient.born or "", grams, patient.barcode, *stay, patient.video_consent or "")
        table.add_row(patient.shown_id, patient.bed, *details)
    return table


def summary_table(session: Session) -> Table:
    """The contents of a session, one line each."""
    facts = session.facts
    first_s, last_s = session.span_s
    _, rows = session.overview()
    events = session.events()
    started = Counter(event.condition for event in events if event.kind is EventKind.ALARM_STARTED)
    samples = int(rows["samples"].sum())
    table = PlainTable(show_header=False)
    for name, value in (
        ("session", facts.id),
        ("patient", facts.shown_id or "none admitted"),
        ("bed", facts.bed),
        ("began", f"{facts.wall_time(first_s).astimezone():%Y-%m-%d %H:%M:%S}"),
        ("ended", "no: still recording, or interrupted" if facts.ended is None else "yes"),
        ("lasted", duration(last_s - first_s)),
        ("models", f"{facts.bundle_id} ({facts.bundle_sha256[:12]}) on {facts.provider}"),
        ("program", facts.program),
        ("source", facts.source),
        ("picture", facts.picture_mode.value),
        ("samples", str(samples)),
        *(
            (f"  {state.value}", f"{100 * rows['states'][:, code].sum() / samples:.1f} %" if samples else "-")
            for code, state in enumerate(STATES)
        ),
        ("alarms", ", ".join(f"{count} {name}" for name, count in started.items()) or "none"),
        ("events", str(len(events))),
    ):
        table.add_row(name, value)
    return table


def agreement_table(groups: Sequence[Group]) -> Table:
    """The groups as a table."""
    names = ("scale", "raters", "month", "clips", "kappa, weighted", "kappa, pain", "ICC(2,1)", "ICC(3,1)", "bias")
    table = PlainTable(*names, "95 % limits")
    for group in groups:
        figures = group.figures
        few = " (few)" if figures.count < FEW else ""
        table.add_row(
            _title(figures.scale) + ("" if group.seen == group.items else f", {group.seen} of {group.items} items"),
            f"{group.first}, {group.second}" if not group.month else "",
            group.month or "all",
            f"{figures.count}{few}",
            *map(_number, (figures.weighted_kappa, figures.binary_kappa)),
            *map(_number, (figures.icc_agreement, figures.icc_consistency, figures.bias)),
            f"{_number(figures.low)} to {_number(figures.high)}",
        )
    return table


def ratings_table(ratings: Iterable[Rating]) -> Table:
    """The ratings as a table."""
    table = PlainTable("no.", "scale", "from", "to", "total", "pain from", "points", "rater", "how", "given")
    for rating in ratings:
        table.add_row(
            str(rating.number),
            _title(rating.scale),
            f"{rating.from_s:.0f} s",
            f"{rating.to_s:.0f} s",
            str(rating.total) if not rating.unseen else f"{rating.total} ({_items(rating)})",
            f"{rating.pain_from:g}",
            ", ".join(f"{key} {'not seen' if points is None else points}" for key, points in rating.points.items()),
            f"{rating.rater} ({rating.role.value})",
            rating.way.value,
            rating.at,
        )
    return table


def rescore_table(session: Session, rescored: RescoredSession) -> Table:
    """Models, pain limit and alarms of `session` as recorded and as `rescored`."""
    first_s, last_s = session.span_s
    hours = (last_s - first_s) / 3600
    outcomes = (
        Outcome(session.limits() or rescored.initial_limits, hours, session.events()),
        Outcome(rescored.initial_limits, hours, rescored.events()),
    )
    same = " (the same)" if rescored.facts.bundle_sha256 == session.facts.bundle_sha256 else ""
    table = PlainTable("", "recorded", "today")
    table.add_row("models", session.facts.bundle_id, rescored.facts.bundle_id + same)
    table.add_row("pain limit", *(f"{outcome.limits.pain_limit:.2f}" for outcome in outcomes))
    for condition in (AlarmCondition.PAIN, AlarmCondition.CANNOT_TELL, None):
        name = "all alarms" if condition is None else f"alarms: {condition.value}"
        figures = (f"{outcome.started(condition)} ({outcome.per_hour(condition):.2f}/h)" for outcome in outcomes)
        table.add_row(name, *figures)
    return table


def trial_table(replayed: Sequence[Replayed], old: str, new: str) -> Table:
    """Alarms of the ward's recordings with the models in use, `old`, and with others, `new`; the total is last."""
    table = PlainTable("session", "hours", f"pain alarms: {old}", new, f"all alarms: {old}", new)
    for one in replayed:
        if one.before is None or one.after is None:
            table.add_row(one.session, "", f"not comparable: {one.problem}", "", "", "")
            continue
        counts = (
            str(outcome.started(condition))
            for condition in (AlarmCondition.PAIN, None)
            for outcome in (one.before, one.after)
        )
        table.add_row(one.session, f"{one.hours:.2f}", *counts)
    from neopain.review.model_trial import totals

    pain, every = totals(replayed, AlarmCondition.PAIN), totals(replayed, None)
    rates = (f"{rate:.2f}" for both in (pain.per_hour, every.per_hour) for rate in both)
    table.add_row("per patient-hour", f"{pain.hours:.2f}", *rates)
    return table


def _items(rating: Rating) -> str:
    return f"{len(rating.points) - len(rating.unseen)} of {len(rating.points)} items"


def _title(scale: str) -> str:
    return SCALES[scale].title if scale in SCALES else scale


def _day(stamp: str | None) -> str:
    return "" if stamp is None else date_and_time(datetime.fromisoformat(stamp))


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"
