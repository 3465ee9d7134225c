"""How old a bed's data is: by age alone, whatever broker and wall clocks say."""

import pytest

from desk.beds import AT, BOOT, NEXT_BOOT, link, state
from neopain.ward.board.place import CURVE_STEPS, Place, Presence
from neopain.ward.messages import LinkState


def heard(**fields):
    place = Place("3", "3")
    assert place.take_state(state(1, **fields), 101.0, AT + 1)
    return place


@pytest.mark.parametrize(
    ("age_s", "presence"),
    [
        (0.0, Presence.LIVE),
        (2.9, Presence.LIVE),
        (3.0, Presence.LATE),
        (4.9, Presence.LATE),
        (5.0, Presence.SILENT),
        (9e5, Presence.SILENT),
    ],
)
@pytest.mark.parametrize("said", [None, LinkState.UP, LinkState.STANDBY])
def test_a_silent_bed_is_grey_at_3_s_and_an_alarm_at_5_s_whatever_the_link_says(age_s, presence, said):
    place = heard()
    if said is not None:
        place.take_link(link(said), 101.0)
    assert place.presence(101.0 + age_s) is presence
    assert (place.fresh(101.0 + age_s) is None) is (presence is not Presence.LIVE)


def test_a_lost_link_is_grey_at_once_and_an_alarm_at_5_s():
    place = heard()
    place.take_link(link(LinkState.LOST), 101.5)
    assert place.presence(101.5) is Presence.LATE
    assert place.presence(106.0) is Presence.SILENT


def test_a_bed_that_was_switched_off_on_purpose_is_no_alarm_and_one_that_sends_again_is_on():
    place = heard()
    place.take_link(link(LinkState.OFF), 101.5)
    assert place.presence(500.0) is Presence.OFF
    place.take_state(state(1, 0.5, boot=NEXT_BOOT), 501.0, AT + 401)
    assert place.presence(501.0) is Presence.LIVE
    place.take_link(link(LinkState.OFF, BOOT), 501.5)  # late, of the boot before
    assert place.presence(501.6) is Presence.LIVE


@pytest.mark.parametrize("said", [LinkState.UP, LinkState.LOST])
def test_what_the_broker_kept_makes_no_bed_fresh_but_one_that_is_expected(said):
    place = Place("3", "3")
    assert place.presence(100.0) is Presence.ABSENT
    assert not place.take_state(state(7), 100.0, AT, retained=True)
    place.take_link(link(said), 100.0)
    assert place.state is None
    assert place.presence(102.0) is Presence.LATE
    assert place.presence(105.0) is Presence.SILENT


def test_an_older_state_of_the_same_boot_or_of_one_before_changes_nothing():
    place = heard()
    assert place.take_state(state(5), 105.0, AT + 5)
    assert not place.take_state(state(5, p=0.9), 105.1, AT + 5)
    assert not place.take_state(state(4, p=0.9), 105.2, AT + 5)
    assert place.take_state(state(1, boot=NEXT_BOOT), 106.0, AT + 6)
    assert not place.take_state(state(9, p=0.9), 107.0, AT + 7)
    assert place.state.boot == NEXT_BOOT


def test_states_that_waited_in_a_queue_are_as_old_as_they_are():
    place = heard()
    for second in range(2, 30):  # all at once, after a network that was away for 29 s
        place.take_state(state(second, p=0.9), 130.0, AT + 30)
        assert place.age_s(130.0) == pytest.approx(30 - second, abs=0.01)
    assert place.presence(130.0) is Presence.LIVE
    place = heard()
    place.take_state(state(2, p=0.9), 130.0, AT + 30)
    assert place.presence(130.0) is Presence.SILENT
    assert place.fresh(130.0) is None
    assert place.curve(130.0)[-1] is None


def test_the_first_state_is_as_old_as_the_broker_says_it_waited():
    place = Place("3", "3")
    place.take_state(state(1), 100.0, AT, waited_s=6.0)
    assert place.presence(100.0) is Presence.SILENT


@pytest.mark.parametrize("wrong_s", [3600.0, -3600.0])
def test_a_wall_clock_that_is_wrong_is_told_and_changes_no_age(wrong_s):
    place = Place("3", "3")
    place.take_state(state(1, at=AT + 1 + wrong_s), 101.0, AT + 1)
    assert place.skew_s == pytest.approx(wrong_s, abs=0.01)
    assert place.age_s(102.0) == pytest.approx(1.0)
    assert place.presence(102.0) is Presence.LIVE


def test_clocks_that_drift_apart_make_no_data_old():
    """A day in which the bed's clock loses 50 parts in a million: 4 s."""
    place = Place("3", "3")
    for second in range(1, 86_400, 60):
        place.take_state(state(second, second * (1 - 50e-6)), 100.0 + second, AT + second)
        assert place.age_s(100.0 + second) < 0.01


def test_the_curve_has_gaps_where_there_was_no_number():
    place = Place("3", "3")
    for second in range(1, 21):
        place.take_state(state(second, p=0.2), 100.0 + second, AT)
    place.take_state(state(60, p=0.6), 160.0, AT)
    curve = place.curve(160.0)
    assert len(curve) == CURVE_STEPS
    assert curve[-7:] == [20, 20, 20, None, None, None, 60]
    assert place.curve(1000.0) == [None] * CURVE_STEPS
