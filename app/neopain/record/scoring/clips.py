"""Clips of a session for blind scoring: short parts drawn at random where a face is visible.

The scores of the program influence neither which clips are drawn nor what is shown with them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from neopain.base.clock import WallClock, wall_clock
from neopain.base.data import Image
from neopain.base.errors import InputError
from neopain.base.scales import SCALES
from neopain.record.scoring.ratings import RATERS
from neopain.record.session.session import Session
from neopain.record.ward.staff import Person, Right, require

MOST_CLIPS = 200
STEP_S = 1.0
"""Clips begin at whole steps from the first sample."""
VISIBLE = 0.8
"""Least share of the seconds of a clip with a face."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A part of a session to be scored on `scale`. It contains no measured data."""

    number: int
    scale: str
    from_s: float
    to_s: float


@dataclass(frozen=True, slots=True, eq=False)
class ClipImage:
    """The image that a rater sees `after_s` into a clip: a picture, or landmarks (68 x 2, frame pixels)."""

    after_s: float
    image: Image | None = None
    landmarks: NDArray[np.float32] | None = None


def draw(
    session: Session,
    by: Person | None,
    scale: str,
    count: int,
    length_s: float,
    seed: int,
    now: WallClock = wall_clock,
) -> tuple[Clip, ...]:
    """Draw `count` clips of `length_s` seconds, in random order, that overlap neither each other nor earlier clips for
    this scale. Raises AccessError, and InputError where there is not enough room: without video, only a scale of the
    face alone can be scored.
    """
    person = require(by, Right.SCORE)
    if not 1 <= count <= MOST_CLIPS or not 1.0 <= length_s <= 600.0:
        raise InputError(f"between 1 and {MOST_CLIPS} clips of 1 to 600 s can be drawn, not {count} of {length_s:g} s")
    starts = np.random.default_rng(seed).permutation(_starts(session, length_s, drawn=SCALES[scale].face_only)).tolist()
    with session.transaction():  # another person may be drawing clips too
        _draw(session, person, scale, count, length_s, starts, now)
        return clips(session)[-count:]


def _draw(
    session: Session, person: Person, scale: str, count: int, length_s: float, starts: list[float], now: WallClock
) -> None:
    taken = [(clip.from_s, clip.to_s) for clip in clips(session) if clip.scale == scale]
    chosen: list[float] = []
    for from_s in starts:
        if len(chosen) == count:
            break
        if all(from_s + length_s <= first or from_s >= last for first, last in taken):
            chosen.append(from_s)
            taken.append((from_s, from_s + length_s))
    if len(chosen) < count:
        what = "a face" if SCALES[scale].face_only else f"video, which {SCALES[scale].title} needs,"
        raise InputError(
            f"session {session.facts.id} has room for {len(chosen)} more clips of {length_s:g} s with {what} in sight, "
            f"not {count}; draw fewer or shorter ones"
        )
    drawn = now().isoformat(timespec="seconds")
    for from_s in chosen:
        session.database.execute(
            "INSERT INTO clips VALUES(NULL, ?, ?, ?, ?, ?)", (scale, from_s, from_s + length_s, drawn, person.name)
        )


def clips(session: Session) -> tuple[Clip, ...]:
    """All clips, in the order in which they were drawn."""
    rows = session.run("SELECT number, scale, from_s, to_s FROM clips ORDER BY number")
    return tuple(Clip(int(number), str(scale), float(first), float(last)) for number, scale, first, last in rows)


def waiting_clips(session: Session, rater: str) -> tuple[Clip, ...]:
    """The clips that `rater` may still score: not scored by them, nor by two others."""
    rows = session.run("SELECT clip, rater FROM ratings WHERE clip IS NOT NULL")
    raters: dict[int, set[str]] = {}
    for number, name in rows:
        raters.setdefault(int(number), set()).add(str(name))
    return tuple(
        clip
        for clip in clips(session)
        if rater not in (names := raters.get(clip.number, set())) and len(names) < RATERS
    )


def clip_images(session: Session, clip: Clip) -> tuple[ClipImage, ...]:
    """The images of `clip` in order: its video where there is some, otherwise the landmarks of the face."""
    with session.video() as video:
        pictures = [
            (t_s, image)
            for piece in video.pieces(clip.from_s, clip.to_s)
            for t_s, image in video.pictures(piece)
            if clip.from_s <= t_s < clip.to_s
        ]
    if pictures:
        return tuple(ClipImage(t_s - clip.from_s, image=image) for t_s, image in pictures)
    rows = session.landmarks(clip.from_s, clip.to_s)
    return tuple(
        ClipImage(float(t_s) - clip.from_s, landmarks=np.asarray(points, np.float32))
        for t_s, points in zip(rows.t_s, rows.values, strict=True)
    )


def _starts(session: Session, length_s: float, *, drawn: bool) -> NDArray[np.float64]:
    """Times at which a clip of `length_s` may begin so that a face is visible for most of it."""
    first_s, last_s = session.span_s
    seconds = np.zeros(max(int((last_s - first_s) / STEP_S) + 1, 0), bool)
    visible_s = _visible(session, drawn=drawn)
    seconds[np.clip(((visible_s - first_s) / STEP_S).astype(int), 0, len(seconds) - 1)] = len(visible_s) > 0
    length = int(np.ceil(length_s / STEP_S))
    if len(seconds) < length + 1:
        return np.empty(0)
    counts = np.convolve(seconds, np.ones(length, int), "valid")
    starts = first_s + np.flatnonzero(counts >= VISIBLE * length) * STEP_S
    return np.asarray(starts[starts + length_s <= last_s])


def _visible(session: Session, *, drawn: bool) -> NDArray[np.float64]:
    """Times with something to show: video or, with `drawn`, landmarks of a face."""
    with session.video() as video:
        filmed = [np.arange(piece.first_s, piece.last_s, STEP_S) for piece in video.pieces()]
    return np.concatenate([np.empty(0), *filmed, *([session.landmarks().t_s] if drawn else [])])
