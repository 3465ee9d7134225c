"""The video of a session: pieces of a few seconds, each encoded as VP8 in memory, encrypted and authenticated.

A piece is sealed (AES-256-GCM) together with the session's id, its number and its times: a piece that was altered,
truncated, exchanged with another or moved to another session does not open. Plain video never reaches the disk.
"""

from __future__ import annotations

import hashlib
import hmac
import io
import os
import struct
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.error import FFmpegError
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Image
from neopain.base.errors import RecordError
from neopain.record.session.writer import FILE_NAME, owner_of
from neopain.record.storage.database import Database
from neopain.record.storage.keys import MasterKey, file_key
from neopain.record.storage.reserve import check_room
from neopain.record.storage.schema import SESSION
from neopain.record.storage.sealing import seal, unseal

FOLDER_NAME = "video"
_ENCODER = {"deadline": "realtime", "cpu-used": "12", "crf": "30", "b": "8M"}
"""For VP8. As quick as the quickest H.264, and free: what is installed holds no encoder under the GPL, see PKG-17."""
_TIME_BASE = Fraction(1, 30)
"""The encoder spends its bits by the time between pictures; their own times are kept beside the video."""
_EDGE_S = 1e-6

Picture = tuple[float, Image]
"""Seconds, and the image uint8 RGB H x W x 3."""


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
    """A piece of video in memory: encoded `content`, and the times of its first and last picture."""

    first_s: float
    last_s: float
    pictures: int
    content: bytes


def encode_piece(pictures: Sequence[Picture]) -> EncodedPiece:
    """`pictures`, at least one and all of one size, encoded; odd sizes lose their last row or column.

    The times precede the video in full precision, as the container would round them.
    """
    height, width = (side // 2 * 2 for side in pictures[0][1].shape[:2])
    times = np.array([t_s for t_s, _ in pictures], np.float64).tobytes()
    video = io.BytesIO()
    with av.open(video, "w", format="matroska") as container:
        stream = container.add_stream("libvpx", rate=30, options=_ENCODER)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        stream.codec_context.time_base = _TIME_BASE
        stream.codec_context.thread_count = 1
        for place, (_, image) in enumerate(pictures):
            frame = av.VideoFrame.from_ndarray(np.ascontiguousarray(image[:height, :width]), "rgb24")
            frame.pts, frame.time_base = place, _TIME_BASE  # a count, not a time: two pictures never share a stamp
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    content = struct.pack("<I", len(pictures)) + times + video.getvalue()
    return EncodedPiece(pictures[0][0], pictures[-1][0], len(pictures), content)


class Video(Database):
    """The video of the session under `folder`. For one thread at a time; the session may be written meanwhile.

    Consent is not checked here: the caller writes only with a recorded consent. Raises RecordError.
    """

    def __init__(self, folder: Path, master: MasterKey, now: WallClock = wall_clock) -> None:
        super().__init__(folder / FILE_NAME, master, SESSION, durable=True, owner=owner_of(folder))
        self._now = now
        self._session, self._folder = folder.name, folder / FOLDER_NAME
        self._reading: tuple[Piece, Iterator[Picture], Picture | None, Picture | None] | None = None
        self._cipher = AESGCM(hmac.digest(file_key(self.path, master, owner_of(folder)), b"video", hashlib.sha256))

    def pieces(self, from_s: float = float("-inf"), to_s: float = float("inf")) -> tuple[Piece, ...]:
        """The pieces with pictures from `from_s` on and before `to_s`, in order of time."""
        columns = "number, first_s, last_s, frames, size_bytes, written"
        rows = self.run(
            f"SELECT {columns} FROM chunks WHERE last_s >= ? AND first_s < ? ORDER BY first_s", from_s, to_s
        )
        return tuple(Piece(*row) for row in rows)

    def add(self, encoded: EncodedPiece) -> Piece:
        """Write a piece; it is listed only once it is complete on the disk. Raises RecordGoneError, see Database."""
        self.check_in_place()
        check_room(self.path.parents[2])
        number = max((piece.number for piece in self.pieces()), default=-1) + 1
        sealed = seal(self._cipher, encoded.content, self._owner(number, encoded.first_s, encoded.last_s))
        written = self._now().isoformat(timespec="seconds")
        piece = Piece(number, encoded.first_s, encoded.last_s, encoded.pictures, len(sealed), written)
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            with self._file(number).open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            self._file(number).unlink(missing_ok=True)
            raise RecordError(f"video cannot be written: {error.strerror}; make room") from error
        with self.transaction():
            self.database.execute("INSERT INTO chunks VALUES(?, ?, ?, ?, ?, ?)", astuple(piece))
        return piece

    def pictures(self, piece: Piece) -> Iterator[Picture]:
        """The pictures of `piece`."""
        name = f"piece {piece.number} of the video of {self._session}"
        try:
            sealed = self._file(piece.number).read_bytes()
        except OSError as error:
            raise RecordError(f"{name} is missing; restore it from a backup") from error
        content = unseal(self._cipher, sealed, self._owner(piece.number, piece.first_s, piece.last_s))
        if content is None:
            raise RecordError(f"{name} was altered or is damaged; restore it from a backup")
        return _decoded(content)

    def picture_at(self, t_s: float) -> Picture | None:
        """The picture shown at `t_s`: the last one not after it in the piece that covers it; None without one.

        Forward within a piece, decoding continues after the previous picture.
        """
        until_s = t_s + _EDGE_S
        piece = next((piece for piece in self.pieces() if piece.first_s <= until_s and t_s <= piece.last_s), None)
        if piece is None:
            return None
        reading = self._reading
        if reading is None or reading[0] != piece or reading[2] is None or reading[2][0] > until_s:
            reading = (piece, self.pictures(piece), None, None)
        _, pictures, shown, following = reading
        if following is None:
            following = next(pictures, None)
        while following is not None and following[0] <= until_s:
            shown, following = following, next(pictures, None)
        self._reading = (piece, pictures, shown, following)
        return shown

    def remove(self, numbers: Sequence[int]) -> None:
        """Remove these pieces permanently; the caller has written the audit entry. Raises RecordError where some cannot
        be removed, which stay listed.
        """
        removed, failed = [], None
        for number in numbers:
            try:
                self._file(number).unlink(missing_ok=True)
                removed.append((number,))
            except OSError as error:
                failed = error
        with self.transaction():
            self.database.executemany("DELETE FROM chunks WHERE number = ?", removed)
        if failed is not None:
            raise RecordError(f"video cannot be removed: {failed.strerror}; check rights") from failed

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


def _decoded(content: bytes) -> Iterator[Picture]:
    """The pictures in the `content` of an EncodedPiece; raises RecordError when it is damaged."""
    try:
        (count,) = struct.unpack_from("<I", content)
        start = 4 + 8 * count
        times = np.frombuffer(content[4:start], np.float64)
        with av.open(io.BytesIO(content[start:]), "r") as container:
            for t_s, frame in zip(times.tolist(), container.decode(video=0), strict=True):
                yield t_s, np.asarray(frame.to_ndarray(format="rgb24"), np.uint8)
    except (FFmpegError, struct.error, ValueError, IndexError) as error:
        raise RecordError("a piece of video is damaged; restore it from a backup") from error
