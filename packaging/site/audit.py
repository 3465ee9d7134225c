"""Compares the pinned packages with the public list of known weaknesses: 0 none, 1 some, and a line where it cannot.

A weakness that does not reach Neopain may be listed in packaging/requirements/ignored-weaknesses.toml, with the reason.
Where the list cannot be reached, as on a computer without a way out, the line NOT AUDITED says so.
"""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[1] / "requirements"
LOCKS = ("monitor.txt", "package.txt", "test.txt")
"""What a checkout installs, what the installer holds, and what tests both."""
_LONGEST_S = 600


def ignored() -> dict[str, str]:
    """The weaknesses that are accepted, each with its reason; raises ValueError for one without."""
    listed = tomllib.loads((REQUIREMENTS / "ignored-weaknesses.toml").read_text(encoding="utf-8")).get("ignored", [])
    for entry in listed:
        if not entry.get("reason", "").strip():
            raise ValueError(f"{entry.get('id', '?')} is ignored without a reason")
    return {entry["id"]: entry["reason"] for entry in listed}


def main() -> int:
    """Audit every lock file."""
    accepted = ignored()
    for name, reason in accepted.items():
        sys.stdout.write(f"ignored: {name}: {reason}\n")
    weak = False
    for lock in LOCKS:
        lines, found = judge(*_audit(REQUIREMENTS / lock, accepted))
        weak = weak or found
        sys.stdout.write("".join(f"{lock}: {line}\n" for line in lines))
    return 1 if weak else 0


def judge(printed: str, error: str) -> tuple[list[str], bool]:
    """What pip-audit's JSON and its standard error say, in lines, and whether a weakness was found.

    A package that the index does not know is skipped by pip-audit, with exit code 0: that is no audit.
    """
    try:
        packages = json.loads(printed)["dependencies"]
    except (ValueError, KeyError, TypeError):
        last = error.strip().splitlines()[-1:] or ["no answer"]
        return [f"NOT AUDITED: the list of known weaknesses was not read: {last[0][:200]}"], False
    skipped = [package["name"] for package in packages if "skip_reason" in package]
    weak = [
        f"{package['name']} {package['version']}: {weakness['id']}, repaired in {', '.join(weakness['fix_versions'])}"
        for package in packages
        for weakness in package.get("vulns", ())
    ]
    lines = [f"{len(packages) - len(skipped)} packages audited, {len(weak)} known weaknesses", *weak]
    if skipped:
        lines.append(f"NOT AUDITED: {len(skipped)} packages, unknown to the index that answered: {', '.join(skipped)}")
    return lines, bool(weak)


def _audit(lock: Path, accepted: Iterable[str]) -> tuple[str, str]:
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "--progress-spinner", "off"]
    command += ["--format", "json", "-r", str(lock), *(word for name in accepted for word in ("--ignore-vuln", name))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_LONGEST_S)
    return done.stdout, done.stderr


if __name__ == "__main__":
    sys.exit(main())
