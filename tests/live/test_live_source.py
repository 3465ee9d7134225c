import threading
import time
from dataclasses import replace

import pytest

from capture.kept_memory import needs_glibc
from clips import picture, write_clip
from neopain.base.clock import ManualClock
from neopain.base.data import Frame, NoFrame
from neopain.base.errors import SourceError
from neopain.base.settings import CaptureSettings
from neopain.capture.scripted import Scripted, scene
from neopain.capture.stream import Stream
from neopain.capture.video import VideoFile
from neopain.live.live_source import LiveSource
from neopain.workbench.hardware_limits import resident_mib
from patience import wait_until
from pipelines import Tap
from servers import MjpegServer

SETTINGS = CaptureSettings(open_timeout_s=30.0, read_timeout_s=0.5, reconnect_max_s=1.0)


@pytest.fixture
def tap():
    return Tap()


def test_the_newest_frame_wins_and_the_lost_are_counted(tap):
    clock = ManualClock(50.0)
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    tap.say(0)
    assert next(moments).index == 0
    clock.advance(0.1)
    tap.say(1, 2, 3, 4)
    wait_until(lambda: latest.newest.index == 4)
    clock.advance(0.05)
    taken = next(moments)
    assert taken.age_s == pytest.approx(0.05), "as old as it is when it is taken"
    assert (taken.index, taken.image[0, 0, 0]) == (4, picture(4)[0, 0, 0])
    assert latest.dropped == 3
    latest.close()


def test_frames_are_stamped_at_capture_on_the_clock(tap):
    clock = ManualClock(50.0)
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)

    def say():
        wait_until(lambda: latest._reader is not None)  # times count from its start
        clock.advance(0.25)
        tap.say(0)

    threading.Thread(target=say).start()
    first = next(moments)
    assert first.t_s == pytest.approx(0.25)
    assert latest.taken_s == pytest.approx(50.25)
    clock.advance(0.5)
    tap.say(1)
    wait_until(lambda: latest.newest is not None and latest.newest.index == 1)
    clock.advance(3.0)  # the time it waits to be taken does not change its time of capture
    assert next(moments).t_s == pytest.approx(0.75)
    latest.close()


def test_a_late_frame_has_the_time_and_the_age_of_its_capture(tap):
    """It was under way, or waited for the decoder: it is used, its age is known, and it is not shown as live."""
    clock = ManualClock(50.0)
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    tap.age_s = 1.5
    clock.advance(2.0)
    tap.say(1)
    late = next(moment for moment in moments if isinstance(moment, Frame))
    assert latest.taken_s == pytest.approx(50.5)
    assert latest.newest is None
    assert late.t_s in (pytest.approx(0.5), pytest.approx(2.0)), "the latter when a NoFrame came before it"
    clock.advance(0.1)
    tap.say(2)
    assert next(moments).t_s == pytest.approx(2.1 if late.t_s > 1 else 0.6)
    tap.age_s = 0.1
    tap.say(3)
    wait_until(lambda: latest.newest is not None)
    latest.close()


@pytest.mark.parametrize("stood_still_s", [1.1, 8.0, 60.0])
def test_a_picture_from_before_a_standstill_is_not_shown_after_it(tap, stood_still_s):
    """Whoever shows pictures may run again before the camera's next one is here."""
    clock = ManualClock(50.0)
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    assert latest.newest_age_s is None
    tap.say(0)
    next(moments)
    assert latest.newest.index == 0
    clock.advance(stood_still_s)
    assert latest.newest is None
    assert latest.newest_age_s == pytest.approx(stood_still_s), "today's age, not that at its arrival"
    tap.say(1)
    wait_until(lambda: latest.newest is not None)
    assert latest.newest.index == 1
    latest.close()


def test_the_picture_of_a_slow_camera_stays_until_the_next_is_due(tap):
    tap.info = replace(tap.info, rate_hz=1.0)
    clock = ManualClock(50.0)
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    clock.advance(1.3)
    assert latest.newest.index == 0
    clock.advance(0.8)
    assert latest.newest is None
    latest.close()


