"""Sessions, patients and scores as tables for the terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.table import Table

from neopain.base.data import EventKind
from neopain.base.scales import SCALES
from neopain.base.state_codes import STATES
from neopain.base.time_text import date_and_time, duration
from neopain.record.scoring.raters import FEW, Group
from neopain.record.scoring.ratings import Rating
from neopain.record.session.session import Session
from neopain.record.session.sessions import SessionEntry
from neopain.record.ward.patients import Patient, gestation_text


def sessions_table(sessions: Sequence[SessionEntry]) -> Table:
    """One row a session: id, begin, duration, patient, bed and size, or the problem that keeps it from opening."""
    table = Table("session", "began", "lasted", "patient", "bed", "MB")
    for one in sessions:
        size = f"{one.size_bytes / 1e6:.1f}"
        if one.facts is None:
            table.add_row(one.id, "", "", one.problem, "", size)
            continue
        began = date_and_time(one.facts.wall_time(one.first_s))
        lasted = duration(one.last_s - one.first_s) + ("" if one.facts.ended else " *")
        table.add_row(one.id, began, lasted, one.facts.shown_id, one.facts.bed, size)
    table.caption = "* not ended: still recording, or interrupted"
    return table


def patients_table(found: Sequence[Patient]) -> Table:
    """One row an infant: id, bed, gestation, date of birth, weight, wristband, admission, discharge, video consent."""
    table = Table("patient", "bed", "gestation", "born", "g", "wristband", "admitted", "discharged", "video agreed by")
    for one in found:
        weeks = "" if one.gestational_age_days is None else gestation_text(one.gestational_age_days)
        grams = "" if one.weight_g is None else f"{one.weight_g:.0f}"
        since, until = (_day(stamp) for stamp in (one.admitted, one.discharged))
        agreed = one.video_consent or ""
        table.add_row(one.shown_id, one.bed, weeks, one.born or "", grams, one.barcode, since, until, agreed)
    return table


def summary_table(session: Session) -> Table:
    """The contents of a session, one line each."""
    facts = session.facts
    first_s, last_s = session.span_s
    _, rows = session.overview()
    events = session.events()
    started = Counter(event.condition for event in events if event.kind is EventKind.ALARM_STARTED)
    samples = int(rows["samples"].sum())
    table = Table(show_header=False)
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
            (f"  {state.value}", _share(int(rows["states"][:, code].sum()), samples))
            for code, state in enumerate(STATES)
        ),
        ("alarms", ", ".join(f"{count} {name}" for name, count in started.items()) or "none"),
        ("events", str(len(events))),
    ):
        table.add_row(name, value)
    return table


def agreement_table(groups: Sequence[Group]) -> Table:
    """The groups as a table."""
    table = Table("scale", "raters", "month", "clips", "kappa, weighted", "kappa, pain", "ICC(2,1)", "ICC(3,1)", "bias")
    table.add_column("95 % limits")
    for group in groups:
        figures = group.figures
        few = " (few)" if figures.count < FEW else ""
        table.add_row(
            SCALES[figures.scale].title if figures.scale in SCALES else figures.scale,
            f"{group.one}, {group.other}" if not group.month else "",
            group.month or "all",
            f"{figures.count}{few}",
            *(_number(value) for value in (figures.weighted_kappa, figures.binary_kappa)),
            *(_number(value) for value in (figures.icc_agreement, figures.icc_consistency)),
            _number(figures.bias),
            f"{_number(figures.low)} to {_number(figures.high)}",
        )
    return table


def ratings_table(ratings: Iterable[Rating]) -> Table:
    """The ratings as a table."""
    table = Table("no.", "scale", "from", "to", "total", "pain from", "points", "rater", "how", "given")
    for one in ratings:
        table.add_row(
            str(one.number),
            SCALES[one.scale].title if one.scale in SCALES else one.scale,
            f"{one.from_s:.0f} s",
            f"{one.to_s:.0f} s",
            str(one.total),
            f"{one.pain_from:g}",
            ", ".join(f"{key} {given}" for key, given in one.points.items()),
            f"{one.rater} ({one.role.value})",
            one.way.value,
            one.at,
        )
    return table


def _day(stamp: str | None) -> str:
    return "" if stamp is None else date_and_time(datetime.fromisoformat(stamp))


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.1f} %" if of else "-"


def _number(value: float) -> str:
    return "–" if value != value else f"{value:.2f}"
