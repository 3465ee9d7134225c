"""A clip to show to others: the video with the face made unrecognisable, or the drawn face.

Only the infant's face is covered, where it was detected; hands, cot and other people in the picture stay visible. Where
no face was detected near the time of a picture, all of it is covered: there may be a face that was missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from itertools import chain, pairwise
from pathlib import Path

import av
import cv2
import numpy as np
from av.error import FFmpegError
from numpy.typing import NDArray

from neopain.base.data import Image, Points
from neopain.base.errors import Cause, InputError
from neopain.base.time_text import duration
from neopain.record.export.part import RESEARCH_USE, RESEARCH_USE_SHORT, Part, export_file
from neopain.record.session.video import Picture, Piece

LONGEST_S = 3600.0
"""Longest clip that can be exported."""
_NEAR_S = 0.35
"""A face detected within this time of a picture is that of the picture; faces are stored ten times a second."""
_WIDER = 1.5
"""Side of the covered area in sides of the face's box: includes ears, hair and a face that moved meanwhile."""
_BLOCKS = 7
"""Coloured squares across a covered face: none of its features is wider than one of them."""
_SIDE_PX = 480
_TIME_BASE = Fraction(1, 1000)
_ENCODER = {"deadline": "realtime", "cpu-used": "8", "crf": "30", "b": "8M"}
"""For VP9. Browsers and the players of Windows 10 and later show it; no encoder under the GPL is needed, see PKG-17."""

_LINES = tuple(pairwise((0, 17, 22, 27, 31, 36, 42, 48, 60, 68)))
"""Points of jaw, brows, bridge and wings of the nose, and of the closed lines: eyes, outer and inner lips."""
_CLOSED_FROM = 36
_EYES = (slice(36, 42), slice(42, 48))
_EYE_Y, _EYE_DISTANCE = 0.36, 0.29
"""Position of the eyes: how far down, and how far apart, as shares of the side."""
_BACKGROUND, _INK = (17, 22, 28), (214, 224, 232)

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


def write_clip(part: Part, path: Path, *, drawn: bool = False) -> str:
    """Write `part` as MP4 to `path` and return a summary: its video, or the drawn face where there is no video or with
    `drawn`. Raises InputError where there is neither, or the clip is too long.
    """
    with part.session.video() as video:
        pieces = () if drawn else video.pieces(*part.span)
    from_s, to_s = part.inside
    length_s = sum(piece.last_s - piece.first_s for piece in pieces) if pieces else to_s - from_s
    if length_s > LONGEST_S:
        raise InputError(Cause.CLIP_LENGTH, length=duration(length_s))
    pictures, kind = (_filmed(part, pieces), "video, face covered") if pieces else (_drawn(part), "drawn face")
    with export_file(path) as new:
        count = _encode(new, _reported(part, pictures))
        if not count:
            raise InputError(Cause.NO_PICTURES, session=part.facts.id)
    return f"{count} pictures, {kind}"


def _reported(part: Part, pictures: Iterator[Picture]) -> Iterator[Picture]:
    for picture in pictures:
        part.report(picture[0])
        yield picture


def covered(image: Image, faces: Iterable[Box]) -> Image:
    """`image` with each of `faces`, or all of it without faces, replaced by a few squares of colour: irreversible."""
    result = image.copy()
    height, width = image.shape[:2]
    boxes = list(faces) or [(0.0, 0.0, float(width), float(height))]
    for x0, y0, x1, y1 in boxes:
        across, down = (x1 - x0) * _WIDER / 2, (y1 - y0) * _WIDER / 2
        middle_x, middle_y = (x0 + x1) / 2, (y0 + y1) / 2
        left, right = (int(np.clip(x, 0, width)) for x in (middle_x - across, middle_x + across + 1))
        top, bottom = (int(np.clip(y, 0, height)) for y in (middle_y - down, middle_y + down + 1))
        if right > left and bottom > top:
            inside = result[top:bottom, left:right]
            small = cv2.resize(inside, (_BLOCKS, _BLOCKS), interpolation=cv2.INTER_AREA)
            inside[:] = cv2.resize(small, (right - left, bottom - top), interpolation=cv2.INTER_NEAREST)
    return result


