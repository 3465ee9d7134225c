"""The password of a network camera: never on the command line, where every user of the computer can read it."""

from __future__ import annotations

import os
import sys
from urllib.parse import quote, urlsplit

import typer

from neopain.base.errors import InputError
from neopain.base.log import QUERY_SECRET, redact
from neopain.capture.source_name import SourceKind, parse_source

VARIABLE = "NEOPAIN_CAMERA_PASSWORD"
"""Environment variable that holds the password, for a monitor that is started without a person."""
_PLACE = "{password}"


def with_password(source: str) -> str:
    """`source` with the password that its address needs: one with a user name (rtsp://user@host) or with "{password}".

    It is read from the environment or typed by a person. Raises InputError for an address that holds a password, and
    SourceError for one that cannot be read.
    """
    if parse_source(source).kind is not SourceKind.STREAM:
        return source
    try:
        parts = urlsplit(source)
        user, password = parts.username, parts.password
    except ValueError:
        return source  # the stream says what is wrong with it
    in_query = [match["value"] for match in QUERY_SECRET.finditer(source)]
    if password or any(value != _PLACE for value in in_query):
        raise InputError(
            f"{redact(source).partition('?')[0]}: a password in an address can be read by everybody on this computer: "
            f"name the user alone (rtsp://user@host) and type it when asked, or put it into {VARIABLE}"
        )
    if _PLACE not in source and (not user or password is not None):
        return source
    secret = os.environ.pop(VARIABLE, None)
    if secret is None and sys.stdin is not None and sys.stdin.isatty():
        secret = str(typer.prompt("Password of the camera", default="", show_default=False, hide_input=True, err=True))
    if not secret:
        return source
    if _PLACE in source:
        return source.replace(_PLACE, quote(secret, safe=""))
    place = source.index("@", source.index("://"))
    return f"{source[:place]}:{quote(secret, safe='')}{source[place:]}"
