"""Tables for the terminal whose cells are shown as they are: never as rich's markup, emoji codes or control codes; and
terminals that cannot show every letter.
"""

from __future__ import annotations

import codecs
import io
import sys
from copy import copy
from typing import Any

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from neopain.base.text import visible

_SIMILAR = {"–": "-", "—": "-", "…": "~", "·": "-", "×": "x", "’": "'", "“": '"', "”": '"', "\u00a0": " "}
"""What stands for a sign of ours that the terminal lacks; other letters become their escapes, such as \\u4e2d."""
_HANDLER = "neopain-shown"


class PlainTable(Table):
    """rich's table, with text that is only text. For colour give a rich Text, made of words of the program."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        return Table.__rich_console__(self._as_text(options.encoding), console, options)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Table.__rich_measure__(self._as_text(options.encoding), console, options)

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


def _shown(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    similar = _SIMILAR.get(error.object[error.start])
    if similar is not None:
        return similar, error.start + 1
    first = UnicodeEncodeError(error.encoding, error.object, error.start, error.start + 1, error.reason)
    return codecs.backslashreplace_errors(first)


codecs.register_error(_HANDLER, _shown)
