"""What Neopain is measured beside is pinned, installed apart, and no dependency of the program."""

import importlib.util
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PEERS = ROOT / "packaging" / "bench" / "peers.py"


@pytest.fixture
def peers(monkeypatch):
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("peers", PEERS)
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "peers", module)
    spec.loader.exec_module(module)
    return module


def test_each_is_pinned_by_hash_and_in_no_other_list():
    pinned = PEERS.with_suffix(".txt").read_text()
    names = re.findall(r"^([\w-]+)==\S+ \\\n    --hash=sha256:[0-9a-f]{64}$", pinned, re.MULTILINE)
    assert "mediapipe" in names
    assert len(names) == len(re.findall(r"^\w", pinned, re.MULTILINE))
    ours = (ROOT / "pyproject.toml").read_text()
    ours += "".join(path.read_text() for path in (ROOT / "packaging" / "requirements").glob("*.txt"))
    assert not [name for name in names if re.search(rf"^\W*{name}\b", ours, re.MULTILINE)]


def test_a_table_has_every_candidate_beside_our_own_processor_time(peers):
    one = {"version": "1.0", "ms": 20.0, "cpu_ms": 10.0, "mib": 400.0, "found": 8}
    figures = {name: one | {"cpu_ms": 10.0 * place} for place, name in enumerate(peers.CANDIDATES, start=1)}
    rows = [line for line in peers.table(figures, 10, 3).splitlines() if line.startswith("| ") and "1.0 |" in line]
    assert [row.split(" | ")[0].removeprefix("| ") for row in rows] == list(peers.CANDIDATES)
    assert [row.split(" | ")[5] for row in rows] == [f"{place:.2f}" for place in range(1, len(rows) + 1)]
    assert all(" | 50.0 | " in row and row.endswith("| 8 of 10 |") for row in rows)
