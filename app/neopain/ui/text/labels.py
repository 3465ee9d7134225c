"""Every sentence the window shows. The rest of the program speaks in enums.

Alarm words are those of IEC 60601-1-8: audio is paused, never silenced; an alarm is acknowledged, never dismissed.
A probability is never called "no pain".
"""

from __future__ import annotations

from typing import NamedTuple

from neopain.base.data import (
    AlarmCondition,
    Answer,
    ComfortKind,
    EventKind,
    ProcedureKind,
    Reason,
    State,
)
from neopain.record.storage.keys import KeyKind

APP = "Neopain"
NOTICE = "Research use only. Not a medical device."
BLANK = "– –"
ABOUT = 3
"""A shift of fewer points than this is none."""
SHORT_S = 600.0
"""Of a shorter time no rate is told."""
LONGEST = 80
"""Characters of a message that have room under the state."""
CAPTION = "probability of a pain expression"
CHART_TITLE = "Probability"


class Advice(NamedTuple):
    """What is the matter, and what to do about it."""

    what: str
    do: str


STATE_WORD = {
    State.CALM: "Calm",
    State.UNCERTAIN: "Uncertain",
    State.PAIN: "Pain",
    State.CANNOT_TELL: "Cannot tell",
}
STATE_LINE = {
    State.CALM: Advice("Few pain signs", ""),
    State.UNCERTAIN: Advice("Some pain signs", "Look at the baby."),
    State.PAIN: Advice("Strong pain signs", "Look at the baby."),
}
REASON = {
    Reason.NO_FRAME: Advice("No picture", "Check the camera and its cable."),
    Reason.STALE_FRAME: Advice("Picture has stopped", "Check the camera and its cable."),
    Reason.NO_FACE: Advice("No face found", "Point the camera at the face."),
    Reason.TURNED: Advice("Face turned away", "Move the camera to see it from the front."),
    Reason.COVERED: Advice("Face covered", "Free eyes and mouth if care allows."),
    Reason.TOO_DARK: Advice("Too dark", "Bring a little light to the face."),
    Reason.TOO_BRIGHT: Advice("Too bright", "Shade the light on the face."),
    Reason.BLURRED: Advice("Picture blurred", "Wipe and focus the lens."),
    Reason.TOO_SMALL: Advice("Face too small", "Move the camera closer."),
    Reason.OUT_OF_USE: Advice("Outside intended use", "Judge by your own scale."),
}
STARTING = Advice("Starting", "Loading the models and opening the source.")
FINISHED = Advice("Recording has ended", "Jump back to see it again.")
OVER = Advice("Recording has ended", "Start it anew to see it again.")
WAITING = Advice("No new score", "The last one is too old to be shown.")
DISPLAY_FAULT = Advice("Display has failed", "Start Neopain again.")


def fault(message: str) -> Advice:
    """The monitor has stopped with `message`."""
    return Advice("Monitor has stopped", message if len(message) <= LONGEST else f"{message[:LONGEST]}…")


