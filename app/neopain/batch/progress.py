"""Progress of a long run: how it is reported, and the bars on the terminal that show it."""

from __future__ import annotations

from types import TracebackType
from typing import Protocol, Self

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TaskID,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from neopain.base.terminal import print_line
from neopain.base.text import visible


class Report(Protocol):
    """Receives progress now and then; ProgressBars shows it."""

    def __call__(self, stage: str, done: float, total: float, note: str = "") -> None:
        """`done` of `total` (of whatever the stage counts) is finished; `note`: a few words on the results so far."""


def silent(stage: str, done: float, total: float, note: str = "") -> None:
    """A report that shows nothing."""


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text("" if task.speed is None else f"{task.speed:.0f}/s", style="dim")


class ProgressBars:
    """A report that draws one bar for each stage on standard error, with the time left; nothing without a terminal."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = Console(stderr=True) if console is None else console
        self._progress = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            TextColumn("{task.fields[note]}", markup=False),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def __call__(self, stage: str, done: float, total: float | None, note: str = "") -> None:
        """Move the bar of `stage` to `done` of `total`; None: the total is not known."""
        if stage not in self._tasks:
            self._tasks[stage] = self._progress.add_task(visible(stage), total=total, note="")
        self._progress.update(self._tasks[stage], completed=done, total=total, note=visible(note))

    def remove(self, stage: str) -> None:
        """Remove the bar of `stage`, if there is one."""
        if stage in self._tasks:
            self._progress.remove_task(self._tasks.pop(stage))

    def say(self, line: str) -> None:
        """Print a line as it is, above the bars."""
        print_line(self._console, line)


class FileBars(ProgressBars):
    """A bar for all files and one for each file in work."""

    def __init__(self, files: int, console: Console | None = None) -> None:
        super().__init__(console)
        self._files, self._ended = files, 0
        self("files", 0, files)

    def show(self, name: str, done: int, total: int | None) -> None:
        """`done` of `total` frames of file `name` are scored."""
        self(f"  {name}", done, total)

    def end(self, name: str) -> None:
        """File `name` is done."""
        self.remove(f"  {name}")
        self._ended += 1
        self("files", self._ended, self._files)
