"""A short excerpt of a session: the trend around a moment, and the face that showed most."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from neopain.record.session.facts import SessionFacts
from neopain.record.session.session import Session
from neopain.record.session.sessions import Sessions

BEFORE_S, AFTER_S = 30.0, 30.0
LONGEST_S = 600.0
"""Of an alarm that lasts longer the beginning is shown."""
FACE_S = 10.0
"""The face is the one that scored highest within this time before and after the moment."""
_END_S = 1.0
"""An event without a sample may come this long after the last sample of its session."""


@dataclass(frozen=True, slots=True, eq=False)
class Excerpt:
    """`p_trend` float32 (N,) at `t_s` float64 (N,) seconds, NaN where there was no trend. `landmarks` float32 68 x 2 in
    frame pixels are the face at `face_s`; both None where no face was recorded. `session` is where it comes from, and
    `zero_s` the zero of that session.
    """

    t_s: NDArray[np.float64]
    p_trend: NDArray[np.float32]
    face_s: float | None = None
    landmarks: NDArray[np.float32] | None = None
    session: str = ""
    zero_s: float = 0.0

    def shifted(self, by_s: float) -> Excerpt:
        """Return this excerpt in a time whose zero was `by_s` earlier."""
        face_s = None if self.face_s is None else self.face_s + by_s
        return replace(self, t_s=self.t_s + by_s, face_s=face_s, zero_s=self.zero_s + by_s)


def read_excerpt(session: Session, moment_s: float, lasted_s: float) -> Excerpt:
    """From BEFORE_S before `moment_s` to AFTER_S after something that lasted `lasted_s`; raises RecordError."""
    to_s = moment_s + min(lasted_s, LONGEST_S) + AFTER_S
    scores = session.scores(moment_s - BEFORE_S, to_s)
    if not scores:
        return Excerpt(np.empty(0), np.empty(0, np.float32))
    excerpt = Excerpt(scores["t_s"], scores["p_trend"])
    faces = session.landmarks(moment_s - FACE_S, moment_s + FACE_S)
    near = np.abs(scores["t_s"] - moment_s) <= FACE_S
    known = near & ~np.isnan(scores["p_pain"])
    if not len(faces.t_s) or not known.any():
        return excerpt
    strongest_s = scores["t_s"][known][np.argmax(scores["p_pain"][known])]
    place = int(np.argmin(np.abs(faces.t_s - strongest_s)))
    return replace(excerpt, face_s=float(faces.t_s[place]), landmarks=faces.values[place])


def stay_excerpt(sessions: Sessions, facts: SessionFacts, began_s: float, t_s: float, lasted_s: float) -> Excerpt:
    """The excerpt around `t_s` in the time of the session of `facts`, which began at `began_s`: from that session or an
    earlier one of the stay. Raises RecordError.
    """
    name, shift_s = facts.id, 0.0
    if t_s < began_s:
        for one, by_s in sessions.earlier_sessions(facts, began_s):
            if one.first_s <= t_s - by_s <= one.last_s + _END_S:
                name, shift_s = one.id, by_s
                break
    with sessions.open_unaudited(name) as session:
        return replace(read_excerpt(session, t_s - shift_s, lasted_s), session=name).shifted(shift_s)
