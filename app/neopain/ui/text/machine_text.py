"""Words about the computer that monitors."""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from neopain.base.data import AlarmCondition
from neopain.base.time_text import hours_and_minutes, rough_duration
from neopain.live.awake.rest import Rest
from neopain.live.health import Health
from neopain.ui.text import language
from neopain.ui.text.fault_text import told

_MAY = {Rest.SCREEN: "Screen may blank", Rest.SLEEP: "Computer may sleep"}
_BOTH = "May blank and sleep"
RESTORE_KEY = "Restore the key in Review."
TRYING = "Trying again until there is a picture."
_LAST_PICTURE = "The last picture was {span} ago."
_RESTARTED = "restarted at {time} after it stopped"


def may_rest(lacking: Set[Rest]) -> tuple[str, ...]:
    """What the computer may still do when nobody touches it; empty where nothing."""
    return (_BOTH,) if len(lacking) == len(Rest) else tuple(_MAY[rest] for rest in lacking)


def restarted(at: datetime) -> str:
    """That the monitor had died, and since when it monitors again."""
    return _RESTARTED.format(time=hours_and_minutes(at))


def reasons(health: Health | None) -> dict[AlarmCondition, str]:
    """What is known of an alarm beside its name."""
    known: dict[AlarmCondition, str] = {}
    if health is not None and health.self_test_fault is not None:
        known[AlarmCondition.SELF_PROOF_FAILED] = told(health.self_test_fault)
    if health is not None and health.key_lost:
        known[AlarmCondition.RECORDING_FAILED] = RESTORE_KEY
    if health is not None and health.restarted is not None:
        known[AlarmCondition.MONITOR_RESTARTED] = restarted(health.restarted)
    return known


def no_picture(fault: str, age_s: int | None) -> str:
    """How old the last picture is, why there is no live one, and that it is tried again; without what is not known."""
    lines = [] if age_s is None else [_LAST_PICTURE.format(span=rough_duration(age_s))]
    if fault:
        fault = told(fault)
        is_address = "://" in fault.partition(" ")[0]
        lines += [f"{fault if is_address else fault[:1].upper() + fault[1:]}.", TRYING]
    return "\n".join(lines)


language.register(globals())
