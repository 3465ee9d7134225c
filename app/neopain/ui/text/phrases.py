"""Sentences made of the words in texts.py and of figures."""

from __future__ import annotations

from neopain.base.data import AlarmPhase, AlarmSignal, Event, EventKind, Sample, State
from neopain.live.health import Health
from neopain.ui.text import labels
from neopain.ui.text.labels import Advice


def alarm(signal: AlarmSignal) -> Advice:
    """What is the matter and what to do, in the words for now."""
    return (labels.ESCALATED if signal.escalated else labels.ALARM).get(
        signal.condition, labels.ALARM[signal.condition]
    )


def what_to_do(signal: AlarmSignal, now_s: float, why: str | None = None) -> str:
    """The line below an alarm's name; `now_s` is in its own time. `why` says what is wrong and what to do about it,
    where that is known better than by the alarm's name.
    """
    if signal.phase is AlarmPhase.LATCHED:
        return labels.LATCHED
    do = alarm(signal).do if why is None else labels.WATCH
    parts = [labels.ACKNOWLEDGED if signal.phase is AlarmPhase.ACKNOWLEDGED else do]
    parts.append(labels.lasting(now_s - signal.since_s))
    if why is not None:
        parts.append(why)
    return "   ·   ".join(parts)


def countdown(seconds: float) -> str:
    """The time that is left; it says 0:00 only when it is over."""
    return labels.clock(seconds + 0.999)


def time_or(seconds: float | None) -> str:
    """A time that was measured, or that it did not come yet."""
    return labels.NOT_YET if seconds is None else labels.clock(seconds)


def named(label: str) -> str:
    """What a procedure or comfort measure is called; its event carries the enum's value."""
    value, _, detail = label.partition(": ")
    for kind, name in (*labels.PROCEDURES.items(), *labels.COMFORTS.items()):
        if value == kind:
            return f"{name}: {detail}" if detail else name
    return label


def done(event: Event) -> str:
    """What was done or learned, for the alarm log."""
    return named(event.label).capitalize() if event.kind in labels.NAMED else labels.DONE.get(event.kind, event.kind)


def seen_after(seconds: float, by: str) -> str:
    """How soon an alarm was acknowledged, and by whom where that is known."""
    return f"seen after {labels.clock(seconds)}" + (f" by {by}" if by else "")


def numbers(value: float | None, limit: float | None) -> str:
    """The value that raised an alarm, and the limit it was held against; nothing where no limit was."""
    if value is None or limit is None:
        return ""
    return f"{labels.percent(value)}, {labels.LIMIT_WORD} {labels.percent(limit)}"


def outcome_of(event: Event) -> str:
    """The title above an outcome."""
    over = event.kind is EventKind.COMFORT_RESPONSE
    return f"After: {named(event.label).lower()}" if over else f"{named(event.label)}: over"


def outcome(event: Event) -> str:
    """How a procedure or comfort measure went, in one line."""
    if event.kind is EventKind.COMFORT_RESPONSE:
        return f"{named(event.label)}, {time_or(event.duration_s)}"
    peak = labels.BLANK if event.peak is None else labels.percent(event.peak)
    figures = (
        f"{labels.PEAK} {peak}",
        f"{labels.IN_PAIN} {time_or(event.pain_s)}",
        f"{labels.RECOVERY} {time_or(event.duration_s)}",
    )
    return f"{named(event.label)}, " + ", ".join(figures)


def share(part: float | None) -> str:
    """A share (0 to 1) of what was counted; all of it is all of it."""
    return labels.BLANK if part is None else f"{round(100 * part)}\u202f%"


def of_answers(answers: int) -> str:
    """What the share of confirmed alarms is a share of."""
    return f"{labels.CONFIRMED}, of {answers} answers" if answers else labels.NO_ANSWERS


def now(sample: Sample | None) -> tuple[State, str]:
    """State and figure of now for a corner of another page."""
    if sample is None or sample.trend.p_trend is None or sample.trend.state is State.CANNOT_TELL:
        return State.CANNOT_TELL, labels.BLANK
    return sample.trend.state, labels.percent(sample.trend.p_trend)


