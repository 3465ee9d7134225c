"""The types that stages of the pipeline take and return. All names that are imported here are re-exported.

Conventions: images are uint8 RGB, H x W x 3, read-only; points are (x, y) in pixels of the frame unless said otherwise;
times `t_s` are seconds since the source began; probabilities are 0 to 1.
"""

# ruff: noqa: F401
# mypy: implicit-reexport
from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from neopain.base.alarm import (
    AlarmCondition,
    AlarmKind,
    AlarmPhase,
    AlarmSignal,
    AlarmState,
    Priority,
    Standby,
    StandbyReason,
)
from neopain.base.care import Baseline, ComfortKind, Limits, Procedure, ProcedureKind
from neopain.base.command import (
    Acknowledge,
    Answer,
    AudioOff,
    AudioOn,
    Comfort,
    Command,
    Doer,
    EndProcedure,
    EndStandby,
    Mark,
    MarkSeen,
    PauseAudio,
    Report,
    ResetBaseline,
    Restart,
    Role,
    SetLimits,
    StartProcedure,
    StartStandby,
)
from neopain.base.event import Event, EventKind, done
from neopain.base.nfcs import NFCS_ACTIONS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# In quotes: the window, which needs the words of this module, is shown before numpy is loaded.
Image: TypeAlias = "NDArray[np.uint8]"
Points: TypeAlias = "NDArray[np.float32]"


class Reason(StrEnum):
    """Why a moment has no score. Never shown as calm."""

    NO_FRAME = "no_frame"
    STALE_FRAME = "stale_frame"
    NO_FACE = "no_face"
    TURNED = "turned"
    COVERED = "covered"
    TOO_DARK = "too_dark"
    TOO_BRIGHT = "too_bright"
    BLURRED = "blurred"
    TOO_SMALL = "too_small"
    OUT_OF_USE = "out_of_use"
    STANDBY = "standby"


class State(StrEnum):
    """The state shown on the screen in words. It says how strong the signs of pain are, whatever the alarm limit is."""

    CALM = "calm"
    SOME_SIGNS = "some_signs"
    PAIN = "pain"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """One picture of the source. `index` counts the source's frames from 0, dropped ones included.

    `alone` says that it is a photo, unrelated to the frames before and after it. `age_s` is how old the picture was, in
    seconds, when a live source gave it: the time since it arrived and, where known, the time it was under way.
    """

    t_s: float
    index: int
    image: Image
    alone: bool = False
    age_s: float = 0.0


@dataclass(frozen=True, slots=True)
class NoFrame:
    """The source is silent at `t_s`: alarms go on without a picture."""

    t_s: float
    reason: Reason = Reason.NO_FRAME


Moment = Frame | NoFrame


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A face in a frame.

    `box` is (x0, y0, x1, y1) float pixels. `points` are 5 x 2 float32 in the order: eye at the image's left, other eye,
    nose, mouth corner at the image's left, other mouth corner, as seen with the face upright. `roll_deg` turns
    the upright face clockwise to its place in the frame. `confidence` is 0 to 1; `origin` names what found it.
    """

    box: tuple[float, float, float, float]
    points: Points
    roll_deg: float
    confidence: float
    origin: str


@dataclass(frozen=True, slots=True)
class Quality:
    """The measurements of the quality gate on a crop.

    `brightness` is the mean grey value of the face 0 to 255, `sharpness` fine over coarse structure (see
    pipeline/quality.py), `size_px` the side of the face box in frame pixels, `yaw_deg` and `pitch_deg` an estimate of
    the head's turn, `visible_eyes` and `visible_mouth` the network's estimate (0 to 1) that the region is uncovered;
    `value` sums it up, 0 useless to 1 good.
    """

    brightness: float
    sharpness: float
    size_px: float
    yaw_deg: float
    pitch_deg: float
    visible_eyes: float
    visible_mouth: float
    value: float


@dataclass(frozen=True, slots=True, eq=False)
class Crop:
    """The levelled face: uint8 RGB 224 x 224 x 3, and the 2 x 3 float64 affine map from frame to crop pixels."""

    image: Image
    matrix: NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Features:
    """The output of the networks for a crop.

    `vector` float32 (D,) goes to the classifier. `landmarks` is 68 x 2 float32 in frame pixels or None; `actions` are
    the ten NFCS intensities 0 to 1 in the order of NFCS_ACTIONS, or None.
    """

    vector: NDArray[np.float32]
    landmarks: Points | None = None
    actions: tuple[float, ...] | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Percept:
    """What perceive returns for one moment: `features`, or the `reason` why there are none.

    `timings_ms` maps stage to milliseconds spent.
    """

    t_s: float
    index: int | None
    reason: Reason | None
    face: Face | None = None
    quality: Quality | None = None
    features: Features | None = None
    timings_ms: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Trend:
    """The smoothed probability of a moment.

    `p_trend` is None when nothing was scorable for too long. `coverage` is the share of the last window that could be
    scored, 0 to 1. `reason` is given exactly when `state` is CANNOT_TELL.
    """

    p_trend: float | None
    coverage: float
    state: State
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """The result of one moment. Two samples are equal when all their results are, faces and timings aside.

    `p_pain` is the score of this frame, None when it could not be scored; `reason` then says why. `limits` and
    `procedure` are those in force, `baseline` is the infant's own; `shift` is how far the trend is above it (below:
    negative). `commands` were carried out just before it. `features` float32 (D,) is the classifier's input.
    `timings_ms` maps stage to milliseconds spent: "capture" is from the camera to the pipeline, "draw" from the reading
    of the sample by a window until that has painted it.
    """

    t_s: float
    index: int | None
    reason: Reason | None
    p_pain: float | None
    trend: Trend
    alarms: AlarmState
    events: tuple[Event, ...]
    quality: Quality | None = None
    face_box: tuple[float, float, float, float] | None = None
    actions: tuple[float, ...] | None = None
    limits: Limits | None = None
    procedure: Procedure | None = None
    baseline: Baseline | None = None
    shift: float | None = None
    face: Face | None = field(default=None, compare=False)
    landmarks: Points | None = field(default=None, compare=False)
    commands: tuple[Command, ...] = field(default=(), compare=False)
    features: NDArray[np.float32] | None = field(default=None, compare=False)
    timings_ms: dict[str, float] = field(default_factory=dict, compare=False)