def test_frames_that_come_steadily_but_late_are_no_silence(tap):
    clock = ManualClock()
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments, taken = iter(latest), []
    tap.age_s = 5.0
    for index in range(5):
        clock.advance(0.3)
        tap.say(index)
        taken.append(next(moments))
    assert all(isinstance(moment, Frame) for moment in taken)
    latest.close()


def test_a_silence_in_which_nobody_ran_is_reported_before_the_frame_that_ends_it(tap):
    clock = ManualClock()
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    clock.advance(20.0)
    tap.say(1)
    wait_until(lambda: latest._captured == 2)
    assert next(moments) == NoFrame(pytest.approx(19.8))
    assert latest.taken_s is None
    assert next(moments).t_s == pytest.approx(20.0)
    assert latest.taken_s == pytest.approx(20.0)
    latest.close()


def test_frames_that_the_source_skipped_are_counted(tap):
    latest = LiveSource(lambda: tap, SETTINGS)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    tap.index = 7
    tap.say(1)
    assert next(moment for moment in moments if isinstance(moment, Frame)).index == 7
    assert latest.dropped == 6
    latest.close()


def test_silence_is_reported_in_the_time_of_the_source(tap):
    clock = ManualClock()
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    clock.advance(2.0)
    silent = next(moments)
    assert silent == NoFrame(pytest.approx(2.0))
    assert latest.taken_s is None
    clock.advance(0.2)
    assert next(moments) == NoFrame(pytest.approx(2.2))
    clock.advance(0.1)
    tap.say(1)
    assert next(moments).t_s == pytest.approx(2.3)
    latest.close()


def test_a_slow_camera_is_not_silent_between_its_frames(tap):
    tap.info = replace(tap.info, rate_hz=1.0)
    clock = ManualClock()
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments, taken = iter(latest), []
    tap.say(0)
    next(moments)
    clock.advance(1.9)
    reader = threading.Thread(target=lambda: taken.append(next(moments)))
    reader.start()
    reader.join(0.5)
    assert taken == []
    tap.say(1)
    reader.join(60)
    assert [moment.index for moment in taken] == [1]
    clock.advance(2.1)
    assert isinstance(next(moments), NoFrame)
    latest.close()


def test_a_lost_source_is_opened_again_until_it_is_back(tap):
    opened, faults, replacement = [], [], Tap()

    def open_source():
        opened.append(time.monotonic())
        if len(opened) > 1:
            faults.append(latest.fault)
        match len(opened):
            case 1:
                return tap
            case 2:
                raise SourceError("the cot is unplugged")
            case _:
                return replacement

    latest = LiveSource(open_source, SETTINGS, chance=lambda: 0.0)
    moments = iter(latest)
    tap.say(0)
    first = next(moments)
    tap.say(SourceError("the cot was lost"))
    assert isinstance(next(moments), NoFrame)
    wait_until(lambda: len(opened) == 3)
    assert faults == ["the cot was lost", "the cot is unplugged"]
    replacement.say(1)
    wait_until(lambda: latest.newest is not None and latest.newest.index == 1)
    back = next(moment for moment in moments if isinstance(moment, Frame))
    assert latest.fault is None
    assert back.t_s > first.t_s + 1.0
    assert opened[1] - opened[0] > 0.4
    assert opened[2] - opened[1] > 0.8
    assert tap.closed == 1
    latest.close()


