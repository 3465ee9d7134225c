"""The password of a network camera: never on the command line, where every user of the computer can read it."""

from __future__ import annotations

import os
import sys

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.capture import camera_secret, named
from neopain.capture.source_name import SourceKind, parse_source
from neopain.cli.secret import ask_secret

VARIABLE = "NEOPAIN_CAMERA_PASSWORD"
"""Environment variable that holds the password, for a monitor that is started without a person."""


def opened_by(source: str, *, again: bool = False) -> str:
    """What opens `source`: of a camera's name its address, number or device; of an address that needs a password, the
    address with it.

    The password is read from the environment, typed by a person and then stored, or the one that was stored. `again`,
    as for a camera that was used before, and a camera with a name ask a person only where none was. Raises InputError
    for an address that holds a password, and SourceError for one that cannot be read.
    """
    stored = named.read(paths.sources_file()).get(source)
    if stored is not None:
        return with_password(stored.address, again=True)
    kind = parse_source(source)
    if kind.kind is SourceKind.FILE and not os.path.lexists(source):
        from neopain.capture.discover import local_cameras  # with OpenCV, for which the window does not wait

        wanted = source.casefold()
        found = [one.source for one in local_cameras(opener=None) if one.name.casefold() == wanted]
        if len(found) > 1:
            raise InputError(f"cameras {', '.join(found)} are all called {source}: give the number of one")
        return found[0] if found else source
    return with_password(source, again=again)


def with_password(address: str, *, again: bool = False) -> str:
    """`address` with the password that it needs, from the environment, typed or stored; raises as `opened_by` does."""
    if not needs_password(address):
        return address
    secret = os.environ.pop(VARIABLE, None)
    if secret is None:
        secret = camera_secret.stored(address)
        if (secret is None or not again) and (typed := _typed(known=secret is not None)):
            camera_secret.store(address, typed)
            secret = typed
    return named.with_secret(address, secret) if secret else address


def ask_password() -> str | None:
    """The password from the environment, which no longer has it then, or typed by a person; None without either."""
    secret = os.environ.pop(VARIABLE, None)
    return (_typed() if secret is None else secret) or None


def _typed(*, known: bool = False) -> str:
    """What a person types, empty where there is nobody; `known` is whether one is stored."""
    if sys.stdin is None or not sys.stdin.isatty():
        return ""
    words = "Password of the camera (Enter: the stored one)" if known else "Password of the camera"
    return ask_secret(words, default="")


def needs_password(address: str) -> bool:
    """Whether `address` needs a password; raises InputError, with what to do instead, where it holds one."""
    try:
        return named.needs_password(address)
    except InputError as error:
        raise InputError(
            f"{str(error).partition(': this')[0]}: a password in an address can be read by everybody on this computer: "
            f"name the user alone (rtsp://user@host) and type it when asked, or put it into {VARIABLE}"
        ) from None
