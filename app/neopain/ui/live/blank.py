"""Why there is no number now."""

from __future__ import annotations

from neopain.base.data import AlarmCondition
from neopain.live.health import Health
from neopain.ui.text import labels, phrases
from neopain.ui.text.fault_text import told
from neopain.ui.text.labels import Advice


def why_blank(
    display: Advice | None, condition: AlarmCondition | None, health: Health | None, can_jump_back: bool
) -> Advice:
    """The strongest reason: a fault of the display, a `condition` that blanks the number, a fault of the worker,
    the end of the recording (which `can_jump_back` or not), a score that is too old; None where there is none.
    """
    if display is not None:
        return display
    if condition is not None:
        return labels.ALARM[condition]
    if health is not None and health.fault is not None:
        return phrases.fault(told(health.fault))
    if health is not None and health.finished:
        return labels.FINISHED if can_jump_back else labels.OVER
    return labels.WAITING
