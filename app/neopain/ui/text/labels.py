"""Words and sentences of the bedside window, most of them by the enum that the rest of the program uses.

Alarm words are those of IEC 60601-1-8: audio is paused, never silenced; an alarm is acknowledged, never dismissed.
A probability is never called "no pain".
"""

# mypy: implicit-reexport
from __future__ import annotations

from neopain.base.alarm_words import ALARM, ESCALATED, REASON, STATE_WORD, Advice  # noqa: F401
from neopain.base.data import Answer, ComfortKind, EventKind, ProcedureKind, State
from neopain.record.storage.keys import KeyKind
from neopain.ui.text import language

APP = "Neopain"
NOTICE = "Research use only. Not a medical device."
BLANK = "– –"
ABOUT = 3
"""A shift of fewer points than this is shown as none."""
SHORT_S = 600.0
"""No rate is shown for a shorter time."""
LONGEST = 80
"""Characters of a message that have room under the state."""
CAPTION = "probability of a pain expression"
CHART_TITLE = "Probability"
STATE_LINE = {
    State.CALM: Advice("Few pain signs", ""),
    State.SOME_SIGNS: Advice("Look at the baby.", ""),
    State.PAIN: Advice("Strong pain signs", "Look at the baby."),
}
STARTING = Advice("Starting", "Loading models and opening the camera.")
NO_SCORE_YET = Advice("Starting", "No score and no alarms yet.")
FINISHED = Advice("Recording ended", "Jump back to replay it.")
OVER = Advice("Recording ended", "Start Neopain again to replay it.")
WAITING = Advice("No new score", "The last score is too old to show.")
GIVEN_UP = Advice("Monitor stopped", "It stopped too often. Watch the baby, call for help.")
DISPLAY_FAULT = Advice("Display failed", "Restart Neopain.")

WATCH, MONITORS_ON = "Watch the baby.", "Monitoring continues."
NO_ALARM = "No active alarm"
ACKNOWLEDGED = "Acknowledged"
LATCHED = "Ended. Touch Reset."

ACKNOWLEDGE = "Acknowledge"
RESET = "Reset"
PAUSE_AUDIO = "Pause audio"
AUDIO_PAUSED = "Audio paused"
AUDIO_OFF = "Audio off"
AUDIO_ON = "Audio on"
PAIN_HELD = "Pain sound on hold"
PROCEDURE = "Procedure"
COMFORT = "Comfort"
LOG = "Alarm log"
LIVE = "Live"
MORE = "More"
SCORE = "Score by hand"
SCORE_USUAL = "Score"
MARK = "Mark event"
MARKED = "Marked"
HIDE_VIDEO = "Hide video"
SHOW_VIDEO = "Show video"
VIDEO_HIDDEN = "Video hidden"
STILL_SCORING = "Scoring and alarms continue."
NO_PICTURE = "No live picture"
FULL_SCREEN = "Full screen"
WINDOW = "Window"
PLAY = "Play"
PAUSE = "Pause"
SPACE = "Space  ← →"
CLOSE = "Close"
OPEN = "Open"
OPENING = "Opening …"
BACK = "Back"
GO_ON = "Continue"
READING = "Reading …"
SAVING = "Saving …"
NOT_SAVED = "Not saved"
BED, BED_WITHIN = "Bed", "bed"
NOBODY = "Nobody admitted"
PATIENT_UNKNOWN = "Patient not known"
REPLAY = "Replay"
CANCEL = "Cancel"
END_NOW = "touch to end"

NO_ENTRIES = "No entries yet."
ALARMS = "alarms"
AN_HOUR = "alarms per hour"
NO_ANSWERS = "confirmed as pain, no answers yet"
BARS = "alarms per 10 minutes, last 4 hours"
NEWER = "Newer"
OLDER = "Older"
STILL = "ongoing"
CUT = "until the monitor stopped"
UNSEEN = "not acknowledged"
ESCALATED_WORD = "escalated"

