"""Words of standby: deliberately not monitoring."""

from __future__ import annotations

from neopain.base.data import Event, EventKind, Standby, StandbyReason
from neopain.base.time_text import rough_duration
from neopain.ui.text import language, phrases, staff_text

STANDBY = "Standby"
NOT_MONITORING = "Not monitoring"
NO_ALARMS = "No alarms"
WHY = "Standby: why?"
WHY_NOTE = "No scores and no alarms until it ends."
HOW_LONG = "For how long?"
HOW_LONG_NOTE = "Ends by a touch, or by itself: after 4 hours at the latest."
MONITOR_AGAIN = "Monitor again"
REASONS = {
    StandbyReason.FEEDING: "Feeding",
    StandbyReason.SKIN_TO_SKIN: "Skin to skin",
    StandbyReason.BATH: "Bath",
    StandbyReason.IMAGING: "Away for imaging",
    StandbyReason.CARE: "Care at the bed",
    StandbyReason.OTHER: "Other reason",
}
TIMES: dict[float | None, str] = {900.0: "15 min", 1800.0: "30 min", 3600.0: "1 hour", None: "Until touched"}
"""Seconds that can be chosen, None until somebody touches it."""
_UP_TO, _LASTED = "{reason}, for up to {span}", "{reason}, lasted {span}"
_UNTIL, _UNTIL_TOUCHED = "until {time}  ·  {left}", "until touched, at most until {time}  ·  {left}"


def outcome(event: Event) -> str:
    """Why standby was begun and how long it may last, or how long it lasted."""
    why = REASONS[StandbyReason(event.label)] if event.label in set(StandbyReason) else event.label
    if event.duration_s is None:
        return why
    span = rough_duration(event.duration_s)
    return (_UP_TO if event.kind is EventKind.STANDBY_STARTED else _LASTED).format(reason=why, span=span)


def why(standby: Standby) -> str:
    """Reason, and who began it."""
    by = standby.by or staff_text.NOBODY_SIGNED_IN
    return f"{REASONS[standby.reason]}, {by}"


def until(standby: Standby, clock: str, left_s: float) -> str:
    """When it ends: the time of day `clock`, and how long that is from now."""
    words = _UNTIL_TOUCHED if standby.until_touched else _UNTIL
    return words.format(time=clock, left=phrases.countdown(left_s))


language.register(globals())
