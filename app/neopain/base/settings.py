"""One frozen tree of settings. A part receives its own branch; every field documents its unit and meaning.

The numbers of the alarm conditions are not here but in pipeline/alarm_rules.py; the reasons for the numbers are in
docs/decisions.
"""

from __future__ import annotations

import tomllib
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from neopain.base.care import LIMIT_BOUNDS, Limits
from neopain.base.errors import SettingsError
from neopain.base.text import NAME_LENGTH

_LIMITS = Limits(pain_limit=0.5)


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class CaptureSettings(_Branch):
    """How sources are opened and watched."""

    open_timeout_s: float = Field(default=5.0, gt=0)
    """Give up opening a stream after this long."""
    read_timeout_s: float = Field(default=2.0, gt=0)
    """A live source that gives no frame for this long is lost and is opened again."""
    reconnect_max_s: float = Field(default=5.0, gt=0)
    """Longest wait between two attempts to open a lost source; the first is 0.5 s, doubled each time."""
    stale_s: float = Field(default=1.0, gt=0)
    """After this long without a new frame the numbers on screen are blanked."""
    frozen_s: float = Field(default=2.5, gt=0)
    """A live picture that is the same for this long, without even the noise of a sensor, is frozen."""


class DetectSettings(_Branch):
    """How faces are found and followed."""

    size_px: int = Field(default=320, ge=128, le=640)
    """Longer side of the picture given to the detector."""
    min_confidence: float = Field(default=0.5, gt=0, lt=1)
    """Detections below this are ignored."""
    min_photo_confidence: float = Field(default=0.4, gt=0, lt=1)
    """The same in a photo, which is searched in many ways, but once."""
    interval_s: float = Field(default=0.33, gt=0)
    """Time between two full detections while a face is followed; the tracker bridges the frames between."""
    lost_interval_s: float = Field(default=0.1, ge=0)
    """Time between two searches while no face is followed; each search tries one or more rotations."""
    track_min_quality: float = Field(default=7.0, gt=0)
    """Peak-to-sidelobe ratio of the correlation tracker below which the face counts as lost."""


class QualitySettings(_Branch):
    """Limits outside which a face cannot be judged."""

    min_size_px: float = Field(default=64.0, gt=0)
    """Shortest side of the face box in frame pixels."""
    min_photo_size_px: float = Field(default=24.0, gt=0)
    """The same in a photo, which is judged once, without the frames before and after."""
    min_brightness: float = Field(default=35.0, ge=0)
    """Mean grey value of the face, 0 to 255."""
    max_brightness: float = Field(default=230.0, le=255)
    """Mean grey value of the face, 0 to 255."""
    min_sharpness: float = Field(default=0.012, ge=0)
    """Edge energy of the crop, see pipeline/quality.py."""
    max_yaw_deg: float = Field(default=50.0, gt=0, le=90)
    """Largest turn of the head to either side."""
    max_pitch_deg: float = Field(default=45.0, gt=0, le=90)
    """Largest nod of the head up or down."""
    min_visible: float = Field(default=0.5, ge=0, le=1)
    """Least share of eyes and of mouth that has to be uncovered."""


class TrendSettings(_Branch):
    """How single scores become the probability that is shown and judged."""

    time_constant_s: float = Field(default=1.5, gt=0)
    """Time constant of the exponential smoothing."""
    hold_s: float = Field(default=0.5, ge=0)
    """A gap no longer than this keeps the last trend; a longer one is 'cannot tell'."""
    recent_s: float = Field(default=2.0, gt=0)
    """Window that has to be mostly scorable before anything less than pain is shown."""
    min_recent: float = Field(default=0.5, ge=0, le=1)
    """Least scorable share of that window; below it the state is 'cannot tell', unless it is pain."""
    coverage_window_s: float = Field(default=30.0, gt=0)
    """Window over which the scorable share is counted."""
    pain_limit: float | None = Field(default=None, gt=0, lt=1)
    """The trend at or above this is 'pain' where the alarm settings have no limit; None takes the threshold that the
    classifier was published with."""
    hysteresis: float = Field(default=0.1, ge=0, lt=0.5)
    """'Pain' ends when the trend falls this much below the limit."""
    calm_share: float = Field(default=0.6, gt=0, lt=1)
    """The trend below this share of the limit is 'calm'; between calm and pain the word is 'uncertain'."""
    clear_share: float = Field(default=0.3, gt=0, lt=1)
    """Once a pain alarm is on, only a trend below this share of the limit counts towards its end."""


