"""That the monitor had died and was started again: an alarm until a person has acknowledged it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from neopain.base.data import AlarmCondition, AlarmPhase, Sample


class Restarted:
    """The probe of MONITOR_RESTARTED. `newest` returns the newest sample, whose alarms say what was acknowledged."""

    def __init__(self, newest: Callable[[], Sample | None]) -> None:
        self._newest = newest
        self._lasts = True

    def __call__(self, now_s: float) -> Mapping[AlarmCondition, bool]:
        """Present until its alarm was acknowledged once."""
        sample = self._newest()
        if sample is not None and self._lasts:
            self._lasts = not any(
                signal.condition is AlarmCondition.MONITOR_RESTARTED and signal.phase is AlarmPhase.ACKNOWLEDGED
                for signal in sample.alarms.signals
            )
        return {AlarmCondition.MONITOR_RESTARTED: self._lasts}
