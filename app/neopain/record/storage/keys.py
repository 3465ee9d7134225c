"""The master key: where it is stored, and how it encrypts the random key of each file.

`key.json` in the folder of the records holds the kind of the key and a check value that detects a wrong key at once;
the key itself is never in that folder.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from neopain.base import paths
from neopain.base.errors import Cause, RecordError
from neopain.base.files import write_new, write_private

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# What encrypts, stretches and stores is loaded when it is used: the window, which has words for the kinds of key, is
# shown before that.

FILE_NAME = "key.json"
KEY_BYTES = 32
_SERVICE = "neopain records"
# The check value of records that have had a register is another one: who has not the key cannot turn it back.
_CHECK, _CHECK_WITH_REGISTER = "check", "check with register"
# RFC 9106, section 4, second recommended option: for machines with less memory to spare.
_TIME_COST, _MEMORY_KIB, _LANES = 3, 65536, 4


class KeyKind(StrEnum):
    """Where the master key is stored."""

    KEYRING = "keyring"
    PASSPHRASE = "passphrase"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class MasterKey:
    """The key that wraps all others, and where it is stored. Its repr does not show the secret."""

    kind: KeyKind
    secret: bytes

    def __repr__(self) -> str:
        return f"MasterKey({self.kind.value})"

    def derive(self, purpose: str) -> bytes:
        """A separate key for `purpose`, 32 bytes."""
        return hmac.digest(self.secret, purpose.encode(), hashlib.sha256)

    def wrap(self, key: bytes, owner: str) -> bytes:
        """`key` encrypted for `owner` (the name of a file): nonce and AES-256-GCM ciphertext."""
        from neopain.record.storage.sealing import seal

        return seal(self._cipher(), key, owner.encode())

    def unwrapped(self, wrapped: bytes, owner: str) -> bytes | None:
        """The key that was wrapped for `owner`; None if it was altered or belongs to something else."""
        from neopain.record.storage.sealing import unseal

        return unseal(self._cipher(), wrapped, owner.encode())

    def unwrap(self, wrapped: bytes, owner: str) -> bytes:
        """The key that was wrapped for `owner`; raises RecordError if it was altered or belongs to something else."""
        key = self.unwrapped(wrapped, owner)
        if key is None:
            raise RecordError(
                f"the key of {owner} was altered or belongs to another file or another master key; "
                "restore it from a backup"
            )
        return key

    def _cipher(self) -> AESGCM:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        return AESGCM(self.derive("wrap"))


def exists(folder: Path) -> bool:
    """Whether the records under `folder` have a master key; raises RecordError when the disk does not say."""
    path = folder / FILE_NAME
    try:
        return path.is_file()
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}; check the disk and rights") from error


def kind_of(folder: Path) -> KeyKind:
    """The kind of the master key of `folder`; raises RecordError if it cannot be read."""
    return KeyKind(_read(folder)["kind"])


def create(folder: Path, passphrase: str | None = None) -> MasterKey:
    """Make a master key for the records under `folder`.

    With a `passphrase` it is derived from that (argon2id). Otherwise the system's keyring stores it where one works, or
    a file away from the records, readable only by its owner. Raises RecordError if there is a key already or nothing
    can be written.
    """
    if exists(folder):
        raise RecordError(f"{folder} has a master key already; open it instead of making another")
    salt = secrets.token_bytes(16)
    name = secrets.token_hex(8)
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if passphrase is not None:
            key = MasterKey(KeyKind.PASSPHRASE, _stretch(passphrase, salt))
        else:
            key = MasterKey(KeyKind.KEYRING, secrets.token_bytes(KEY_BYTES))
            if not _store(name, key.secret):
                key = MasterKey(KeyKind.FILE, key.secret)
                write_private(_key_file(name), key.secret.hex())
        stored = {"kind": key.kind.value, "name": name, "salt": salt.hex(), "check": key.derive(_CHECK).hex()}
        write_new(folder / FILE_NAME, json.dumps(stored))
    except FileExistsError as error:
        raise RecordError(f"another program has just made the key of {folder}; start this one again") from error
    except OSError as error:
        raise RecordError(
            f"the key of the records cannot be stored: {error.strerror or error}; check rights and disk"
        ) from error
    return key


def open_key(folder: Path, passphrase: str | None = None) -> MasterKey:
    """The master key of the records under `folder`; raises RecordError when it is missing or a wrong one."""
    stored = _read(folder)
    name = stored["name"]
    match kind := KeyKind(stored["kind"]):
        case KeyKind.PASSPHRASE:
            if passphrase is None:
                raise RecordError(Cause.PASSPHRASE_NEEDED)
            secret = _stretch(passphrase, bytes.fromhex(stored["salt"]))
        case KeyKind.KEYRING:
            secret = _from_keyring(name)
        case KeyKind.FILE:
            secret = _from_file(_key_file(name))
    key = MasterKey(kind, secret)
    if stored["check"] not in (key.derive(_CHECK).hex(), key.derive(_CHECK_WITH_REGISTER).hex()):
        raise RecordError(Cause.WRONG_PASSPHRASE if kind is KeyKind.PASSPHRASE else Cause.WRONG_KEY)
    return key


def has_had_register(folder: Path, master: MasterKey) -> bool:
    """Whether the records under `folder` have had a register; False where they have no key file. Raises RecordError."""
    return exists(folder) and _read(folder)["check"] == master.derive(_CHECK_WITH_REGISTER).hex()


def remember_register(folder: Path, master: MasterKey) -> None:
    """Note with the master key that the records under `folder` have a register. On a full disk the next start does."""
    if exists(folder) and not has_had_register(folder, master):
        with suppress(OSError):
            noted = {**_read(folder), "check": master.derive(_CHECK_WITH_REGISTER).hex()}
            write_private(folder / FILE_NAME, json.dumps(noted))


def _read(folder: Path) -> dict[str, str]:
    path = folder / FILE_NAME
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        KeyKind(stored["kind"])
        bytes.fromhex(stored["salt"] + stored["check"])
        str(stored["name"])
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}; restore it from a backup") from error
    except (ValueError, KeyError, TypeError) as error:
        raise RecordError(f"{path} is damaged; restore it from a backup") from error
    return dict(stored)


def _stretch(passphrase: str, salt: bytes) -> bytes:
    import argon2.low_level

    return argon2.low_level.hash_secret_raw(
        passphrase.encode(), salt, _TIME_COST, _MEMORY_KIB, _LANES, KEY_BYTES, argon2.low_level.Type.ID
    )


def _store(name: str, secret: bytes) -> bool:
    """Store the secret in the system's keyring; False where that is locked or missing."""
    import keyring.errors

    ring = keyring.get_keyring()
    try:
        ring.set_password(_SERVICE, name, secret.hex())
        return ring.get_password(_SERVICE, name) == secret.hex()
    except (keyring.errors.KeyringError, RuntimeError, OSError):
        return False


