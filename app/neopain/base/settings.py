"""One frozen tree of settings. A part receives its own branch; every field documents its unit and meaning.

The numbers of the alarm conditions are not here but in pipeline/alarm_rules.py; the reasons for the numbers are in
docs/decisions.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Field

from neopain.base import settings_file
from neopain.base.care import LIMIT_BOUNDS, Limits
from neopain.base.relay.relay_settings import Hl7Settings, MailSettings, RelaySettings, WebhookSettings
from neopain.base.settings_file import bounded as _bounded
from neopain.base.text import NAME_LENGTH, NO_CONTROLS, check_text
from neopain.base.ward_settings import DeskSettings, IntakeSettings, WardSettings

_LIMITS = Limits(pain_limit=0.5)
_ALARM_OFF = "beyond it an alarm is as good as off, or does not end"


class _Branch(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class CaptureSettings(_Branch):
    """How sources are opened and watched."""

    source: str = Field(default="", max_length=1000, pattern=NO_CONTROLS)
    """The camera that is opened when none is named: number, device, or address without a password. A monitor that is
    opened on another camera writes it here."""
    open_timeout_s: float = _bounded(5.0, 0.5, 30, "a camera needs time to answer, and one that hangs is tried again")
    """Give up opening a stream after this long."""
    read_timeout_s: float = _bounded(2.0, 0.2, 30, "a slow camera is not lost, and one that hangs is opened again")
    """A live source that gives no frame for this long is lost and is opened again."""
    reconnect_max_s: float = _bounded(5.0, 0.5, 30, "a camera that is back must be seen soon")
    """Longest time from one attempt to open a lost source to the next; the first is 0.5 s, doubled each time, and each
    is up to half shorter at random."""
    stale_s: float = _bounded(1.0, 0.3, 3, "beyond it an old number is shown as new; below it every number vanishes")
    """After this long without a new frame the numbers on screen are blanked."""
    frozen_s: float = _bounded(2.5, 1, 2.5, "a frozen picture is announced within 5 s, and a still one is not frozen")
    """A live picture that is the same for this long, without even the noise of a sensor, is frozen."""


class DetectSettings(_Branch):
    """How faces are found and followed."""

    size_px: int = _bounded(320, 128, 640, "below it faces are lost, above it the monitor falls behind")
    """Longer side of the picture given to the detector."""
    min_confidence: float = _bounded(0.5, 0.2, 0.9, "below it things are taken for faces, above it faces are missed")
    """Detections below this are ignored."""
    min_photo_confidence: float = _bounded(0.4, 0.2, 0.9, "below it things are taken for faces, above it none is found")
    """The same in a photo, which is searched in many ways, but once."""
    interval_s: float = _bounded(0.33, 0.03, 2, "a face that is followed without a look may no longer be a face")
    """Time between two full detections while a face is followed; the tracker bridges the frames between."""
    lost_interval_s: float = _bounded(0.1, 0, 2, "while no face is searched for, nobody is monitored")
    """Time between two searches while no face is followed; each search tries one or more rotations."""
    track_min_quality: float = _bounded(7.0, 4, 20, "below it something else is followed, above it every face is lost")
    """Peak-to-sidelobe ratio of the correlation tracker below which the face counts as lost."""


class QualitySettings(_Branch):
    """Limits outside which a face cannot be judged."""

    min_size_px: float = _bounded(64.0, 24, 512, "a smaller face shows no expression; above it no face is scored")
    """Shortest side of the face box in frame pixels."""
    min_photo_size_px: float = _bounded(24.0, 12, 512, "a smaller face shows no expression; above it none is scored")
    """The same in a photo, which is judged once, without the frames before and after."""
    min_brightness: float = _bounded(35.0, 10, 120, "a darker face shows no expression; above it no face is scored")
    """Mean grey value of the face, 0 to 255."""
    max_brightness: float = _bounded(230.0, 150, 250, "a brighter face shows no expression; below it none is scored")
    """Mean grey value of the face, 0 to 255."""
    min_sharpness: float = _bounded(0.25, 0.05, 0.4, "a blurred face shows no expression; above it none is scored")
    """Fine over coarse structure of the face, see pipeline/quality.py."""
    max_yaw_deg: float = _bounded(50.0, 10, 75, "a profile shows half an expression; below it no face is scored")
    """Largest turn of the head to either side."""
    max_pitch_deg: float = _bounded(45.0, 10, 75, "a chin from below shows no expression; below it no face is scored")
    """Largest nod of the head up or down."""
    min_visible: float = _bounded(0.5, 0.2, 0.95, "a covered face shows no expression; above it no face is scored")
    """Least share of eyes and of mouth that has to be uncovered."""


class TrendSettings(_Branch):
    """How single scores become the probability that is shown and judged."""

    time_constant_s: float = _bounded(1.5, 0.1, 5, "beyond it pain is shown late or never; below it a frame is a trend")
    """Time constant of the exponential smoothing."""
    hold_s: float = _bounded(0.5, 0, 1, "beyond it an old trend is shown as new, and blindness is announced late")
    """A gap no longer than this keeps the last trend; a longer one is 'cannot tell'."""
    recent_s: float = _bounded(2.0, 0.5, 10, "a few frames show no calm, and a face that is back must be shown soon")
    """Window that has to be mostly scorable before anything less than pain is shown."""
    min_recent: float = _bounded(0.5, 0.2, 0.9, "a few frames show no calm; above it a single bad frame blanks")
    """Least scorable share of that window; below it the state is 'cannot tell', unless it is pain."""
    coverage_window_s: float = _bounded(30.0, 5, 600, "a share of less time means nothing, of more time nothing new")
    """Window over which the scorable share is counted."""
    pain_limit: float | None = _bounded(None, *LIMIT_BOUNDS["pain_limit"], _ALARM_OFF)
    """The trend at or above this alarms where the alarm settings have no limit; None takes the threshold that the
    classifier was published with."""
    hysteresis: float = _bounded(0.1, 0, 0.15, "beyond it pain would not end")
    """A trend that reached the limit is over it until it falls this much below."""
    clear_share: float = _bounded(0.3, 0.1, 0.6, "above it an alarm ends in pain; below it an alarm does not end")
    """Once a pain alarm is on, only a trend below this share of the limit counts towards its end."""


def _safe(name: str) -> Any:
    return _bounded(getattr(_LIMITS, name), *LIMIT_BOUNDS[name], _ALARM_OFF)


class AlarmSettings(_Branch):
    """The limits that a patient starts with where the unit's administrator has saved none."""

    pain_limit: float | None = _bounded(None, *LIMIT_BOUNDS["pain_limit"], _ALARM_OFF)
    """The trend at or above this alarms; None takes the limit of the trend settings."""
    pain_delay_s: float = _safe("pain_delay_s")
    """Pain must last this long before it alarms."""
    pain_escalate_s: float = _safe("pain_escalate_s")
    """A pain alarm that nobody answers escalates after this long."""
    cannot_tell_delay_s: float = _safe("cannot_tell_delay_s")
    """The face must be unreadable for this long before it alarms."""
    audio_pause_s: float = _safe("audio_pause_s")
    """How long AUDIO PAUSED lasts."""

    def limits(self, pain_limit: float) -> Limits:
        """These limits; `pain_limit` is taken where they have none."""
        return Limits(**({"pain_limit": pain_limit} | self.model_dump(exclude_none=True)))


