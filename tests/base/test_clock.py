from datetime import UTC

import pytest

from neopain.base.clock import ManualClock, monotonic, wall_clock


def test_a_manual_clock_moves_only_when_it_is_advanced():
    clock = ManualClock(5.0)
    assert clock() == clock() == 5.0
    clock.advance(0.25)
    assert clock() == pytest.approx(5.25)


def test_the_systems_clocks_go_forward_and_know_their_zone():
    assert monotonic() <= monotonic()
    assert wall_clock().tzinfo is UTC
