"""The numbers that stand for states and reasons in every session that was ever recorded."""

from neopain.base.data import Reason, State
from neopain.base.state_codes import (
    CANNOT_TELL_CODE,
    PAIN_CODE,
    REASON_CODES,
    REASONS,
    STATE_CODES,
    STATES,
)


def test_the_stored_numbers_are_those_of_version_0_1_0():
    assert STATE_CODES == {State.CALM: 0, State.SOME_SIGNS: 1, State.PAIN: 2, State.CANNOT_TELL: 3}
    assert [None if reason is None else reason.value for reason in REASONS] == [
        None,
        "no_frame",
        "stale_frame",
        "no_face",
        "turned",
        "covered",
        "too_dark",
        "too_bright",
        "blurred",
        "too_small",
        "out_of_use",
        "standby",
    ]


def test_every_state_and_reason_has_one_number_and_comes_back_from_it():
    assert set(STATE_CODES) == set(State)
    assert set(REASON_CODES) == {*Reason, None}
    assert all(STATES[code] is state for state, code in STATE_CODES.items())
    assert all(REASONS[code] is reason for reason, code in REASON_CODES.items())
    assert (STATES[PAIN_CODE], STATES[CANNOT_TELL_CODE]) == (State.PAIN, State.CANNOT_TELL)


def test_cannot_tell_is_the_last_state_as_the_overview_takes_it_to_be():
    assert STATES[-1] is State.CANNOT_TELL
