"""The researcher's page is pasted line by line into a shell, with fewer infants, as far as a model in use."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]
PAGE = (TOP / "docs" / "researcher.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\w*\n(.*?)^```", PAGE, re.M | re.S)
LEFT_OUT = re.compile(r"^(\.venv/bin/pip|\. \.venv|neopain (self-test|monitor|sessions|staff)).*\n", re.M)
"""Set-up, and what needs a window that is closed by hand: other tests have both."""


@pytest.fixture
def checkout(tmp_path):
    """A copy of what a study touches, and a home: no model of a test is left in this checkout."""
    for name in ("app", "models", "assets"):
        shutil.copytree(TOP / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    # By this it is a checkout: an installed program that root runs would publish for the whole computer.
    (tmp_path / "packaging").mkdir()
    shutil.copy(TOP / "packaging" / "setup.sh", tmp_path / "packaging")
    command = tmp_path / "bin" / "neopain"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m neopain "$@"\n')
    command.chmod(0o755)
    return tmp_path


@pytest.mark.train
def test_every_line_up_to_a_model_in_use_works(checkout):
    script = LEFT_OUT.sub("", "\n".join(BLOCKS))
    assert script.count("--count 80") == 1
    path = f"{checkout / 'bin'}:{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script.replace("--count 80", "--count 24")],
        cwd=checkout,
        env={**os.environ, "PATH": path, "HOME": str(checkout / "home"), "PYTHONPATH": str(checkout / "app")},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-2000:]}\n{done.stderr[-2000:]}"
    assert (checkout / "before" / "evaluate.csv").read_text(encoding="utf-8").count("\n") == 25
    assert (checkout / "study" / "report.html").is_file()
    assert list((checkout / "models").glob("classifier-trial-*"))
    said = done.stdout + done.stderr
    (published,) = re.findall(r"^classifier-(trial-\d{6}): signed", said, re.M)
    assert re.findall(r"^bundle (\S+):", said, re.M) == [published, "synthetic-202612"]


def test_what_is_left_out_is_all_that_needs_a_window():
    left = [line.strip() for line in "\n".join(BLOCKS).splitlines() if LEFT_OUT.match(line + "\n")]
    assert [line.split()[1] for line in left if line.startswith("neopain")] == [
        "self-test", "staff", "monitor", "sessions", "sessions", "sessions",
    ]  # fmt: skip
