"""What an administrator is told of the backup of the key."""

from datetime import UTC, datetime, timedelta

import pytest

from neopain.record.storage.keys import KeyKind
from neopain.record.ward.audit import Action, Entry
from neopain.review.key_backup import KeyBackup

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture
def told(tmp_path):
    """What is told of a backup of so many days ago to that file; of none where that is None."""

    def tell(days, file="/nowhere/key.json"):
        at = None if days is None else (NOW - timedelta(days=days)).isoformat(timespec="milliseconds")
        newest = None if at is None else Entry(7, at, "Ines", Action.KEY_BACKED_UP, str(file))
        return KeyBackup(KeyKind.FILE, newest, tmp_path, NOW)

    return tell


def test_one_of_more_than_a_year_ago_is_old(told):
    assert [told(days).is_old for days in (None, 0, 365, 367)] == [False, False, False, True]


def test_one_on_the_disk_of_the_records_is_near(told, tmp_path):
    file = tmp_path / "key.json"
    assert not told(1, file).is_near, "it is in a drawer, or was removed"
    file.write_text("{}")
    assert told(1, file).is_near
    assert not told(1, "/proc/version").is_near, "that is another disk"
    assert not told(None).is_near
