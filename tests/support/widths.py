"""Whether a table of the terminal fits: nothing wider than the screen, cut off, or broken inside a word."""

import io
import re

from rich.console import Console

COLUMNS = 80


def shown(table, columns=COLUMNS):
    """`table` as a terminal of that many columns shows it."""
    file = io.StringIO()
    Console(file=file, width=columns).print(table)
    return file.getvalue()


def assert_fits(printed, *texts, columns=COLUMNS):
    """No line of `printed` is wider than the terminal, and each word of `texts` is in it whole."""
    assert max(map(len, printed.splitlines())) <= columns
    assert "…" not in printed
    words = {word for text in texts for word in str(text).split()}
    assert words - set(re.split(r"[\s│┃|]+", printed)) == set()


def assert_table_fits(table):
    """The title, caption and all cells of `table` are shown whole; headers too, of columns that are not empty."""
    filled = [column for column in table.columns if any(str(cell) for cell in column.cells)]
    headers = [column.header for column in filled] if table.show_header else []
    cells = [cell for column in filled for cell in column.cells]
    assert cells
    assert_fits(shown(table), table.title or "", table.caption or "", *headers, *cells)
