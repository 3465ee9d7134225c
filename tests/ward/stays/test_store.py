"""The sealed files at the ward: kept as long as the settings say."""

import asyncio
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from neopain.base.errors import InputError
from neopain.ward.stays.store import SealedStore

OLD, KEPT, NEW = "20251123-235959-aaaaaa", "20251124-000000-bbbbbb", "20261124-080000-cccccc"
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


async def chunks(*parts):
    for part in parts:
        yield part


def put(store, session, *parts, size):
    path = store.path("3", session, "session.db")
    asyncio.run(store.put(path, chunks(*parts), size, 1.0))
    return path


def test_a_session_older_than_the_settings_say_is_removed_when_another_comes(tmp_path):
    told = []
    for_ever = SealedStore(tmp_path, 36500.0, lambda: NOW, told.append)
    a_year = SealedStore(tmp_path, 365.0, lambda: NOW, lambda what: told.append((what, old.exists())))
    old = put(for_ever, OLD, b"ab", b"c", size=3)
    assert old.read_bytes() == b"abc"
    put(for_ever, KEPT, b"x", size=1)
    assert told == []
    put(a_year, NEW, b"x", size=1)
    assert not old.exists()
    assert told == [(f"bed 3: {OLD}", True)]  # before it is gone
    assert [one.session for one in a_year.files("3")] == [NEW, KEPT]


@pytest.mark.parametrize("size", [2, 4, -1, 2**40])
def test_a_file_of_another_length_than_it_said_is_not_kept(tmp_path, size):
    with pytest.raises(InputError):
        put(SealedStore(tmp_path, 365.0, lambda: NOW), NEW, b"abc", size=size)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


_PARTS = st.text(max_size=12) | st.sampled_from(["..", ".", "", "/", NEW, "a", "session.db", "a.part", "\x00", "%2e"])


@settings(max_examples=200, deadline=None)
@example(bed="..", session=NEW, file="a")
@example(bed=" Bed  . ", session=NEW, file="a")
@given(bed=_PARTS, session=_PARTS, file=st.lists(_PARTS, max_size=5).map("/".join))
def test_no_name_leads_out_of_the_folder_of_its_bed(bed, session, file):
    store = SealedStore(Path("/ward/sealed"), 1.0)
    try:
        found = store.path(bed, session, file)
    except InputError:
        return
    assert Path("/ward/sealed") in Path(os.path.normpath(found)).parents
    assert found == Path(os.path.normpath(found))
    assert found.parts[4] == session
