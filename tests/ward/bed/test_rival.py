"""What a bed knows of another computer that publishes as it does."""

from neopain.base.clock import ManualClock
from neopain.ward.bed.rival import AWAY_S, LONGEST_AWAY_S, UNDISTURBED_S, Rival


def test_it_is_there_from_the_first_time_until_it_would_have_come_back():
    clock = ManualClock(5.0)
    rival = Rival(clock)
    assert not rival.is_there
    rival.took_place()
    assert rival.is_there
    clock.advance(UNDISTURBED_S - 0.1)
    assert rival.is_there
    clock.advance(0.2)
    assert not rival.is_there
    assert UNDISTURBED_S > 2 * LONGEST_AWAY_S  # both may be away in turn


def test_a_bed_stays_away_longer_each_time_and_short_again_after_peace():
    clock = ManualClock(5.0)
    rival = Rival(clock)
    longest = []
    for _ in range(5):
        away_s = rival.took_place()
        longest.append(away_s)
        clock.advance(away_s)
    for away_s, most_s in zip(longest, (60.0, 120.0, 240.0, 240.0, 240.0), strict=True):
        assert most_s / 2 <= away_s <= most_s
    clock.advance(UNDISTURBED_S)
    assert rival.took_place() <= AWAY_S
