"""The start is measured in a process of its own; one that fails says why in one line."""

import json
import sys

import pytest

from neopain.base.errors import InputError
from neopain.workbench.bench_start import Start, measure_start, start_table


def command(code):
    return (sys.executable, "-c", code)


def test_the_last_line_has_the_times():
    start = Start(0.5, 1.5, 2.5)
    code = f"print('a warning'); print({json.dumps(json.dumps(start._asdict()))})"
    assert measure_start(command(code)) == start


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("import sys; sys.exit('no models here')", "no models here; run neopain self-test"),
        ("raise SystemExit(3)", "it ended with 3"),
        ("print('[]')", "did not start"),
    ],
)
def test_a_start_that_fails_says_why(code, why):
    with pytest.raises(InputError, match=why):
        measure_start(command(code))


def test_a_start_that_never_ends_is_ended():
    with pytest.raises(InputError, match="no score within 0 s"):
        measure_start(command("import time; time.sleep(60)"), 0.2)


def test_the_worst_leaves_out_the_first_which_is_cold():
    table = start_table([Start(9.0, 9.0, 9.0), Start(0.5, 1.0, 2.0), Start(0.4, 1.2, 1.9)])
    assert [list(column.cells)[-1] for column in table.columns] == ["worst warm", "0.50 s", "1.20 s", "2.00 s"]
    assert list(start_table([Start(1.0, 2.0, 3.0)]).columns[3].cells)[-1] == "3.00 s"
