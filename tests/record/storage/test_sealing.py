"""What is sealed for one owner opens for no other."""

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from neopain.record.storage.sealing import seal, unseal

CIPHER = AESGCM(bytes(32))


def test_the_owner_opens_it_and_each_sealing_is_another():
    assert unseal(CIPHER, seal(CIPHER, b"content", b"one"), b"one") == b"content"
    assert seal(CIPHER, b"content", b"one") != seal(CIPHER, b"content", b"one")


@pytest.mark.parametrize("owner", [b"two", b"", b"one "])
def test_another_owner_does_not(owner):
    assert unseal(CIPHER, seal(CIPHER, b"content", b"one"), owner) is None


def test_a_changed_or_cut_one_does_not_open():
    sealed = seal(CIPHER, b"content", b"one")
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        assert unseal(CIPHER, bytes(changed), b"one") is None
        assert unseal(CIPHER, sealed[:place], b"one") is None
    assert unseal(AESGCM(bytes([1] * 32)), sealed, b"one") is None
