"""The master key: where it is stored, and how it encrypts the random key of each file.

`key.json` in the folder of the records holds the kind of the key and a check value that detects a wrong key at once;
the key itself is never in that folder.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import secrets
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from neopain.base.errors import Cause, KeyLostError, RecordError
from neopain.base.files import write_new, write_private
from neopain.record.storage import key_store
from neopain.record.storage.passphrase import KEY_BYTES, stretch

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

# What encrypts, stretches and stores is loaded when it is used: the window, which has words for the kinds of key, is
# shown before that.

FILE_NAME = "key.json"
# The check value of records that have had a register is another one: who has not the key cannot turn it back.
_CHECK, _CHECK_WITH_REGISTER = "check", "check with register"
_NAME = re.compile("[0-9a-f]{16}")


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


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What `key.json` says of the master key: where it is, under which name, the salt of a passphrase, and the check
    value in hex digits.
    """

    kind: KeyKind
    name: str
    salt: bytes
    check: str

    def fits(self, key: MasterKey) -> bool:
        """Whether `key` is the one that these records were made with."""
        return self.check in (key.derive(_CHECK).hex(), key.derive(_CHECK_WITH_REGISTER).hex())

    def as_text(self) -> str:
        """The content of `key.json`."""
        return json.dumps({"kind": self.kind.value, "name": self.name, "salt": self.salt.hex(), "check": self.check})


def exists(folder: Path) -> bool:
    """Whether the records under `folder` have a master key; raises RecordError when the disk does not say."""
    path = folder / FILE_NAME
    try:
        return path.is_file()
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}; check the disk and rights") from error


def kind_of(folder: Path) -> KeyKind:
    """The kind of the master key of `folder`; raises RecordError if it cannot be read."""
    return facts(folder).kind


def is_locked(folder: Path) -> bool:
    """Whether the records under `folder` are locked with a passphrase; False where that cannot be read."""
    try:
        return kind_of(folder) is KeyKind.PASSPHRASE
    except RecordError:
        return False


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
            key = MasterKey(KeyKind.PASSPHRASE, stretch(passphrase, salt))
        else:
            key = _stored(name, secrets.token_bytes(KEY_BYTES))
        write_new(folder / FILE_NAME, KeyFacts(key.kind, name, salt, key.derive(_CHECK).hex()).as_text())
    except FileExistsError as error:
        raise RecordError(f"another program has just made the key of {folder}; start this one again") from error
    except OSError as error:
        raise RecordError(Cause.KEY_NOT_STORED, why=error.strerror or str(error)) from error
    return key


def bring_back(folder: Path, name: str, salt: bytes, secret: bytes) -> MasterKey:
    """Store the `secret` of records that have had a register as `create` does, and write their `key.json` anew.

    Its check value says that there has been a register, whatever it said before: otherwise whoever removed both could
    begin a new register, as its administrator. Raises RecordError.
    """
    try:
        key = _stored(name, secret)
        check = key.derive(_CHECK_WITH_REGISTER).hex()
        write_private(folder / FILE_NAME, KeyFacts(key.kind, name, salt, check).as_text())
    except OSError as error:
        raise RecordError(Cause.KEY_NOT_STORED, why=error.strerror or str(error)) from error
    return key


def open_key(folder: Path, passphrase: str | None = None) -> MasterKey:
    """The master key of the records under `folder`; raises RecordError when it is missing or a wrong one."""
    stored = facts(folder)
    match kind := stored.kind:
        case KeyKind.PASSPHRASE:
            if passphrase is None:
                raise RecordError(Cause.PASSPHRASE_NEEDED)
            secret = stretch(passphrase, stored.salt)
        case KeyKind.KEYRING:
            secret = key_store.from_keyring(stored.name)
        case KeyKind.FILE:
            secret = key_store.from_file(stored.name)
    key = MasterKey(kind, secret)
    if not stored.fits(key):
        if kind is KeyKind.PASSPHRASE:
            raise RecordError(Cause.WRONG_PASSPHRASE)
        raise KeyLostError(Cause.WRONG_KEY)
    return key


def has_had_register(folder: Path, master: MasterKey) -> bool:
    """Whether the records under `folder` have had a register; False where they have no key file. Raises RecordError."""
    return exists(folder) and facts(folder).check == master.derive(_CHECK_WITH_REGISTER).hex()


def remember_register(folder: Path, master: MasterKey) -> None:
    """Note with the master key that the records under `folder` have a register. On a full disk the next start does."""
    if exists(folder) and not has_had_register(folder, master):
        with suppress(OSError):
            noted = replace(facts(folder), check=master.derive(_CHECK_WITH_REGISTER).hex())
            write_private(folder / FILE_NAME, noted.as_text())


def facts(folder: Path) -> KeyFacts:
    """What `key.json` of the records under `folder` says; raises RecordError where it is missing or damaged."""
    path = folder / FILE_NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        stored = KeyFacts(KeyKind(found["kind"]), found["name"], bytes.fromhex(found["salt"]), found["check"])
        bytes.fromhex(stored.check)
        if not _NAME.fullmatch(stored.name):  # it becomes the name of a file
            raise ValueError(stored.name)
    except FileNotFoundError as error:
        raise KeyLostError(Cause.KEY_FACTS_LOST, file=path) from error
    except OSError as error:
        raise RecordError(f"{path} cannot be read: {error.strerror}; check the disk and rights") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise KeyLostError(Cause.KEY_FACTS_LOST, file=path) from error
    return stored


def _stored(name: str, secret: bytes) -> MasterKey:
    """Store the secret in the system's keyring where one works, else in a file; raises OSError."""
    if key_store.to_keyring(name, secret):
        return MasterKey(KeyKind.KEYRING, secret)
    key_store.to_file(name, secret)
    return MasterKey(KeyKind.FILE, secret)


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
