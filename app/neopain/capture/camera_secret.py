"""The password of a network camera: stored apart from its address, so that the monitor comes up again by itself."""

from __future__ import annotations

import hashlib
import logging
from pathlib import Path
from urllib.parse import urlsplit

import keyring
import keyring.errors

from neopain.base import paths
from neopain.capture.source_name import parse_source
from neopain.record.storage.keys import write_private

_log = logging.getLogger(__name__)
_SERVICE = "neopain camera passwords"
_NO_KEYRING = (keyring.errors.KeyringError, RuntimeError, OSError)


def stored(address: str) -> str | None:
    """The password that was stored for the camera at `address`; None where there is none, or it cannot be read."""
    name = _name(address)
    try:
        secret = keyring.get_keyring().get_password(_SERVICE, name)
    except _NO_KEYRING as error:
        _log.warning("the keyring, which may hold the password of the camera, does not answer: %s", error)
        secret = None
    if secret is not None:
        return secret
    try:
        return _file(name).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None


def store(address: str, password: str) -> None:
    """Store the password of the camera at `address` in the system's keyring, or where there is none in a file that
    only its owner can read. Where neither can be done it is asked for again; that is logged.
    """
    name = _name(address)
    ring = keyring.get_keyring()
    try:
        ring.set_password(_SERVICE, name, password)
        if ring.get_password(_SERVICE, name) == password:
            _file(name).unlink(missing_ok=True)
            return
    except _NO_KEYRING as error:
        _log.info("the password of the camera is stored in a file: the keyring does not answer: %s", error)
    try:
        write_private(_file(name), password)
    except OSError as error:
        _log.warning("the password of the camera cannot be stored: %s", error.strerror)


def _name(address: str) -> str:
    # A hash, as an address is nobody's business; of the camera and its user, who may have another password.
    source = parse_source(address)
    user = urlsplit(address).username or ""
    return hashlib.sha256(f"{user}@{source.identity}".encode("utf-8", "surrogateescape")).hexdigest()[:24]


def _file(name: str) -> Path:
    return paths.key_file().with_name(f"camera-{name}.key")