class InferenceSettings(_Branch):
    """How networks are run."""

    threads: int = _bounded(2, 1, 64, "more threads than cores slow the monitor down until it stops")
    """Threads of one network session."""


class SoundSettings(_Branch):
    """How loud alarms are, as a share of what the speaker gives."""

    volume: float = _bounded(1.0, 0, 1, "it is a share of what the speaker gives")
    """Of the bursts; raised to `min_volume` where it is less."""
    min_volume: float = _bounded(0.5, 0.1, 1, "below it no alarm is heard")
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

    bed: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """The bed that this monitor watches, at the top of its window; the patient admitted there is the one recorded."""
    unit: str = Field(default="", max_length=NAME_LENGTH, pattern=NO_CONTROLS)
    """The unit's name, which stands beside the bed's."""
    picture: PictureMode = PictureMode.LANDMARKS
    """What is saved of the picture."""
    video_policy: VideoPolicy = VideoPolicy.ALARMS
    """When video is saved."""
    video_before_s: float = _bounded(30.0, 0, 120, "that much video is held in memory")
    """How much of it from before an alarm."""
    video_after_s: float = _bounded(30.0, 0, 600, "more is video all the time: set video_policy")
    """How much of it from after an alarm."""
    video_days: float = _bounded(7.0, 0.04, 3650, "below an hour no video is left, beyond ten years none expires")
    """Video older than this is removed."""
    video_quota_gb: float = _bounded(20.0, 0.1, 100_000, "below it no video is left, beyond it no disk is as large")
    """Above this the oldest video is removed."""
    shift_hours: tuple[Annotated[int, Field(ge=0, le=23)], ...] = Field(default=(7, 19), min_length=1, max_length=24)
    """Hours of the day (local time) at which a shift begins."""


class Brightness(StrEnum):
    """How bright the window is; automatic is as by day or as at night, by the time of day."""

    DAY = "day"
    NIGHT = "night"
    AUTOMATIC = "automatic"


class Language(StrEnum):
    """The language of the windows: that of the system is taken if it is one of the others, else English."""

    SYSTEM = "system"
    ENGLISH = "en"
    PORTUGUESE = "pt_BR"
    SPANISH = "es"
    FRENCH = "fr"
    GERMAN = "de"


class BedsideSettings(_Branch):
    """How the staff works at the bed."""

    stay_signed_in_s: float = _bounded(1800.0, 60, 14400, "beyond it others act in their name; below it all need a PIN")
    """A person who has signed in stays so until the shift ends, or nobody has touched the window for this long."""
    scale: str = Field(default="nips", max_length=NAME_LENGTH)
    """The scale that is scored by hand in this unit; another one can be chosen each time."""
    brightness: Brightness = Brightness.AUTOMATIC
    """How bright the window is. Alarms are always as by day."""
    language: Language = Language.SYSTEM
    """The language in which the windows open; at the bed another one can be chosen at any time."""


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
    bedside: BedsideSettings = BedsideSettings()
    ward: WardSettings = WardSettings()
    desk: DeskSettings = DeskSettings()
    intake: IntakeSettings = IntakeSettings()
    relay: RelaySettings = RelaySettings()
    webhook: WebhookSettings = WebhookSettings()
    hl7: Hl7Settings = Hl7Settings()
    mail: MailSettings = MailSettings()

    def at_bed(self, bed: str) -> Self:
        """These settings for another bed; raises InputError for a name that cannot be stored."""
        name = check_text(bed.strip(), "a bed")
        return self.model_copy(update={"record": self.record.model_copy(update={"bed": name})})


def load(path: Path) -> Settings:
    """Settings from the TOML file `path`, defaults where there is none; raises SettingsError on a wrong key or value.

    A wrong value stops the start: a monitor that quietly falls back to other limits is worse than none.
    """
    text = settings_file.read_text(path)
    return Settings() if text is None else settings_file.validated(path, text, Settings)
