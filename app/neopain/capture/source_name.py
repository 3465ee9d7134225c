"""Parses the names that sources have on the command line."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from neopain.base.errors import SourceError
from neopain.base.log import REDACTED, redact
from neopain.base.ports import SourceInfo

SCHEMES = ("rtsp", "rtsps", "http", "https")
"""The schemes of the addresses of streams."""

_PORTS = {"rtsp": 554, "rtsps": 322, "http": 80, "https": 443}
_SAME_HOST = {"localhost": "127.0.0.1", "::1": "127.0.0.1"}
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

    @property
    def expected(self) -> SourceInfo | None:
        """What is known of a camera or stream before it was opened; None for a file, of which that is nothing.
        Raises SourceError for an address that can never be opened.
        """
        match self.kind, self.target:
            case SourceKind.CAMERA, int() | str() as device:
                name = camera_name(device)
            case SourceKind.STREAM, str() as address:
                name = shown_address(address)
            case _:
                return None
        return SourceInfo(name, width_px=0, height_px=0, rate_hz=None, duration_s=None, frames=None, live=True)

    @property
    def identity(self) -> str:
        """The same text for every spelling of one camera: 0, /dev/video0 and a link to it; an address with another user
        name, scheme, case of its host, the usual port or another order of its query. Cameras differ in the rest of it.
        """
        if self.kind is SourceKind.CAMERA:
            device = f"/dev/video{self.target}" if isinstance(self.target, int) else str(self.target)
            return os.path.realpath(device)
        return _address(str(self.target)) if self.kind is SourceKind.STREAM else str(self.target)


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


def _address(url: str) -> str:
    try:
        parts = urlsplit(redact(url))
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return url  # the stream says what is wrong with it
    place = f":{port}" if port and port != _PORTS[parts.scheme] else ""
    steps = [step for step in unquote(parts.path).split("/") if step not in ("", ".")]
    # User names and passwords say who asks, not which camera.
    query = sorted(pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[1] != REDACTED)
    return f"{_SAME_HOST.get(host, host)}{place}/{'/'.join(steps)}?{urlencode(query)}"


def shown_address(url: str) -> str:
    """`url` without user name, password and query; raises SourceError where it is no address of a stream."""
    try:
        parts = urlsplit(url)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        raise SourceError("the address of the stream is not valid: check host and port") from None
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise SourceError("the address of a stream has to be like rtsp://host/path or http://host/path")
    return f"{parts.scheme}://{parts.hostname}{port}{parts.path}"


def device_path(device: int | str) -> str:
    """The device file of camera number `device`, or the device file itself."""
    return f"/dev/video{device}" if isinstance(device, int) else device


def camera_name(device: int | str) -> str:
    """What camera number `device`, or the device file of that name, is called."""
    return f"camera {device_path(device)}"
