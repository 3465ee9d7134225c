"""Summary of a recording in a few figures: a sink that counts."""

from __future__ import annotations

from array import array
from collections import Counter
from statistics import median

from neopain.base.data import AlarmCondition, Event, EventKind, Frame, Moment, Reason, Sample, State
from neopain.inference import publish

_LIBRARIES = ("numpy", *publish.ONNX_RUNTIMES, "opencv-python", "dlib-bin", "scikit-learn", "scikit-image", "av")

Facts = dict[str, object]
"""Figures by name, as JSON can hold them."""


class Summary:
    """Counts frames, states and reasons, and lists the alarms."""

    def __init__(self) -> None:
        self._frames = 0
        self._last_s = 0.0
        self._states: Counter[State] = Counter()
        self._reasons: Counter[Reason] = Counter()
        self._p = array("d")
        self._alarms: list[Facts] = []
        self._open: dict[AlarmCondition, Facts] = {}

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Count one sample."""
        self._frames += isinstance(moment, Frame)
        self._last_s = sample.t_s
        self._states[sample.trend.state] += 1
        if sample.reason is not None:
            self._reasons[sample.reason] += 1
        if sample.p_pain is not None:
            self._p.append(sample.p_pain)
        for event in sample.events:
            self._note(event)

    def facts(self) -> Facts:
        """The figures. Alarms that were still active at the end have no `end_s`; percentages are of frames."""
        return {
            "frames": self._frames,
            "last_t_s": round(self._last_s, 3),
            "states": {state.value: self._states[state] for state in State},
            "reasons": {reason.value: count for reason, count in sorted(self._reasons.items())},
            "scorable_percent": round(100 * len(self._p) / self._frames, 2) if self._frames else None,
            "p_pain": {
                "median": round(median(self._p), 4) if self._p else None,
                "max": round(max(self._p), 4) if self._p else None,
            },
            "alarms": self._alarms,
        }

    def _note(self, event: Event) -> None:
        if event.condition is None:
            return
        if event.kind is EventKind.ALARM_STARTED:
            alarm: Facts = {
                "condition": event.condition.value,
                "priority": None if event.priority is None else event.priority.value,
                "start_s": round(event.t_s, 3),
                "end_s": None,
            }
            self._alarms.append(alarm)
            self._open[event.condition] = alarm
        elif event.kind in (EventKind.ALARM_LATCHED, EventKind.ALARM_ENDED) and event.condition in self._open:
            self._open.pop(event.condition)["end_s"] = round(event.t_s, 3)


def versions() -> dict[str, str]:
    """The versions of this program and of the libraries that a score depends on, as far as they are installed."""
    return publish.versions(*_LIBRARIES)
