"""A clip to show to others: the film with the face made unknowable, or the drawn face.

Only the infant's face is covered, where it was found; hands, cots and whoever else was in the picture stay. Where no
face was found near a picture, the whole of it is covered: a face that nobody found may still be there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import av
import cv2
import numpy as np
from av.error import FFmpegError

from neopain.base.data import Image, Points
from neopain.base.errors import InputError
from neopain.base.time_text import duration
from neopain.record.export import drawn_face
from neopain.record.export.part import RESEARCH_USE, RESEARCH_USE_SHORT, Part, export_file
from neopain.record.session.video_codec import Picture

LONGEST_S = 3600.0
"""No longer clip is made at once."""
_NEAR_S = 0.35
"""A face found within this of a picture is where the picture's face is; they are kept ten a second."""
_WIDER = 1.5
"""How much larger than the face's box what is covered is: ears, hair and a face that moved meanwhile."""
_BLOCKS = 7
"""Coloured squares across a covered face: none of its features is wider than one of them."""
_SIDE_PX = 480
_BASE = Fraction(1, 1000)
_OPTIONS = {"preset": "veryfast", "crf": "21"}

Box = tuple[float, float, float, float]


class Found(NamedTuple):
    """A face that was found at `t_s`: its box (x0, y0, x1, y1), and landmarks where they were kept."""

    t_s: float
    box: Box
    landmarks: Points | None


def write_clip(part: Part, path: Path, *, drawn: bool = False) -> str:
    """Write `part` as MP4 to `path`: of the film where there is one and not only the `drawn` face is wanted, else of
    the drawn face; says which. Raises InputError when there is neither, or it is too long.
    """
    pictures = None if drawn else _filmed(part)
    kind = "film, face covered" if pictures is not None else "drawn face"
    from_s, to_s = part.inside
    if pictures is None:
        if to_s - from_s > LONGEST_S:
            raise InputError(
                f"a clip of {duration(to_s - from_s)} is too long: choose up to an hour with --from and --to"
            )
        pictures = _drawn(part)
    with export_file(path) as new:
        count = _encode(new, pictures)
        if not count:
            raise InputError(f"session {part.facts.id} has neither film nor landmarks there: choose another part")
    return f"{count} pictures, {kind}"


def covered(image: Image, faces: Iterable[Box]) -> Image:
    """`image` with `faces` made of a few squares of colour, which cannot be undone; all of it where there is none."""
    made = image.copy()
    height, width = image.shape[:2]
    boxes = list(faces) or [(0.0, 0.0, float(width), float(height))]
    for x0, y0, x1, y1 in boxes:
        across, down = (x1 - x0) * _WIDER / 2, (y1 - y0) * _WIDER / 2
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        left, right = (int(np.clip(x, 0, width)) for x in (middle_x - across, middle_x + across + 1))
        top, bottom = (int(np.clip(y, 0, height)) for y in (middle_y - down, middle_y + down + 1))
        if right > left and bottom > top:
            inside = made[top:bottom, left:right]
            small = cv2.resize(inside, (_BLOCKS, _BLOCKS), interpolation=cv2.INTER_AREA)
            inside[:] = cv2.resize(small, (right - left, bottom - top), interpolation=cv2.INTER_NEAREST)
    return made


def _filmed(part: Part) -> Iterator[Picture] | None:
    """The pictures of the film within `part`, each face covered and drawn over; None where nothing was filmed."""
    video = part.session.video()
    try:
        from_s, to_s = part.span
        pieces = [piece for piece in video.pieces() if piece.last_s >= from_s and piece.first_s < to_s]
    finally:
        video.close()
    if not pieces:
        return None
    length_s = sum(piece.last_s - piece.first_s for piece in pieces)
    if length_s > LONGEST_S:
        raise InputError(f"a clip of {duration(length_s)} is too long: choose up to an hour with --from and --to")

    def pictures() -> Iterator[Picture]:
        film = part.session.video()
        try:
            for piece in pieces:
                faces = list(_faces(part, piece.first_s - 1.0, piece.last_s + 1.0))
                for t_s, image in film.pictures(piece):
                    if from_s <= t_s < to_s:
                        near = [face for face in faces if abs(face.t_s - t_s) <= _NEAR_S]
                        made = covered(image, [face.box for face in near])
                        nearest = min(near, key=lambda face: abs(face.t_s - t_s), default=None)
                        if nearest is not None and nearest.landmarks is not None:
                            drawn_face.lines(made, nearest.landmarks, max(made.shape[0] // 400, 1))
                        yield t_s, made
        finally:
            film.close()

    return pictures()


def _drawn(part: Part) -> Iterator[Picture]:
    """The drawn face of every moment whose landmarks were kept; an empty picture where a face was lost meanwhile."""
    landmarks = part.session.landmarks(*part.span)
    before_s = None
    for t_s, points in zip(landmarks.t_s.tolist(), landmarks.values, strict=True):
        if before_s is not None and t_s - before_s > 2 * _NEAR_S:
            yield before_s + _NEAR_S, np.zeros((_SIDE_PX, _SIDE_PX, 3), np.uint8)
        before_s = t_s
        yield t_s, drawn_face.draw(points, _SIDE_PX)


def _faces(part: Part, from_s: float, to_s: float) -> Iterator[Found]:
    for sample in part.session.samples(from_s, to_s):
        if sample.face_box is not None:
            yield Found(sample.t_s, sample.face_box, sample.landmarks)


def _encode(path: Path, pictures: Iterator[Picture]) -> int:
    """Write `pictures` as MP4, at the times they have; gives how many there were.

    The time of the session and what the clip is for stand in every picture.
    """
    first = next(pictures, None)
    if first is None:
        return 0
    height, width = (side // 2 * 2 for side in first[1].shape[:2])
    count, last = 0, -1
    try:
        with av.open(str(path), "w", format="mp4", options={"movflags": "use_metadata_tags"}) as film:
            film.metadata["comment"] = RESEARCH_USE
            stream = film.add_stream("libx264", rate=30, options=_OPTIONS)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.codec_context.time_base = _BASE
            for t_s, image in _and(first, pictures):
                made = np.ascontiguousarray(image[:height, :width])
                _label(made, duration(t_s), RESEARCH_USE_SHORT)
                frame = av.VideoFrame.from_ndarray(made, "rgb24")
                last = max(last + 1, round((t_s - first[0]) * 1000))
                frame.pts, frame.time_base = last, _BASE
                film.mux(stream.encode(frame))
                count += 1
            film.mux(stream.encode(None))
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error
    return count


def _and(first: Picture, rest: Iterator[Picture]) -> Iterator[Picture]:
    yield first
    yield from rest


def _label(image: Image, above: str, below: str) -> None:
    scale = image.shape[0] / 900
    for text, y in ((above, round(34 * scale)), (below, image.shape[0] - round(14 * scale))):
        for colour, width in (((0, 0, 0), 4), ((255, 255, 255), 1)):
            place = (round(14 * scale), y)
            thickness = max(round(width * scale * 1.5), width // 2, 1)
            cv2.putText(image, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, colour, thickness, cv2.LINE_AA)
