"""Segments of HL7 v2.6 and the message of one step of an alarm, for the export of a session and for the ward's relay.

The shape is that of IHE's PCD-01 and PCD-04; no conformity is claimed. Codes of observations and alarm conditions are
our own (coding system 99NPN), as for FHIR.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from neopain.base.data import AlarmKind, Priority
from neopain.base.text import visible
from neopain.record.export.part import RESEARCH_USE

Segment = tuple[str, ...]
_LETTER = {Priority.HIGH: "H", Priority.MEDIUM: "M", Priority.LOW: "L", None: "N"}
_SOURCE = {AlarmKind.PHYSIOLOGICAL: "SP", AlarmKind.TECHNICAL: "ST"}
_ALARM = "196616^MDC_EVT_ALARM^MDC"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where observations come from. `patient` is a PID-3, already escaped; `method` and `equipment` are OBX-17 and -18.

    `receiver` is application and facility. `processing` is MSH-11: T (training), so that no engine takes research data
    into its production feed by default. `acknowledge` is MSH-15: NE (never) in a file, AL (always) over a network.
    """

    patient: str
    bed: str
    method: str
    equipment: str
    receiver: tuple[str, str] = ("", "")
    processing: str = "T"
    acknowledge: str = "NE"


@dataclass(frozen=True, slots=True)
class AlarmStep:
    """One step of an alarm at `at`. `filler` names the step, `first` the alarm's first one, "" where this is it.

    `phase` is an event phase of IHE PCD-04: start, update, escalate or end. `told` is who is told of it.
    """

    control: str
    filler: str
    first: str
    at: datetime
    condition: str
    words: str
    kind: AlarmKind
    priority: Priority | None
    phase: str
    acknowledged: bool
    value: float | None = None
    limit: float | None = None
    told: str = ""


def alarm_message(origin: Origin, step: AlarmStep) -> str:
    """The ORU^R40 of one step of an alarm; a carriage return ends each segment."""
    kind, priority = _SOURCE[step.kind], f"P{_LETTER[step.priority]}"
    segments = head(origin, "R40", step.control, step.at)
    segments.append(obr(step.filler, _ALARM, step.at, None, f"^{step.first}&NEOPAIN" if step.first else ""))
    segments.append(("NTE", "1", "", escaped(RESEARCH_USE)))
    condition = ours(step.condition, step.words)
    event = obx(origin, 1, "ST", condition, "1.0.0.0.1", step.words, "", step.at)
    segments.append((*event[:8], f"{priority}~{kind}", *event[9:]))
    if step.value is not None:
        trend = ours("pain-expression-trend", "Smoothed probability of a pain expression")
        line = obx(origin, 2, "NM", trend, "1.0.0.0.2", step.value, "1", step.at)
        limit = "" if step.limit is None else f"0-{step.limit:g}"
        segments.append((*line[:7], limit, *line[8:]))
    facets = {
        "68481^MDC_ATTR_EVENT_PHASE^MDC": step.phase,
        "68482^MDC_ATTR_ALARM_STATE^MDC": "inactive" if step.phase == "end" else "active",
        "68483^MDC_ATTR_ALARM_INACTIVATION_STATE^MDC": "alarm-acknowledged" if step.acknowledged else "enabled",
        "68484^MDC_ATTR_ALARM_PRIORITY^MDC": priority,
        "68485^MDC_ATTR_ALERT_TYPE^MDC": kind,
    }
    if step.told:
        facets[ours("told", "Who is told")] = step.told
    for place, (code, value) in enumerate(facets.items(), start=3):
        segments.append(obx(origin, place, "ST", code, f"1.0.0.0.{place}", value, "", step.at))
    return text(segments)


def head(origin: Origin, event: str, control: str, at: datetime) -> list[Segment]:
    """MSH, PID and PV1 of a message ORU^`event`, which `control` names."""
    application, facility = (escaped(name) for name in origin.receiver)
    kind = f"ORU^{event}^ORU_{event}"
    end = (origin.processing, "2.6", "", "", origin.acknowledge, "NE", "", "UNICODE UTF-8")
    return [
        ("MSH", "^~\\&", "NEOPAIN", "", application, facility, time(at), "", kind, control, *end),
        ("PID", "1", "", origin.patient, "", "^^^^^^S"),
        ("PV1", "1", "I", f"^^{escaped(origin.bed)}" if origin.bed else ""),
    ]


def obr(filler: str, code: str, begin: datetime, end: datetime | None, parent: str = "") -> Segment:
    """An OBR of what began at `begin`; `parent` is that of an alarm's later steps."""
    segment = ("OBR", "1", "", f"{filler}^NEOPAIN", code, "", "", time(begin), "" if end is None else time(end))
    return (*segment, *[""] * 20, parent) if parent else segment


def obx(
    origin: Origin, number: int, kind: str, code: str, sub_id: str, value: float | str | None, unit: str, at: datetime
) -> Segment:
    """An OBX; without a value its status (OBX-11) is X, no result."""
    shown = "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)
    units = f"{unit}^^UCUM" if unit else ""
    start = (
        "OBX",
        str(number),
        kind,
        code,
        sub_id,
        escaped(shown),
        units,
        "",
        "",
        "",
        "",
        "X" if value is None else "R",
    )
    return (*start, "", "", time(at), "", "", origin.method, origin.equipment)


def ours(code: str, words: str) -> str:
    """A code of our own."""
    return f"{escaped(code)}^{escaped(words)}^99NPN"


def time(moment: datetime) -> str:
    """`moment` as HL7 writes it, with milliseconds and the offset to UTC."""
    return f"{moment:%Y%m%d%H%M%S}.{moment.microsecond // 1000:03}{moment:%z}"


def escaped(words: str) -> str:
    """`words` with the delimiters of HL7 escaped, on one line and without control characters."""
    words = visible(" ".join(words.split()))
    for sign, escape in (("\\", "E"), ("|", "F"), ("^", "S"), ("&", "T"), ("~", "R")):
        words = words.replace(sign, f"\\{escape}\\")
    return words


def text(segments: Iterable[Segment]) -> str:
    """The segments as a message."""
    return "".join("|".join(segment) + "\r" for segment in segments)
