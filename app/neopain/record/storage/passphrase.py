"""Passphrases: how long they are at least, and the key that argon2id makes of one."""

from __future__ import annotations

from typing import NamedTuple

from neopain.base.errors import Cause, InputError, RecordError

KEY_BYTES = 32
SHORTEST = 12
"""Fewer characters are refused."""
# RFC 9106, section 4, second recommended option: for machines with less memory to spare.
_TIME_COST, _MEMORY_KIB, _LANES = 3, 65536, 4


class Cost(NamedTuple):
    """What argon2id spends on a passphrase: passes, memory in KiB and lanes."""

    passes: int = _TIME_COST
    memory_kib: int = _MEMORY_KIB
    lanes: int = _LANES


USUAL = Cost()


def check_passphrase(passphrase: str) -> None:
    """Raise InputError for a passphrase that is too short."""
    if len(passphrase) < SHORTEST:
        raise InputError(Cause.SHORT_PASSPHRASE, least=SHORTEST)


def stretch(passphrase: str, salt: bytes, cost: Cost = USUAL) -> bytes:
    """The key that argon2id makes of a passphrase, 32 bytes; raises RecordError where it gets no memory."""
    import argon2.exceptions
    import argon2.low_level

    kind = argon2.low_level.Type.ID
    try:
        return argon2.low_level.hash_secret_raw(passphrase.encode(), salt, *cost, KEY_BYTES, kind)
    except argon2.exceptions.HashingError as error:
        raise RecordError(f"the passphrase cannot be checked: {error}; close other programs") from error
