"""Sentences of the bedside window that are made of the words in labels.py and of figures."""

from __future__ import annotations

from dataclasses import replace

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmSignal, Limits, Sample, State
from neopain.base.time_text import elapsed, whole_minutes
from neopain.live.health import Health
from neopain.ui.text import labels, language, machine_text
from neopain.ui.text.labels import Advice

_FOR, _AGO, _UNDER_A_MINUTE = "for {time}", "{span} ago", "under 1 min"
_PERCENT = "{share}\u202f%"
_CONFIRMED_OF = "confirmed as pain, of {n} answers"
_AS_USUAL, _ABOVE, _BELOW = "about as usual", "{points} above usual", "{points} below usual"
_AT_LIMIT, _LAST_PASSED = "{alarms} at {limit}", "last passed {span} ago"
_LIMIT_OF_UNIT, _DEVIATIONS = "{name} {limit} (unit {unit})", "{n} differ from unit"
_PIN_OF, _READABLE = "PIN of {name}", "readable {share} of the time"
_OVER_THE_LAST, _RATES = "in the last {span} of monitoring", "{scored} of {captured} frames/s"


def alarm(signal: AlarmSignal) -> Advice:
    """What is wrong and what to do, in the words of an escalated alarm where it has escalated."""
    normal = labels.ALARM[signal.condition]
    return labels.ESCALATED.get(signal.condition, normal) if signal.escalated else normal


def fault(message: str) -> Advice:
    """The monitor has stopped with `message`."""
    shown = message if len(message) <= labels.LONGEST else f"{message[: labels.LONGEST]}…"
    return Advice(labels.ALARM[AlarmCondition.WORKER_STOPPED].what, shown)


def what_to_do(signal: AlarmSignal, now_s: float, why: str | None = None) -> str:
    """The line below an alarm's name; `now_s` is in its own time. `why` says what is wrong and what to do about it
    where more is known than the alarm's name.
    """
    if signal.phase is AlarmPhase.LATCHED:
        return labels.LATCHED
    goes_on = signal.condition is AlarmCondition.RECORDING_FAILED
    do = alarm(signal).do if why is None else labels.MONITORS_ON if goes_on else labels.WATCH
    parts = [labels.ACKNOWLEDGED if signal.phase is AlarmPhase.ACKNOWLEDGED else do]
    parts.append(lasting(now_s - signal.since_s))
    if why is not None:
        parts.append(why)
    return "   ·   ".join(parts)


def percent(p: float) -> str:
    """A probability (0 to 1) in whole percent, never 0 or 100 %: no score is certain."""
    return _PERCENT.format(share=min(max(round(100 * p), 1), 99))


def limit(p: float) -> str:
    """The pain limit."""
    return f"{labels.LIMIT_WORD} {percent(p)}"


def lasting(seconds: float) -> str:
    """How long an alarm lasts."""
    return _FOR.format(time=elapsed(seconds))


def ago(seconds: float) -> str:
    """How long ago, for the chart's axis."""
    if seconds == 0:
        return labels.NOW
    return f"{seconds:g} s" if seconds < 120 else f"{seconds / 60:g} min"


def countdown(seconds: float) -> str:
    """The time that is left; 0:00 only when it is over."""
    return elapsed(seconds + 0.999)


def time_or_not_yet(seconds: float | None) -> str:
    """A time that was measured, or "not yet"."""
    return labels.NOT_YET if seconds is None else elapsed(seconds)


def _minutes(seconds: float) -> str:
    return _UNDER_A_MINUTE if seconds < 60 else whole_minutes(seconds)


def numbers(value: float | None, limit: float | None) -> str:
    """The value that raised an alarm, and the limit it passed; empty where there was no limit."""
    if value is None or limit is None:
        return ""
    return f"{percent(value)}, {labels.LIMIT_WORD} {percent(limit)}"


def share(part: float | None, unknown: str = labels.BLANK) -> str:
    """A share (0 to 1) of a time or number in whole percent, 0 and 100 % included."""
    return unknown if part is None else _PERCENT.format(share=round(100 * part))


def confirmed_of(answers: int) -> str:
    """The caption of the share of alarms confirmed as pain, with the number of answers."""
    return _CONFIRMED_OF.format(n=answers) if answers else labels.NO_ANSWERS


def current_state(sample: Sample | None) -> tuple[State, str]:
    """Current state and probability, for the corner of another page."""
    if sample is None or sample.trend.p_trend is None or sample.trend.state is State.CANNOT_TELL:
        return State.CANNOT_TELL, labels.BLANK
    return sample.trend.state, percent(sample.trend.p_trend)


def shift_from_usual(shift: float) -> str:
    """How far the probability is from this infant's usual level."""
    points = round(100 * shift)
    if abs(points) < labels.ABOUT:
        return _AS_USUAL
    return (_ABOVE if points > 0 else _BELOW).format(points=abs(points))


