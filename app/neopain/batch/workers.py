"""Who scores: this process, one file after another, several processes at once, or a cluster."""

from __future__ import annotations

import logging
import signal
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from neopain.assemble.parallel import cluster, ending
from neopain.assemble.pipeline import Ready
from neopain.base.errors import NeopainError, SourceError
from neopain.base.settings import Settings
from neopain.batch.score_file import Task, score_file

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Report:
    """How far a file is: `done` of `total` frames.

    The last report on a file has `problems`, one line each; `written` says whether there are rows all the same.
    """

    task: Task
    done: int = 0
    total: int | None = None
    problems: tuple[str, ...] | None = None
    written: bool = False


Tell = Callable[[Report], None]
Make = Callable[[Settings], Ready]


def attempt(task: Task, ready: Ready, settings: Settings, tell: Tell) -> None:
    """Score one file and tell how it went, whatever happens."""
    try:
        problems = score_file(task, ready, settings, lambda done, total: tell(Report(task, done, total)))
    except SourceError as error:
        tell(Report(task, problems=(str(error),)))
    except OSError as error:
        tell(Report(task, problems=(f"{task.target.name}: cannot be written: {error.strerror}; check the disk",)))
    except Exception as error:  # noqa: BLE001 - told as a problem of this file, with its traceback in the log
        _log.exception("scoring stopped")
        tell(Report(task, problems=(f"{task.path}: scoring stopped on an error of ours: {type(error).__name__}",)))
    else:
        tell(Report(task, problems=tuple(problems), written=True))


@dataclass(slots=True)
class _Member:
    process: SpawnProcess
    line: Connection
    task: Task | None = None


def work_together(todo: Sequence[Task], jobs: int, make: Make, settings: Settings, tell: Tell) -> None:
    """Score all of `todo` in `jobs` processes. A process that dies costs its file and is replaced.

    When this is interrupted, the processes end at once; only the files they were at are lost. Raises what `make`
    raises in one of them.
    """
    waiting = deque(todo)
    crew: list[_Member] = []
    try:
        while waiting or crew:
            while waiting and len(crew) < jobs:
                crew.append(_hire(make, settings, waiting.popleft()))
            for ready in wait([member.line for member in crew]):
                member = next(member for member in crew if member.line is ready)
                if not _listen(member, tell):
                    _dismiss(member)
                    crew.remove(member)
                elif member.task is None and waiting:
                    member.task = waiting.popleft()
                    member.line.send(member.task)
                elif member.task is None:
                    _dismiss(member)
                    crew.remove(member)
    finally:
        for member in crew:
            _dismiss(member)


def work_on_cluster(todo: Sequence[Task], address: str, make: Make, settings: Settings, tell: Tell) -> None:
    """Score all of `todo` on the Ray cluster at `address`; recordings and `out` are under the same paths there.

    Raises InputError when the cluster cannot be used.
    """
    for report in cluster(address)(partial(_Scorer, make, settings), todo):
        tell(report)


class _Scorer:
    """Scores on another machine: gives the last report alone."""

    def __init__(self, make: Make, settings: Settings) -> None:
        self._ready, self._settings = make(settings), settings

    def __call__(self, task: Task) -> Report:
        """How one file went."""
        told: list[Report] = []
        attempt(task, self._ready, self._settings, told.append)
        return told[-1]


def _hire(make: Make, settings: Settings, task: Task) -> _Member:
    spawn = get_context("spawn")
    ours, theirs = spawn.Pipe()
    process = spawn.Process(target=_serve, args=(theirs, make, settings), daemon=True)
    process.start()
    theirs.close()
    ours.send(task)
    return _Member(process, ours, task)


def _listen(member: _Member, tell: Tell) -> bool:
    """Pass on one report; False when the process has died. Raises the error that kept it from beginning."""
    try:
        report: Report | NeopainError = member.line.recv()
    except (EOFError, ConnectionError):
        member.process.join()
        if member.task is not None:
            how = ending(member.process.exitcode)
            tell(Report(member.task, problems=(f"{member.task.path}: the process that scored it {how}",)))
        return False
    if isinstance(report, NeopainError):
        raise report
    if report.problems is not None:
        member.task = None
    tell(report)
    return True


def _dismiss(member: _Member) -> None:
    member.process.terminate()
    member.process.join()
    member.line.close()
    if member.task is not None:
        member.task.remove_parts()


def _serve(line: Connection, make: Make, settings: Settings) -> None:
    """Score what comes over the line, in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all processes of a terminal; the first one decides
    try:
        ready = make(settings)
    except NeopainError as error:
        line.send(error)
        return
    while True:
        attempt(line.recv(), ready, settings, line.send)
