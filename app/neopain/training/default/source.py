"""Which state of the source a model was made from."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def commit() -> str:
    """The commit of this source, "+" behind it when the package was changed since; empty outside a repository."""
    found = _git("rev-parse", "HEAD")
    return found + ("+" if found and _git("status", "--porcelain", "--", ".") else "")


def _git(*words: str) -> str:
    try:
        done = subprocess.run(("git", *words), cwd=_PACKAGE, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ""
    return done.stdout.strip()