ALARM = {
    AlarmCondition.PAIN: Advice("Pain expression", "Look at the baby."),
    AlarmCondition.SOURCE_LOST: Advice("Camera lost", "Not monitoring. Check its cable."),
    AlarmCondition.PICTURE_FROZEN: Advice("Picture frozen", "Not monitoring. Check the camera."),
    AlarmCondition.WORKER_STOPPED: Advice("Monitor stopped", "Not monitoring. Start Neopain again."),
    AlarmCondition.DISPLAY_FAILED: Advice("Display failed", "Not monitoring. Start Neopain again."),
    AlarmCondition.MODEL_INTEGRITY: Advice("Model damaged", "Not monitoring. Install Neopain again."),
    AlarmCondition.CANNOT_TELL: Advice("Face not readable", "Point the camera at the face."),
    AlarmCondition.SELF_PROOF_FAILED: Advice("Self-test failed", "Watch the baby. Start Neopain again."),
    AlarmCondition.LAGGING: Advice("Scores are late", "Close other programs."),
    AlarmCondition.RECORDING_FAILED: Advice("Not recording", "Monitoring goes on. Check the disk."),
    AlarmCondition.DISK_LOW: Advice("Disk almost full", "Export and delete old sessions."),
    AlarmCondition.CLOCK_JUMP: Advice("Clock has jumped", "Check the time of this computer."),
    AlarmCondition.SOUND_FAILED: Advice("No alarm sound", "Watch this screen. Check the speaker."),
    AlarmCondition.MAINS_LOST: Advice("On battery", "Plug in the power cable."),
    AlarmCondition.BATTERY_LOW: Advice("Battery low", "Plug in the power cable now."),
}
"""At most 18 letters, so that they are read across the room, and then what to do."""
ESCALATED = {
    AlarmCondition.PAIN: Advice("Pain unanswered", "Look at the baby now."),
    AlarmCondition.CANNOT_TELL: Advice("Still not readable", "Not monitoring. Look at the baby."),
    AlarmCondition.SOUND_FAILED: Advice("Still no sound", "Watch the baby. Check the speaker."),
    AlarmCondition.BATTERY_LOW: Advice("Battery very low", "It stops soon. Plug in the power cable."),
}
WATCH = "Watch the baby."
NO_ALARM = "No active alarm"
ACKNOWLEDGED = "Acknowledged"
LATCHED = "Over. Touch Reset."

ACKNOWLEDGE = "Acknowledge"
RESET = "Reset"
PAUSE_AUDIO = "Pause audio"
AUDIO_PAUSED = "Audio paused"
AUDIO_OFF = "Audio off"
AUDIO_ON = "Audio on"
PAIN_HELD = "Pain sound held"
PROCEDURE = "Procedure"
COMFORT = "Comfort"
LOG = "Alarm log"
LIVE = "Live"
MORE = "More"
SCORE = "Score by hand"
MARK = "Mark event"
MARKED = "Marked"
HIDE_VIDEO = "Hide video"
SHOW_VIDEO = "Show video"
VIDEO_HIDDEN = "Video hidden"
STILL_SCORING = "Scoring and alarms go on."
NO_PICTURE = "No live picture"
FULL_SCREEN = "Full screen"
WINDOW = "Window"
PLAY = "Play"
PAUSE = "Pause"
SPACE = "Space  ← →"
CLOSE = "Close"
CANCEL = "Cancel"
END_NOW = "touch to end"

NO_ENTRIES = "Nothing has happened yet."
ALARMS = "alarms"
AN_HOUR = "alarms an hour"
CONFIRMED = "were pain"
NO_ANSWERS = "were pain, no answers yet"
BARS = "alarms each 10 minutes, last 4 hours"
NEWER = "Newer"
OLDER = "Older"
STILL = "still there"
CUT = "until the monitor stopped"
UNSEEN = "nobody has seen it"
ESCALATED_WORD = "escalated"

WAS_IT_PAIN = "Was this pain?"
ANSWER = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNCLEAR: "Unclear"}
ANSWERED = {Answer.YES: "pain", Answer.NO: "not pain", Answer.UNCLEAR: "unclear"}

