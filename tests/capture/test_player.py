"""The controls of a recording, on a clock that is moved by hand."""

import threading

import pytest

from capture.paced import wait_on
from neopain.base.clock import ManualClock
from neopain.capture.player import Cue, Player
from patience import wait_until


@pytest.fixture
def clock():
    return ManualClock(100.0)


def player(clock, pace=1.0, duration_s=10.0):
    return wait_on(clock, Player(pace, duration_s, clock))


@pytest.mark.parametrize(("pace", "seconds"), [(1.0, 2.0), (4.0, 0.5), (0.5, 4.0), (None, 0.0)])
def test_frames_come_at_the_pace(clock, pace, seconds):
    controls = player(clock, pace)
    for tenth in range(21):
        assert controls.wait_until(tenth / 10) is Cue.SHOW
    assert clock() == pytest.approx(100.0 + seconds)
    assert controls.position_s == 2.0


def test_a_new_pace_counts_from_the_next_frame(clock):
    controls = player(clock)
    for t_s in (0.0, 1.0):
        controls.wait_until(t_s)
    controls.set_pace(2.0)
    assert controls.pace == 2.0
    for t_s in (2.0, 3.0):
        controls.wait_until(t_s)
    assert clock() == pytest.approx(100.0 + 1.0 + 0.5)


def test_a_consumer_that_is_late_by_less_than_a_second_catches_up_and_by_more_does_not(clock):
    controls = player(clock)
    controls.wait_until(0.0)
    clock.advance(1.9)
    controls.wait_until(1.0)
    controls.wait_until(2.0)
    assert clock() == pytest.approx(102.0), "it caught up"
    clock.advance(5.0)
    controls.wait_until(3.0)
    controls.wait_until(4.0)
    assert clock() == pytest.approx(108.0), "it goes on from where it was"


def test_the_time_of_a_pause_does_not_count(clock):
    controls = player(clock)
    controls.wait_until(0.0)
    controls.pause()
    assert controls.paused
    clock.advance(60.0)
    controls.resume()
    assert not controls.paused
    controls.wait_until(1.0)
    controls.wait_until(2.0)
    assert clock() == pytest.approx(161.0)


@pytest.mark.parametrize(("target_s", "landing_s"), [(3.0, 3.0), (-5.0, 0.0), (99.0, 10.0)])
def test_a_seek_interrupts_and_stays_within_the_recording(clock, target_s, landing_s):
    controls = player(clock)
    controls.seek(target_s)
    assert controls.position_s == landing_s
    assert controls.wait_until(0.0) is Cue.JUMP
    assert controls.take_target() == landing_s
    assert controls.take_target() is None
    assert (controls.position_s, controls.generation) == (landing_s, 0)
    controls.finish_jump()
    assert controls.generation == 1


def test_a_seek_in_a_recording_of_unknown_length_has_no_upper_limit(clock):
    controls = player(clock, duration_s=None)
    controls.seek(99.0)
    assert controls.position_s == 99.0


def test_paused_one_frame_is_shown_after_a_seek_and_no_more():
    controls, cues = Player(1.0, 10.0), []
    controls.pause()
    controls.seek(5.0)
    controls.take_target()
    controls.finish_jump()
    assert controls.wait_until(5.0) is Cue.SHOW
    waiting = threading.Thread(target=lambda: cues.append(controls.wait_until(5.1)))
    waiting.start()
    waiting.join(0.2)
    assert cues == []
    controls.resume()
    waiting.join(60)
    assert cues == [Cue.SHOW]


def test_close_ends_every_wait_for_good():
    controls, results = Player(1.0, 10.0), []
    controls.pause()
    waiting = [
        threading.Thread(target=lambda: results.append(controls.wait_until(1.0))),
        threading.Thread(target=lambda: results.append(controls.wait_at_end())),
    ]
    for thread in waiting:
        thread.start()
    controls.close()
    for thread in waiting:
        thread.join(60)
    assert controls.closed
    assert sorted(results, key=str) == [Cue.END, False]
    assert controls.wait_until(0.0) is Cue.END


def test_at_the_end_a_seek_goes_on():
    controls, results = Player(None, 10.0), []
    waiting = threading.Thread(target=lambda: results.append(controls.wait_at_end()))
    waiting.start()
    controls.seek(1.0)
    wait_until(lambda: results)
    waiting.join(60)
    assert results == [True]
