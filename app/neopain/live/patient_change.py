"""Another infant lies in the bed: nothing of the one before may be shown, learned from or recorded with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from neopain.base.data import Command, Event, EventKind, Limits, SetLimits
from neopain.live.face_evidence import FaceEvidence
from neopain.live.guarded_sink import GuardedSink
from neopain.live.history import History


class PatientChange:
    """Lets every keeper begin anew. `first_limits` gives the limits that a patient starts with, `announce` takes events
    that come with no sample.
    """

    def __init__(
        self,
        kept: Sequence[GuardedSink],
        history: History,
        reading: FaceEvidence,
        announce: Callable[[Sequence[Event]], None],
        first_limits: Callable[[], Limits] | None,
    ) -> None:
        self._kept, self._history, self._reading = kept, history, reading
        self._announce, self._first_limits = announce, first_limits

    def come(self) -> Callable[[float, Sequence[Event]], Sequence[Command]]:
        """Read the limits of today, which takes a while; what is given is done in the worker's thread, between the last
        moment of the one and the first, at `t_s`, of the other: it is told the ends of the alarms that were, and gives
        what is to be done first.
        """
        limits = None if self._first_limits is None else self._first_limits()

        def begin_anew(t_s: float, ends: Sequence[Event]) -> Sequence[Command]:
            for sink in self._kept:
                for event in ends:
                    sink.note(event)
                sink.begin_anew()
            self._history.cut(-math.inf)
            self._reading.begin_anew()
            self._announce((Event(t_s, EventKind.PATIENT_CHANGED),))
            return () if limits is None else (SetLimits(t_s, limits=limits),)

        return begin_anew