def proposal(limit: float, proposed: float) -> str:
    """A limit that is proposed in place of the one in force."""
    return f"{labels.LIMIT} {percent(limit)}" + ("" if proposed == limit else f" → {percent(proposed)}")


def how_many(alarms: int | None, span_s: float | None) -> tuple[str, str]:
    """A number of alarms in `span_s` and its unit: alarms per hour, or for less than SHORT_S all alarms."""
    if span_s is None or span_s < labels.SHORT_S:
        return labels.WAIT if alarms is None else str(alarms), labels.ALARMS
    return labels.WAIT if alarms is None else rate(3600 * alarms / span_s), labels.AN_HOUR


def with_limit(unit: str, p: float) -> str:
    """The unit of a number of alarms, and the limit it belongs to."""
    return _AT_LIMIT.format(alarms=unit, limit=percent(p))


def monitor_state(health: Health) -> str:
    """Recording, rest that it may still take, self-test and battery, each as far as it is known."""
    parts = []
    if health.recording is not None:
        parts.append(recording(health.patient_id) if health.recording else labels.NOT_RECORDING)
    parts += machine_text.may_rest(health.may_rest)
    if health.failed_checks:
        parts.append(self_test_failed(health.failed_checks, health.self_test_age_s))
    elif health.self_test_age_s is not None:
        parts.append(f"{labels.SELF_TEST_PASSED} {_AGO.format(span=_minutes(health.self_test_age_s))}")
    if health.battery is not None:
        parts.append(f"{labels.BATTERY} {share(health.battery)}")
    return "  ·  ".join(parts)


def recording(patient: str | None) -> str:
    """A session is being recorded, and of which patient."""
    return f"{labels.RECORDING} {short(patient)}" if patient else labels.RECORDING


def short(shown_id: str) -> str:
    """An infant's id where there is little room."""
    return shown_id if len(shown_id) <= 14 else f"{shown_id[:13]}…"


def self_test_failed(names: tuple[str, ...], passed_s: float | None) -> str:
    """The parts that failed the newest self-test, and how long ago all of them last passed."""
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    last = "" if passed_s is None else f", {_LAST_PASSED.format(span=_minutes(passed_s))}"
    return f"{labels.SELF_TEST_FAILED}: {labels.CHECKS.get(names[0], names[0])}{more}{last}"


def deviations(limits: Limits | None, unit: Limits | None, video_hidden: bool) -> tuple[str, ...]:
    """What differs from the unit's settings; empty where nothing does. None: not known."""
    parts = []
    if limits is not None and unit is not None:
        if percent(limits.pain_limit) != percent(unit.pain_limit):
            shown = percent(limits.pain_limit), percent(unit.pain_limit)
            parts.append(_LIMIT_OF_UNIT.format(name=labels.LIMIT, limit=shown[0], unit=shown[1]))
        if replace(limits, pain_limit=unit.pain_limit) != unit:
            parts.append(labels.OTHER_TIMES)
    if video_hidden:
        parts.append(labels.VIDEO_HIDDEN)
    return tuple(parts)


def deviations_in(parts: tuple[str, ...], *, short: bool) -> str:
    """What differs from the unit's settings in one line; `short` where there is little room."""
    return _DEVIATIONS.format(n=len(parts)) if short and len(parts) > 1 else "  ·  ".join(parts)


def pin_of(name: str) -> str:
    """Asks for a person's PIN."""
    return _PIN_OF.format(name=name)


def dots(digits: int) -> str:
    """One dot for each digit of a PIN."""
    return "●" * digits if digits else "–"


def rate(per_hour: float) -> str:
    """Alarms per hour."""
    return language.number(per_hour, 1 if per_hour < 100 else 0)


def over_the_last(seconds: float) -> str:
    """The monitored time that a figure was computed from, without the breaks in it."""
    minutes = round(seconds / 60)
    if minutes < 1:
        span = f"{max(seconds, 0):.0f} s"
    else:
        span = f"{minutes} min" if minutes < 120 else f"{seconds / 3600:.0f} h"
    return _OVER_THE_LAST.format(span=span)


def status(source: str, captured_hz: float, scored_hz: float, latency_ms: float | None, made_by: str) -> str:
    """The status strip's line."""
    late = "" if latency_ms is None else f"  ·  {latency_ms:.0f} ms"
    rates = _RATES.format(scored=round(scored_hz), captured=round(captured_hz))
    return f"{source}  ·  {rates}{late}  ·  {made_by}"


def readable(coverage: float) -> str:
    """The share of the last window that could be scored."""
    return _READABLE.format(share=share(coverage))


language.register(globals())
