"""Tables for the terminal whose cells are shown as they are: never as rich's markup, emoji codes or control codes; and
terminals that cannot show every letter.
"""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from copy import copy
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Column, Table
from rich.text import Text

from neopain.base.text import visible

_SIMILAR = {"–": "-", "—": "-", "…": "~", "·": "-", "×": "x", "’": "'", "“": '"', "”": '"', "\u00a0": " "}
"""What stands for a sign of ours that the terminal lacks; other letters become their escapes, such as \\u4e2d."""
_HANDLER = "neopain-shown"
_UNLIMITED = 100_000
_BLOCK_COLUMNS = 3
"""Columns from which on a table that is too wide becomes blocks, which have two."""


class PlainTable(Table):
    """rich's table, with text that is only text. For colour give a rich Text, made of words of the program.

    Nothing in it is cut off and no word is broken as long as the word itself fits: in a narrow terminal cells are
    wrapped between words, and where even that is too wide, each row is a block with one line a column.
    """

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return Table.__rich_console__(self._fitted(console, options), console, options)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Table.__rich_measure__(self._fitted(console, options), console, options)

    def _fitted(self, console: Console, options: ConsoleOptions) -> Table:
        """The table as it is printed in the width of `options`."""
        table = self._as_text(options.encoding)
        _fit_title(table, console, options)
        wide = options.update(width=_UNLIMITED)
        natural = Table.__rich_measure__(table, console, wide).maximum
        if natural <= options.max_width:
            return table
        sizes = [_sizes(column, console, wide, table.show_header) for column in table.columns]
        room = options.max_width - (natural - sum(size.maximum for size in sizes))
        if sum(size.minimum for size in sizes) > room:
            return table if len(table.columns) < _BLOCK_COLUMNS else self._blocks()._fitted(console, options)
        for column, width in zip(table.columns, _widths(sizes, room), strict=True):
            column.width, column.no_wrap = width, False
        return table

    def _blocks(self) -> PlainTable:
        """Each row as a block of lines, one for each column that has a value in it."""
        blocks = PlainTable(show_header=False, title=self.title, caption=self.caption, box=self.box)
        names = [str(column.header).replace("\n", " ") for column in self.columns]
        for cells in zip(*(column.cells for column in self.columns), strict=True):
            filled = [(name, cell) for name, cell in zip(names, cells, strict=True) if str(cell)]
            for place, (name, cell) in enumerate(filled, 1):
                blocks.add_row(name, cell, end_section=place == len(filled))
        return blocks

    def _as_text(self, encoding: str) -> Table:
        """The table with every string in it as rich's Text, of letters that `encoding` has."""

        def plain(cell: Any, style: str = "") -> Any:
            return Text(in_encoding(visible(cell, lines=True), encoding), style) if isinstance(cell, str) else cell

        shown = copy(self)
        shown.title, shown.caption = plain(self.title, "table.title"), plain(self.caption, "table.caption")
        shown.columns, shown.rows = [column.copy() for column in self.columns], []
        for column in shown.columns:
            column.header = plain(column.header)
        for cells, row in zip(zip(*(column.cells for column in self.columns), strict=True), self.rows, strict=True):
            shown.add_row(*(plain(cell) for cell in cells), style=row.style, end_section=row.end_section)
        return shown


def print_line(console: Console, line: str) -> None:
    """Print `line` as it is, however wide the terminal; control characters as escapes."""
    console.print(Text(visible(line)), soft_wrap=True)


def in_encoding(text: str, encoding: str) -> str:
    """`text` in letters that `encoding` has; the others as a similar sign or as their escape."""
    return text.encode(encoding, _HANDLER).decode(encoding)


def show_every_letter() -> None:
    """Let standard output and error take letters that the terminal's encoding lacks, as `in_encoding` writes them."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.encoding.lower().startswith("utf"):
            stream.reconfigure(errors=_HANDLER)


def _fit_title(table: Table, console: Console, options: ConsoleOptions) -> None:
    """Make `table` at least as wide as the longest word above and below it, which would be broken otherwise."""
    words = [Measurement.get(console, options, text).minimum for text in (table.title, table.caption) if text]
    table.min_width = max(table.min_width or 0, *words, 0) or None


def _sizes(column: Column, console: Console, options: ConsoleOptions, header: bool) -> Measurement:
    """Widths of the longest word and of the longest line in `column`."""
    cells = [*([column.header] if header else []), *column.cells]
    sizes = [Measurement.get(console, options, cell) for cell in cells]
    return Measurement(
        max((size.minimum for size in sizes), default=0), max((size.maximum for size in sizes), default=0)
    )


def _widths(sizes: Sequence[Measurement], room: int) -> list[int]:
    """Widths of columns that fill `room`: each at least its longest word, and more where most is missing."""
    widths = [size.minimum for size in sizes]
    for _ in range(room - sum(widths)):
        missing = [size.maximum - width for size, width in zip(sizes, widths, strict=True)]
        widths[missing.index(max(missing))] += 1
    return widths


def _shown(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    similar = _SIMILAR.get(error.object[error.start])
    if similar is not None:
        return similar, error.start + 1
    first = UnicodeEncodeError(error.encoding, error.object, error.start, error.start + 1, error.reason)
    return codecs.backslashreplace_errors(first)


codecs.register_error(_HANDLER, _shown)


def output_fault(*, tried: str = "") -> OSError | None:
    """Why what was printed, and `tried` now, cannot be written, such as a full disk; None where it was. What is left of
    it is then dropped, of which Python would complain as it ends.
    """
    try:
        if sys.stdout is not None:
            sys.stdout.write(tried)
            sys.stdout.flush()
    except OSError as error:
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return error
    return None
