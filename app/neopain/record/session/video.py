"""The video of a session: pieces, each encrypted and authenticated by itself, listed by time in the database.

A piece is sealed (AES-256-GCM) together with the session's id, its number and its times: a piece that was altered,
truncated, exchanged with another or moved to another session does not open.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import apsw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from neopain.base.clock import WallClock, wall_clock
from neopain.base.errors import RecordError
from neopain.record.session.video_codec import Picture, decode_pictures, encode_pictures
from neopain.record.session.writer import FILE_NAME
from neopain.record.storage.encrypted import mapped_errors, open_file, transaction
from neopain.record.storage.keys import MasterKey, file_key

FOLDER_NAME = "video"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of video: times of its first and last picture, how many, its size, and when it was written (UTC)."""

    number: int
    first_s: float
    last_s: float
    pictures: int
    size_bytes: int
    written: str


@dataclass(frozen=True, slots=True)
class EncodedPiece:
    """A piece of video in memory: `content` as of video_codec.py, and the times of its first and last picture."""

    first_s: float
    last_s: float
    pictures: int
    content: bytes


def encode_piece(pictures: Sequence[Picture]) -> EncodedPiece:
    """`pictures` encoded as one piece, in memory."""
    return EncodedPiece(pictures[0][0], pictures[-1][0], len(pictures), encode_pictures(pictures))


class Video:
    """The video of the session under `folder`. For one thread at a time; the session may be written meanwhile.

    Consent is not checked here: the caller writes only with a recorded consent. Raises RecordError.
    """

    def __init__(self, folder: Path, master: MasterKey, now: WallClock = wall_clock) -> None:
        self._now = now
        self._session, self._folder = folder.name, folder / FOLDER_NAME
        self._path = folder / FILE_NAME
        key = file_key(self._path, master)
        self._cipher = AESGCM(hmac.digest(key, b"video", hashlib.sha256))
        self._database: apsw.Connection = open_file(self._path, key, durable=True)

    def close(self) -> None:
        """Free the file. May be called more than once."""
        self._database.close()

    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, in order of time."""
        with mapped_errors(self._path):
            rows = self._database.execute(
                "SELECT number, first_s, last_s, frames, size_bytes, written FROM chunks ORDER BY first_s"
            ).fetchall()
        return tuple(Piece(*row) for row in rows)  # type: ignore[arg-type]  # columns of these types

    def add(self, filmed: EncodedPiece) -> Piece:
        """Write a piece; it is listed only once it is complete on the disk."""
        number = max((piece.number for piece in self.pieces()), default=-1) + 1
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, filmed.content, self._owner(number, filmed.first_s, filmed.last_s))
        written = self._now().isoformat(timespec="seconds")
        piece = Piece(number, filmed.first_s, filmed.last_s, filmed.pictures, len(sealed), written)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with self._file(number).open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self._file(number).unlink(missing_ok=True)
            raise RecordError(f"video cannot be written: {error.strerror}; make room") from error
        values = (number, piece.first_s, piece.last_s, piece.pictures, piece.size_bytes, written)
        with transaction(self._database, self._path):
            self._database.execute("INSERT INTO chunks VALUES(?, ?, ?, ?, ?, ?)", values)
        return piece

    def pictures(self, piece: Piece) -> Iterator[Picture]:
        """The pictures of `piece`."""
        try:
            sealed = self._file(piece.number).read_bytes()
        except OSError as error:
            raise RecordError(
                f"piece {piece.number} of the video of {self._session} is missing; restore it from a backup"
            ) from error
        owner = self._owner(piece.number, piece.first_s, piece.last_s)
        try:
            content = self._cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], owner)
        except (InvalidTag, ValueError) as error:
            raise RecordError(
                f"piece {piece.number} of the video of {self._session} was altered or is damaged; "
                "restore it from a backup"
            ) from error
        return decode_pictures(content)

    def picture_at(self, t_s: float) -> Picture | None:
        """The picture shown at `t_s`: the last one not after it in the piece that covers it; None without one."""
        shown = None
        for piece in self.pieces():
            if piece.first_s <= t_s <= piece.last_s:
                for picture in self.pictures(piece):
                    if picture[0] <= t_s:
                        shown = picture
        return shown

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove these pieces permanently; the caller has written the audit entry."""
        for number in numbers:
            try:
                self._file(number).unlink(missing_ok=True)
            except OSError as error:
                raise RecordError(f"video cannot be removed: {error.strerror}; check rights") from error
        with transaction(self._database, self._path):
            self._database.executemany("DELETE FROM chunks WHERE number = ?", [(number,) for number in numbers])

    def check(self) -> None:
        """Open every piece; raises RecordError when one is missing, altered or other than listed."""
        for piece in self.pieces():
            times = [t_s for t_s, _ in self.pictures(piece)]
            if (len(times), times[0], times[-1]) != (piece.pictures, piece.first_s, piece.last_s):
                raise RecordError(f"piece {piece.number} of the video of {self._session} is not what is listed")

    def _file(self, number: int) -> Path:
        return self._folder / f"{number:06}.film"

    def _owner(self, number: int, first_s: float, last_s: float) -> bytes:
        return self._session.encode() + struct.pack("<qdd", number, first_s, last_s)
