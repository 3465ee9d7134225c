"""What of an alarm state is to be heard: the one rule, for the pipeline's state and for several put together."""

from __future__ import annotations

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Priority


def audible(alarms: AlarmState) -> Priority | None:
    """The priority whose burst is to sound, None for none: that of the most urgent signal that waits for a person.

    What was acknowledged and what is over (latched) are only seen; so is all while audio is paused or off, and pain
    while a procedure holds it.
    """
    if alarms.audio_paused_until_s is not None or alarms.audio_off_since_s is not None:
        return None
    waiting = {
        signal.priority
        for signal in alarms.signals
        if signal.phase is AlarmPhase.ACTIVE
        and not (signal.condition is AlarmCondition.PAIN and alarms.pain_held_until_s is not None)
    }
    return next((priority for priority in Priority if priority in waiting), None)