@pytest.mark.parametrize(
    ("chance", "spent_s", "waits_s"),
    [
        (0.0, 0.0, [0.5, 1.0, 2.0, 4.0, 5.0, 5.0, 5.0]),
        (1.0, 0.0, [0.25, 0.5, 1.0, 2.0, 2.5, 2.5, 2.5]),
        (0.0, 3.0, [0.5, 0.25, 0.25, 1.0, 2.0, 2.0, 2.0]),
    ],
)
def test_it_is_tried_for_ever_less_and_less_often_and_not_by_all_at_once(tap, monkeypatch, chance, spent_s, waits_s):
    """An attempt that took its time limit was wait enough."""
    clock, opened, waits = ManualClock(), [], []

    def open_source():
        opened.append(tap)
        if len(opened) > 1:
            clock.advance(spent_s)
            raise SourceError("the cot is unplugged")
        return tap

    latest = LiveSource(open_source, CaptureSettings(reconnect_max_s=5.0), clock, lambda: chance)
    done = threading.Event()

    def wait(seconds):
        waits.append(seconds)
        if len(waits) == 7:
            done.set()
            latest._closed.set()

    monkeypatch.setattr(latest._closed, "wait", wait)
    moments = iter(latest)
    tap.say(0)
    next(moments)
    tap.say(SourceError("the cot was lost"))
    assert done.wait(30)
    assert waits == pytest.approx(waits_s)
    latest.close()


def test_a_camera_that_is_slower_than_it_states_is_not_silent_between_two_pictures(tap):
    tap.info = replace(tap.info, rate_hz=30.0)
    clock = ManualClock()
    latest = LiveSource(lambda: tap, SETTINGS, clock)
    moments = iter(latest)
    for index in range(4):
        clock.advance(1.0)
        tap.say(index)
        assert next(moments).index == index
    clock.advance(1.2)
    threading.Timer(0.5, lambda: tap.say(4)).start()
    assert isinstance(next(moments), Frame)
    latest.close()


def test_an_error_of_the_first_opening_is_raised_at_once():
    def fail():
        raise SourceError("no camera 0")

    with pytest.raises(SourceError, match="no camera 0"):
        LiveSource(fail, SETTINGS)


def test_a_source_that_is_not_there_at_the_start_is_lost_until_it_is(tap):
    """It is opened as often as one that was lost, and what is known of it is right from its first picture on."""
    tries, expected = [], replace(tap.info, width_px=0, height_px=0, rate_hz=None)

    def open_source():
        tries.append(1)
        if len(tries) < 3:
            raise SourceError(f"no camera {len(tries)}")
        return tap

    latest = LiveSource(open_source, SETTINGS, expected=expected)
    moments = iter(latest)
    assert latest.info is expected
    assert isinstance(next(moments), NoFrame)
    wait_until(lambda: latest.fault == "no camera 2")
    tap.say(0)
    assert next(moment for moment in moments if isinstance(moment, Frame)).index == 0
    assert (latest.fault, latest.info) == (None, tap.info)
    latest.close()
    assert tap.closed


def test_a_source_that_is_never_there_ends_when_it_is_closed():
    def fail():
        raise SourceError("user name or password is wrong")

    latest = LiveSource(fail, SETTINGS, expected=Scripted([], live=True).info)
    wait_until(lambda: latest.fault == "user name or password is wrong")
    latest.close()
    assert list(latest) == []


def test_a_file_plays_in_real_time_with_its_own_times_and_ends(tmp_path):
    clip = write_clip(tmp_path / "cot.mp4", 15)
    latest = LiveSource(lambda: VideoFile(clip, pace=1.0), SETTINGS)
    frames = [moment for moment in latest if isinstance(moment, Frame)]
    latest.close()
    assert len(frames) + latest.dropped == 15
    assert frames[-1].t_s == pytest.approx(14 / 30, abs=1e-3)
    assert [frame.t_s for frame in frames] == pytest.approx([frame.index / 30 for frame in frames], abs=1e-3)


def test_a_damaged_file_ends_with_its_error():
    class Damaged(Scripted):
        def __iter__(self):
            yield from super().__iter__()
            raise SourceError("the tape ends early")

    latest = LiveSource(lambda: Damaged(scene([(0.1, picture(0))], 30)), SETTINGS)
    with pytest.raises(SourceError, match="the tape ends early"):
        list(latest)
    latest.close()


