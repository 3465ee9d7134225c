"""The sealed files at the ward: kept as long as the settings say."""

import asyncio

import pytest

from neopain.base.errors import InputError
from neopain.ward.stays.store import SealedStore

OLD, NEW = "20200101-000000-aaaaaa", "20991231-000000-bbbbbb"


async def chunks(*parts):
    for part in parts:
        yield part


def put(store, session, *parts, size):
    path = store.path("3", session, "session.db")
    asyncio.run(store.put(path, chunks(*parts), size, 1.0))
    return path


def test_a_session_older_than_the_settings_say_is_removed_when_another_comes(tmp_path):
    for_ever, a_year = SealedStore(tmp_path, 36500.0), SealedStore(tmp_path, 365.0)
    old = put(for_ever, OLD, b"ab", b"c", size=3)
    assert old.read_bytes() == b"abc"
    put(a_year, NEW, b"x", size=1)
    assert not old.exists()
    assert [one.session for one in a_year.files("3")] == [NEW]


@pytest.mark.parametrize("size", [2, 4, -1, 2**40])
def test_a_file_of_another_length_than_it_said_is_not_kept(tmp_path, size):
    with pytest.raises(InputError):
        put(SealedStore(tmp_path, 365.0), NEW, b"abc", size=size)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
