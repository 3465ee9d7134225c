"""SHA256SUMS of what is published, in the form that `sha256sum --check` reads."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

FILE_NAME = "SHA256SUMS"


def write(paths: Iterable[Path], folder: Path) -> Path:
    """Write the sums of `paths`, which are all in `folder`, beside them."""
    lines = []
    for path in sorted(paths):
        with path.open("rb") as file:
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.relative_to(folder).as_posix()}\n")
    written = folder / FILE_NAME
    written.write_text("".join(lines), encoding="utf-8", newline="\n")
    return written
