"""Tables on the terminal show text as it is."""

import io
import re
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

import neopain
import widths
from neopain.base.terminal import PlainTable, print_line, show_every_letter
from widths import assert_fits


def printed(*things):
    file = io.StringIO()
    console = Console(file=file, width=120, force_terminal=True, color_system=None)
    for thing in things:
        console.print(thing)
    return file.getvalue()


@pytest.mark.parametrize("text", ["[/b]", "[red]", "[/]", ":smile:", "[link=http://x]y[/link]", "[@click=x]"])
def test_markup_is_text_in_cells_headers_title_and_caption(text):
    table = PlainTable("first", text, title=text, caption=text)
    table.add_column(text)
    table.add_row(text, text, Text("wrong", "red"))
    assert printed(table).count(text) == 6


def test_control_codes_are_escapes():
    table = PlainTable("a", title="t\x1b[2J")
    table.add_row("\x1b]0;x\x07")
    shown = printed(table)
    assert "\\x1b[2J" in shown
    assert "\\x1b]0;x\\x07" in shown
    assert "\x07" not in shown


def test_a_line_is_printed_as_it_is():
    file = io.StringIO()
    print_line(Console(file=file, width=20), "[/b] \x1b[31m " + "x" * 40)
    assert file.getvalue() == "[/b] \\x1b[31m " + "x" * 40 + "\n"


def test_no_other_way_to_the_terminal_or_into_a_label_is_used():
    """Each is made safe in one place; a plain rich table, a plain echo or a plain Qt label is not."""
    package = Path(neopain.__file__).parent
    homes = {"base/terminal.py", "cli/options.py", "ui/widgets/label.py"}
    wanted = re.compile(r"(?<![\w.])(?:Table\((?=[\"'*t]|show)|QLabel\(|print\()|typer\.echo\((?!__version__)")
    found = [
        f"{path.relative_to(package).as_posix()}: {match[0]}"
        for path in package.rglob("*.py")
        if path.relative_to(package).as_posix() not in homes
        for match in wanted.finditer(path.read_text(encoding="utf-8"))
    ]
    assert not found


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("ascii", "J\\xf6rg \\u4e2d - ~"), ("latin-1", "Jörg \\u4e2d - ~"), ("utf-8", "Jörg 中 – …")],
)
def test_letters_that_the_terminal_lacks_are_escapes(monkeypatch, encoding, shown):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding=encoding))
    show_every_letter()
    table = PlainTable("name", "bed", title="Jörg 中 – …")
    table.add_row("Jörg 中 – …", "3")
    console = Console(width=120)
    console.print(table)
    print_line(console, "Jörg 中 – …")
    sys.stdout.flush()
    lines = written.getvalue().decode(encoding).splitlines()
    assert sum(shown in line for line in lines) == 3
    widths = {cell_len(line) for line in lines if line and not line.startswith((" ", "J"))}
    assert len(widths) == 1  # no cell is wider than its column


def test_standard_error_takes_them_too(monkeypatch):
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(written, encoding="cp1252"))
    show_every_letter()
    sys.stderr.write("Дарья – x")
    sys.stderr.flush()
    assert written.getvalue().decode("cp1252") == "\\u0414\\u0430\\u0440\\u044c\\u044f – x"


@pytest.mark.parametrize("columns", range(1, 13))
@pytest.mark.parametrize("no_wrap", [False, True], ids=["wrapped", "in one line"])
def test_no_word_is_broken_or_cut_off_in_a_narrow_terminal(columns, no_wrap):
    names = [f"name-{place} {'x' * place}" for place in range(columns)]
    table = PlainTable(*names, title="features-efficientnet-synthetic-202611e held-out", caption="* not ended")
    rows = [
        [f"{'w' * (7 * place % 31)}{row} of{place} {'ward ' * (place % 4)}" for place in range(columns)] for row in "ab"
    ]
    for cells in rows:
        table.add_row(*cells)
    for column in table.columns:
        column.no_wrap = no_wrap
    assert_fits(widths.shown(table), *names, *rows[0], *rows[1], table.title, table.caption)


def test_a_table_that_is_too_wide_is_blocks_without_what_is_empty():
    table = PlainTable(*(f"column-{place}" for place in range(9)))
    table.add_row(*("a-long-word" for _ in range(8)), "")
    shown = widths.shown(table)
    assert shown.count("a-long-word") == 8
    assert "column-8" not in shown
    assert len(shown.splitlines()) == 10


def test_a_table_that_fits_is_as_before():
    table = PlainTable("a", "b")
    table.add_row("one two", "three")
    assert "one two" in widths.shown(table)
