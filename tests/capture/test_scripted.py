import numpy as np
import pytest

from capture.paced import wait_on
from neopain.base.clock import ManualClock
from neopain.base.data import Frame, NoFrame
from neopain.base.errors import SourceError
from neopain.capture.scripted import Scripted, drawn_face, scene

FACE = drawn_face()


def test_a_scene_shows_each_image_for_its_seconds():
    moments = list(scene([(0.5, FACE), (0.3, None), (0.2, FACE)], 10))
    assert [isinstance(m, Frame) for m in moments] == [True] * 5 + [False] * 3 + [True] * 2
    assert [m.t_s for m in moments] == pytest.approx([i / 10 for i in range(10)])


def test_the_same_seed_draws_the_same_face():
    assert np.array_equal(drawn_face(3), drawn_face(3))
    assert not np.array_equal(drawn_face(3), drawn_face(4))


def test_it_plays_the_given_moments():
    moments = list(scene([(1.0, FACE), (0.5, None)], 20))
    source = Scripted(moments)
    assert list(source) == moments
    assert (source.info.rate_hz, source.info.frames) == (pytest.approx(20), 20)
    assert source.info.duration_s == pytest.approx(1.5)


def test_at_pace_one_it_takes_its_time():
    clock = ManualClock()
    source = Scripted(scene([(0.3, FACE)], 20), pace=1.0, clock=clock)
    wait_on(clock, source._player)
    assert len(list(source)) == 6
    assert clock() == pytest.approx(0.25)


def test_a_live_script_ends_in_a_loss():
    with pytest.raises(SourceError, match="script was lost"):
        list(Scripted([NoFrame(0.0)], live=True))
