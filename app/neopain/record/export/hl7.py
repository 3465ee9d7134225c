"""A session as HL7 v2.6 messages in a batch file: one ORU^R01 per minute (observations), ORU^R40 for each alarm event.

An integration engine that knows IHE's PCD-01 and PCD-04 can route them; see hl7_segments.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from neopain.base.clock import WallClock, wall_clock
from neopain.base.state_codes import REASONS, STATES
from neopain.record.export.alerts import Alert, alerts
from neopain.record.export.hl7_segments import (
    AlarmStep,
    Origin,
    alarm_message,
    escaped,
    head,
    obr,
    obx,
    ours,
    text,
    time,
)
from neopain.record.export.part import RESEARCH_USE, Part, export_file
from neopain.record.export.written import notes

_MINUTE_S = 60


def write_observations(part: Part, path: Path, now: WallClock = wall_clock) -> str:
    """Write an ORU^R01 for each minute of `part` and return a summary; raises InputError where it cannot be written."""
    return _write(path, observations(part), now())


def write_alarms(part: Part, path: Path, now: WallClock = wall_clock) -> str:
    """Write an ORU^R40 for start, acknowledgement, escalation and end of every alarm of `part`, in order of time, and
    return a summary; raises InputError where it cannot be written.
    """
    return _write(path, alarm_messages(part), now())


def observations(part: Part) -> list[str]:
    """The ORU^R01 messages; a carriage return ends each segment."""
    first_s, seconds = part.session.overview()
    from_s, to_s = part.inside
    written, origin = notes(part), _origin(part)
    messages = []
    for low in range(int(from_s // _MINUTE_S) * _MINUTE_S, int(np.floor(to_s)) + 1, _MINUTE_S):
        whole = float(low), float(low + _MINUTE_S)
        begin_s, end_s = minute = max(whole[0], part.span[0]), min(whole[1], part.span[1])  # nothing around the part
        begin, end = (max(min(int(edge - first_s), len(seconds)), 0) for edge in minute)
        rows = seconds[begin:end]
        rows = rows[rows["samples"] > 0]
        if not len(rows):
            continue
        shares = dict(zip(STATES, (rows["states"] / rows["samples"][:, None]).sum(axis=0).tolist(), strict=True))
        weight = rows["states"][:, :-1].sum(axis=1)
        known = weight > 0
        trend = float(np.average(rows["trend_mean"][known], weights=weight[known])) if known.any() else None
        reasons = rows["reason"][rows["reason"] > 0]
        part.report(float(low))
        results: list[tuple[str, str, str, float | str | None, str]] = [
            ("NM", "pain-expression-trend", "Smoothed probability of a pain expression, mean", trend, "1"),
            *(
                ("NM", f"time-{state.value}", f"Time in the state {state.value}", round(share, 2), "s")
                for state, share in shares.items()
            ),
        ]
        if trend is None and len(reasons):
            results.append(("ST", "cannot-tell-reason", "Why there is no value", str(REASONS[int(reasons[-1])]), ""))
        for entry in written:
            at_s = from_s if entry.t_s is None else entry.t_s
            if begin_s <= at_s < end_s:
                about = "whole stay, " if entry.t_s is None else ""
                results.append(("TX", "note", "Note", f"{about}{entry.who}: {entry.words}", ""))
        filler = f"{part.facts.id}-{low}" if minute == whole else f"{part.facts.id}-{begin_s:.10g}-{end_s:.10g}"
        begin_at, end_at = part.facts.wall_time(begin_s), part.facts.wall_time(end_s)
        segments = head(origin, "R01", filler, end_at)
        segments.append(obr(filler, ours("pain-expression", "Pain expression"), begin_at, end_at))
        segments.append(("NTE", "1", "", escaped(RESEARCH_USE)))
        segments.append(("OBX", "1", "", ours("neopain", "Neopain"), "1.0.0.0", *[""] * 6, "X"))
        for number, (kind, code, words, value, unit) in enumerate(results, start=1):
            segments.append(obx(origin, number + 1, kind, ours(code, words), f"1.1.1.{number}", value, unit, end_at))
        messages.append(text(segments))
    return messages


def alarm_messages(part: Part) -> list[str]:
    """The ORU^R40 messages; a carriage return ends each segment."""
    messages = []
    for alert in alerts(part):
        entry = alert.entry
        steps = [(entry.t_s, "start"), (entry.acknowledged_s, "update"), (entry.escalated_s, "update")]
        steps.append((entry.ended_s, "end"))
        reached = sorted((t_s, phase) for t_s, phase in steps if t_s is not None)
        messages += [(t_s, number, phase, alert) for number, (t_s, phase) in enumerate(reached)]
    return [_alarm(part, *message) for message in sorted(messages, key=lambda message: message[:2])]


def _alarm(part: Part, t_s: float, number: int, phase: str, alert: Alert) -> str:
    entry = alert.entry
    step = AlarmStep(
        control=f"{alert.key}-{number}",
        filler=f"{alert.key}-{number}",
        first="" if number == 0 else f"{alert.key}-0",
        at=part.facts.wall_time(t_s),
        condition=entry.condition.value,
        words=alert.words,
        kind=alert.kind,
        priority=alert.priority_at(t_s),
        phase=phase,
        acknowledged=entry.acknowledged_s is not None and entry.acknowledged_s <= t_s,
        value=entry.value if number == 0 else None,
        limit=entry.limit,
    )
    return alarm_message(_origin(part), step)


def _origin(part: Part) -> Origin:
    facts = part.facts
    return Origin(
        patient=f"{escaped(part.patient)}^^^{'' if part.named else 'NEOPAIN'}^{'MR' if part.named else 'PI'}",
        bed=part.bed,
        method=ours(facts.bundle_id, f"classifier of video sha256 {facts.bundle_sha256[:12]}, neopain {facts.program}"),
        equipment=f"{facts.id}^NEOPAIN",
    )


def _write(path: Path, messages: Sequence[str], now: datetime) -> str:
    begin = [(name, "^~\\&", "NEOPAIN", "", "", "", time(now)) for name in ("FHS", "BHS")]
    tail = (("BTS", str(len(messages))), ("FTS", "1"))
    with export_file(path) as new:
        new.write_text(text(begin) + "".join(messages) + text(tail), encoding="utf-8", newline="")
    return f"{len(messages)} messages"
