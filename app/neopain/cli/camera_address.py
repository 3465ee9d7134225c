"""The password of a network camera: never on the command line, where every user of the computer can read it."""

from __future__ import annotations

import os
import sys

import typer

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.capture import named
from neopain.capture.discover import local_cameras
from neopain.capture.source_name import SourceKind, parse_source

VARIABLE = "NEOPAIN_CAMERA_PASSWORD"
"""Environment variable that holds the password, for a monitor that is started without a person."""


def opened_by(source: str) -> str:
    """What opens `source`: of a camera's name its address, number or device; of an address that needs a password, the
    address with it.

    The password is that in the system's keyring for a camera with a name, or it is read from the environment or typed
    by a person. Raises InputError for an address that holds a password, and SourceError for one that cannot be read.
    """
    stored = named.read(paths.sources_file()).get(source)
    if stored is not None:
        secret = named.password(stored) if needs_password(stored.address) else None
        return with_password(stored.address) if secret is None else named.with_secret(stored.address, secret)
    kind = parse_source(source)
    if kind.kind is SourceKind.FILE and not os.path.lexists(source):
        wanted = source.casefold()
        found = [one.source for one in local_cameras(opener=None) if one.name.casefold() == wanted]
        if len(found) > 1:
            raise InputError(f"cameras {', '.join(found)} are all called {source}: give the number of one")
        return found[0] if found else source
    return with_password(source)


def with_password(address: str) -> str:
    """`address` with the password that it needs, from the environment or typed; raises as `opened_by` does."""
    if not needs_password(address):
        return address
    secret = ask_password()
    return named.with_secret(address, secret) if secret else address


def ask_password() -> str | None:
    """The password from the environment, which no longer has it then, or typed by a person; None without either."""
    secret = os.environ.pop(VARIABLE, None)
    if secret is None and sys.stdin is not None and sys.stdin.isatty():
        secret = str(typer.prompt("Password of the camera", default="", show_default=False, hide_input=True, err=True))
    return secret or None


def needs_password(address: str) -> bool:
    """Whether `address` needs a password; raises InputError, with what to do instead, where it holds one."""
    try:
        return named.needs_password(address)
    except InputError as error:
        raise InputError(
            f"{str(error).partition(': this')[0]}: a password in an address can be read by everybody on this computer: "
            f"name the user alone (rtsp://user@host) and type it when asked, or put it into {VARIABLE}"
        ) from None
