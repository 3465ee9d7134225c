"""Progress on the terminal; says nothing where there is none."""

from __future__ import annotations

from types import TracebackType

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


class _Rate(ProgressColumn):
    def render(self, task: Task) -> Text:
        return Text("" if task.speed is None else f"{task.speed:.0f}/s", style="dim")


class Bars:
    """A bar for all files and one for each that is worked on; lines are printed above them, on standard error."""

    def __init__(self, files: int, console: Console | None = None) -> None:
        self._console = Console(stderr=True) if console is None else console
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            _Rate(),
            TimeRemainingColumn(),
            console=self._console,
            disable=not self._console.is_terminal,
        )
        self._all = self._progress.add_task("files", total=files)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bars:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def show(self, name: str, done: int, total: int | None) -> None:
        """`done` of `total` frames of file `name` are scored."""
        if name not in self._tasks:
            self._tasks[name] = self._progress.add_task(f"  {name}", total=total)
        self._progress.update(self._tasks[name], completed=done, total=total)

    def end(self, name: str) -> None:
        """File `name` is done."""
        if name in self._tasks:
            self._progress.remove_task(self._tasks.pop(name))
        self._progress.advance(self._all)

    def say(self, line: str) -> None:
        """Print a line as it is."""
        self._console.print(line, markup=False, highlight=False, soft_wrap=True)
