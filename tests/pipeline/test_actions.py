import pytest
from hypothesis import given
from hypothesis import strategies as st

from neopain.base.data import NFCS_ACTIONS
from neopain.pipeline.actions import PRESENT, SCORED_ACTIONS, ActionTally, points

CALM = dict.fromkeys(NFCS_ACTIONS, 0.1)
GRIMACE = {**CALM, "brow_bulge": 0.9, "eye_squeeze": PRESENT, "nasolabial_furrow": PRESENT - 0.01}
LOST = None


def shares_after(story, fps, now_s=None):
    """The shares at the end of a story of (seconds, intensities by name, or None where nothing can be read)."""
    tally = ActionTally()
    ends, end_s = [], 0.0
    for seconds, what in story:
        end_s += seconds
        ends.append((end_s, what))
    for index in range(round(end_s * fps) + 1):
        t_s = index / fps
        what = next((what for end, what in ends if t_s < end - 1e-9), ends[-1][1])
        tally.step(t_s, None if what is None else tuple(what[name] for name in NFCS_ACTIONS))
    return tally.shares(end_s if now_s is None else now_s)


def share(shares, name):
    return shares.present[NFCS_ACTIONS.index(name)]


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_a_heel_prick_after_calm(fps):
    shares = shares_after([(60, CALM), (12, GRIMACE)], fps)
    assert shares.readable == pytest.approx(1.0)
    assert share(shares, "brow_bulge") == pytest.approx(12 / 30, abs=1 / fps / 30 + 1e-9)
    assert share(shares, "eye_squeeze") == share(shares, "brow_bulge")
    assert shares.points == {"brow_bulge": 2, "eye_squeeze": 2, "nasolabial_furrow": 0}


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_time_that_cannot_be_read_is_not_absence(fps):
    """A nurse bends over the face, twice: 10 of the 18 s that could be read showed a grimace."""
    shares = shares_after([(18, CALM), (6, LOST), (10, GRIMACE), (6, LOST)], fps)
    assert shares.readable == pytest.approx(18 / 30, abs=3 / fps / 30)
    assert share(shares, "brow_bulge") == pytest.approx(10 / 18, abs=3 / fps / 18)
    assert shares.points["brow_bulge"] == 2


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_too_little_readable_time_gives_no_share(fps):
    for story in ([(14, GRIMACE)], [(30, GRIMACE), (16, LOST)], [(40, LOST)]):
        shares = shares_after(story, fps)
        assert (shares.present, shares.points) == (None, None)
    assert shares_after([(40, LOST)], fps).readable == 0.0
    assert shares_after([(14, GRIMACE)], fps).readable == pytest.approx(14 / 30)


@pytest.mark.parametrize("fps", [5, 15, 30])
def test_flicker_and_a_stopped_picture_are_no_readable_time(fps):
    tally = ActionTally()
    for index in range(40 * fps):
        tally.step(index / fps, tuple(GRIMACE.values()) if index % 2 else None)
    assert tally.shares(40.0).readable == 0.0
    tally = ActionTally()
    for second in range(40):
        tally.step(float(second), tuple(GRIMACE.values()))
    assert tally.shares(40.0).readable == 0.0


def test_a_jump_back_in_time_counts_nothing_twice():
    tally = ActionTally()
    for t_s in (0.0, 0.4, 0.8, 0.2, 0.6):
        tally.step(t_s, tuple(GRIMACE.values()))
    assert tally.shares(0.8).readable == pytest.approx(1.2 / 30)
    tally.reset()
    assert tally.shares(0.8).readable == 0.0


@pytest.mark.parametrize(
    ("share", "wanted"),
    [(0.0, 0), (0.094, 0), (0.1, 1), (0.39, 1), (0.394, 1), (0.4, 2), (0.694, 2), (0.7, 3), (1.0, 3)],
)
def test_points_by_the_table_of_pipp_r(share, wanted):
    assert points(share) == wanted


@given(
    st.lists(st.tuples(st.integers(1, 10), st.sampled_from([CALM, GRIMACE, LOST])), min_size=1, max_size=8),
    st.sampled_from([5, 15, 30]),
)
def test_shares_are_between_0_and_1_for_any_story(story, fps):
    shares = shares_after(story, fps)
    assert 0.0 <= shares.readable <= 1.0
    if shares.present is not None:
        assert len(shares.present) == len(NFCS_ACTIONS)
        assert all(0.0 <= value <= 1.0 for value in shares.present)
        assert set(shares.points) == set(SCORED_ACTIONS)
