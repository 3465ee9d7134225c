"""Tables for the terminal whose cells are shown as they are: never as rich's markup, emoji codes or control codes."""

from __future__ import annotations

from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from neopain.base.text import visible


class PlainTable(Table):
    """rich's table, with text that is only text. For colour give a rich Text, made of words of the program."""

    def __init__(self, *headers: Any, title: str | None = None, caption: str | None = None, **layout: Any) -> None:
        super().__init__(
            *headers,
            title=None if title is None else Text(visible(title), "table.title"),
            caption=None if caption is None else Text(visible(caption), "table.caption"),
            **layout,
        )

    def add_column(self, header: RenderableType = "", *args: Any, **layout: Any) -> None:
        """As Table.add_column, the header as plain text."""
        super().add_column(_plain(header), *args, **layout)

    def add_row(self, *cells: RenderableType | None, **layout: Any) -> None:
        """As Table.add_row, the cells as plain text."""
        super().add_row(*(_plain(cell) for cell in cells), **layout)


def _plain(cell: Any) -> Any:
    return Text(visible(cell, lines=True)) if isinstance(cell, str) else cell


def print_line(console: Console, line: str) -> None:
    """Print `line` as it is, however wide the terminal; control characters as escapes."""
    console.print(Text(visible(line)), soft_wrap=True)
