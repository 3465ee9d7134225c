"""What a bed knows of another computer that publishes as it does."""

import pytest

from linked_beds import BOOT, OTHER
from neopain.base.clock import ManualClock
from neopain.ward.bed.rival import AWAY_S, LONGEST_AWAY_S, UNDISTURBED_S, Rival
from neopain.ward.messages import LinkMessage, LinkState

FIRST, SECOND = ("a", 1), ("b", 1)


@pytest.fixture
def clock():
    return ManualClock(5.0)


@pytest.fixture
def rival(clock):
    return Rival(BOOT, clock)


def link(boot, state=LinkState.UP):
    return LinkMessage(boot=boot, at=1.0, link=state)


def test_it_is_there_from_the_first_sign_until_it_would_have_come_back(rival, clock):
    assert not rival.is_there
    rival.lost(taken=True)
    assert rival.is_there
    clock.advance(UNDISTURBED_S - 0.1)
    assert rival.is_there
    clock.advance(0.2)
    assert not rival.is_there
    assert UNDISTURBED_S > 2 * LONGEST_AWAY_S  # both may be away in turn


def test_another_boot_is_a_rival_only_where_our_own_link_was_before(rival):
    rival.heard(FIRST, link(OTHER, LinkState.LOST))  # of the program before this one
    rival.heard(FIRST, link(BOOT))
    rival.heard(SECOND, link(OTHER))  # the standby host has an old one
    assert not rival.is_there
    rival.heard(FIRST, link(BOOT, LinkState.LOST))  # our own will
    assert not rival.is_there
    rival.heard(FIRST, link(OTHER, LinkState.LOST))
    assert rival.is_there


def test_a_bed_stays_away_longer_each_time_and_not_at_all_after_peace(rival, clock):
    assert rival.lost(taken=False) == 0.0
    for taken, most_s in ((True, AWAY_S), (False, 120.0), (True, 240.0), (True, 240.0)):
        away_s = rival.lost(taken=taken)
        assert most_s / 2 <= away_s <= most_s
        clock.advance(away_s)
    clock.advance(UNDISTURBED_S)
    assert rival.lost(taken=False) == 0.0
    assert rival.lost(taken=True) <= AWAY_S
