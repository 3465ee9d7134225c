"""Who asks the system for the date or the time of day: one module of the program, and no test."""

import ast
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
READS = {
    *(f"datetime.datetime.{name}" for name in ("now", "utcnow", "today")),
    *("datetime.date.today", "QDate.currentDate", "QTime.currentTime"),
    *("QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc", "QDateTime.currentSecsSinceEpoch"),
    *(f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "asctime", "strftime")),
}
ALLOWED = {"app/neopain/base/clock.py": {"time.time", "datetime.datetime.now"}}


def read_in(text):
    """What of READS the Python source `text` names, by whatever name it is imported."""
    names, found = {}, set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            package = f"{node.module}." if node.module in ("time", "datetime") else ""
            names |= {alias.asname or alias.name: package + alias.name for alias in node.names}
        elif isinstance(node, ast.Attribute | ast.Name):
            found.add(ast.unparse(node))
    firsts = ((name, name.split(".", 1)[0]) for name in found)
    return {names.get(first, first) + name.removeprefix(first) for name, first in firsts} & READS


@pytest.mark.parametrize("root", ["app", "tests"])
def test_only_one_module_reads_the_wall_clock(root):
    modules = list((TOP / root).rglob("*.py"))
    assert len(modules) > 100
    reading = {module.relative_to(TOP).as_posix(): read_in(module.read_text("utf-8")) for module in modules}
    expected = {path: names for path, names in ALLOWED.items() if path.startswith(root)}
    assert {path: names for path, names in reading.items() if names} == expected


@pytest.mark.parametrize(
    "text",
    [
        "import time\nx = time.time()",
        "from time import time as now\nx = now()",
        "import time as t\nclock = t.time_ns",
        "from datetime import datetime\nx = datetime.now()",
        "import datetime as dt\nx = dt.datetime.now(dt.UTC)",
        "from datetime import date\nx = date.today()",
        "from PySide6.QtCore import QDateTime\nx = QDateTime.currentDateTime()",
    ],
)
def test_a_look_at_the_calendar_is_found(text):
    assert read_in(text)


def test_the_steady_clock_is_no_calendar():
    assert not read_in("import time, datetime\nx = time.monotonic(), datetime.datetime.fromisoformat('2026-11-23')")
