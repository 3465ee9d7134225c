"""The self-test on a computer that has nothing to draw or play with."""

import os
import subprocess
import sys

import pytest

from neopain.cli.window_checks import NAMES, window_checks

OTHERS = ("models", "scores", "vectors", "video", "providers", "awake")
"""What takes seconds, and a desktop."""


@pytest.fixture
def self_test(tmp_path):
    """Runs the command, without the checks that are named, in a process that finds no PySide6."""

    def run(*without):
        words = ["neopain", "self-test", *(word for name in without for word in ("--without", name))]
        code = f"import sys; sys.modules['PySide6'] = None; sys.argv = {words}; from neopain.cli import app; app.main()"
        home = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"), str(tmp_path))
        path = os.pathsep.join(filter(None, sys.path))
        return subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, **home, "PYTHONPATH": path, "COLUMNS": "200"},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_without_the_window_the_rest_is_tested(self_test):
    done = self_test(*NAMES, *OTHERS)
    assert (done.returncode, done.stderr) == (0, "")
    found = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if len(line.split()) > 2}
    assert {name for name, word in found.items() if word == "skipped"} == {*NAMES, *OTHERS}
    assert found["store"] == found["disk"] == found["connections"] == "passed"


def test_where_one_of_them_is_wanted_it_says_what_is_missing(self_test):
    done = self_test("fonts", "sound", *OTHERS)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("neopain: the window needs PySide6")


def test_the_names_are_those_of_the_checks():
    pytest.importorskip("PySide6")
    assert tuple(check.name for check in window_checks(())) == NAMES
