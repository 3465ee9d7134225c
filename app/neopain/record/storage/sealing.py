"""Encrypts bytes for one owner (AES-256-GCM): under another owner they do not open."""

from __future__ import annotations

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_NONCE_BYTES = 12


def seal(cipher: AESGCM, content: bytes, owner: bytes) -> bytes:
    """A random nonce and the ciphertext of `content`, authenticated together with `owner`."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + cipher.encrypt(nonce, content, owner)


def unseal(cipher: AESGCM, sealed: bytes, owner: bytes) -> bytes | None:
    """The content that was sealed for `owner`; None where it was altered or sealed for another owner or key."""
    try:
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], owner)
    except (InvalidTag, ValueError):
        return None
