"""Empty libraries in the place of those inside wheels that may not be passed on with the program, on Linux.

PyAV's wheel is linked to x264 and x265 (GPL). Nothing here encodes with them, and H.264 and H.265 are decoded by FFmpeg
itself; but the loader asks for both. A library of the same name and functions, none of which does anything, satisfies
it: whoever opens the encoder libx264 gets FFmpeg's error.
"""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

_REPLACED = re.compile(r"lib(x264|x265)-[0-9a-f]+\.so\.\d+")
_EXPORTED = re.compile(r"^[0-9a-f]+ (?:[0-9a-f]+ )?([A-Z]) (x26[45]_\w+)$", re.M)
_DATA_BYTES = 4096
"""More than any table of theirs; all zero, which ends each of them."""


def is_replaced(library: str) -> bool:
    """Whether the file named `library` has a stand-in: `libx264-d6533a8d.so.165`."""
    return _REPLACED.fullmatch(library) is not None


def build(library: Path, folder: Path) -> Path:
    """The stand-in for `library` in `folder`. Raises CalledProcessError, FileNotFoundError without binutils or gcc,
    and ValueError where the library exports nothing that was looked for.
    """
    listed = subprocess.run(["nm", "-D", "--defined-only", library], capture_output=True, text=True, check=True).stdout
    exported = _EXPORTED.findall(listed)
    if not exported:
        raise ValueError(f"{library} exports no function of x264 or x265: look whether it is still needed")
    lines = [
        f"void *{name}(void) {{ return 0; }}" if kind == "T" else f"const char {name}[{_DATA_BYTES}];"
        for kind, name in exported
    ]
    folder.mkdir(parents=True, exist_ok=True)
    source, made = folder / f"{library.name}.c", folder / library.name
    source.write_text("\n".join(lines) + "\n", encoding="utf-8")
    flags = ["-shared", "-fPIC", "-nostdlib", "-Wl,--build-id=none", f"-Wl,-soname,{library.name}"]
    subprocess.run(["gcc", *flags, "-o", made, source], check=True)
    return made
