import csv
import io
import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import cv2
import numpy as np
import psutil
import pytest
from rich.console import Console

from clips import cut, write_clip
from neopain.base.errors import InputError, ModelError
from neopain.base.settings import Settings, TrendSettings
from neopain.batch.score_files import score_files
from patience import wait_until
from pipelines import deadly_ready, faulty_ready, grey_ready, ready_only_here

SETTINGS = Settings()


class Batch:
    """Scores into one folder and collects what is printed."""

    def __init__(self, out):
        self.out = out

    def __call__(self, *paths, jobs=1, make=grey_ready, settings=SETTINGS):
        screen = io.StringIO()
        self.outcome = score_files(
            paths, self.out, jobs=jobs, settings=settings, make=make, console=Console(file=screen, width=20)
        )
        self.printed = screen.getvalue()
        return self.outcome

    def names(self):
        return sorted(path.name for path in self.out.iterdir())

    def rows(self, name):
        with (self.out / f"{name}.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    def facts(self, name):
        return json.loads((self.out / f"{name}.json").read_text(encoding="utf-8"))


@pytest.fixture
def batch(tmp_path):
    return Batch(tmp_path / "out")


@pytest.fixture
def clips(tmp_path):
    return [write_clip(tmp_path / f"{name}.mp4", 20) for name in ("a", "b", "c")]


def black(index):
    return np.zeros((64, 96, 3), np.uint8)


def test_a_table_and_a_summary_each(batch, clips):
    assert batch(*clips).exit_code == 0
    assert batch.names() == ["a.csv", "a.json", "b.csv", "b.json", "c.csv", "c.json"]
    rows = batch.rows("b")
    assert [row["frame"] for row in rows] == [str(i) for i in range(20)]
    assert float(rows[0]["p_pain"]) == pytest.approx(40 / 255, abs=0.01)
    facts = batch.facts("b")
    assert (facts["source"], facts["frames"], facts["problems"]) == ("b.mp4", 20, [])
    assert (facts["bundle"], facts["provider"]) == ({"id": "grey", "sha256": "0" * 64}, "CPU")
    assert "3 scored, 0 done before, 0 with problems" in batch.printed


def test_finished_files_are_skipped_until_something_changes(batch, clips):
    batch(*clips)
    before = (batch.out / "a.csv").stat().st_mtime_ns
    outcome = batch(*clips)
    assert (len(outcome.scored), len(outcome.skipped), outcome.exit_code) == (0, 3, 0)
    assert (batch.out / "a.csv").stat().st_mtime_ns == before
    os.utime(clips[0], (1, 1))
    assert batch(*clips).scored == [clips[0]]
    (batch.out / "b.csv").unlink()
    assert batch(*clips).scored == [clips[1]]
    (batch.out / "c.json").write_text("{}")
    assert batch(*clips).scored == [clips[2]]
    assert len(batch(*clips, settings=Settings(trend=TrendSettings(pain_limit=0.7))).scored) == 3


def test_a_broken_file_is_reported_and_the_others_go_on(batch, clips, tmp_path):
    (tmp_path / "text.mp4").write_text("no video")
    outcome = batch(tmp_path / "none.mp4", clips[0], tmp_path / "text.mp4", clips[1])
    assert outcome.exit_code == 1
    assert outcome.scored == clips[:2]
    assert set(outcome.failed) == {tmp_path / "none.mp4", tmp_path / "text.mp4"}
    lines = batch.printed.splitlines()
    assert lines[0].endswith("none.mp4 does not exist: check the name")
    assert "text.mp4 is not a video" in lines[1]
    assert batch.names() == ["a.csv", "a.json", "b.csv", "b.json"]


def test_no_file_that_can_be_scored_is_exit_code_two(batch, tmp_path):
    assert batch(tmp_path / "none.mp4").exit_code == 2


def test_the_readable_part_of_a_damaged_file_is_scored_and_the_problem_reported_each_time(batch, tmp_path):
    path = cut(write_clip(tmp_path / "cot.mkv", 90), 0.6)
    outcome = batch(path)
    assert (outcome.exit_code, outcome.scored) == (1, [path])
    assert "cot.mkv ends early" in batch.printed
    assert len(batch.rows("cot")) > 20
    assert "ends early" in batch.facts("cot")["problems"][0]
    outcome = batch(path)
    assert (outcome.exit_code, outcome.scored, outcome.skipped) == (1, [], [path])
    assert "cot.mkv ends early" in batch.printed


def test_files_that_share_a_name_do_not_share_their_results(batch, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    one, two = write_clip(tmp_path / "one" / "cot.mp4", 5), write_clip(tmp_path / "two" / "cot.mp4", 7)
    batch(one, two, one)
    tables = [name for name in batch.names() if name.endswith(".csv")]
    assert len(tables) == 2
    assert sorted(len(batch.rows(name[:-4])) for name in tables) == [5, 7]
    assert batch(one, two).skipped == [one, two]


def test_a_later_file_of_the_same_name_overwrites_nothing(batch, tmp_path):
    (tmp_path / "two").mkdir()
    one, two = write_clip(tmp_path / "cot.mp4", 5), write_clip(tmp_path / "two" / "cot.mp4", 7)
    batch(one)
    batch(two)
    assert len(batch.rows("cot")) == 5
    assert len(batch.names()) == 4


def test_a_folder_of_pictures_is_one_table_a_row_each(batch, tmp_path):
    folder = tmp_path / "faces"
    folder.mkdir()
    for index, level in enumerate((51, 102, 204)):
        cv2.imwrite(str(folder / f"{index}.png"), np.full((64, 64, 3), level, np.uint8))
    (folder / "3.png").write_text("no picture")
    assert batch(folder).exit_code == 1
    rows = batch.rows("faces")
    assert [(row["file"], row["t_s"], row["p_pain"], row["p_trend"]) for row in rows] == [
        ("0.png", "0.000", "0.20000000", ""),
        ("1.png", "1.000", "0.40000000", ""),
        ("2.png", "2.000", "0.80000000", ""),
    ]
    assert "3.png is not a picture" in batch.printed
    assert batch(folder).skipped == [folder]


def test_pictures_are_scored_independently(batch, tmp_path):
    made = []

    def make(settings):
        made.append(grey_ready(settings))
        return made[0]

    for name in "ab":
        cv2.imwrite(str(tmp_path / f"{name}.png"), np.full((64, 64, 3), 90, np.uint8))
    batch(tmp_path, make=make)
    assert made[0].pipeline.resets == 3  # at the start, and before each


def test_several_processes_give_the_same_and_one_that_dies_loses_only_its_file(batch, clips, tmp_path):
    batch(*clips, jobs=1)
    deadly = write_clip(tmp_path / "deadly.mp4", 20, image=black)
    together = Batch(tmp_path / "together")
    assert together(deadly, *clips, tmp_path / "none.mp4", jobs=2, make=deadly_ready).exit_code == 1
    assert together.names() == batch.names()
    for name in "abc":
        assert together.rows(name) == batch.rows(name)
    assert "none.mp4 does not exist" in together.printed
    assert "deadly.mp4: the process that scored it ended with status 3" in together.printed
    assert together(*clips, jobs=2).skipped == clips


def test_model_errors_in_a_process_name_the_model(batch, clips):
    with pytest.raises(ModelError, match=r"^models/odd is not as published$"):
        batch(*clips, jobs=2, make=ready_only_here)


def test_an_internal_error_loses_only_its_file(batch, clips, tmp_path, caplog):
    faulty = write_clip(tmp_path / "faulty.mp4", 20, image=black)
    assert batch(faulty, clips[0], make=faulty_ready).scored == [clips[0]]
    assert "scoring stopped on an internal error (ZeroDivisionError); see the log" in batch.printed
    assert batch.names() == ["a.csv", "a.json"]
    assert caplog.records[0].exc_info is not None


def test_ctrl_c_leaves_finished_files(batch, clips, tmp_path):
    def make(settings):
        ready = faulty_ready(settings)
        ready.pipeline.fault = KeyboardInterrupt
        return ready

    with pytest.raises(KeyboardInterrupt):
        batch(clips[0], write_clip(tmp_path / "faulty.mp4", 20, image=black), clips[1], make=make)
    assert batch.names() == ["a.csv", "a.json"]


def test_ctrl_c_ends_all_processes_and_leaves_finished_files(tmp_path):
    """The first clip is finished; both processes hang in the next two, and no machine is too busy for that."""
    paths = [write_clip(tmp_path / "0.mp4", 60), *(write_clip(tmp_path / f"{i}.mp4", 60, image=black) for i in "1234")]
    out = tmp_path / "out"
    code = (
        # The tests may have been started with Ctrl-C ignored, as a shell does for processes in the background.
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "import sys; from pathlib import Path; from pipelines import hanging_ready;"
        "from neopain.base.settings import Settings; from neopain.batch.score_files import score_files;"
        "paths = [Path(p) for p in sys.argv[1:]];"
        "score_files(paths[1:], paths[0], jobs=2, settings=Settings(), make=hanging_ready)"
    )
    here = [str(Path(__file__).parents[1] / "support"), os.environ.get("PYTHONPATH", "")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, here))}
    process = subprocess.Popen(
        [sys.executable, "-c", code, out, *paths], env=environment, start_new_session=True, stderr=subprocess.PIPE
    )
    try:
        wait_until(lambda: (out / "0.json").exists() and len(list(out.glob("*.part"))) == 2, limit_s=300)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=120)  # far less than a process hangs
        wait_until(lambda: not running_in(process.pid))
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    assert process.returncode != 0
    assert sorted(path.name for path in out.iterdir()) == ["0.csv", "0.json"]
    assert len((out / "0.csv").read_text(encoding="utf-8").splitlines()) == 61
    again = Batch(out)
    again(*paths)
    assert (again.outcome.skipped, again.outcome.scored) == (paths[:1], paths[1:])


def running_in(group):
    """The processes of `group` that run."""
    found = []
    for process in psutil.process_iter():
        with suppress(ProcessLookupError, psutil.NoSuchProcess):
            if os.getpgid(process.pid) == group and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def test_an_out_that_is_not_a_folder_is_refused(tmp_path, clips):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(InputError, match="cannot be made a folder"):
        Batch(tmp_path / "out")(clips[0])


def test_bars_on_a_terminal(tmp_path, clips):
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=True, width=100)
    score_files(clips, tmp_path / "out", jobs=1, settings=SETTINGS, make=grey_ready, console=console)
    assert "files" in screen.getvalue()
    assert "3/3" in screen.getvalue()
