"""The password of a network camera, with a name or without: stored apart from its address, so that the monitor comes up
again by itself. This is the only home of such passwords.
"""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from neopain.base import paths
from neopain.base.errors import InputError
from neopain.base.files import write_private
from neopain.capture.source_name import parse_source

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_log = logging.getLogger(__name__)
_SERVICE = "neopain camera passwords"


def stored(address: str) -> str | None:
    """The password that was stored for the camera at `address`; None where there is none, or it cannot be read."""
    name = _name(address)
    try:
        secret = _ring().get_password(_SERVICE, name)
    except _no_keyring() as error:
        _log.warning("the keyring, which may hold the password of the camera, does not answer: %s", error)
        secret = None
    if secret is not None:
        return secret
    try:
        return _file(name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def store(address: str, password: str) -> bool:
    """Store the password of the camera at `address` in the system's keyring, or where there is none in a file that
    only its owner can read. Returns False, and logs why, where neither can be done: then it is asked for again.
    """
    name = _name(address)
    ring = _ring()
    try:
        ring.set_password(_SERVICE, name, password)
        if ring.get_password(_SERVICE, name) == password:
            _file(name).unlink(missing_ok=True)
            return True
    except _no_keyring() as error:
        _log.info("the password of the camera is stored in a file: the keyring does not answer: %s", error)
    try:
        write_private(_file(name), password)
    except OSError as error:
        _log.warning("the password of the camera cannot be stored: %s", error.strerror)
        return False
    return True


def forget(address: str) -> None:
    """Delete the password of the camera at `address`, wherever it is. Raises InputError where it is still there."""
    name = _name(address)
    ring = _ring()
    try:
        _file(name).unlink(missing_ok=True)
        if ring.get_password(_SERVICE, name) is not None:
            ring.delete_password(_SERVICE, name)
    except _no_keyring() as error:
        raise InputError(f"the password of the camera could not be deleted: {error}") from None


def same_camera(address: str, other: str) -> bool:
    """Whether both addresses have one password: they name one camera and one user of it."""
    return _name(address) == _name(other)


def _ring() -> KeyringBackend:
    import keyring  # takes a while, and few cameras have a password

    return keyring.get_keyring()


def _no_keyring() -> tuple[type[Exception], ...]:
    """What a keyring raises that is locked or missing."""
    import keyring.errors

    return keyring.errors.KeyringError, RuntimeError, OSError


def _name(address: str) -> str:
    # A hash, as an address is nobody's business; of the camera and its user, who may have another password. Whoever
    # changes an address in a file is not sent the password of another camera.
    source = parse_source(address)
    user = urlsplit(address).username or ""
    return hashlib.sha256(f"{user}@{source.identity}".encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _file(name: str) -> Path:
    return paths.key_file().with_name(f"camera-{name}.key")
