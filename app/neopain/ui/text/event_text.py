"""Sentences about procedures, comfort measures and other events."""

from __future__ import annotations

from neopain.base.data import Event, EventKind
from neopain.base.time_text import elapsed
from neopain.ui.text import labels, language, phrases, staff_text

_ACKNOWLEDGED, _ACKNOWLEDGED_BY = "acknowledged after {time}", "acknowledged after {time} by {name}"
_AFTER, _ENDED = "After {comfort}", "{procedure} ended"


def name_of(label: str) -> str:
    """The name of a procedure or comfort measure, from the `label` of its event: the enum's value, then details."""
    value, _, detail = label.partition(": ")
    for kind, name in (*labels.PROCEDURES.items(), *labels.COMFORTS.items()):
        if value == kind:
            return f"{name}: {detail}" if detail else name
    return label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def event_name(event: Event) -> str:
    """The name of an event, for the alarm log."""
    return _capital(name_of(event.label)) if event.kind in labels.NAMED else labels.DONE.get(event.kind, event.kind)


def acknowledged_after(seconds: float, by: str) -> str:
    """How soon an alarm was acknowledged, and by whom."""
    time = elapsed(seconds)
    if by:
        return _ACKNOWLEDGED_BY.format(time=time, name=by)
    return f"{_ACKNOWLEDGED.format(time=time)}, {staff_text.NOBODY_SIGNED_IN}"


def outcome_of(event: Event) -> str:
    """The title above an outcome."""
    name = name_of(event.label)
    if event.kind is EventKind.COMFORT_RESPONSE:
        return _AFTER.format(comfort=language.within(name))
    return _ENDED.format(procedure=name)


def outcome(event: Event) -> str:
    """How a procedure or comfort measure went, in one line."""
    if event.kind is EventKind.COMFORT_RESPONSE:
        return f"{name_of(event.label)}, {phrases.time_or_not_yet(event.duration_s)}"
    peak = labels.BLANK if event.peak is None else phrases.percent(event.peak)
    figures = (
        f"{labels.PEAK} {peak}",
        f"{labels.IN_PAIN} {phrases.time_or_not_yet(event.pain_s)}",
        f"{labels.RECOVERY} {phrases.time_or_not_yet(event.duration_s)}",
    )
    return f"{name_of(event.label)}, " + ", ".join(figures)


language.register(globals())
