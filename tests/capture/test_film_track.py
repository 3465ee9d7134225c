import numpy as np
import pytest

from clips import drain, level, write_tracks
from neopain.base.errors import SourceError
from neopain.capture.video import VideoFile

SINGLE, FILM = (1, "mjpeg"), (30, "libx264")


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.mov"])
@pytest.mark.parametrize(
    ("tracks", "default", "film"),
    [
        ([SINGLE, FILM], 1, 1),
        ([SINGLE, FILM], 0, 1),  # a single picture is not the film, whatever its flag
        ([FILM, SINGLE], 0, 0),
        ([FILM, SINGLE], 1, 0),
        ([SINGLE, SINGLE, FILM], None, 2),
        ([FILM, FILM], 1, 1),
        ([FILM, FILM], 0, 0),
        ([SINGLE], None, 0),  # and where there is nothing else, it is
    ],
)
def test_the_film_is_the_default_track_and_no_single_picture(tmp_path, name, tracks, default, film):
    source = VideoFile(write_tracks(tmp_path / name, tracks, default))
    frames, error = drain(source)
    assert (len(frames), error) == (tracks[film][0], None)
    assert all(abs(float(np.mean(frame.image)) - level(10 * film)) < 3 for frame in frames)
    source.player.seek(0.5)
    assert next(iter(source)).index == (15 if len(frames) > 1 else 0)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_time_begins_with_the_sound_as_a_player_shows_it(tmp_path, name):
    source = VideoFile(write_tracks(tmp_path / name, [FILM], sound_s=1.5))
    frames, error = drain(source)
    assert error is None
    assert (frames[0].index, frames[0].t_s) == (0, pytest.approx(1.5, abs=0.08))  # coders of sound need some silence
    assert frames[-1].t_s - frames[0].t_s == pytest.approx(29 / 30, abs=2e-3)
    source.player.seek(2.0 + 1e-3)
    frame = next(iter(source))
    assert frame.t_s == pytest.approx(2.0, abs=0.05)
    assert frame.index == round((frame.t_s - frames[0].t_s) * 30)
    source.player.seek(0.5)
    assert next(iter(source)).index == 0


def test_sound_that_begins_with_the_picture_shifts_nothing(tmp_path):
    (first, *_), _ = drain(VideoFile(write_tracks(tmp_path / "a.mp4", [FILM], sound_s=1e-9)))
    assert first.t_s == 0.0


@pytest.mark.parametrize("brand", [b"heic", b"avif", b"mif1"])
def test_a_photo_is_not_a_video(tmp_path, brand):
    path = write_tracks(tmp_path / "a.mp4", [SINGLE])
    data = path.read_bytes()
    assert data[8:12] == b"isom"
    path.write_bytes(data[:8] + brand + data[12:])
    with pytest.raises(SourceError, match=r"a\.mp4 is a photo, not a video: let its name end in"):
        VideoFile(path)
