"""Motion is a function of script and time, with cries and blinks at natural rates."""

from itertools import pairwise

import numpy as np
import pytest

from neopain.base import paths
from neopain.synth.film import motion
from neopain.synth.film.script import read_script


@pytest.fixture(scope="module")
def script():
    return read_script(paths.asset("demo.toml"))


def test_cries_come_about_once_a_second():
    openings = [motion._cry(1, t) for t in np.arange(0, 20, 0.02)]
    rises = sum(a < 0.5 <= b for a, b in pairwise(openings))
    assert 15 <= rises <= 23


def test_an_awake_baby_blinks():
    shut = [motion._blink(1, t) > 0.9 for t in np.arange(0, 40, 0.02)]
    assert 5 <= sum(b and not a for a, b in pairwise(shut)) <= 14


def test_the_moment_depends_on_time_alone(script):
    assert motion.moment_at(script, 0.7) == motion.moment_at(script, 0.7)
    assert motion.moment_at(script, 0.7) != motion.moment_at(script, 0.8)


def test_a_head_turn_and_a_lamp_reach_their_keys(script):
    turned = max(script.head, key=lambda key: abs(key.yaw_deg))
    later = [key.t_s for key in script.head if key.t_s > turned.t_s]
    reached = min([turned.t_s + turned.ease_s, *later])
    assert motion.moment_at(script, reached).yaw_deg == pytest.approx(turned.yaw_deg + script.view.yaw_deg, abs=8)