def test_an_internal_fault_of_the_reader_is_raised_where_frames_are_taken(tap):
    latest = LiveSource(lambda: tap, SETTINGS)
    tap.say(0, ZeroDivisionError("a fault of our own"))
    with pytest.raises(ZeroDivisionError):
        list(latest)
    moments = iter(latest)  # and it can be tried again
    latest.close()
    assert list(moments) == []


def test_close_wakes_the_waiting_thread_and_ends_the_reader(tap):
    latest = LiveSource(lambda: tap, SETTINGS)
    got = []
    reader = threading.Thread(target=lambda: got.extend(latest))
    reader.start()
    wait_until(lambda: threading.active_count() >= 3)
    latest.close()
    reader.join(30)
    assert not reader.is_alive()
    assert tap.closed >= 1


def test_a_network_camera_that_goes_and_comes_back():
    server = MjpegServer()
    latest = LiveSource(lambda: Stream(server.url, SETTINGS), SETTINGS)
    moments = iter(latest)
    next(moment for moment in moments if isinstance(moment, Frame))
    server.close()
    assert isinstance(next(m for m in moments if isinstance(m, NoFrame)), NoFrame)
    assert "was lost" in latest.fault or "cannot be opened" in latest.fault
    with MjpegServer(server.port) as again:
        back = next(moment for moment in moments if isinstance(moment, Frame))
        assert again.visits >= 1
        assert latest.fault is None
        assert back.t_s > 0.5
        latest.close()


def test_a_network_camera_that_stalls_is_opened_again():
    with MjpegServer() as server:
        latest = LiveSource(lambda: Stream(server.url, SETTINGS), SETTINGS)
        moments = iter(latest)
        next(moments)
        server.stall()
        wait_until(lambda: latest.fault is not None and "no answer in time" in latest.fault)
        wait_until(lambda: server.visits >= 2)
        latest.close()


def test_no_two_moments_have_the_same_time(tap):
    clock = ManualClock(50.0)
    source = LiveSource(lambda: tap, SETTINGS, clock)
    moments, taken = iter(source), []
    tap.say(1)
    assert next(moments).t_s == 0.0
    reader = threading.Thread(target=lambda: taken.append(next(moments)))
    reader.start()
    tap.say(2)
    wait_until(lambda: source._captured == 2 and source._slot is None)
    clock.advance(0.1)
    tap.say(3)
    reader.join(60)
    source.close()
    assert [(moment.index, round(moment.t_s, 6)) for moment in taken] == [(2, 0.1)]


def test_of_a_film_the_first_picture_is_shown_before_it_is_played(tmp_path):
    """However long the monitor takes to be built: its moments begin at 0 when they are wanted."""
    film = VideoFile(write_clip(tmp_path / "own.mp4", 5), pace=1.0)
    source = LiveSource(lambda: film, SETTINGS)
    assert source.newest is film.first
    assert film.player.position_s == 0.0
    assert not [thread for thread in threading.enumerate() if thread.name == "capture"]
    taken = list(source)
    assert len(taken) + source.dropped == 5, "it begins with its first frame"
    assert source.newest.index == 4, "the last one stays"
    source.close()


@needs_glibc
def test_what_the_pictures_of_a_lost_camera_took_goes_back_to_the_system(tap):
    """What lies above it in memory is still in use, so that the allocator would keep it."""
    pins, opened = [], []

    class Camera(Tap):
        def __iter__(self):
            pictures = [bytearray(b"x") * 100_000 for _ in range(1500)]
            pins.append(bytearray(b"x") * 100_000)
            del pictures
            raise SourceError("the camera was lost")

    def open_source():
        opened.append(resident_mib())
        return Camera() if len(opened) == 1 else tap

    source = LiveSource(open_source, SETTINGS)
    before_mib = opened[0]
    source._start_reader()
    wait_until(lambda: len(opened) == 2)
    source.close()
    assert pins
    assert opened[1] - before_mib < 50, "of 143 MiB"
