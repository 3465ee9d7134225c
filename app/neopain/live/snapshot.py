"""What a monitor shows of itself at one time."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from neopain.base.data import AlarmCondition, AlarmState, Frame, Sample
from neopain.live.health import Health

BLANKING = (AlarmCondition.MODEL_INTEGRITY, AlarmCondition.CLOCK_JUMP, AlarmCondition.RECORDING_FAILED)
"""Under these there is a score, and none is shown: nobody can vouch for it, for its time, or look it up later. Scoring
and alarms go on."""


def blanked(present: Collection[AlarmCondition]) -> AlarmCondition | None:
    """Which of the conditions that are `present` keeps the number from being shown; None where none does."""
    return next((condition for condition in BLANKING if condition in present), None)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What there is to show.

    `frame` is the newest one captured. `sample` is the newest one made, None when it is older than `stale_s` or its
    maker has stopped, or for a condition of BLANKING, which is `blank` then; `captured_s` is when its moment was
    captured, on the monitor's clock.
    """

    frame: Frame | None
    sample: Sample | None
    captured_s: float | None
    alarms: AlarmState
    health: Health
    blank: AlarmCondition | None = None