def usual(shift: float) -> str:
    """How far the probability lies from this infant's own resting level."""
    points = round(100 * shift)
    if abs(points) < labels.ABOUT:
        return "about as usual"
    return f"{abs(points)} {'above' if points > 0 else 'below'} usual"


def proposal(limit: float, wish: float) -> str:
    """A limit that is proposed in place of the one in force."""
    return (
        f"{labels.LIMIT} {labels.percent(limit)}"
        if wish == limit
        else f"{labels.LIMIT} {labels.percent(limit)} → {labels.percent(wish)}"
    )


def how_many(alarms: int | None, span_s: float | None) -> tuple[str, str]:
    """Alarms in `span_s`, and their unit: each hour, or where that would say too much, all of them."""
    if span_s is None or span_s < labels.SHORT_S:
        return labels.WAIT if alarms is None else str(alarms), labels.ALARMS
    return labels.WAIT if alarms is None else rate(3600 * alarms / span_s), labels.AN_HOUR


def with_limit(unit: str, p: float) -> str:
    """What a number of alarms belongs to."""
    return f"{unit} at {labels.percent(p)}"


def standing(health: Health) -> str:
    """How recording, self-proof and battery stand, as far as it is known."""
    parts = []
    if health.recording is not None:
        parts.append(recorded(health.patient_id) if health.recording else labels.NOT_RECORDING)
    if health.failed_checks:
        parts.append(not_proven(health.failed_checks, health.self_test_age_s))
    elif health.self_test_age_s is not None:
        parts.append(proven(health.self_test_age_s))
    if health.battery is not None:
        parts.append(f"{labels.BATTERY} {round(100 * health.battery)}\u202f%")
    return "  ·  ".join(parts)


def recorded(whose: str | None) -> str:
    """That a session is written, and whose it is."""
    if not whose:
        return labels.RECORDING
    return f"{labels.RECORDING} {short(whose)}"


def short(shown_id: str) -> str:
    """An infant's id where there is little room."""
    return shown_id if len(shown_id) <= 14 else f"{shown_id[:13]}…"


def proven(ago_s: float) -> str:
    """When the monitor has last proven itself."""
    return f"{labels.PROVEN} {minutes(ago_s)} ago"


def not_proven(names: tuple[str, ...], last_s: float | None) -> str:
    """What the newest self-proof could not prove, and when all was last proven."""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    since = "" if last_s is None else f" for {minutes(last_s)}"
    return f"{labels.NOT_PROVEN}{since}: {names[0]}{more}"


def minutes(seconds: float) -> str:
    """Whole minutes, or hours."""
    whole = int(seconds // 60)
    if whole < 1:
        return "under 1 min"
    return f"{whole} min" if whole < 120 else f"{whole // 60} h"


def pin_of(name: str) -> str:
    """Asks for a person's PIN."""
    return f"PIN of {name}"


def dots(digits: int) -> str:
    """What is shown of a PIN."""
    return "●" * digits if digits else "–"


def rate(per_hour: float) -> str:
    """Alarms an hour."""
    return f"{per_hour:.1f}" if per_hour < 100 else f"{per_hour:.0f}"


def over_the_last(seconds: float) -> str:
    """Over how long a figure was worked out: time that was watched, without the breaks in it."""
    minutes = round(seconds / 60)
    if minutes < 1:
        span = f"{max(seconds, 0):.0f} s"
    else:
        span = f"{minutes} min" if minutes < 120 else f"{seconds / 3600:.0f} h"
    return f"over the last {span} watched"


def status(source: str, captured_hz: float, scored_hz: float, latency_ms: float | None, made_by: str) -> str:
    """The status strip's line."""
    late = "" if latency_ms is None else f"  ·  {latency_ms:.0f} ms"
    return f"{source}  ·  {scored_hz:.0f} of {captured_hz:.0f} frames/s{late}  ·  {made_by}"


def readable(coverage: float) -> str:
    """The share of the last window that could be scored."""
    return f"readable {round(100 * coverage)}\u202f% of the time"
