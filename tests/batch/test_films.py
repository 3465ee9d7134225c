"""Films are replayed frame by frame, and the first pain alarm is what counts."""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest

from clips import write_clip
from neopain.base.data import AlarmCondition, Event, EventKind
from neopain.base.errors import InputError
from neopain.batch.films import find_films, score_film
from pipelines import Grey


class Alarming(Grey):
    """Starts a pain alarm at each first bright frame after a dark one, and another alarm at the first frame of all."""

    def reset(self):
        super().reset()
        self._bright, self._begun = False, False

    def step(self, moment):
        sample = super().step(moment)
        events = [] if self._begun else [Event(sample.t_s, EventKind.ALARM_STARTED, AlarmCondition.SOURCE_LOST)]
        bright = (sample.p_pain or 0.0) > 0.6
        if bright and not self._bright:
            events.append(Event(sample.t_s, EventKind.ALARM_STARTED, AlarmCondition.PAIN))
        self._bright, self._begun = bright, True
        return replace(sample, events=tuple(events))


def _film(folder, name, levels):
    return write_clip(folder / name, len(levels), 10, image=lambda k: np.full((64, 64, 3), levels[k], np.uint8))


def _ready():
    return SimpleNamespace(pipeline=Alarming())


def test_a_cry_is_heard_after_as_long_as_it_takes(tmp_path):
    film = score_film(_film(tmp_path, "Cry_1.mp4", [0] * 5 + [51] * 10 + [204] * 25), _ready())
    assert (film.crying, film.pain_alarms, film.problem) == (True, 1, None)
    assert film.first_alarm_s == pytest.approx(1.5, abs=0.01)
    assert film.duration_s == pytest.approx(3.9, abs=0.01)
    assert film.scored == pytest.approx(35 / 40)
    assert film.median_p == pytest.approx(0.8, abs=0.02)
    assert film.reason == "too_dark"


def test_alarms_beside_a_calm_infant_are_counted(tmp_path):
    film = score_film(_film(tmp_path, "asleep.mkv", ([51] * 5 + [204] * 5) * 4), _ready())
    assert (film.crying, film.pain_alarms) == (False, 4)


def test_without_a_face_there_is_no_median(tmp_path):
    film = score_film(_film(tmp_path, "calm.mp4", [0] * 10), _ready())
    assert (film.scored, film.median_p, film.highest_p, film.first_alarm_s) == (0.0, None, None, None)


def test_what_can_be_read_of_a_damaged_film_is_used_and_the_problem_is_stated(tmp_path):
    whole = _film(tmp_path, "calm.mkv", [51] * 40).read_bytes()
    (tmp_path / "calm.mkv").write_bytes(whole[: len(whole) * 2 // 3])
    damaged = score_film(tmp_path / "calm.mkv", _ready())
    assert damaged.median_p == pytest.approx(0.2, abs=0.02)
    assert "calm.mkv" in damaged.problem
    (tmp_path / "none.mp4").write_bytes(b"no film")
    none = score_film(tmp_path / "none.mp4", _ready())
    assert "none.mp4" in none.problem
    assert (none.scored, none.median_p) == (0.0, None)


def test_a_folder_is_searched_for_films_alone(tmp_path):
    for name in ("b.MP4", "a.mkv", "README.md", "x.jpg"):
        (tmp_path / name).touch()
    assert [path.name for path in find_films(tmp_path)] == ["a.mkv", "b.MP4"]
    with pytest.raises(InputError, match="holds no films"):
        find_films(tmp_path / "elsewhere")
