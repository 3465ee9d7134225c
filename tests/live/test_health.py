import pytest

from neopain.live.health import Latencies, Rate, quantile


def test_a_rate_counts_the_gaps():
    rate = Rate()
    for index in range(31):
        rate.add(index / 30)
    assert rate.hz(1.0) == pytest.approx(30)


def test_a_rate_needs_two_stamps_and_forgets():
    rate = Rate()
    assert rate.hz(0.0) == 0
    rate.add(0.0)
    assert rate.hz(0.0) == 0
    rate.add(0.5)
    assert rate.hz(0.5) == pytest.approx(2)
    assert rate.hz(60.0) == 0


def test_latencies_of_the_last_seconds():
    latencies = Latencies()
    assert latencies.quantiles_ms(0.0) == (0, 0)
    latencies.add(0.0, 9.0)
    for index in range(100):
        latencies.add(20 + index / 30, index / 1000)
    assert latencies.quantiles_ms(23.3) == (pytest.approx(50), pytest.approx(95))


@pytest.mark.parametrize(
    ("values", "share", "found"), [([], 0.5, 0), ([7], 0.95, 7), ([1, 2, 3], 0.5, 2), ([1, 2], 1, 2)]
)
def test_quantiles_by_nearest_rank(values, share, found):
    assert quantile(values, share) == found