def _from_keyring(name: str) -> bytes:
    import keyring.errors

    try:
        secret = keyring.get_keyring().get_password(_SERVICE, name)
    except (keyring.errors.KeyringError, RuntimeError, OSError) as error:
        raise RecordError(Cause.KEYRING_SILENT, why=str(error)) from error
    if secret is None:
        raise RecordError(Cause.KEYRING_EMPTY)
    return bytes.fromhex(secret)


def _key_file(name: str) -> Path:
    path = paths.key_file()
    return path.with_name(f"{path.stem}-{name}{path.suffix}")


def _from_file(path: Path) -> bytes:
    try:
        return bytes.fromhex(path.read_text(encoding="ascii").strip())
    except OSError as error:
        raise RecordError(f"the key file {path} cannot be read: {error.strerror}; restore it from a backup") from error
    except ValueError as error:
        raise RecordError(f"the key file {path} is damaged; restore it from a backup") from error


def file_key(path: Path, master: MasterKey, owner: str | None = None) -> bytes:
    """The random key of the file `path`, stored wrapped next to it; created if there is neither file nor key.

    It is wrapped for `owner` (the file's name if None). One that an earlier program wrapped for the name alone opens
    too. Raises RecordError.
    """
    key_path = path.with_suffix(".key")
    owner = path.name if owner is None else owner
    try:
        if not key_path.is_file():
            if path.exists():
                raise RecordError(f"{key_path.name}, the key of {path.name}, is missing; restore it from a backup")
            with suppress(FileExistsError):  # another program makes the same file: there is one key for it
                write_new(key_path, master.wrap(secrets.token_bytes(KEY_BYTES), owner).hex())
        wrapped = bytes.fromhex(key_path.read_text(encoding="ascii"))
        earlier = master.unwrapped(wrapped, path.name)
        return master.unwrap(wrapped, owner) if earlier is None else earlier
    except OSError as error:
        raise RecordError(f"{key_path} cannot be read or written: {error.strerror}; check rights and disk") from error
    except ValueError as error:
        raise RecordError(f"{key_path} is damaged; restore it from a backup") from error
