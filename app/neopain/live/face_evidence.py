"""Facial evidence: shares of the facial actions for the screen, and the time before each pain alarm."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass

import numpy as np

from neopain.base.data import NFCS_ACTIONS, AlarmCondition, Crop, EventKind, Frame, Moment, Sample
from neopain.base.ports import Sink
from neopain.pipeline.actions import ActionTally, Shares
from neopain.pipeline.align import align

BEFORE_S = 10.0
"""How much time before an alarm is stored."""
_FACE_EVERY_S = 0.25
_ALARMS = 50
_NOW_S = 1.0
_FAINT = 0.3
_OF_THE_STRONGEST = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Evidence:
    """The time before a pain alarm that began at `t_s`: intensities `actions` (N x 10, in the order of NFCS_ACTIONS) at
    `times_s` (N,), NaN where the face could not be read, and the face that scored highest, None if there is none.
    """

    t_s: float
    times_s: tuple[float, ...]
    actions: np.ndarray[tuple[int, int], np.dtype[np.float32]]
    face: Crop | None
    p_pain: float | None

    @property
    def strongest(self) -> tuple[str, ...]:
        """The one to three actions that were most intense on average, strongest first; none when all were faint."""
        if not len(self.actions) or np.isnan(self.actions).all():
            return ()
        means = np.nanmean(self.actions, axis=0)
        order = np.argsort(-means, kind="stable")[:3]
        return tuple(NFCS_ACTIONS[k] for k in order if means[k] >= max(_FAINT, _OF_THE_STRONGEST * means[order[0]]))


class FaceEvidence(Sink):
    """A sink that takes samples from one thread and can be read from any other."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tally = ActionTally()
        self._rows: deque[tuple[float, tuple[float, ...] | None]] = deque()
        self._faces: deque[tuple[float, float, Crop]] = deque()
        self._alarms: deque[Evidence] = deque(maxlen=_ALARMS)
        self._now_s = 0.0

    def __call__(self, moment: Moment, sample: Sample) -> None:
        """Store what is needed of `sample`."""
        face = self._face(moment, sample)
        with self._lock:
            if sample.t_s < self._now_s:
                self._rewind_to(sample.t_s)
            self._now_s = sample.t_s
            self._tally.step(sample.t_s, sample.actions)
            self._rows.append((sample.t_s, sample.actions))
            if face is not None and sample.p_pain is not None:
                self._faces.append((sample.t_s, sample.p_pain, face))
            first_s = sample.t_s - BEFORE_S
            while self._rows and self._rows[0][0] < first_s:
                self._rows.popleft()
            while self._faces and self._faces[0][0] < first_s:
                self._faces.popleft()
            for event in sample.events:
                if event.kind is EventKind.ALARM_STARTED and event.condition is AlarmCondition.PAIN:
                    self._alarms.append(self._evidence())

    def begin_patient(self) -> None:
        """Forget all."""
        with self._lock:
            self._rewind_to(-np.inf)

    def shares(self) -> Shares:
        """Shares of the half minute before the newest sample."""
        with self._lock:
            return self._tally.shares(self._now_s)

    def current_actions(self) -> tuple[float, ...] | None:
        """Mean intensities over the last second, in the order of NFCS_ACTIONS; None when nothing could be read."""
        with self._lock:
            rows = [actions for t_s, actions in self._rows if actions is not None and t_s > self._now_s - _NOW_S]
        return tuple(np.mean(rows, axis=0).tolist()) if rows else None

    @property
    def alarms(self) -> tuple[Evidence, ...]:
        """The evidence before each pain alarm, the newest last."""
        with self._lock:
            return tuple(self._alarms)

    def _face(self, moment: Moment, sample: Sample) -> Crop | None:
        if not isinstance(moment, Frame) or sample.face is None or sample.p_pain is None:
            return None
        due = not self._faces or not 0 <= sample.t_s - self._faces[-1][0] < _FACE_EVERY_S
        return align(moment.image, sample.face) if due else None

    def _rewind_to(self, t_s: float) -> None:
        """A recording is played again from `t_s` on."""
        self._tally.reset()
        self._rows.clear()
        self._faces.clear()
        self._alarms = deque((entry for entry in self._alarms if entry.t_s < t_s), _ALARMS)

    def _evidence(self) -> Evidence:
        none = (np.nan,) * len(NFCS_ACTIONS)
        rows = [none if actions is None else actions for _, actions in self._rows]
        best = max(self._faces, key=lambda entry: entry[1], default=None)
        return Evidence(
            self._now_s,
            tuple(t_s for t_s, _ in self._rows),
            np.array(rows, np.float32).reshape(-1, len(NFCS_ACTIONS)),
            None if best is None else best[2],
            None if best is None else best[1],
        )
