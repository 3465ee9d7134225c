import math
import re
import struct
import threading
import time
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from capture.paced import wait_on
from capture.rights import unreadable
from clips import HEIGHT, WIDTH, cut, drain, number, write_clip, write_sound
from neopain.base.clock import ManualClock
from neopain.base.errors import SourceError
from neopain.capture import files
from neopain.capture.video import VideoFile
from patience import wait_until


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("clip") / "cot.mp4", 90)


def test_every_frame_comes_with_the_containers_time(clip):
    frames = list(VideoFile(clip))
    assert [frame.index for frame in frames] == list(range(90))
    assert [number(frame.image) for frame in frames] == [i % 40 for i in range(90)]
    assert [frame.t_s for frame in frames] == pytest.approx([i / 30 for i in range(90)], abs=1e-3)


def test_the_information_of_the_container(clip):
    info = VideoFile(clip).info
    assert (info.name, info.width_px, info.height_px) == ("cot.mp4", WIDTH, HEIGHT)
    assert (info.rate_hz, info.frames, info.live) == (30, 90, False)
    assert info.duration_s == pytest.approx(3.0)


@pytest.mark.parametrize(("name", "codec"), [("a.mkv", "libx264"), ("a.avi", "mpeg4"), ("a.ts", "libx264")])
def test_other_containers_start_at_zero_too(tmp_path, name, codec):
    frames = list(VideoFile(write_clip(tmp_path / name, 45, codec=codec)))
    assert len(frames) == 45
    assert [frame.t_s for frame in frames] == pytest.approx([i / 30 for i in range(45)], abs=2e-3)


def test_uneven_times_are_preserved(tmp_path):
    times = [0.0, 0.1, 0.15, 0.9, 1.0]
    source = VideoFile(write_clip(tmp_path / "a.mkv", 5, times=times))
    assert [frame.t_s for frame in source] == pytest.approx(times, abs=2e-3)


@pytest.mark.parametrize("times", [None, [0.4, 0.5, 0.6]])
def test_its_first_frame_is_known_before_it_is_played(tmp_path, times):
    source = VideoFile(write_clip(tmp_path / "a.mkv", 3, times=times))
    still, first = source.first, next(iter(source))
    assert (still.t_s, still.index) == (first.t_s, first.index)
    np.testing.assert_array_equal(still.image, first.image)
    assert not still.image.flags.writeable


def test_a_file_can_be_read_twice(clip):
    source = VideoFile(clip)
    assert len(list(source)) == len(list(source)) == 90


@pytest.mark.parametrize(("rotation_deg", "turns"), [(90, 1), (180, 2), (-90, 3)])
def test_a_phone_held_sideways_is_shown_upright(tmp_path, rotation_deg, turns):
    image = np.full((64, 96, 3), 60, np.uint8)
    image[:24, :24] = 220  # the corner tells how the picture lies
    source = VideoFile(write_clip(tmp_path / "a.mp4", 3, image=lambda _: image, rotation_deg=rotation_deg))
    wanted = np.rot90(image, turns)
    shown = next(iter(source)).image
    assert (source.info.height_px, source.info.width_px) == shown.shape[:2] == wanted.shape[:2]
    assert np.abs(shown.astype(int) - wanted).mean() < 6


