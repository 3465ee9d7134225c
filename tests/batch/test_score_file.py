import os

import pytest

from clips import write_clip
from neopain.base.errors import SourceError
from neopain.base.settings import Settings
from neopain.batch.score_file import FileReport, Task, fingerprint, try_score_file
from pipelines import faulty_ready, grey_ready


def test_progress_goes_to_the_report_and_the_last_report_is_returned(tmp_path):
    task = Task(write_clip(tmp_path / "a.mp4", 25), tmp_path / "a")
    reports = []
    last = try_score_file(task, grey_ready(Settings()), Settings(), reports.append)
    assert last == FileReport(task, problems=(), written=True)
    assert [report.done for report in reports] == [10, 20, 25]
    assert {report.problems for report in reports} == {None}
    assert task.table.is_file()
    assert task.summary.is_file()


def test_an_error_is_a_problem_of_the_file(tmp_path, caplog):
    task = Task(tmp_path / "none.mp4", tmp_path / "none")
    last = try_score_file(task, grey_ready(Settings()), Settings(), lambda report: None)
    assert not last.written
    assert "none.mp4 does not exist" in last.problems[0]
    task = Task(write_clip(tmp_path / "a.mp4", 5), tmp_path / "missing" / "a")
    (tmp_path / "missing").write_text("a file where a folder should be")
    last = try_score_file(task, grey_ready(Settings()), Settings(), lambda report: None)
    assert "cannot be written" in last.problems[0]
    assert "check the disk" in last.problems[0]
    ready = faulty_ready(Settings())
    ready.pipeline.fails = lambda moment: True
    last = try_score_file(Task(task.path, tmp_path / "b"), ready, Settings(), lambda report: None)
    assert last.problems[0].endswith("scoring stopped on an internal error (ZeroDivisionError); see the log")


def test_a_fingerprint_changes_with_the_file_and_where_it_is(tmp_path):
    one, other = tmp_path / "one.mp4", tmp_path / "other.mp4"
    for path in (one, other):
        path.write_bytes(b"abc")
        os.utime(path, ns=(5, 5))
    first = fingerprint(one)
    assert (first["bytes"], first["changed_ns"]) == (3, 5)
    assert fingerprint(other)["id"] != first["id"]
    os.utime(one, ns=(6, 6))
    assert fingerprint(one) != first
    with pytest.raises(SourceError, match="does not exist"):
        fingerprint(tmp_path / "none.mp4")
