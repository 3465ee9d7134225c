"""Retention of video: the oldest pieces expire first, each removal is audited, nothing else changes."""

from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

import draws
from neopain.base.errors import RecordError
from neopain.base.settings import RecordSettings
from neopain.record.session.video import Video, encode_piece
from neopain.record.session.writer import SessionWriter, owner_of
from neopain.record.storage.database import PAGE_BYTES, Database
from neopain.record.storage.schema import SESSION
from neopain.record.ward.audit import Action
from neopain.record.ward.retention import remove_expired_video, stored_video
from neopain.record.ward.ward import Ward

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
OLDER, NEWER = "20261120-080000-aaaaaa", "20261127-080000-bbbbbb"
PIECE = encode_piece([(t_s, np.full((16, 16, 3), 90, np.uint8)) for t_s in (0.0, 0.1)])


@pytest.fixture
def ward(tmp_path, master):
    with Ward(tmp_path / "records", master, lambda: NOW) as ward:
        for name in (OLDER, NEWER):
            SessionWriter(ward.sessions.folder / name, master, draws.facts(name)).close()
        yield ward


def add_piece(ward, name, written):
    """Add a piece of video to the session, with this time of writing; returns its size in bytes."""
    with Video(ward.sessions.folder / name, ward.key, lambda: written) as video:
        return video.add(PIECE).size_bytes


def left(ward):
    pieces = {}
    for name in (OLDER, NEWER):
        with Video(ward.sessions.folder / name, ward.key) as video:
            pieces[name] = len(video.pieces())
    return pieces


def test_without_video_nothing_is_stored_and_nothing_expires(ward):
    settings = RecordSettings()
    stored = stored_video(ward, settings)
    assert (stored.size_bytes, stored.next_expiry) == (0, None)
    assert remove_expired_video(ward, settings) == 0
    assert ward.audit.count() == 0


def test_a_piece_expires_exactly_at_the_age_limit(ward):
    settings = RecordSettings(video_days=7)
    add_piece(ward, OLDER, NOW - timedelta(days=7))
    add_piece(ward, OLDER, NOW - timedelta(days=7) + timedelta(seconds=1))
    add_piece(ward, NEWER, NOW - timedelta(days=1))
    assert stored_video(ward, settings).next_expiry == NOW
    assert remove_expired_video(ward, settings) == 1
    assert left(ward) == {OLDER: 1, NEWER: 1}
    (entry,) = ward.audit.entries()
    assert (entry.who, entry.action, entry.detail) == ("", Action.VIDEO_EXPIRED, f"{OLDER}: 1 pieces")


def test_the_oldest_video_expires_beyond_the_quota_but_not_at_it(ward):
    sizes = [
        add_piece(ward, name, NOW - timedelta(hours=hours)) for name, hours in ((OLDER, 30), (OLDER, 20), (NEWER, 10))
    ]
    exactly = RecordSettings().model_copy(update={"video_quota_gb": sum(sizes) / 1e9})
    assert stored_video(ward, exactly).size_bytes == sum(sizes)
    assert remove_expired_video(ward, exactly) == 0
    less = RecordSettings().model_copy(update={"video_quota_gb": (sum(sizes) - 1) / 1e9})
    assert remove_expired_video(ward, less) == 1
    assert left(ward) == {OLDER: 1, NEWER: 1}


def test_a_damaged_session_does_not_prevent_expiry_of_the_others(ward):
    add_piece(ward, OLDER, NOW - timedelta(days=400))
    add_piece(ward, NEWER, NOW - timedelta(days=400))
    (ward.sessions.folder / NEWER / "session.db").write_bytes(b"no database" * 4000)
    assert remove_expired_video(ward, RecordSettings()) == 1


def test_video_of_every_session_expires_and_the_scores_remain(ward):
    settings = RecordSettings(video_days=7)
    for name in (OLDER, NEWER):
        for hours in (1, 2, 3):
            add_piece(ward, name, NOW - timedelta(days=7, hours=hours))
    files = list(ward.sessions.folder.rglob("*.film"))
    assert stored_video(ward, settings).size_bytes == sum(path.stat().st_size for path in files)
    assert remove_expired_video(ward, settings) == len(files) == 6
    assert left(ward) == {OLDER: 0, NEWER: 0}
    assert list(ward.sessions.folder.rglob("*.film")) == []
    assert stored_video(ward, settings).next_expiry is None
    entries = {(entry.action, entry.detail) for entry in ward.audit.entries()}
    assert entries == {(Action.VIDEO_EXPIRED, f"{name}: 3 pieces") for name in (OLDER, NEWER)}
    with ward.sessions.open_unaudited(OLDER) as session:
        session.check()


def test_beyond_the_quota_the_oldest_pieces_of_all_sessions_expire_first(ward):
    sizes = [add_piece(ward, name, NOW - timedelta(hours=hours)) for name in (OLDER, NEWER) for hours in (2, 4, 6)]
    settings = RecordSettings().model_copy(update={"video_quota_gb": sum(sizes) / 6 * 3.5 / 1e9})
    assert remove_expired_video(ward, settings) == 3
    assert sorted(left(ward).values()) == [1, 2]


def test_expiry_leaves_a_session_that_is_being_written_intact(ward, master):
    folder = ward.sessions.folder / "live"
    writer = SessionWriter(folder, master, draws.facts("live"))
    samples = list(draws.samples(4.0, width=16))
    writer.write(samples[:60])
    add_piece(ward, "live", NOW - timedelta(days=8))
    assert remove_expired_video(ward, RecordSettings(video_days=7.0)) == 1
    writer.write(samples[60:])
    add_piece(ward, "live", NOW)
    writer.close()
    with ward.sessions.open_unaudited("live") as session:
        session.check()
        assert [draws.exact(sample) for sample in session.samples()] == [draws.exact(sample) for sample in samples]
        with session.video() as video:
            assert [piece.written for piece in video.pieces()] == [NOW.isoformat(timespec="seconds")]


def test_video_that_cannot_be_removed_keeps_no_other_from_expiring_and_stays_listed(ward):
    for name, days in ((OLDER, 10), (OLDER, 9), (NEWER, 8)):
        add_piece(ward, name, NOW - timedelta(days=days))
    stuck = ward.sessions.folder / OLDER / "video" / "000000.film"
    stuck.unlink()
    stuck.mkdir()
    with pytest.raises(RecordError, match="video cannot be removed"):
        remove_expired_video(ward, RecordSettings(video_days=7.0))
    assert left(ward) == {OLDER: 1, NEWER: 0}
    assert list(ward.sessions.folder.rglob("*.film")) == [stuck]


def test_a_damaged_list_of_pieces_keeps_no_other_video(ward):
    old = NOW - timedelta(days=400)
    for name in (OLDER, NEWER):
        add_piece(ward, name, old)
    path = ward.sessions.folder / NEWER / "session.db"
    with Database(path, ward.key, SESSION, owner=owner_of(path.parent)) as database:
        ((page,),) = database.run("SELECT rootpage FROM sqlite_schema WHERE name = 'chunks'")
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE_BYTES + 100 : (page - 1) * PAGE_BYTES + 200] = bytes(100)
    path.write_bytes(bytes(content))
    assert stored_video(ward, RecordSettings()).size_bytes > 0
    assert remove_expired_video(ward, RecordSettings()) == 1
    with Video(ward.sessions.folder / OLDER, ward.key) as video:
        assert video.pieces() == ()
