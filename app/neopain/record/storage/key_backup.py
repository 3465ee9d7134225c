"""The backup of the master key: a small file, locked with a passphrase of its own, for a stick in a drawer.

Whoever has the file can try passphrases at the cost of one argon2id each, and learns nothing else from it: the salt
of records with a passphrase is locked up with the key.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import secrets
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from neopain.base.errors import Cause, KeyLostError, RecordError
from neopain.base.files import AtomicFile, write_private
from neopain.record.storage import keys
from neopain.record.storage.database import REGISTER_NAME
from neopain.record.storage.keys import KeyFacts, KeyKind, MasterKey
from neopain.record.storage.passphrase import KEY_BYTES, USUAL, Cost, check_passphrase, stretch

VERSION: Literal[1] = 1
WHAT: Literal["Neopain: backup of the key of the records"] = "Neopain: backup of the key of the records"
_MOST_BYTES = 16384
_SALT_BYTES = 16


class _Backup(BaseModel):
    """The file. What `sealed` holds, the key and the salt of the records in hex digits, opens only with all the rest as
    it was; `sha256` tells a damaged file from a wrong passphrase.
    """

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)

    what: Literal["Neopain: backup of the key of the records"] = WHAT
    version: Literal[1] = VERSION
    name: str = Field(pattern=r"^[0-9a-f]{16}$")
    salt: str = Field(pattern=r"^[0-9a-f]{32}$")
    # A hostile file may ask for neither hours nor all of the memory.
    passes: int = Field(ge=1, le=10)
    memory_kib: int = Field(ge=1024, le=262144)
    lanes: int = Field(ge=1, le=16)
    sealed: str = Field(pattern=r"^([0-9a-f]{2})*$")
    sha256: str

    def locked(self, passphrase: str, content: bytes) -> _Backup:
        """The same with `content` locked in it."""
        from neopain.record.storage.sealing import seal

        whole = self.model_copy(update={"sealed": seal(self._cipher(passphrase), content, self._head()).hex()})
        return whole.model_copy(update={"sha256": whole.digest()})

    def unlocked(self, passphrase: str) -> bytes | None:
        """What is locked in it; None where the passphrase is another one."""
        from neopain.record.storage.sealing import unseal

        return unseal(self._cipher(passphrase), bytes.fromhex(self.sealed), self._head())

    def digest(self) -> str:
        """What `sha256` has to be."""
        return hashlib.sha256(self._head() + bytes.fromhex(self.sealed)).hexdigest()

    def _cipher(self, passphrase: str) -> Any:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        cost = Cost(self.passes, self.memory_kib, self.lanes)
        return AESGCM(stretch(passphrase, bytes.fromhex(self.salt), cost))

    def _head(self) -> bytes:
        return json.dumps(self.model_dump(exclude={"sealed", "sha256"}), sort_keys=True).encode()


def write(folder: Path, master: MasterKey, path: Path, passphrase: str) -> None:
    """Write the backup of `master`, the key of the records under `folder`, to the file `path`; it replaces an earlier
    backup of the same key, and no other file.

    When this returns the file is whole, on its disk, readable by its owner alone, and was read again and unlocked.
    Raises InputError for a short passphrase and RecordError; then there is no new file.
    """
    check_passphrase(passphrase)
    stated = keys.facts(folder)
    if not stated.fits(master):
        raise KeyLostError(Cause.WRONG_KEY)
    content = master.secret + stated.salt
    try:
        _check_place(folder, path, stated)
        salt = secrets.token_bytes(_SALT_BYTES).hex()
        head = _Backup(name=stated.name, salt=salt, sealed="", sha256="", **USUAL._asdict())
        backup = head.locked(passphrase, content)
        with AtomicFile(path) as part:
            write_private(part, backup.model_dump_json(indent=1))
            _forget_cached(part)
            if _read(part).unlocked(passphrase) != content:
                raise RecordError(Cause.DISK_NOT_READ, folder=path.parent)
        _sync(path.parent)
    except OSError as error:
        raise RecordError(Cause.CANNOT_WRITE, file=path, why=error.strerror or str(error)) from error


def is_needed(folder: Path) -> bool:
    """Whether the records under `folder` do not open by themselves; those with a passphrase never do."""
    try:
        keys.open_key(folder)
    except RecordError:
        return True
    return False


def restore(folder: Path, path: Path, passphrase: str) -> MasterKey:
    """Bring the key of the records under `folder` back from its backup `path`: into the system's keyring where one
    works, else into a private file. A lost or damaged `key.json` comes back too, where the register shows that the key
    is that of these records.

    Raises RecordError; then the records are as they were.
    """
    if not is_needed(folder):
        raise RecordError(Cause.KEY_WORKS)
    backup = _read(path)
    stated = _stated(folder)
    content = backup.unlocked(passphrase)
    if content is None:
        is_other = stated is not None and stated.name != backup.name
        raise RecordError(Cause.BACKUP_OTHER_KEY if is_other else Cause.BACKUP_PASSPHRASE, file=path)
    secret, salt = content[:KEY_BYTES], content[KEY_BYTES:]
    key = MasterKey(KeyKind.FILE, secret)
    if not (_opens_register(folder, key) if stated is None else stated.fits(key)):
        raise RecordError(Cause.BACKUP_OTHER_KEY, file=path)
    return keys.bring_back(folder, backup.name, salt if stated is None else stated.salt, secret)


def _read(path: Path) -> _Backup:
    """The backup in the file `path`; raises RecordError for anything else."""
    try:
        if path.exists() and not path.is_file():  # a pipe would be waited for
            raise RecordError(Cause.BACKUP_DAMAGED, file=path)
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise RecordError(Cause.BACKUP_GONE, file=path, why=error.strerror or str(error)) from error
    try:
        found = json.loads(content) if len(content) <= _MOST_BYTES else None
        if isinstance(found, dict) and found.get("what") == WHAT:
            version = found.get("version")
            if type(version) is int and version > VERSION:
                raise RecordError(Cause.NEWER, file=path, found=version, known=VERSION)
        backup = _Backup.model_validate(found)
    except (ValueError, RecursionError) as error:  # pydantic's ValidationError is a ValueError
        raise RecordError(Cause.BACKUP_DAMAGED, file=path) from error
    if backup.digest() != backup.sha256:
        raise RecordError(Cause.BACKUP_DAMAGED, file=path)
    return backup


def _check_place(folder: Path, path: Path, stated: KeyFacts) -> None:
    """Raise RecordError where the backup may not be written, and OSError where it cannot."""
    if path.resolve().is_relative_to(folder.resolve()):
        raise RecordError(Cause.BACKUP_WITH_RECORDS)
    if not path.parent.is_dir():  # a stick that was pulled out: its folder is not made again on this disk
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    if path.exists():
        try:
            earlier = _read(path).name
        except RecordError as error:
            raise RecordError(Cause.BACKUP_OTHER_FILE, file=path) from error
        if earlier != stated.name:
            raise RecordError(Cause.BACKUP_OTHER_FILE, file=path)


def _stated(folder: Path) -> KeyFacts | None:
    """What `key.json` says; None where it is lost and the register is there to say whose key it is."""
    try:
        return keys.facts(folder)
    except KeyLostError as error:
        register = folder / REGISTER_NAME
        if not (register.is_file() and register.with_suffix(".key").is_file()):
            raise RecordError(Cause.NO_LOCKED_RECORDS, folder=folder) from error
        return None


def _opens_register(folder: Path, key: MasterKey) -> bool:
    try:
        keys.file_key(folder / REGISTER_NAME, key)
    except RecordError:
        return False
    return True


def _forget_cached(path: Path) -> None:
    """Let the next reader ask the disk, where the system can do that: a stick may keep nothing of what it took."""
    if hasattr(os, "posix_fadvise"):
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _sync(folder: Path) -> None:
    """Bring the file's name to the disk as well: a stick is pulled out as soon as it is said to be done."""
    place = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(place)
    except OSError as error:
        if error.errno != errno.EINVAL:  # some network drives know no such thing
            raise
    finally:
        os.close(place)