def draw(landmarks: Points, side_px: int) -> Image:
    """A picture side_px x side_px of the face with `landmarks` (68 x 2 pixels), upright and always of one size.

    Position, size and rotation in the frame are removed.
    """
    picture = np.full((side_px, side_px, 3), _BACKGROUND, np.uint8)
    _draw_lines(picture, level(landmarks, side_px), max(side_px // 200, 1))
    return picture


def level(landmarks: Points, side_px: int) -> NDArray[np.float64]:
    """`landmarks` rotated, moved and scaled so that the eyes are at a fixed place in a square of `side_px`."""
    points = landmarks.astype(np.float64)
    right, left = (points[eye].mean(axis=0) for eye in _EYES)
    across = left - right
    length = float(np.hypot(*across)) or 1.0
    cosine, sine = across / length
    turned = (points - (right + left) / 2) @ np.array([[cosine, -sine], [sine, cosine]])
    placed = turned * (_EYE_DISTANCE * side_px / length) + np.array([side_px / 2, _EYE_Y * side_px])
    return np.asarray(placed, np.float64)


def _draw_lines(picture: Image, points: NDArray[np.floating], width_px: int) -> None:
    """Draw the lines of the face with `points` (68 x 2 pixels of `picture`) into it."""
    for first, last in _LINES:
        corners = np.round(points[first:last] * 16).astype(np.int32).reshape(-1, 1, 2)
        cv2.polylines(picture, [corners], first >= _CLOSED_FROM, _INK, width_px, cv2.LINE_AA, 4)


def _filmed(part: Part, pieces: Sequence[Piece]) -> Iterator[Picture]:
    """The pictures of `pieces` within `part`, each face covered and drawn over."""
    from_s, to_s = part.span
    with part.session.video() as video:
        for piece in pieces:
            samples = part.session.samples(piece.first_s - 1.0, piece.last_s + 1.0)
            faces = [(sample.t_s, sample.face_box, sample.landmarks) for sample in samples if sample.face_box]
            for t_s, image in video.pictures(piece):
                if from_s <= t_s < to_s:
                    near = [(abs(face_s - t_s), box, face) for face_s, box, face in faces]
                    near = [item for item in near if item[0] <= _NEAR_S]
                    result = covered(image, [box for _, box, _ in near])
                    _, _, landmarks = min(near, key=lambda item: item[0], default=(0.0, None, None))
                    if landmarks is not None:
                        _draw_lines(result, landmarks, max(result.shape[0] // 400, 1))
                    yield t_s, result


def _drawn(part: Part) -> Iterator[Picture]:
    """The drawn face at each time with stored landmarks; an empty picture where the face was lost in between."""
    landmarks = part.session.landmarks(*part.span)
    previous_s = None
    for t_s, points in zip(landmarks.t_s.tolist(), landmarks.values, strict=True):
        if previous_s is not None and t_s - previous_s > 2 * _NEAR_S:
            yield previous_s + _NEAR_S, np.zeros((_SIDE_PX, _SIDE_PX, 3), np.uint8)
        previous_s = t_s
        yield t_s, draw(points, _SIDE_PX)


def _encode(path: Path, pictures: Iterator[Picture]) -> int:
    """Write `pictures` as MP4 at their times and return their number.

    Every picture shows its time in the session and that the clip is for research.
    """
    first = next(pictures, None)
    if first is None:
        return 0
    height, width = (side // 2 * 2 for side in first[1].shape[:2])
    count, last = 0, -1
    try:
        with av.open(str(path), "w", format="mp4", options={"movflags": "use_metadata_tags"}) as container:
            container.metadata["comment"] = RESEARCH_USE
            stream = container.add_stream("libvpx-vp9", rate=30, options=_ENCODER)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.codec_context.time_base = _TIME_BASE
            for t_s, image in chain([first], pictures):
                labelled = np.ascontiguousarray(image[:height, :width])
                _label(labelled, duration(t_s), RESEARCH_USE_SHORT)
                frame = av.VideoFrame.from_ndarray(labelled, "rgb24")
                last = max(last + 1, round((t_s - first[0]) * 1000))
                frame.pts, frame.time_base = last, _TIME_BASE
                container.mux(stream.encode(frame))
                count += 1
            container.mux(stream.encode(None))
    except FFmpegError as error:
        raise OSError(error.errno, error.strerror) from error
    return count


def _label(image: Image, above: str, below: str) -> None:
    scale = image.shape[0] / 900
    for text, y in ((above, round(34 * scale)), (below, image.shape[0] - round(14 * scale))):
        for colour, width in (((0, 0, 0), 4), ((255, 255, 255), 1)):
            place = (round(14 * scale), y)
            thickness = max(round(width * scale * 1.5), width // 2, 1)
            cv2.putText(image, text, place, cv2.FONT_HERSHEY_SIMPLEX, scale, colour, thickness, cv2.LINE_AA)
