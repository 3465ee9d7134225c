import logging
from collections import namedtuple

import pytest

from neopain.base.errors import RecordError
from neopain.record.storage import reserve
from neopain.record.storage.reserve import RESERVE_BYTES, check_room, ensure_room

Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def disk(monkeypatch):
    """Sets the free bytes of the disk, and its size."""

    def free(count, total=10**9):
        monkeypatch.setattr(reserve.shutil, "disk_usage", lambda _: Usage(total, total - count, count))

    return free


def test_a_reserve_is_made_where_there_is_room_and_given_up_once_when_the_disk_is_full(tmp_path, disk):
    file = tmp_path / "reserve"
    disk(RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert not file.exists()
    disk(3 * RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert file.stat().st_blocks * 512 >= RESERVE_BYTES  # its room is taken, not only its length
    assert file.stat().st_mode & 0o777 == 0o600
    disk(RESERVE_BYTES)
    assert not ensure_room(tmp_path)
    assert file.exists()
    disk(100_000)
    assert not ensure_room(tmp_path, keep=True)
    assert file.exists()
    assert ensure_room(tmp_path)
    assert not file.exists()
    assert not ensure_room(tmp_path)
    disk(3 * RESERVE_BYTES)
    ensure_room(tmp_path)
    assert file.exists()


def test_a_small_disk_gets_a_smaller_reserve_and_the_log_says_so(tmp_path, disk, caplog):
    disk(13_000_000, 13_000_000)
    with caplog.at_level(logging.WARNING):
        ensure_room(tmp_path)
    assert (tmp_path / "reserve").stat().st_size == 13_000_000 // 4
    assert "the disk of the records is small: 3.2 MB" in caplog.text


def test_a_reserve_of_an_earlier_program_is_made_larger(tmp_path, disk):
    file = tmp_path / "reserve"
    file.write_bytes(bytes(1_000_000))
    disk(3 * RESERVE_BYTES)
    ensure_room(tmp_path)
    assert file.stat().st_size == RESERVE_BYTES


def test_where_no_reserve_can_be_made_nothing_happens(tmp_path, disk, monkeypatch):
    disk(20 * RESERVE_BYTES)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(reserve.os, "posix_fallocate", fail)
    assert not ensure_room(tmp_path)
    assert not (tmp_path / "reserve").exists(), "an empty file would pass for a reserve"
    assert not ensure_room(tmp_path / "missing")


def test_what_the_reserve_left_is_not_for_the_monitor(tmp_path, disk):
    """When a command has given the reserve up, a monitor that still tries to record would fill its room in a second."""
    disk(3 * RESERVE_BYTES)
    ensure_room(tmp_path)
    disk(0)
    check_room(tmp_path)  # the disk itself says that it is full
    ensure_room(tmp_path)
    disk(RESERVE_BYTES - 1)
    with pytest.raises(RecordError, match=r"the last 4.0 MB are kept for .*; make room"):
        check_room(tmp_path)
    disk(RESERVE_BYTES)
    check_room(tmp_path)
    check_room(tmp_path / "missing")