WHICH_PROCEDURE = "What is being done?"
PROCEDURE_NOTE = "Pain makes no sound for a while."
PROCEDURES = {
    ProcedureKind.HEEL_PRICK: "Heel prick",
    ProcedureKind.SUCTION: "Suction",
    ProcedureKind.NAPPY_CHANGE: "Nappy change",
    ProcedureKind.VENEPUNCTURE: "Blood sample",
    ProcedureKind.LINE_PLACEMENT: "Line placement",
    ProcedureKind.TAPE_REMOVAL: "Tape removal",
    ProcedureKind.EYE_EXAMINATION: "Eye examination",
    ProcedureKind.OTHER: "Other",
}
WHICH_COMFORT = "What was given?"
COMFORT_NOTE = "The time until back to usual is measured."
COMFORTS = {
    ComfortKind.SUCROSE: "Sucrose",
    ComfortKind.SWADDLING: "Swaddling",
    ComfortKind.SKIN_TO_SKIN: "Skin to skin",
    ComfortKind.FACILITATED_TUCKING: "Hand tucking",
    ComfortKind.DRUG: "Drug",
    ComfortKind.OTHER: "Other",
}
NAMED = {EventKind.PROCEDURE_STARTED, EventKind.COMFORT_GIVEN}
"""Events that are called by what they name."""
DONE = {
    EventKind.AUDIO_PAUSED: "Audio paused",
    EventKind.AUDIO_RESUMED: "Audio back on",
    EventKind.AUDIO_OFF: "Audio off",
    EventKind.AUDIO_OFF_REMINDED: "Reminder: audio off",
    EventKind.AUDIO_ON: "Audio on",
    EventKind.MARKED: "Marked",
    EventKind.PROCEDURE_ENDED: "Procedure over",
    EventKind.PROCEDURE_RECOVERED: "Recovered",
    EventKind.COMFORT_RESPONSE: "Back to usual",
    EventKind.BASELINE_LEARNED: "Usual level learned",
    EventKind.BASELINE_RESET: "Usual level forgotten",
    EventKind.LIMITS_SET: "Limits set",
    EventKind.PATIENT_CHANGED: "Another patient",
    EventKind.COMMAND_REFUSED: "Refused",
}
PEAK = "highest"
IN_PAIN = "in pain"
RECOVERY = "to recover"
UNTIL_USUAL = "until back to usual"
NOT_YET = "not yet"

LIMIT = "Pain limit"
LIMIT_WORD = "limit"
APPLY = "Apply"
WAIT = "…"
NOT_REHEARSED = "What it would have done is not known."
USUAL = "usual"
FORGET_USUAL = "Reset usual level"
FORGET = "Reset"
FORGET_NOTE = "It is learned anew. Alarms stay as they are."

UNIT_PRESET = "Save unit preset"
LOCKED = "Locked"
NOBODY_UNLOCKS = "No administrator yet. Add one with: neopain staff add"
WHO = "Who are you?"
CHECKING = "Checking …"
DIGITS = "1234567890"
ERASE = "Erase"
OK = "OK"

RECORDING = "● Recording"
NOT_RECORDING = "Not recording"
PROVEN = "✓ proven"
NOT_PROVEN = "Not proven"
BATTERY = "battery"
KEY_KIND = {
    KeyKind.KEYRING: "Key in the system's keyring",
    KeyKind.PASSPHRASE: "Key made of a passphrase",
    KeyKind.FILE: "Key in a file, no keyring",
}

CHART_LEGEND = "▼ alarm   ◆ mark   ▨ cannot tell"
RANGES_S = {60.0: "1 min", 600.0: "10 min", 3600.0: "60 min"}
PACES: dict[float | None, str] = {1.0: "1×", 2.0: "2×", 4.0: "4×", None: "Max"}
NOW = "now"

MARKS = {EventKind.ALARM_STARTED, EventKind.MARKED}


def percent(p: float) -> str:
    """`p` (0 to 1) as a person reads it. Never 0 or 100 %: no score is certain."""
    return f"{min(max(round(100 * p), 1), 99)}\u202f%"


def clock(seconds: float) -> str:
    """Seconds as minutes and seconds, or hours, minutes and seconds."""
    whole = max(int(seconds), 0)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02d}:{whole % 60:02d}" if hours else f"{minutes}:{whole % 60:02d}"


def ago(seconds: float) -> str:
    """How far back in time, for the chart's axis."""
    if seconds == 0:
        return NOW
    return f"{seconds:g} s" if seconds < 120 else f"{seconds / 60:g} min"


def limit(p: float) -> str:
    """The limit of pain, for the chart."""
    return f"{LIMIT_WORD} {percent(p)}"


def lasting(seconds: float) -> str:
    """How long an alarm has been there."""
    return f"for {clock(seconds)}"