def _safe(name: str) -> Any:
    least, most = LIMIT_BOUNDS[name]
    return Field(ge=least, le=most)


class AlarmSettings(_Branch):
    """The limits that a patient starts with where the unit's administrator has saved none."""

    pain_limit: Annotated[float | None, _safe("pain_limit")] = None
    """The trend at or above this is 'pain'; None takes the limit of the trend settings."""
    pain_delay_s: Annotated[float, _safe("pain_delay_s")] = _LIMITS.pain_delay_s
    """Pain must last this long before it alarms."""
    pain_escalate_s: Annotated[float, _safe("pain_escalate_s")] = _LIMITS.pain_escalate_s
    """A pain alarm that nobody answers escalates after this long."""
    cannot_tell_delay_s: Annotated[float, _safe("cannot_tell_delay_s")] = _LIMITS.cannot_tell_delay_s
    """The face must be unreadable for this long before it alarms."""
    audio_pause_s: Annotated[float, _safe("audio_pause_s")] = _LIMITS.audio_pause_s
    """How long AUDIO PAUSED lasts."""

    def limits(self, pain_limit: float) -> Limits:
        """These limits; `pain_limit` is taken where they have none."""
        return Limits(**({"pain_limit": pain_limit} | self.model_dump(exclude_none=True)))


class InferenceSettings(_Branch):
    """How networks are run."""

    threads: int = Field(default=2, ge=1)
    """Threads of one network session."""


class SoundSettings(_Branch):
    """How loud alarms are, as a share of what the speaker gives."""

    volume: float = Field(default=1.0, ge=0, le=1)
    """Of the bursts; raised to `min_volume` where it is less."""
    min_volume: float = Field(default=0.5, ge=0.1, le=1)
    """The unit's minimum: nobody makes alarms less loud."""


class PictureMode(StrEnum):
    """What is saved of the picture: video (only with consent), the landmarks of the face, or nothing."""

    FULL = "full"
    LANDMARKS = "landmarks"
    NONE = "none"


class VideoPolicy(StrEnum):
    """When video is saved, where it may be: around pain alarms, or all the time."""

    ALARMS = "alarms"
    CONTINUOUS = "continuous"


class RecordSettings(_Branch):
    """What is saved."""

    bed: str = Field(default="", max_length=NAME_LENGTH, pattern=r"^[^\x00-\x1f\x7f-\x9f]*$")
    """The place that this monitor watches; the patient admitted there is the one recorded."""
    picture: PictureMode = PictureMode.LANDMARKS
    """What is saved of the picture."""
    video_policy: VideoPolicy = VideoPolicy.ALARMS
    """When video is saved."""
    video_before_s: float = Field(default=30.0, ge=0, le=120)
    """How much of it from before an alarm."""
    video_after_s: float = Field(default=30.0, ge=0, le=600)
    """How much of it from after an alarm."""
    video_days: float = Field(default=7.0, gt=0)
    """Video older than this is removed."""
    video_quota_gb: float = Field(default=20.0, gt=0)
    """Above this the oldest video is removed."""
    shift_hours: tuple[Annotated[int, Field(ge=0, le=23)], ...] = Field(default=(7, 19), min_length=1)
    """Hours of the day (local time) at which a shift begins."""


class Settings(_Branch):
    """All settings of the program."""

    capture: CaptureSettings = CaptureSettings()
    detect: DetectSettings = DetectSettings()
    quality: QualitySettings = QualitySettings()
    trend: TrendSettings = TrendSettings()
    alarms: AlarmSettings = AlarmSettings()
    sound: SoundSettings = SoundSettings()
    inference: InferenceSettings = InferenceSettings()
    record: RecordSettings = RecordSettings()


def load(path: Path) -> Settings:
    """Settings from the TOML file `path`, defaults where it does not exist; raises SettingsError on a wrong key or
    value.

    A wrong value stops the start: a monitor that quietly falls back to other limits than those asked for is worse
    than none.
    """
    if not path.is_file():
        return Settings()
    try:
        return Settings.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}; correct or remove it") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise SettingsError(f"{path}: {where}: {first['msg']}; correct or remove it") from error
