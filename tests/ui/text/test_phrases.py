import pytest

from neopain.ui.text import labels, phrases


@pytest.mark.parametrize(
    ("p", "shown"),
    [(0.0, "1\u202f%"), (0.124, "12\u202f%"), (0.6, "60\u202f%"), (0.999, "99\u202f%"), (1.0, "99\u202f%")],
)
def test_percent_is_never_certain(p, shown):
    assert phrases.percent(p) == shown


def test_long_faults_are_cut():
    assert len(phrases.fault("x" * 500).do) == labels.LONGEST + 1


@pytest.mark.parametrize(
    ("shift", "shown"),
    [(0.78, "78 above usual"), (-0.05, "5 below usual"), (0.024, "about as usual"), (0.0, "about as usual")],
)
def test_how_far_from_usual(shift, shown):
    assert phrases.shift_from_usual(shift) == shown


@pytest.mark.parametrize(("left_s", "shown"), [(120.0, "2:00"), (119.2, "2:00"), (0.4, "0:01"), (0.0, "0:00")])
def test_a_countdown_shows_zero_only_at_the_end(left_s, shown):
    assert phrases.countdown(left_s) == shown
