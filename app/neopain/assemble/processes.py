"""Other processes: one that runs a function once, and several that work on items.

Each begins empty ("spawn") and receives what can be pickled. Ctrl-C reaches all processes of a terminal: those started
here ignore it, and this one ends them. No module outside assemble/ starts processes.
"""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing import connection
from multiprocessing.context import SpawnProcess
from typing import Any, Generic, TypeVar

from neopain.base.errors import NeopainError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

ReportingWork = Callable[[_Item, Callable[[Any], None]], Any]
"""Works on an item; passes on intermediate reports by its second argument and returns the last one."""


class ProcessEndedError(NeopainError):
    """A process ended before its work was done; `how` says what ended it: "was ended by SIGKILL"."""

    def __init__(self, how: str) -> None:
        super().__init__(f"a process {how} before its work was done; run again")
        self.how = how


def run_once(function: Callable[[], _Result]) -> _Result:
    """The result of `function`, which can be pickled, from one process of its own.

    Raises OSError where no process can be started.
    """
    ours, theirs = connection.Pipe()
    with ours:
        with theirs:
            process = Process(target=_call, args=(theirs, function), daemon=True)
            process.start()
        try:
            result: _Result | NeopainError = ours.recv()
        except (EOFError, ConnectionError):
            process.join()
            raise ProcessEndedError(describe_exit(process.exitcode)) from None
    process.join()
    if isinstance(result, NeopainError):
        raise result
    return result


def run_isolated(
    jobs: int,
    make: Callable[[], ReportingWork[_Item]],
    items: Sequence[_Item],
    report: Callable[[_Item, Any], None],
    abandon: Callable[[_Item], None],
) -> None:
    """Work on `items` in `jobs` processes; one that ends early loses only its item and is replaced.

    `report` receives each item with each of its reports, or with a ProcessEndedError where its process ended. `abandon`
    receives the items that were begun and are not finished, also on an interrupt. Errors of `make` are raised.
    """
    waiting = deque(items)
    running: list[_Child[_Item]] = []
    try:
        while waiting or running:
            while waiting and len(running) < jobs:
                running.append(_start(make, waiting.popleft()))
            for line in connection.wait([child.line for child in running]):
                child = next(child for child in running if child.line is line)
                alive = _receive(child, report)
                if alive and child.busy:
                    continue
                if alive and waiting:
                    child.give(waiting.popleft())
                    continue
                _end(child, abandon)
                running.remove(child)
    finally:
        for child in running:
            _end(child, abandon)


def describe_exit(exit_code: int | None) -> str:
    """How a process ended: "was ended by SIGKILL", "ended with status 3"."""
    if exit_code is None:
        return "ended"
    if exit_code >= 0:
        return f"ended with status {exit_code}"
    try:
        return f"was ended by {signal.Signals(-exit_code).name}"
    except ValueError:  # a signal without a name, of real time
        return f"was ended by signal {-exit_code}"


class Process(SpawnProcess):
    """A process that ignores Ctrl-C from its first instruction."""

    def start(self) -> None:
        """Start it."""
        if threading.current_thread() is not threading.main_thread():  # another thread may not set signals
            super().start()
            return
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            super().start()
        finally:
            signal.signal(signal.SIGINT, before)


@dataclass(slots=True)
class _Child(Generic[_Item]):
    """A process of `run_isolated`, the connection to it and its item; `busy` until that is finished."""

    process: SpawnProcess
    line: connection.Connection
    item: _Item
    busy: bool = True

    def give(self, item: _Item) -> None:
        """Send the next item."""
        self.item, self.busy = item, True
        self.line.send(item)


def _start(make: Callable[[], ReportingWork[_Item]], item: _Item) -> _Child[_Item]:
    ours, theirs = connection.Pipe()
    process = Process(target=_serve, args=(theirs, make), daemon=True)
    process.start()
    theirs.close()
    child = _Child(process, ours, item)
    child.give(item)
    return child


def _receive(child: _Child[_Item], report: Callable[[_Item, Any], None]) -> bool:
    """Pass on one report; False where the process has ended."""
    try:
        received: tuple[bool, Any] | NeopainError = child.line.recv()
    except (EOFError, ConnectionError):
        child.process.join()
        report(child.item, ProcessEndedError(describe_exit(child.process.exitcode)))
        return False
    if isinstance(received, NeopainError):
        raise received
    child.busy, content = received
    report(child.item, content)
    return True


def _end(child: _Child[_Item], abandon: Callable[[_Item], None]) -> None:
    child.process.terminate()
    child.process.join()
    child.line.close()
    if child.busy:
        abandon(child.item)


def _serve(line: connection.Connection, make: Callable[[], ReportingWork[Any]]) -> None:
    """Work on the items that come over `line`, in a process of `run_isolated`."""
    try:
        work = make()
    except NeopainError as error:
        line.send(error)
        return
    while True:
        line.send((False, work(line.recv(), lambda content: line.send((True, content)))))


def _call(line: connection.Connection, function: Callable[[], Any]) -> None:
    """Send the result of `function`, or its error, over `line`, in a process of `run_once`."""
    try:
        line.send(function())
    except NeopainError as error:
        line.send(error)
