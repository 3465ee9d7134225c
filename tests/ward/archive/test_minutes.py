"""Sixty seconds of a bed as one row."""

from desk.beds import state
from neopain.base.data import State
from neopain.base.state_codes import STATE_CODES
from neopain.ward.archive.minutes import SECONDS, UNKNOWN, Minute, Minutes, mean_of


def test_a_minute_is_given_away_when_another_begins():
    minutes = Minutes()
    assert all(minutes.add("3", state(second + 1, p=0.5), 600.0 + second) is None for second in range(60))
    done = minutes.add("3", state(61, p=0.7), 660.0)
    assert (done.bed, done.minute) == ("3", 10)
    assert bytes(done.p) == bytes([50] * SECONDS)
    assert bytes(done.words) == bytes([STATE_CODES[State.CALM]] * SECONDS)
    (rest,) = minutes.rest()
    assert (rest.minute, rest.p[0], rest.p[1]) == (11, 70, UNKNOWN)
    assert minutes.rest() == []


def test_a_second_without_a_number_is_no_zero():
    minutes = Minutes()
    minutes.add("3", state(1, word=State.CANNOT_TELL), 600.0)
    (minute,) = minutes.rest()
    assert (minute.p[0], minute.words[0]) == (UNKNOWN, STATE_CODES[State.CANNOT_TELL])
    assert mean_of(minute.p) is None


def test_the_mean_counts_known_seconds_alone():
    assert mean_of(bytes([UNKNOWN] * 58 + [10, 20])) == 15


def test_two_halves_of_a_minute_become_one():
    first, second = Minute("3", 1), Minute("3", 1)
    first.p[0], first.words[0] = 10, 0
    second.p[1], second.words[1] = 20, 2
    second.merge(first.p, first.words)
    assert (second.p[:3], second.words[:3]) == (bytes([10, 20, UNKNOWN]), bytes([0, 2, UNKNOWN]))
