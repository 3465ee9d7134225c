"""Secrets and trust of the relays. A secret is read from its own file, and is in no error and no log."""

from __future__ import annotations

import os
import ssl
import stat
from pathlib import Path

from neopain.base.errors import SettingsError

_LONGEST, _SHORTEST = 4096, 8


def read_secret(path: Path, setting: str) -> str:
    """The secret in the file of `setting`, without the end of its line. Raises SettingsError, also where others may
    read the file.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            content = file.read(_LONGEST + 1)
    except OSError as error:
        raise SettingsError(f"{setting}: {path} cannot be read: {error.strerror}") from error
    if os.name == "posix" and mode & (stat.S_IRWXO | stat.S_IWGRP):
        raise SettingsError(f"{setting}: {path} may be read by others: chmod 600 it")
    try:
        secret = content.decode("utf-8").rstrip("\r\n")
    except UnicodeDecodeError:
        secret = ""
    if not _SHORTEST <= len(secret) <= _LONGEST or not secret.isprintable():
        raise SettingsError(f"{setting}: {path} holds no secret: one line of at least {_SHORTEST} letters")
    return secret


def trusting(ca: Path | None, setting: str) -> ssl.SSLContext:
    """TLS of 1.2 at least that trusts the authority in the file `ca` alone, without one those of the system.

    Raises SettingsError.
    """
    try:
        context = ssl.create_default_context(cafile=None if ca is None else str(ca))
    except (OSError, ssl.SSLError) as error:
        raise SettingsError(f"{setting}: {ca} cannot be used: {type(error).__name__}") from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
