"""Tables for the terminal whose cells are shown as they are: never as rich's markup, emoji codes or control codes."""

from __future__ import annotations

from copy import copy
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from neopain.base.text import visible


class PlainTable(Table):
    """rich's table, with text that is only text. For colour give a rich Text, made of words of the program."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return Table.__rich_console__(self._as_text(), console, options)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Table.__rich_measure__(self._as_text(), console, options)

    def _as_text(self) -> Table:
        """The table with every string in it as rich's Text."""
        shown = copy(self)
        shown.title, shown.caption = _plain(self.title, "table.title"), _plain(self.caption, "table.caption")
        shown.columns, shown.rows = [column.copy() for column in self.columns], []
        for column in shown.columns:
            column.header = _plain(column.header)
        for cells, row in zip(zip(*(column.cells for column in self.columns), strict=True), self.rows, strict=True):
            shown.add_row(*(_plain(cell) for cell in cells), style=row.style, end_section=row.end_section)
        return shown


def print_line(console: Console, line: str) -> None:
    """Print `line` as it is, however wide the terminal; control characters as escapes."""
    console.print(Text(visible(line)), soft_wrap=True)


def _plain(cell: Any, style: str = "") -> Any:
    return Text(visible(cell, lines=True), style) if isinstance(cell, str) else cell
