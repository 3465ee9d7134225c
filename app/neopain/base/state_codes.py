"""State and Reason as small integers, for arrays and files. These numbers are stored in sessions: never change one."""

from __future__ import annotations

from neopain.base.data import Reason, State

STATE_CODES = {State.CALM: 0, State.SOME_SIGNS: 1, State.PAIN: 2, State.CANNOT_TELL: 3}
"""In sessions recorded before the words had fixed bands, 1 is what was called "uncertain", by the limit in force."""
STATES = tuple(STATE_CODES)
"""The states in the order of their codes, so that STATES[code] is the state."""
PAIN_CODE, CANNOT_TELL_CODE = STATE_CODES[State.PAIN], STATE_CODES[State.CANNOT_TELL]

REASON_CODES: dict[Reason | None, int] = {
    None: 0,
    Reason.NO_FRAME: 1,
    Reason.STALE_FRAME: 2,
    Reason.NO_FACE: 3,
    Reason.TURNED: 4,
    Reason.COVERED: 5,
    Reason.TOO_DARK: 6,
    Reason.TOO_BRIGHT: 7,
    Reason.BLURRED: 8,
    Reason.TOO_SMALL: 9,
    Reason.OUT_OF_USE: 10,
    Reason.STANDBY: 11,
}
"""0 stands for no reason: there is a score."""
REASONS = tuple(REASON_CODES)
"""The reasons in the order of their codes, so that REASONS[code] is the reason; the first is None."""
STANDBY_CODE = REASON_CODES[Reason.STANDBY]
