"""Checks that the recordings of a manifest can be opened, before any long work starts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from neopain.base.errors import InputError, SourceError
from neopain.capture.picture_file import begins_like_a_picture
from neopain.capture.stills import Stills, check_picture, is_picture
from neopain.capture.video import VideoFile
from neopain.dataset.cells import Problem, describe_problems
from neopain.dataset.manifest import FileCheck, Recording

_THREADS = 4


def ensure_readable(
    manifest: Path, rows: Sequence[Recording], report: Callable[[int, int], None] | None = None
) -> None:
    """Open every picture and video of `rows`; `report` receives the number done and the number in all.

    Raises InputError with one line that names all rows whose file is damaged or of another kind, and all spans
    beyond the end of their video.
    """
    paths = list(dict.fromkeys(row.path for row in rows))
    answers: dict[Path, float | str | None] = {}
    with ThreadPoolExecutor(_THREADS) as threads:
        for done, (path, answer) in enumerate(zip(paths, threads.map(_open, paths), strict=True), start=1):
            answers[path] = answer
            if report is not None:
                report(done, len(paths))
    checked = ((row, _problem(row, answers[row.path])) for row in rows)
    problems = [Problem(row.line, words.replace(str(row.path), row.name)) for row, words in checked if words]
    if problems:
        raise InputError(f"{manifest}: {describe_problems(problems)}")


def is_still(row: Recording) -> bool:
    """Whether `row` is one picture: by its name, or by its content where it has no span."""
    return is_picture(row.path) or (row.t0_s is None and row.t1_s is None and begins_like_a_picture(row.path))


def header_check() -> FileCheck:
    """A check of the beginning of each file: pictures are not decoded."""
    length = cache(_length)

    def check(row: Recording) -> str | None:
        if not is_still(row):
            return _problem(row, length(row.path))
        try:
            check_picture(row.path)
        except SourceError as error:
            return str(error)
        return _problem(row, None)

    return check


def _open(path: Path) -> float | str | None:
    """The length of a video in seconds (None: a picture, or unknown), or the problem with the file."""
    if not is_picture(path):
        return _length(path)
    try:
        Stills(path)
    except SourceError as error:
        return str(error)
    return None


def _length(path: Path) -> float | str | None:
    try:
        source = VideoFile(path)
        source.close()
        return source.info.duration_s
    except SourceError as error:
        return str(error)


def _problem(row: Recording, answer: float | str | None) -> str | None:
    if isinstance(answer, str):
        return answer
    if is_picture(row.path) and (row.t0_s is not None or row.t1_s is not None):
        return f"{row.path.name} is a picture and has no t0 and t1"
    if answer is not None and (row.t0_s or 0.0) >= answer:
        return f"{row.path.name} ends at {answer:.1f} s, before t0"
    return None
