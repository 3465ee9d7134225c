from collections import namedtuple

import pytest

from neopain.record.storage import reserve
from neopain.record.storage.reserve import RESERVE_BYTES, ensure_room

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def disk(monkeypatch):
    """Sets the free bytes of the disk."""

    def free(count):
        monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - count, count))

    return free


def test_a_reserve_is_made_where_there_is_room_and_given_up_once_when_the_disk_is_full(tmp_path, disk):
    file = tmp_path / "reserve"
    disk(5 * RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert not file.exists()
    disk(20 * RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert file.stat().st_blocks * 512 >= RESERVE_BYTES  # its room is taken, not only its length
    assert file.stat().st_mode & 0o777 == 0o600
    disk(RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert file.exists()
    disk(100_000)
    assert ensure_room(tmp_path)
    assert not file.exists()
    assert not ensure_room(tmp_path)
    disk(20 * RESERVE_BYTES)
    ensure_room(tmp_path)
    assert file.exists()


def test_where_no_reserve_can_be_made_nothing_happens(tmp_path, disk, monkeypatch):
    disk(20 * RESERVE_BYTES)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reserve.os, "posix_fallocate", fail)
    assert not ensure_room(tmp_path)
    assert not ensure_room(tmp_path / "missing")
