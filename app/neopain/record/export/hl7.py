"""A session as HL7 v2.6 messages in a batch file: one ORU^R01 per minute (observations), ORU^R40 for each alarm event.

The shape is that of IHE's PCD-01 and PCD-04, so that an integration engine that knows those can route them; no
conformity is claimed. Codes of observations and alarm conditions are our own (coding system 99NPN), as for FHIR.
MSH-11 is T (training), so that no engine takes research data into its production feed by default.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import AlarmKind, Priority
from neopain.base.state_codes import REASONS, STATES
from neopain.base.text import visible
from neopain.record.export.alerts import Alert, alerts
from neopain.record.export.part import RESEARCH_USE, Part, export_file
from neopain.record.export.written import notes

Segment = tuple[str, ...]
_MINUTE_S = 60
_LETTER = {Priority.HIGH: "H", Priority.MEDIUM: "M", Priority.LOW: "L", None: "N"}
_SOURCE = {AlarmKind.PHYSIOLOGICAL: "SP", AlarmKind.TECHNICAL: "ST"}


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
    written = notes(part)
    messages = []
    for low in range(int(from_s // _MINUTE_S) * _MINUTE_S, int(np.floor(to_s)) + 1, _MINUTE_S):
        begin, end = (max(min(int(edge - first_s), len(seconds)), 0) for edge in (low, low + _MINUTE_S))
        rows = seconds[begin:end]
        rows = rows[rows["samples"] > 0]
        if not len(rows):
            continue
        shares = dict(zip(STATES, (rows["states"] / rows["samples"][:, None]).sum(axis=0).tolist(), strict=True))
        weight = rows["states"][:, :-1].sum(axis=1)
        known = weight > 0
        trend = float(np.average(rows["trend_mean"][known], weights=weight[known])) if known.any() else None
        reasons = rows["reason"][rows["reason"] > 0]
        high = low + _MINUTE_S
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
            if low <= at_s < high:
                about = "whole stay, " if entry.t_s is None else ""
                results.append(("TX", "note", "Note", f"{about}{entry.who}: {entry.words}", ""))
        filler = f"{part.facts.id}-{low}"
        segments = _head(part, "R01", filler, high)
        segments.append(_obr(part, filler, _ours("pain-expression", "Pain expression"), low, high))
        segments.append(("NTE", "1", "", escaped(RESEARCH_USE)))
        segments.append(("OBX", "1", "", _ours("neopain", "Neopain"), "1.0.0.0", *[""] * 6, "X"))
        for number, (kind, code, words, value, unit) in enumerate(results, start=1):
            segments.append(_obx(part, number + 1, kind, _ours(code, words), f"1.1.1.{number}", value, unit, high))
        messages.append(_text(segments))
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
    kind = _SOURCE[alert.kind]
    priority = f"P{_LETTER[alert.priority_at(t_s)]}"
    acknowledged = entry.acknowledged_s is not None and entry.acknowledged_s <= t_s
    segments = _head(part, "R40", f"{alert.key}-{number}", t_s)
    parent = "" if number == 0 else f"^{alert.key}-0&NEOPAIN"
    segments.append(_obr(part, f"{alert.key}-{number}", "196616^MDC_EVT_ALARM^MDC", t_s, None, parent))
    segments.append(("NTE", "1", "", escaped(RESEARCH_USE)))
    condition = _ours(entry.condition.value, alert.words)
    event = _obx(part, 1, "ST", condition, "1.0.0.0.1", alert.words, "", t_s)
    segments.append((*event[:8], f"{priority}~{kind}", *event[9:]))
    if entry.value is not None and number == 0:
        trend = _ours("pain-expression-trend", "Smoothed probability of a pain expression")
        obx = _obx(part, 2, "NM", trend, "1.0.0.0.2", entry.value, "1", t_s)
        limit = "" if entry.limit is None else f"0-{entry.limit:g}"
        segments.append((*obx[:7], limit, *obx[8:]))
    facets = {
        "68481^MDC_ATTR_EVENT_PHASE^MDC": phase,
        "68482^MDC_ATTR_ALARM_STATE^MDC": "inactive" if phase == "end" else "active",
        "68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC": "alarm-acknowledged" if acknowledged else "enabled",
        "68484^MDC_ATTR_ALARM_PRIORITY^MDC": priority,
        "68485^MDC_ATTR_ALERT_TYPE^MDC": kind,
    }
    for place, (code, value) in enumerate(facets.items(), start=3):
        segments.append(_obx(part, place, "ST", code, f"1.0.0.0.{place}", value, "", t_s))
    return _text(segments)


def _head(part: Part, event: str, control: str, t_s: float) -> list[Segment]:
    patient = f"{escaped(part.patient)}^^^{'' if part.named else 'NEOPAIN'}^{'MR' if part.named else 'PI'}"
    kind, end = f"ORU^{event}^ORU_{event}", ("T", "2.6", "", "", "NE", "NE", "", "UNICODE UTF-8")
    return [
        ("MSH", "^~\\&", "NEOPAIN", "", "", "", _stamp(part, t_s), "", kind, control, *end),
        ("PID", "1", "", patient, "", "^^^^^^S"),
        ("PV1", "1", "I", f"^^{escaped(part.bed)}" if part.bed else ""),
    ]


def _obr(part: Part, filler: str, code: str, from_s: float, to_s: float | None, parent: str = "") -> Segment:
    end = "" if to_s is None else _stamp(part, to_s)
    obr = ("OBR", "1", "", f"{filler}^NEOPAIN", code, "", "", _stamp(part, from_s), end)
    return (*obr, *[""] * 20, parent) if parent else obr


def _obx(
    part: Part, number: int, kind: str, code: str, sub_id: str, value: float | str | None, unit: str, t_s: float
) -> Segment:
    """An OBX; without a value its status (OBX-11) is X, no result."""
    facts = part.facts
    shown = "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    units = f"{unit}^^UCUM" if unit else ""
    method = _ours(facts.bundle_id, f"classifier of video sha256 {facts.bundle_sha256[:12]}, neopain {facts.program}")
    obx = ("OBX", str(number), kind, code, sub_id, escaped(shown), units, "", "", "", "", "X" if value is None else "R")
    return (*obx, "", "", _stamp(part, t_s), "", "", method, f"{facts.id}^NEOPAIN")


def _ours(code: str, words: str) -> str:
    return f"{escaped(code)}^{escaped(words)}^99NPN"


def _stamp(part: Part, t_s: float) -> str:
    return _time(part.facts.wall_time(t_s))


def _time(moment: datetime) -> str:
    return f"{moment:%Y%m%d%H%M%S}.{moment.microsecond // 1000:03}{moment:%z}"


def escaped(text: str) -> str:
    """`text` with the delimiters of HL7 escaped, on one line and without control characters."""
    text = visible(" ".join(text.split()))
    for sign, escape in (("\\", "E"), ("|", "F"), ("^", "S"), ("&", "T"), ("~", "R")):
        text = text.replace(sign, f"\\{escape}\\")
    return text


def _text(segments: Iterable[Segment]) -> str:
    return "".join("|".join(segment) + "\r" for segment in segments)


def _write(path: Path, messages: Sequence[str], now: datetime) -> str:
    head = [(name, "^~\\&", "NEOPAIN", "", "", "", _time(now)) for name in ("FHS", "BHS")]
    tail = (("BTS", str(len(messages))), ("FTS", "1"))
    with export_file(path) as new:
        new.write_text(_text(head) + "".join(messages) + _text(tail), encoding="utf-8", newline="")
    return f"{len(messages)} messages"
