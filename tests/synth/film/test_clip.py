"""Films: frames, truth and clear messages about bad scripts."""

import csv

import av
import numpy as np
import pytest

from neopain.base.errors import InputError
from neopain.synth.film import motion
from neopain.synth.film.clip import COLUMNS, render_clip
from neopain.synth.film.script import read_script

SCRIPT = """
[clip]
size_px = [128, 96]
fps = 5
duration_s = 2.0
seed = 1
[baby]
subject = 104
[[face]]
t_s = 0.0
state = "awake"
[[face]]
t_s = 0.2
state = "pain"
intensity = 1.0
ease_s = 0.4
[[head]]
t_s = 1.0
yaw_deg = 70.0
ease_s = 0.2
[[lamp]]
t_s = 1.5
level = 0.0
ease_s = 0.1
"""


def written(folder, text=SCRIPT):
    path = folder / "script.toml"
    path.write_text(text)
    return path


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clip")
    render_clip(written(folder), folder / "film.mp4", jobs=1)
    return folder


def frames(path):
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def table(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_a_film_has_its_frames_and_a_truth_row_each(film):
    images, rows = frames(film / "film.mp4"), table(film / "film.truth.csv")
    assert len(images) == len(rows) == 10
    assert images[0].shape == (96, 128, 3)
    assert tuple(rows[0]) == COLUMNS
    assert [float(row["t_s"]) for row in rows] == [k / 5 for k in range(10)]
    assert sorted(path.name for path in film.iterdir()) == ["film.mp4", "film.truth.csv", "script.toml"]


def test_the_truth_follows_the_script(film):
    rows = table(film / "film.truth.csv")
    assert [row["state"] for row in rows[:2]] == ["awake", "awake"]
    assert {row["pain"] for row in rows[3:]} == {"1"}
    assert rows[2]["reason"] == ""
    assert rows[7]["reason"] == "turned"
    assert rows[-1]["reason"] == "too_dark"
    assert all((row["face_visible"] == "1") == (row["reason"] == "") for row in rows)


def test_the_moments_of_the_script_are_those_of_the_film(film):
    script = read_script(film / "script.toml")
    assert motion.moment_at(script, 0.7) == motion.moment_at(script, 0.7)
    assert motion.moment_at(script, 0.0).face.state == "awake"
    assert motion.moment_at(script, 1.4).yaw_deg == pytest.approx(70, abs=8)


def test_the_dark_end_is_dark(film):
    images = frames(film / "film.mp4")
    assert images[-1].mean() < 0.25 * images[0].mean()


def test_the_same_script_gives_the_same_film(film, tmp_path):
    render_clip(film / "script.toml", tmp_path / "again.mp4", jobs=1)
    assert (tmp_path / "again.truth.csv").read_text() == (film / "film.truth.csv").read_text()
    for first, again in zip(frames(film / "film.mp4"), frames(tmp_path / "again.mp4"), strict=True):
        assert np.array_equal(first, again)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (("duration_s = 2.0", "duration_s = -1"), "duration_s"),
        (('state = "pain"', 'state = "cross"'), "state"),
        (("[baby]", "[infant]"), "baby"),
        (("intensity = 1.0", "intensity = 1.0\nactions = { frown = 1 }"), "frown"),
        (("t_s = 0.2", "t_s = 0.0"), "follow"),
        (("[clip]", "[clip"), "TOML"),
    ],
)
def test_a_bad_script_is_reported_in_one_line(change, word, tmp_path):
    path = written(tmp_path, SCRIPT.replace(*change, 1))
    with pytest.raises(InputError, match=word) as caught:
        render_clip(path, tmp_path / "film.mp4", jobs=1)
    assert str(path) in str(caught.value)
    assert not (tmp_path / "film.mp4").exists()


def test_a_missing_script_and_a_bad_name_are_refused(tmp_path):
    with pytest.raises(InputError, match="cannot read"):
        render_clip(tmp_path / "none.toml", tmp_path / "film.mp4")
    with pytest.raises(InputError, match="must end in"):
        render_clip(written(tmp_path), tmp_path / "film.gif")
