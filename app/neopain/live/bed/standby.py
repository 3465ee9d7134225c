"""Standby that the monitor was in when it ended: the next start goes on with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from neopain.base.data import Doer, Event, EventKind, StandbyReason, StartStandby
from neopain.pipeline.standby import STANDBY_BOUNDS_S

if TYPE_CHECKING:
    from neopain.live.records import Records


def carry_on(ward: Records | None, do: Callable[[Callable[[float], StartStandby]], None]) -> bool:
    """Go on with the standby in which the monitor was ended; False while its session has not begun."""
    if ward is None or ward.patient_id is None:
        return False
    carried = carried_on(ward.earlier() or ())
    if carried is not None:
        do(carried)
    return True


def carried_on(earlier: Iterable[Event]) -> Callable[[float], StartStandby] | None:
    """Makes the command that goes on with the standby left open by the events `earlier`, in order of time and in the
    time of this start (negative); None where there is none that lasts on.

    It ends when it was to end, whatever time the monitor was off; where the clock was set back meanwhile, it lasts no
    longer than it was to last.
    """
    last: Event | None = None
    for event in earlier:
        if event.kind is EventKind.STANDBY_STARTED:
            last = event
        elif event.kind in (EventKind.STANDBY_ENDED, EventKind.PATIENT_CHANGED):
            last = None
    if last is None or last.duration_s is None or last.label not in set(StandbyReason):
        return None
    until_s, reason, by = last.t_s + last.duration_s, StandbyReason(last.label), last.by
    least_s, most_s = STANDBY_BOUNDS_S[0], last.duration_s
    if until_s < least_s:
        return None

    def command(t_s: float) -> StartStandby:
        left_s = min(max(until_s - t_s, least_s), most_s)
        return StartStandby(t_s, by=by, doer=Doer.MONITOR, reason=reason, duration_s=left_s)

    return command
