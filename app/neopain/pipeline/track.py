"""Tracks one face: searches for it in four rotations, detects it again at intervals, tracks it in between.

All times are those of the frames. A search tries the likeliest rotation and, in turn, the others, as many at a time as
keep the whole round within about four times `lost_interval_s`. A candidate, even of low confidence, is detected again
levelled and enlarged, and is accepted only if that confirms it. When nothing is found, a face that the picture's edge
cuts off is searched for, at every second search, or at every one after a face near the edge was lost.

While the tracker is trusted, a detection that is due is put off until the frame has been judged, so that no score waits
for it: `catch_up` does it, at the latest before the next frame. A doubt, or an overdue detection, is never put off.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import cv2
import dlib
import numpy as np
from numpy.typing import NDArray

from neopain.base.data import Face, Frame, Image
from neopain.base.settings import DetectSettings
from neopain.pipeline.adverse.edge import detect_cut, find_cut, is_cut
from neopain.pipeline.detect import Detector
from neopain.pipeline.turn import belief, confirm, detect_close, find_turned, has_its_roll

_CANDIDATE_CONFIDENCE = 0.3  # enough for a candidate: at a roll near 45 degrees there is no more
_AT_ONCE_S = 0.3  # for this long after the face was lost, every frame is searched near its place
_KEEP_S = 2.0  # for this long after the face was lost, only a face near its place is accepted
_NEAR = 1.5  # "near": centres closer than this many face sides, and
_ALIKE = 2.0  # sides that differ by no more than this factor
_UNDETECTED_INTERVALS = 2.0  # for this many detection intervals the tracker is trusted without a detection
_NEXT_SOON_S = 0.15  # a detection is put off to the next frame only where frames are no further apart


class FaceFinder:
    """Finds the face of a source, frame by frame: the largest first, then the one near its last place.

    `detector` finds upright faces; see pipeline/detect.py.
    """

    def __init__(self, detector: Detector, settings: DetectSettings) -> None:
        self._detector = detector
        self._settings = settings
        self._tracker = dlib.correlation_tracker()
        self.reset()

    def reset(self) -> None:
        """Forget the face: at the start of a source, or after a jump in time."""
        self._face: Face | None = None  # the last one, tracked or lost
        self._following = False
        self._present_s = -math.inf  # when the face was last present
        self._detected_s = -math.inf  # when the detector last found it
        self._searched_s = -math.inf  # when the whole picture was last searched
        self._turn = 0  # how many rotations were searched, upright not counted
        self._edge_turn = 0  # the rotation in which a face cut off by the edge is searched for next
        self._edge_sought = False  # whether the last search went on to the edge: the next need not
        self._put_off: Frame | None = None  # the last frame, where a detection in it is still due

    def catch_up(self) -> None:
        """Detect the face in the last frame, where that was put off. Faces are the same whenever this is called."""
        frame, self._put_off = self._put_off, None
        if frame is not None and self._face is not None:
            self._face = self._detect_again(frame, self._face) or self._face

    def __call__(self, frame: Frame) -> Face | None:
        """The face in `frame`, or None; frames come in order of time."""
        self.catch_up()
        face = self._follow(frame) if self._following else None
        if face is None:
            face = self._search(frame)
        self._following = face is not None
        if face is not None:
            self._face, self._present_s = face, frame.t_s
        return face

    def _follow(self, frame: Frame) -> Face | None:
        """The face of the last frame: tracked, and detected again when that is due or the tracker is in doubt."""
        if self._face is None:
            return None
        trusted = self._tracker.update(_grey(frame.image)) >= self._settings.track_min_quality
        face = _moved(self._face, self._tracker.get_position())
        undetected_s = frame.t_s - self._detected_s
        if trusted and undetected_s < self._settings.interval_s:
            return face
        trusted = trusted and undetected_s < _UNDETECTED_INTERVALS * self._settings.interval_s
        if trusted and frame.t_s - self._present_s <= _NEXT_SOON_S:
            self._put_off = frame
            return face
        return self._detect_again(frame, face) or (face if trusted else None)

    def _detect_again(self, frame: Frame, near: Face) -> Face | None:
        """The face detected where `near` is in `frame`, and tracked from now on; None where the detector finds none."""
        again = detect_cut if is_cut(frame.image, near) else detect_close
        detected = again(self._detector, frame.image, near, self._settings.min_confidence)
        return self._start_tracking(frame, detected) if detected is not None and has_its_roll(detected) else None

    def _search(self, frame: Frame) -> Face | None:
        """The face near where it was lost, or anywhere in some rotations of the picture."""
        lost_s = frame.t_s - self._present_s
        waited = (frame.t_s - self._searched_s) / self._settings.lost_interval_s
        if waited < 1.0 and lost_s > _AT_ONCE_S:
            return None
        recent = self._face if lost_s <= _KEEP_S else None
        found = [] if recent is None else self._around(frame, recent)
        due = not found and waited >= 1.0
        turns = round(min(3.0, waited)) if due else 0
        if due:
            self._searched_s = frame.t_s
            found = self._anywhere(frame, turns, recent)
        least = self._settings.min_confidence
        confirmed = [
            face for rough in found if (face := confirm(self._detector, frame.image, rough, least)) is not None
        ]
        if due and not confirmed:
            confirmed = self._cut_off(frame, turns, recent)
        return self._start_tracking(frame, max(confirmed, key=belief)) if confirmed else None

    def _around(self, frame: Frame, recent: Face) -> list[Face]:
        face = detect_close(self._detector, frame.image, recent, self._settings.min_confidence, wide=True)
        return [] if face is None else [face]

    def _anywhere(self, frame: Frame, turns: int, recent: Face | None) -> list[Face]:
        """Faces of the upright picture and of `turns` rotations more, or of all once there is one.

        A face on its side may be detected as upright with high confidence and misplaced eyes: only all four decide.
        """
        order = [0, *((self._turn + step) % 3 + 1 for step in range(3))]
        self._turn += turns
        found = self._candidates(frame, order[: turns + 1], recent)
        if found:
            found += self._candidates(frame, order[turns + 1 :], recent)
        return found

    def _cut_off(self, frame: Frame, turns: int, recent: Face | None) -> list[Face]:
        """Faces that the picture's edge cuts off, in `turns` rotations, all four instead of three; near to `recent`.

        None at every second search, since they are rare and cost as much as a rotation, unless `recent` is one.
        """
        self._edge_sought = not self._edge_sought or (recent is not None and is_cut(frame.image, recent))
        if not self._edge_sought:
            return []
        least = self._settings.min_confidence
        found: list[Face] = []
        for _ in range(4 if turns == 3 else turns):
            found += find_cut(self._detector, frame.image, self._edge_turn, _CANDIDATE_CONFIDENCE, least)
            self._edge_turn = (self._edge_turn + 1) % 4
        return [face for face in found if recent is None or _is_near(face, recent)]

    def _candidates(self, frame: Frame, turns: list[int], recent: Face | None) -> list[Face]:
        """At most one face a rotation: the one nearest to `recent`, where that is given, else the largest."""
        found = []
        for turn in turns:
            faces = find_turned(self._detector, frame.image, turn, _CANDIDATE_CONFIDENCE)
            if recent is not None:
                near = [face for face in faces if _is_near(face, recent)]
                faces = [min(near, key=lambda face: _distance(face, recent))] if near else []
            if faces:
                found.append(max(faces, key=_side))
        return found

    def _start_tracking(self, frame: Frame, face: Face) -> Face:
        self._detected_s = frame.t_s
        self._tracker.start_track(_grey(frame.image), dlib.drectangle(*face.box))
        return face


def _moved(face: Face, position: Any) -> Face:
    """`face` with box and points moved with the tracker's `position`."""
    box = (position.left(), position.top(), position.right(), position.bottom())
    old, new = np.array(face.box).reshape(2, 2), np.array(box).reshape(2, 2)
    scale = (new[1] - new[0]) / (old[1] - old[0])
    points = ((face.points - old[0]) * scale + new[0]).astype(np.float32)
    return replace(face, box=box, points=points, origin="track")


def _grey(image: Image) -> NDArray[np.uint8]:
    return cv2.cvtColor(image, cv2.COLOR_RGB2GRAY).astype(np.uint8, copy=False)


def _side(face: Face) -> float:
    return max(face.box[2] - face.box[0], face.box[3] - face.box[1])


def _distance(one: Face, other: Face) -> float:
    """Between the centres, in pixels."""
    return float(np.linalg.norm(np.array(one.box).reshape(2, 2).mean(0) - np.array(other.box).reshape(2, 2).mean(0)))


def _is_near(face: Face, recent: Face) -> bool:
    alike = 1.0 / _ALIKE <= _side(face) / _side(recent) <= _ALIKE
    return alike and _distance(face, recent) <= _NEAR * _side(recent)
