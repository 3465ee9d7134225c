"""Running a part of a test as someone who may not read everything."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path

_NOBODY = 65534


@contextmanager
def unreadable(path: Path):
    """`path` may not be read inside; root, who may read all, is nobody meanwhile."""
    before, me = path.stat().st_mode, os.geteuid()
    path.chmod(0)
    if me == 0:
        os.seteuid(_NOBODY)
    try:
        yield path
    finally:
        if me == 0:
            os.seteuid(me)
        path.chmod(before)
