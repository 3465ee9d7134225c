"""Parses the names that sources have on the command line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from neopain.base.errors import SourceError
from neopain.capture.stream import SCHEMES

_ADDRESS, _SCHEME = re.compile(":.*@", re.DOTALL), re.compile("[A-Za-z][A-Za-z0-9+.-]*")


class SourceKind(StrEnum):
    """The kinds of source that can be monitored."""

    CAMERA = "camera"
    STREAM = "stream"
    FILE = "file"
    DEMO = "demo"


@dataclass(frozen=True, slots=True)
class SourceName:
    """The kind of a source and where it is: number or device of a CAMERA, address of a STREAM, path of a FILE."""

    kind: SourceKind
    target: int | str | Path

    @property
    def shows_a_bed(self) -> bool:
        """Whether it shows what happens now: a camera or a stream does, a file does not."""
        return self.kind in (SourceKind.CAMERA, SourceKind.STREAM)


def parse_source(name: str) -> SourceName:
    """'demo', a camera number or /dev/ device, an address with a scheme of SCHEMES, or else the path of a file.

    Raises SourceError for an address of another scheme.
    """
    if name == "demo":
        return SourceName(SourceKind.DEMO, name)
    if name.isdecimal():
        return SourceName(SourceKind.CAMERA, int(name))
    if name.startswith("/dev/"):
        return SourceName(SourceKind.CAMERA, name)
    scheme, separator, _ = name.partition("://")
    if _ADDRESS.search(name) and not (separator and _SCHEME.fullmatch(scheme)) and not Path(name).exists():
        raise SourceError("this is neither a file nor an address: an address is written as rtsp://user@host/path")
    if not separator:
        return SourceName(SourceKind.FILE, Path(name))
    if scheme.lower() not in SCHEMES:
        raise SourceError(f"{scheme}:// is not a known kind of source: use {'://, '.join(SCHEMES)}://")
    return SourceName(SourceKind.STREAM, name)
