"""The time without a trend, whatever the reason: one clock, and the alarm condition that describes it best.

SOURCE_LOST and PICTURE_FROZEN say that there is no new picture; CANNOT_TELL says everything else, and any mixture of
reasons. One of the three is signalled at a time, and a change of the reason does not start a delay again.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import NamedTuple

from neopain.base.data import AlarmCondition, Limits, Reason
from neopain.pipeline.alarm_rules import RULE

SIGHT_WEIGHT = 2.0
"""A second with a trend takes back this many seconds without one: a glimpse of the face does not start the delay again,
and a face that is readable for more than a third of the time does not alarm."""
_ROUNDING_S = 1e-6
"""Tolerance for differences of times, in seconds."""

_LOST, _FROZEN, _CANNOT_TELL = AlarmCondition.SOURCE_LOST, AlarmCondition.PICTURE_FROZEN, AlarmCondition.CANNOT_TELL


class Presence(NamedTuple):
    """Whether a condition is present, and for how long at least that has been so, in seconds: delays count from it."""

    present: bool
    lasted_s: float


_REPLACED = Presence(False, math.inf)
"""Another condition describes the same blindness: this one ends at once."""


class Blindness:
    """Follows why there is no trend. All rules are in seconds, so they hold at any frame rate."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything: at the start of a source, or after a jump in time."""
        self._blind_s = 0.0
        self._last: tuple[float, bool] | None = None
        self._unseen_since_s: float | None = None
        self._frozen_since_s = self._frozen_s = -math.inf
        self._was_stale = False

    def step(
        self, t_s: float, reason: Reason | None, signalled: Collection[AlarmCondition], limits: Limits
    ) -> dict[AlarmCondition, Presence]:
        """Which of the three conditions are present at `t_s`; one that is not returned is absent.

        `reason` is why there is no trend, None when there is one. `signalled` are the conditions signalled at the
        moment before.
        """
        if reason is None and self._blind_s == 0.0:
            self.reset()
            return {}
        self._count(t_s, reason is not None, limits.cannot_tell_delay_s)
        unseen = reason in (Reason.NO_FRAME, Reason.STALE_FRAME)
        if not unseen:
            self._unseen_since_s, self._frozen_s, self._was_stale = None, -math.inf, False
        elif self._unseen_since_s is None:
            self._unseen_since_s = t_s
        if reason is None:
            return {}
        result: dict[AlarmCondition, Presence] = {}
        due = False
        if self._unseen_since_s is not None:
            frozen = self._is_frozen(t_s, reason, signalled)
            one, other = (_FROZEN, _LOST) if frozen else (_LOST, _FROZEN)
            lasted_s = t_s - (self._frozen_since_s if frozen else self._unseen_since_s)
            result[one] = Presence(True, lasted_s)
            due = one in signalled or lasted_s >= RULE[one].delay_s - _ROUNDING_S
            if due:
                result[other] = _REPLACED
        described = due or _LOST in signalled or _FROZEN in signalled
        result[_CANNOT_TELL] = _REPLACED if described else Presence(True, self._blind_s)
        return result

    def _count(self, t_s: float, blind: bool, delay_s: float) -> None:
        """Advance the clock. The time between two moments counts only where both are alike, and no further than the
        delay: what comes after it is the alarm's own time.
        """
        last_s, was_blind = self._last or (t_s, blind)
        self._last = t_s, blind
        if blind is was_blind:
            span_s = max(t_s - last_s, 0.0)
            self._blind_s = min(max(self._blind_s + (span_s if blind else -SIGHT_WEIGHT * span_s), 0.0), delay_s)

    def _is_frozen(self, t_s: float, reason: Reason, signalled: Collection[AlarmCondition]) -> bool:
        """Whether the source gives old pictures. One that gives them slowly does so between them as well, until it has
        been silent for long enough to be lost.
        """
        silent_s = t_s - self._frozen_s
        recently = silent_s < RULE[_LOST].delay_s - _ROUNDING_S
        was_stale, self._was_stale = self._was_stale, reason is Reason.STALE_FRAME
        if reason is Reason.STALE_FRAME:
            if not (recently or was_stale):
                self._frozen_since_s = t_s
            self._frozen_s = t_s
            return True
        return recently and (_FROZEN in signalled or _LOST not in signalled)
