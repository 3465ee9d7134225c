"""One pipeline, several ways through it: they have to say the same of the same frames."""

import time

import cv2
import numpy as np
import pytest

import tiny
from clips import write_clip
from neopain.assemble.loop import run
from neopain.assemble.pipeline import build_pipeline
from neopain.assemble.score_csv import COLUMNS, ScoreCsv
from neopain.base.settings import Settings
from neopain.batch.score_files import score_files
from neopain.capture.video import VideoFile
from neopain.live.monitor import Monitor, MonitorParts

FRAMES, RATE_HZ = 60, 15


def scene(index):
    """A rendered neonate that drifts through the picture, is dark for a while and vanishes for a while."""
    picture = np.full((360, 480, 3), 90, np.uint8)
    if not 40 <= index < 46:
        x, y = 60 + 2 * index, 50 + index % 7
        picture[y : y + 256, x : x + 256] = cv2.resize(tiny.face_picture(), (256, 256))
    return (picture * (0.05 if 25 <= index < 33 else 1.0)).astype(np.uint8)


@pytest.fixture(scope="module")
def clip(tmp_path_factory):
    return write_clip(tmp_path_factory.mktemp("clip") / "drift.mp4", FRAMES, RATE_HZ, image=scene)


def rows(table):
    """What does not depend on the machine."""
    header, *lines = [line.split(",") for line in table.read_text().splitlines()]
    assert tuple(header[: len(COLUMNS)]) == COLUMNS
    return [line[: len(COLUMNS)] for line in lines]


@pytest.fixture(scope="module")
def scored(clip, tmp_path_factory):
    out = tmp_path_factory.mktemp("scores")
    assert score_files([clip], out, jobs=1, settings=Settings()).exit_code == 0
    return rows(out / "drift.csv")


def test_the_clip_shows_what_it_should(scored):
    reasons = {row[3] for row in scored}
    assert len(scored) == FRAMES
    assert {"", "too_dark", "no_face"} <= reasons
    assert {row[7] for row in scored} & {"calm", "some_signs", "pain"}


@pytest.mark.parametrize("pace", [None, 4.0])
def test_replay_in_the_monitor_says_what_score_says(clip, scored, tmp_path, pace):
    settings = Settings()
    monitor = Monitor(
        MonitorParts(
            source=VideoFile(clip, pace=pace),
            pipeline=build_pipeline(settings).pipeline,
            capture=settings.capture,
            bundle_id="any",
            provider="any",
            sinks=[ScoreCsv(tmp_path / "replay.csv")],
        )
    )
    monitor.start()
    try:
        while not monitor.snapshot().health.finished:
            time.sleep(0.05)
    finally:
        monitor.stop()
    assert rows(tmp_path / "replay.csv") == scored


def test_two_processes_say_what_one_says(clip, scored, tmp_path):
    other = write_clip(tmp_path / "other.mp4", 10, RATE_HZ, image=scene)
    score_files([clip, other], tmp_path / "out", jobs=2, settings=Settings())
    assert rows(tmp_path / "out" / "drift.csv") == scored


def test_a_table_from_the_bare_loop_says_the_same(clip, scored, tmp_path):
    table = ScoreCsv(tmp_path / "loop.csv")
    run(VideoFile(clip), build_pipeline(Settings()).pipeline, [table])
    table.close()
    assert rows(tmp_path / "loop.csv") == scored
