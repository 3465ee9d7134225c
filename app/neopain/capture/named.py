"""Cameras with a name: their address in a file without secrets; camera_secret.py has their passwords."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

import tomli_w

from neopain.base import settings_file
from neopain.base.errors import InputError, SettingsError, SourceError
from neopain.base.files import AtomicFile
from neopain.base.log import QUERY_SECRET, redact
from neopain.capture import camera_secret
from neopain.capture.source_name import SourceKind, parse_source

PLACE = "{password}"
"""Stands for the password in the query of an address."""
_NAME = re.compile(r"[A-Za-z_][\w.-]{0,62}", re.ASCII)
_TAKEN = {"demo"}


@dataclass(frozen=True, slots=True)
class NamedSource:
    """A camera's name, and its address, number or device as `parse_source` reads it, never with a password."""

    name: str
    address: str

    @property
    def asks_for_password(self) -> bool:
        """Whether its address has a user name or a place for a password."""
        return needs_password(self.address)

    @property
    def shown(self) -> str:
        """The address without user name and query."""
        return redact(self.address).partition("?")[0]


def is_name(name: str) -> bool:
    """Whether a camera may have this name."""
    return _NAME.fullmatch(name) is not None and name not in _TAKEN


def needs_password(address: str) -> bool:
    """Whether `address` names a user without a password, or has PLACE in it. Raises InputError where it holds one."""
    if parse_source(address).kind is not SourceKind.STREAM:
        return False
    try:
        parts = urlsplit(address)
        user, password = parts.username, parts.password
    except ValueError:
        return False  # the stream says what is wrong with it
    in_query = [match["value"] for match in QUERY_SECRET.finditer(address)]
    if password or any(value != PLACE for value in in_query):
        raise InputError(f"{redact(address).partition('?')[0]}: this address holds a password")
    return PLACE in address or bool(user and password is None)


def with_secret(address: str, secret: str) -> str:
    """`address` with the password `secret` where needs_password says that it needs one. Never to be shown or logged."""
    if PLACE in address:
        return address.replace(PLACE, quote(secret, safe=""))
    place = address.index("@", address.index("://"))
    return f"{address[:place]}:{quote(secret, safe='')}{address[place:]}"


def read(path: Path) -> dict[str, NamedSource]:
    """The named cameras of the file `path`, none where there is none; raises SettingsError where it is wrong."""
    text = settings_file.read_text(path)
    found = {} if text is None else settings_file.parse(path, text)
    for name, address in found.items():
        if not (isinstance(address, str) and _NAME.fullmatch(name)):
            raise SettingsError(f'{path}: a camera is written as name = "address"; correct or remove {name[:60]!r}')
    return {name: NamedSource(name, address) for name, address in found.items()}


def add(path: Path, name: str, address: str, password: str | None = None) -> bool:
    """Store a camera under `name` in the file `path`, in place of one that had that name.

    Returns whether its password is stored; where it is not, it has to be typed at each start. Raises InputError,
    SourceError or SettingsError for a name that cannot be used, an address that can never be opened, and where they
    cannot be stored.
    """
    if not is_name(name):
        raise InputError(
            f"'{name[:63]}' cannot be a camera's name: use letters, digits, '-', '_' and '.', a letter first"
        )
    if parse_source(address).expected is None:
        raise InputError("a name is for a camera: give its number, its device or an address such as rtsp://host/path")
    new = NamedSource(name, address)
    needed = new.asks_for_password
    _write(path, read(path) | {name: new})
    return needed and bool(password) and camera_secret.store(address, password or "")


def remove(path: Path, name: str) -> None:
    """Forget the camera of that name and its password; raises InputError where there is none."""
    sources = read(path)
    gone = sources.pop(name, None)
    if gone is None:
        known = f"known are {', '.join(sorted(sources))}" if sources else "none has a name yet"
        raise InputError(f"no camera has the name {name[:63]}: {known}")
    _write(path, sources)
    if gone.asks_for_password and not any(
        camera_secret.same_camera(gone.address, one.address) for one in sources.values()
    ):
        try:
            camera_secret.forget(gone.address)
        except InputError as error:
            raise InputError(f"{name} is forgotten, but {error}") from None


def _write(path: Path, sources: dict[str, NamedSource]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with AtomicFile(path, shared=True) as part:
            part.write_text(tomli_w.dumps({name: sources[name].address for name in sorted(sources)}), encoding="utf-8")
    except OSError as error:
        raise SourceError(f"{path} cannot be written: {error.strerror or error}; check rights and disk") from error
