"""Retention of video: pieces beyond the age limit of the unit are removed, and the oldest ones beyond its quota."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from neopain.base.errors import RecordError
from neopain.base.settings import RecordSettings
from neopain.record.session.video import FOLDER_NAME, Piece, Video
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward


@dataclass(frozen=True, slots=True)
class StoredVideo:
    """Size of the stored video, the quota of the unit, and when (UTC) the oldest piece expires; None without video."""

    size_bytes: int
    quota_bytes: int
    next_expiry: datetime | None


def stored_video(ward: Ward, settings: RecordSettings) -> StoredVideo:
    """The video stored now; raises RecordError."""
    pieces = [piece for _, piece in _pieces(ward)]
    oldest = min((_written(piece) for piece in pieces), default=None)
    return StoredVideo(
        sum(piece.size_bytes for piece in pieces),
        int(settings.video_quota_gb * 1e9),
        None if oldest is None else oldest + timedelta(days=settings.video_days),
    )


def remove_expired_video(ward: Ward, settings: RecordSettings) -> int:
    """Remove pieces that are too old by the ward's clock or beyond the quota, the oldest first; returns how many.

    Each session gets one audit entry, which names no person as the program acts by itself. Raises RecordError where
    some cannot be removed, once all others are.
    """
    now = ward.now()
    pieces = sorted(_pieces(ward), key=lambda item: _written(item[1]))
    left_bytes = sum(piece.size_bytes for _, piece in pieces)
    expired: dict[str, list[int]] = {}
    for session, piece in pieces:
        old = now - _written(piece) >= timedelta(days=settings.video_days)
        if not old and left_bytes <= settings.video_quota_gb * 1e9:
            break
        left_bytes -= piece.size_bytes
        expired.setdefault(session, []).append(piece.number)
    failed: RecordError | None = None
    for session, numbers in expired.items():
        ward.audit.append("", Action.VIDEO_EXPIRED, f"{session}: {len(numbers)} pieces")
        try:
            with Video(ward.sessions.folder / session, ward.key) as video:
                video.remove(numbers)
        except RecordError as error:
            failed = error
    if failed is not None:
        raise failed
    return sum(len(numbers) for numbers in expired.values())


def _pieces(ward: Ward) -> list[tuple[str, Piece]]:
    pieces = []
    for session in ward.sessions.ids():
        folder = ward.sessions.folder / session
        try:
            if not (folder / FOLDER_NAME).is_dir():
                continue
            with Video(folder, ward.key) as video:
                found = video.pieces()
        except (RecordError, OSError):
            continue  # damaged: the list of sessions shows it, and the others expire all the same
        pieces += [(session, piece) for piece in found]
    return pieces


def _written(piece: Piece) -> datetime:
    return datetime.fromisoformat(piece.written)
