"""What a PIN may be, and the wait after wrong ones."""

import pytest

from neopain.base.errors import AccessError
from neopain.record.ward.pins import FIRST_WAIT_S, FREE_TRIES, LONGEST_WAIT_S, MAX_PIN, check_pin, wait_s


@pytest.mark.parametrize("pin", ["7391", "1122", "1357", "a9" * (MAX_PIN // 2)])
def test_a_pin_of_the_right_length_that_is_no_sequence_is_taken(pin):
    check_pin(pin)


@pytest.mark.parametrize("pin", ["", "739", "1234", "4321", "0000", "abcd", "a9" * (MAX_PIN // 2) + "a"])
def test_a_pin_that_is_short_or_long_or_a_sequence_is_refused(pin):
    with pytest.raises(AccessError, match="choose another one"):
        check_pin(pin)


def test_the_wait_doubles_from_the_first_wrong_pin_too_many_up_to_the_longest():
    assert [wait_s(FREE_TRIES + more) for more in (-1, 0, 1, 2, 5000)] == [
        0.0,
        FIRST_WAIT_S,
        2 * FIRST_WAIT_S,
        4 * FIRST_WAIT_S,
        LONGEST_WAIT_S,
    ]
