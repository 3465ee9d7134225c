"""The checks before a commit are those of packaging/check.sh, and they download nothing."""

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def commands(text):
    return set(re.findall(r"\.venv/bin/([\w-]+(?: (?:format|check))?)", text))


def test_the_hooks_run_what_check_sh_runs():
    hooks = "\n".join(
        line
        for line in (ROOT / ".pre-commit-config.yaml").read_text().splitlines()
        if line.strip().startswith("entry:")
    )
    assert commands(hooks) == commands((ROOT / "packaging" / "check.sh").read_text())
    assert commands(hooks) == {"ruff format", "ruff check", "mypy", "lint-imports"}


def test_the_hooks_download_nothing():
    lines = [line.strip() for line in (ROOT / ".pre-commit-config.yaml").read_text().splitlines()]
    assert {line for line in lines if line.startswith("- repo:")} == {"- repo: local"}
    assert {line for line in lines if line.startswith("language:")} == {"language: system"}


@pytest.fixture(scope="module")
def traced_in_set_up():
    return sys.gettrace()


def test_a_file_beside_no_module_is_not_traced(traced_in_set_up):
    """Tracing takes as long again as what it traces, also where nobody reads what it noted."""
    assert (traced_in_set_up, sys.gettrace()) == (None, None)