def test_pixels_are_made_square(tmp_path):
    source = VideoFile(write_clip(tmp_path / "a.mp4", 3, pixel_shape=Fraction(4, 3)))
    assert next(iter(source)).image.shape == (HEIGHT, WIDTH * 4 // 3, 3)
    assert source.info.width_px == WIDTH * 4 // 3


@pytest.mark.parametrize(
    ("name", "codec"), [("a.mp4", "libx264"), ("a.mkv", "libx264"), ("a.ts", "libx264"), ("a.avi", "mpeg4")]
)
@pytest.mark.parametrize("index", [0, 1, 14, 15, 31, 44])
def test_a_seek_reaches_the_exact_frame(tmp_path, name, codec, index):
    source = VideoFile(write_clip(tmp_path / name, 45, codec=codec))
    source.player.seek(index / 30)
    frames = list(source)
    assert [frame.index for frame in frames] == list(range(index, 45))
    assert [number(frame.image) for frame in frames] == [i % 40 for i in range(index, 45)]
    assert source.player.generation == 1


def test_a_seek_in_the_middle_of_playing_is_known_with_its_first_frame(clip):
    source = VideoFile(clip)
    seen = []
    for frame in source:
        seen.append((source.player.generation, frame.index))
        if len(seen) == 3:
            source.player.seek(2.9)
        if len(seen) == 5:
            source.player.seek(0.0)
        if len(seen) == 7:
            source.close()
    assert seen == [(0, 0), (0, 1), (0, 2), (1, 87), (1, 88), (2, 0), (2, 1)]


@pytest.mark.parametrize("t_s", [-5.0, 99.0])
def test_a_seek_beyond_the_ends_stays_within(clip, t_s):
    source = VideoFile(clip)
    source.player.seek(t_s)
    assert next(iter(source)).index == (0 if t_s < 0 else 89)


def test_frames_come_at_the_pace_which_can_be_changed(clip):
    clock = ManualClock()
    source = VideoFile(clip, pace=1.0, clock=clock)
    wait_on(clock, source.player)
    for frame in source:
        if frame.index == 15:
            assert clock() == pytest.approx(15 / 30, abs=1e-3)
            source.player.set_pace(4)
        if frame.index == 76:  # the first frame after a change comes at once
            assert clock() == pytest.approx((15 + 60 / 4) / 30, abs=2e-3)
            source.player.set_pace(None)
    assert frame.index == 89
    assert clock() == pytest.approx((15 + 60 / 4) / 30, abs=2e-3)


def test_a_second_pass_has_the_same_pace(tmp_path):
    clock = ManualClock()
    source = VideoFile(write_clip(tmp_path / "a.mp4", 15), pace=1.0, clock=clock)
    wait_on(clock, source.player)
    list(source)
    assert clock() == pytest.approx(14 / 30, abs=1e-3)
    list(source)
    assert clock() == pytest.approx(2 * 14 / 30, abs=2e-3)


def test_while_paused_nothing_is_shown_but_one_frame_after_a_seek(clip):
    source = VideoFile(clip, pace=1.0)
    source.player.pause()
    seen = []
    reader = threading.Thread(target=lambda: seen.extend(f.index for f in source))
    reader.start()
    time.sleep(0.1)
    assert seen == []
    source.player.seek(1.0)
    wait_until(lambda: seen)
    time.sleep(0.3)
    assert source.player.position_s == pytest.approx(1.0, abs=1e-3)
    source.player.seek(2.9)
    wait_until(lambda: len(seen) > 1)
    time.sleep(0.3)
    source.player.resume()
    reader.join(60)
    assert seen == [30, 87, 88, 89]


def test_after_its_end_it_waits_for_a_seek_or_the_close(clip):
    source = VideoFile(clip)
    threading.Timer(0.05, source.player.seek, [1.0]).start()
    assert source.player.wait_at_end()
    assert next(iter(source)).index == 30
    threading.Timer(0.05, source.close).start()
    assert not source.player.wait_at_end()


def noise(index):
    return np.random.default_rng(index).integers(0, 255, (64, 96, 3), np.uint8)


@pytest.mark.parametrize(("name", "muxing"), [("a.mp4", {"movflags": "faststart"}), ("a.mkv", {})])
def test_a_cut_off_file_gives_its_frames_and_then_an_error(tmp_path, name, muxing):
    path = cut(write_clip(tmp_path / name, 90, image=noise, muxing=muxing), 0.6)
    frames, error = drain(VideoFile(path))
    assert [frame.index for frame in frames] == list(range(len(frames)))
    assert 40 < len(frames) < 70
    assert re.fullmatch(name + r" ends early, after 1\.\d s of 3\.0 s: it is cut off, copy it again", str(error))


def test_a_damaged_file_gives_the_other_frames_and_then_an_error(tmp_path):
    path = write_clip(tmp_path / "a.mp4", 90, image=noise)
    data = bytearray(path.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 40_000] = bytes(40_000)
    path.write_bytes(data)
    frames, error = drain(VideoFile(path))
    assert 60 < len(frames) < 90
    assert re.match(r"a\.mp4 is damaged: \d+ part\(s\) could not be decoded", str(error))


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p: None, "does not exist"),
        (lambda p: p.mkdir(), "is a folder"),
        (lambda p: p.touch(), "is empty"),
        (lambda p: p.write_text("calm " * 1000), "is not a video"),
        (lambda p: p.write_bytes(bytes(5000)), "is not a video"),
        (write_sound, "holds sound but no picture"),
        (lambda p: cut(write_clip(p), 0.6), "is not a video"),  # cut before the table of contents at its end
    ],
)
def test_what_cannot_be_opened_says_why_in_one_line(tmp_path, make, words):
    path = tmp_path / "cot.mp4"
    make(path)
    with pytest.raises(SourceError, match=words) as caught:
        VideoFile(path)
    assert "cot.mp4" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_text_file_is_not_a_video(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("calm\n" * 100)
    with pytest.raises(SourceError, match="is not a video"):
        VideoFile(path)


def test_a_file_without_frames(tmp_path):
    path = write_clip(tmp_path / "a.avi", 1, codec="mpeg4")
    data = path.read_bytes()
    path.write_bytes(data[: data.index(b"movi") + 4])
    with pytest.raises(SourceError, match=r"holds no frames|is not a video"):
        VideoFile(path)


def test_a_name_with_a_colon_is_a_file(tmp_path):
    assert len(list(VideoFile(write_clip(tmp_path / "b.mp4", 3).rename(tmp_path / "http:cot.mp4")))) == 3


def test_a_file_that_may_not_be_read(clip):
    with unreadable(clip), pytest.raises(SourceError, match="may not be read by you: ask for permission"):
        VideoFile(clip)


def test_a_failing_disk():
    assert "check the disk it is on" in str(files.unreadable(Path("a.mp4"), OSError(5, "Input/output error")))


def test_a_file_that_vanishes_between_opening_and_reading(tmp_path):
    source = VideoFile(path := write_clip(tmp_path / "a.mp4", 3))
    path.unlink()
    with pytest.raises(SourceError):
        next(iter(source))


HOURS = {"output_ts_offset": "36000"}
WRAP = {"output_ts_offset": "95442.0"}
"""The 33 bits of MPEG-TS end 1.7 s later."""
JUMPS_S = (0.0, 0.4, 1.0, 1.5, 1.8, 2.5, 2.9)


def ids(value):
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(
    ("name", "codec", "muxing"),
    [
        ("wrap.ts", "libx264", WRAP),
        ("hours.ts", "libx264", HOURS),
        ("hours.mkv", "libx264", HOURS),
        ("hours.flv", "flv1", {"output_ts_offset": "7200"}),
        ("neg.mkv", "libx264", {"output_ts_offset": "-1", "avoid_negative_ts": "disabled"}),
        ("bare.h264", "libx264", {}),
    ],
    ids=ids,
)
def test_a_clock_that_does_not_start_at_zero_gives_times_from_zero_and_exact_jumps(tmp_path, name, codec, muxing):
    rate_hz = 25 if name == "bare.h264" else 30  # without times, decoders assume 25
    source = VideoFile(write_clip(tmp_path / name, 90, codec=codec, muxing=muxing, image=coded))
    frames, error = drain(source)
    assert error is None
    assert [frame.t_s for frame in frames] == pytest.approx([i / rate_hz for i in range(90)], abs=2e-3)
    assert source.info.duration_s in (None, pytest.approx(90 / rate_hz, abs=0.05))
    for t_s in JUMPS_S:
        source.player.seek(t_s)
        frame = next(iter(source))
        assert frame.t_s == pytest.approx(math.floor(t_s * rate_hz + 1e-6) / rate_hz, abs=2e-3)
        assert frame.index == decoded(frame.image) == math.floor(t_s * rate_hz + 1e-6)


def coded(index):
    """A picture with the digits of `index` in base 3 as grey levels of its five columns."""
    image = np.empty((HEIGHT, WIDTH, 3), np.uint8)
    for place in range(6):
        image[:, 16 * place : 16 * place + 16] = 40 + 80 * (index // 3**place % 3)
    return image


def decoded(image):
    return sum(round((float(image[:, 16 * p + 4 : 16 * p + 12].mean()) - 40) / 80) * 3**p for p in range(6))


@pytest.mark.parametrize("length_s", [3.0, 36003.0])
def test_the_length_of_matroska_counts_from_zero_or_from_the_first_frame(tmp_path, length_s):
    path = write_clip(tmp_path / "a.mkv", 90, muxing=HOURS)
    data = path.read_bytes()
    at = data.index(b"\x44\x89\x88") + 3  # the length of the segment, as a double in ms
    path.write_bytes(data[:at] + struct.pack(">d", length_s * 1000) + data[at + 8 :])
    source = VideoFile(path)
    assert source.info.duration_s == pytest.approx(3.0, abs=0.05)
    assert drain(source)[1] is None


def test_a_truncated_file_whose_clock_starts_at_hours_is_cut_off(tmp_path):
    frames, error = drain(VideoFile(cut(write_clip(tmp_path / "a.mkv", 90, image=noise, muxing=HOURS), 0.6)))
    assert 40 < len(frames) < 70
    assert "ends early, after 1." in str(error)


def test_a_clock_that_is_set_back_goes_on_and_is_reported(tmp_path):
    first = write_clip(tmp_path / "1.ts", 90, image=coded, muxing={"output_ts_offset": "50"})
    second = write_clip(tmp_path / "2.ts", 60, image=lambda i: coded(i + 90), muxing={"output_ts_offset": "47.5"})
    path = tmp_path / "back.ts"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    source = VideoFile(path)
    frames, error = drain(source)
    assert [frame.t_s for frame in frames] == pytest.approx([i / 30 for i in range(150)], abs=2e-3)
    assert str(error) == "back.ts has a clock that is set back by 5.5 s at 3.0 s: times go on from there"
    source.player.seek(2.0)
    assert decoded(next(iter(source)).image) == 60


@pytest.mark.parametrize(
    ("offset", "by_s"), [("52", 1.0), ("49", 4.0), ("10", 43.0), ("0", 52.9), ("53", None), ("53.1", None)]
)
def test_a_film_whose_clock_is_set_back_is_as_long_as_it_lasts(tmp_path, offset, by_s):
    first = write_clip(tmp_path / "1.ts", 90, muxing={"output_ts_offset": "50"})
    second = write_clip(tmp_path / "2.ts", 60, muxing={"output_ts_offset": offset})
    path = tmp_path / "back.ts"
    path.write_bytes(first.read_bytes() + second.read_bytes())
    source = VideoFile(path)
    frames, error = drain(source)
    assert len(frames) == 150
    assert source.info.duration_s == pytest.approx(frames[-1].t_s + 1 / 30, abs=0.05)
    assert source.info.duration_s == pytest.approx(5.0, abs=0.2)
    assert "cut off" not in str(error)
    assert (error is None) if by_s is None else (f"set back by {by_s:.1f} s" in str(error))
    source.player.seek(4.0)
    assert next(iter(source)).t_s == pytest.approx(4.0, abs=0.15)


def test_the_last_picture_may_stay_for_seconds(tmp_path):
    times = [0.0, 0.1, 0.2, 0.3, 0.4]
    path = write_clip(tmp_path / "a.mp4", 5, codec="mpeg4", times=times, last_s=3.0)
    source = VideoFile(path)
    frames, error = drain(source)
    assert (len(frames), error) == (5, None)
    assert source.info.duration_s == pytest.approx(3.4, abs=0.01)
    source.player.seek(2.0)
    assert next(iter(source)).t_s == pytest.approx(0.4, abs=2e-3)


def test_bytes_at_the_end_that_are_no_video_cost_no_frame_and_are_reported(tmp_path):
    path = write_clip(tmp_path / "a.ts", 90)
    path.write_bytes(path.read_bytes() + bytes(200_000))
    frames, error = drain(VideoFile(path))
    assert len(frames) == 90
    assert str(error) == "a.ts is damaged: 1 part(s) could not be decoded; copy it again"


def test_the_frame_on_the_screen_is_given_where_the_rate_is_uneven(tmp_path):
    source = VideoFile(write_clip(tmp_path / "a.mkv", 5, times=[0.0, 0.1, 0.2, 0.3, 3.0]))
    for t_s, wanted_s in ((0.15, 0.1), (0.29, 0.2), (2.9, 0.3), (3.0, 3.0)):
        source.player.seek(t_s)
        assert next(iter(source)).t_s == pytest.approx(wanted_s, abs=2e-3)