WAS_IT_PAIN = "Was this pain?"
ANSWER = {Answer.YES: "Yes", Answer.NO: "No", Answer.UNCLEAR: "Unclear"}
ANSWERED = {Answer.YES: "pain", Answer.NO: "not pain", Answer.UNCLEAR: "unclear"}

WHICH_PROCEDURE = "What is being done?"
PROCEDURE_NOTE = "Pain alarms make no sound meanwhile."
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
"""Events that are shown by the name of the procedure or comfort measure."""
DONE = {
    EventKind.AUDIO_PAUSED: "Audio paused",
    EventKind.AUDIO_RESUMED: "Audio back on",
    EventKind.AUDIO_OFF: "Audio off",
    EventKind.AUDIO_OFF_REMINDED: "Reminder: audio off",
    EventKind.AUDIO_ON: "Audio on",
    EventKind.MARKED: "Marked",
    EventKind.PROCEDURE_ENDED: "Procedure ended",
    EventKind.PROCEDURE_RECOVERED: "Recovered",
    EventKind.COMFORT_RESPONSE: "Back to usual",
    EventKind.BASELINE_LEARNED: "Usual level learned",
    EventKind.BASELINE_RESET: "Usual level reset",
    EventKind.STANDBY_STARTED: "Standby",
    EventKind.STANDBY_ENDED: "Standby ended",
    EventKind.LIMITS_SET: "Limits set",
    EventKind.PATIENT_CHANGED: "Patient changed",
    EventKind.COMMAND_REFUSED: "Not accepted",
}
PEAK = "highest"
IN_PAIN = "in pain"
RECOVERY = "recovery"
UNTIL_USUAL = "until back to usual"
NOT_YET = "not yet"

LIMIT = "Pain limit"
LIMIT_WORD = "limit"
APPLY = "Apply"
WAIT = "…"
NO_FORECAST = "The effect on alarms is not known."
USUAL = "usual"
OTHER_TIMES = "Alarm times not the unit's"
RESET_USUAL = "Reset usual level"
RESET_USUAL_NOTE = "It is learned again. Alarms do not change."

UNIT_PRESET = "Save unit preset"
LOCKED = "Locked"
NO_ADMINISTRATOR = "No administrator yet. Add one under Settings."
WHO = "Who are you?"
CHECKING = "Checking …"
DIGITS = "1234567890"
ERASE = "Erase"
OK = "OK"

RECORDING = "● Recording"
NOT_RECORDING = "Not recording"
SELF_TEST_PASSED = "✓ Self-test passed"
SELF_TEST_FAILED = "Self-test failed"
CHECKS = {
    "models": "models",
    "scores": "scores",
    "disk": "disk",
    "clocks": "clocks",
    "sound": "sound",
    "fonts": "fonts",
}
"""The parts of the self-test of a monitor, by name."""
BATTERY = "battery"
KEY_KIND = {
    KeyKind.KEYRING: "Key in the system's keyring",
    KeyKind.PASSPHRASE: "Key from a passphrase",
    KeyKind.FILE: "Key in a file, no keyring",
}

CHART_LEGEND = "▼ alarm   ◆ mark   ▨ cannot tell"
RANGES_S = {60.0: "1 min", 600.0: "10 min", 3600.0: "60 min"}
PACES: dict[float | None, str] = {1.0: "1×", 2.0: "2×", 4.0: "4×", None: "Max"}
NOW = "now"

MARKS = {EventKind.ALARM_STARTED, EventKind.MARKED}


def bed_name(bed: str) -> str:
    """A bed by its name or number; empty where it has none."""
    return bed if not bed or bed.casefold().startswith(BED.casefold()) else f"{BED} {bed}"


def named_bed(bed: str) -> str:
    """A bed within a sentence."""
    return bed if bed_name(bed) == bed else f"{BED_WITHIN} {bed}"


language.register(globals())
