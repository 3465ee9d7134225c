"""What the review window says. What the bedside window says too is in ui/texts.py."""

from __future__ import annotations

from datetime import datetime

from neopain.base.data import NFCS_ACTIONS
from neopain.record.stay import Lane
from neopain.ui import phrases, texts

TITLE = "Review"
WHO = "Who reviews?"
WHO_NOTE = "Every session that is opened is written to the audit log."
PASSPHRASE = "Passphrase of the records"
PIN = "PIN"
OPEN = "Open"
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
OPENING = "Opening …"
SEARCH = "Search bed, patient, date or models"
NO_SESSIONS = "No session"
READING = "Reading …"
SESSIONS = "Sessions"
COLUMNS = ("Patient", "Bed", "Began", "Lasted", "Models")
RUNNING = "not ended"
PREVIOUS, NEXT = "Previous episode", "Next episode"
PLAY, PAUSE = "Play", "Pause"
NO_EPISODES = "No pain alarm in this stay"
ALARMS = "Alarms"
LANES = {Lane.PROCEDURE: "Procedures", Lane.COMFORT: "Comfort", Lane.MARK: "Marks"}
WIDTHS_S = {0.0: "All", 8 * 3600.0: "8 h", 3600.0: "1 h", 600.0: "10 min", 60.0: "1 min", 5.0: "5 s"}
NO_FACE = "No face kept of this instant"
NOTHING = "Nothing recorded"
DRAWN = "drawn from landmarks"
FILMED = "video"
_ACTIONS = (
    "Brow bulge",
    "Eye squeeze",
    "Nasolabial furrow",
    "Open lips",
    "Mouth, vertical",
    "Mouth, horizontal",
    "Lip purse",
    "Taut tongue",
    "Tongue protrusion",
    "Chin quiver",
)
ACTIONS = dict(zip(NFCS_ACTIONS, _ACTIONS, strict=True))
FACE_SIGNS = "Facial actions (NFCS)"
BURDEN = "Pain burden"
BY_SHIFT, BY_HOUR = "By shift", "By hour"
BURDEN_COLUMNS = ("", "In pain", "Episodes", "Longest", "Seen after", "Over after", "Readable")
PAIN_AN_HOUR = "minutes in pain, each hour"
COMPARE = "Compare"
OTHER_LIMIT = "Another limit"
OTHER_MODELS = "Models of today"
OTHER_SESSION = "Another session"
ALONE = "Only this one"
COMPARE_WITH = "Compare with which session?"
JUDGING = "Judging again …"
RECORDED = "As recorded"


def day(time: datetime) -> str:
    """A day and time."""
    return f"{time.astimezone():%d %b %Y  %H:%M}"


def moment(time: datetime) -> str:
    """A time of day to the tenth of a second."""
    local = time.astimezone()
    return f"{local:%d %b  %H:%M:%S}.{local.microsecond // 100000}"


def patient(shown_id: str) -> str:
    """Whose session it is."""
    return shown_id or "Nobody admitted"


def lasted(seconds: float) -> str:
    """How long something lasted, in the unit that suits it."""
    if seconds < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{seconds // 60:.0f} min {seconds % 60:.0f} s" if seconds < 600 else hours(minutes)


def hours(minutes: int) -> str:
    """Whole minutes, above an hour as hours and minutes."""
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d}"


def lasted_or(seconds: float | None) -> str:
    """How long, or that there is none."""
    return texts.BLANK if seconds is None else lasted(seconds)


def stretch(label: str) -> str:
    """What a stretch in a lane is called."""
    return phrases.named(label)
