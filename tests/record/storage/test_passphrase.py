"""What a passphrase has to be, and the key that is made of it."""

import pytest

from neopain.base.errors import InputError, RecordError
from neopain.record.storage.passphrase import Cost, check_passphrase, stretch

SALT = bytes(range(16))


def test_eleven_characters_are_too_few():
    check_passphrase("twelve chars")
    with pytest.raises(InputError, match="a passphrase has at least 12 characters: use four or five words"):
        check_passphrase("eleven char")


def test_the_key_depends_on_passphrase_salt_and_cost():
    cheap = Cost(1, 1024, 1)
    key = stretch("twelve chars", SALT, cheap)
    assert len(key) == 32
    assert key == stretch("twelve chars", SALT, cheap)
    others = [
        ("twelve charS", SALT, cheap),
        ("twelve chars", SALT[::-1], cheap),
        ("twelve chars", SALT, Cost(2, 1024, 1)),
    ]
    assert key not in [stretch(*other) for other in others]


def test_the_key_is_the_one_that_records_were_made_with_before():
    """Another one would lock everybody with a passphrase out."""
    key = "4c9e2212cdc1a6cdbef55932659054f2e13463e638fb7138a7d3c587950cc3e2"
    assert stretch("four small green apples", SALT).hex() == key


def test_too_little_memory_is_one_line():
    with pytest.raises(RecordError, match=r"the passphrase cannot be checked: .*close other programs"):
        stretch("twelve chars", SALT, Cost(1, 1, 1))
