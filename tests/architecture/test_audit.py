"""The audit of the pinned packages never takes "could not look" for "nothing found"."""

import importlib.util
import json
import re
from pathlib import Path

import pytest

TOP = Path(__file__).parents[2]


@pytest.fixture
def audit():
    spec = importlib.util.spec_from_file_location("audit", TOP / "packaging" / "site" / "audit.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_what_runs_at_a_bed_is_audited_however_it_was_installed(audit):
    set_up = (TOP / "packaging" / "setup.sh").read_text(encoding="utf-8")
    bedside = {re.search(rf'^ +{name}\) locks="([^\s"]+)', set_up, re.M).group(1) for name in ("monitor", "package")}
    assert bedside <= set(audit.LOCKS)
    assert all((audit.REQUIREMENTS / lock).is_file() for lock in audit.LOCKS)


def test_a_weakness_is_named_with_its_repair(audit):
    weakness = {"id": "PYSEC-1", "fix_versions": ["2.1"]}
    packages = [{"name": "a", "version": "2.0", "vulns": [weakness]}, {"name": "b", "version": "1", "vulns": []}]
    lines, found = audit.judge(json.dumps({"dependencies": packages}), "")
    assert found
    assert lines == ["2 packages audited, 1 known weaknesses", "a 2.0: PYSEC-1, repaired in 2.1"]


def test_packages_that_were_skipped_are_not_audited(audit):
    packages = [{"name": "a", "skip_reason": "not found"}, {"name": "b", "version": "1", "vulns": []}]
    lines, found = audit.judge(json.dumps({"dependencies": packages}), "")
    assert not found
    assert lines[0].startswith("1 packages audited")
    assert lines[1].startswith("NOT AUDITED: 1 packages")


@pytest.mark.parametrize("printed", ["", "[]", "{}"])
def test_no_answer_is_no_audit(audit, printed):
    lines, found = audit.judge(printed, "Traceback\nConnectionError: no name")
    assert not found
    assert lines == ["NOT AUDITED: the list of known weaknesses was not read: ConnectionError: no name"]


def test_nothing_is_ignored_without_a_reason(audit, tmp_path, monkeypatch):
    assert all(reason for reason in audit.ignored().values())
    monkeypatch.setattr(audit, "REQUIREMENTS", tmp_path)
    (tmp_path / "ignored-weaknesses.toml").write_text('[[ignored]]\nid = "PYSEC-1"\nreason = " "\n')
    with pytest.raises(ValueError, match="PYSEC-1 is ignored without a reason"):
        audit.ignored()
