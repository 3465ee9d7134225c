"""Reads single instants of a session: score, face and picture at a time."""

from __future__ import annotations

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Image, State
from neopain.base.state_codes import STATES
from neopain.record.session.session import Rows, Session
from neopain.record.storage.columns import Columns

FRESH_S = 0.5
"""Data older than this are not shown for an instant. Faces are stored ten times a second."""
_EDGE_S = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Instant:
    """The data of `t_s`; a field is None where there is none. `sample_s` is the time of the sample shown.

    `landmarks` float32 68 x 2 frame pixels, `actions` float32 (10,) in the order of NFCS_ACTIONS; `image` is the
    picture that was shown then, `picture_s` its time.
    """

    t_s: float
    sample_s: float | None = None
    state: State | None = None
    p_trend: float | None = None
    p_pain: float | None = None
    landmarks: NDArray[np.float32] | None = None
    actions: NDArray[np.float32] | None = None
    picture_s: float | None = None
    image: Image | None = None


class InstantReader:
    """Reads single instants of `session`, which it owns and closes. For any thread. Raises RecordError."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._video = session.video()
        self._lock = threading.Lock()
        self._closed = False

    def scores(self, from_s: float = float("-inf"), to_s: float = float("inf")) -> Columns:
        """Columns of the samples from `from_s` on and before `to_s`."""
        with self._lock:
            return {} if self._closed else self._session.scores(from_s, to_s)

    def read(self, t_s: float) -> Instant:
        """The data of `t_s`: of each kind the last that is not after it."""
        with self._lock:
            if self._closed:
                return Instant(t_s)
            from_s, to_s = t_s - FRESH_S, t_s + _EDGE_S
            picture = self._video.picture_at(t_s)
            scores = self._session.scores(from_s, to_s)
            known = bool(len(scores.get("t_s", ())))
            return Instant(
                t_s,
                sample_s=float(scores["t_s"][-1]) if known else None,
                state=STATES[scores["state"][-1]] if known else None,
                p_trend=_number(scores["p_trend"][-1]) if known else None,
                p_pain=_number(scores["p_pain"][-1]) if known else None,
                landmarks=_last(self._session.landmarks(from_s, to_s)),
                actions=_last(self._session.actions(from_s, to_s)),
                picture_s=None if picture is None else picture[0],
                image=None if picture is None else picture[1],
            )

    def close(self) -> None:
        """Close the files, after a read that is in progress. May be called more than once."""
        with self._lock:
            self._closed = True
            self._video.close()
            self._session.close()


def _last(rows: Rows) -> NDArray[np.float32] | None:
    return np.asarray(rows.values[-1], np.float32) if len(rows.t_s) else None


def _number(value: float) -> float | None:
    return None if value != value else float(value)
