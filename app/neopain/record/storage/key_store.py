"""Where the master key lives: in the system's keyring, or in a private file apart from the records."""

from __future__ import annotations

from pathlib import Path

from neopain.base import paths
from neopain.base.errors import Cause, KeyLostError
from neopain.base.files import write_private

_SERVICE = "neopain records"


def to_keyring(name: str, secret: bytes) -> bool:
    """Store the secret in the system's keyring; False where that is locked or missing."""
    import keyring.errors

    try:
        ring = keyring.get_keyring()
        ring.set_password(_SERVICE, name, secret.hex())
        return ring.get_password(_SERVICE, name) == secret.hex()
    except (keyring.errors.KeyringError, RuntimeError, OSError):
        return False


def from_keyring(name: str) -> bytes:
    """The secret in the system's keyring; raises RecordError."""
    import keyring.errors

    try:
        secret = keyring.get_keyring().get_password(_SERVICE, name)
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise KeyLostError(Cause.KEYRING_SILENT, why=str(error)) from error
    if secret is None:
        raise KeyLostError(Cause.KEYRING_EMPTY)
    try:
        return bytes.fromhex(secret)
    except ValueError as error:
        raise KeyLostError(Cause.WRONG_KEY) from error


def to_file(name: str, secret: bytes) -> None:
    """Store the secret in a private file; raises OSError."""
    write_private(_file(name), secret.hex())


def from_file(name: str) -> bytes:
    """The secret in the private file; raises RecordError."""
    path = _file(name)
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:
        raise KeyLostError(Cause.KEY_FILE_LOST, file=path, why=error.strerror) from error
    except ValueError as error:
        raise KeyLostError(Cause.KEY_FILE_DAMAGED, file=path) from error


def _file(name: str) -> Path:
    path = paths.key_file()
    return path.with_name(f"{path.stem}-{name}{path.suffix}")
