"""What the review window says. What the bedside window says too is in ui/texts.py."""

from __future__ import annotations

from datetime import datetime

from neopain.base.data import NFCS_ACTIONS
from neopain.base.scales import SCALES
from neopain.record.analysis.stay import Lane
from neopain.record.scoring.ratings import Rating
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import Held
from neopain.ui.text import labels, phrases

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
PREVIOUS, NEXT = "Previous", "Next"
EPISODE_TIPS = "The pain alarm before (P)", "The next pain alarm (N)"
PAIN_ALARMS, OTHER_ALARMS = "Pain alarms", "Other alarms"
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
BY_SHIFT, BY_HOUR = "By shift", "By hour"
BURDEN_COLUMNS = ("", "Watched", "In pain", "Episodes", "Longest", "Seen in", "Over in", "Readable")
PAIN_AN_HOUR = "in pain, each hour"
COMPARE = "Compare"
TRY_LIMIT = "Try this limit"
TODAY = "Models of today"
OTHER_SESSION = "Another session"
ALONE = "Only this one"
COMPARE_WITH = "Compare with which session?"
GIVE_UP = "Stop"
RECORDED = "as recorded"
PLAY, PAUSE = "▶  Play", "❚❚  Pause"
SCORES = "Scores"
SCORE = "Score"
SCORE_NOTE = "Scored is the time before the cursor, with the curve in sight: not blind."
SCORE_FACE_NOTE = "Without film only the face can be scored. The curve is in sight: not blind."
SAVING = "Keeping the score"


def score(rating: Rating) -> str:
    """A rating in its lane."""
    scale = SCALES.get(rating.scale)
    return f"{rating.scale if scale is None else scale.title} {rating.total}"


def scored_span(title: str, end: datetime, span_s: float) -> str:
    """What a score that is begun speaks of."""
    return f"{title}, {span_s:.0f} s up to {end.astimezone():%H:%M:%S}"


def kept(video: Held, key: KeyKind) -> str:
    """What video there is, of how much there may be, when the oldest of it goes, and where the key lies."""
    said = "No video is kept"
    if video.next_expiry is not None:
        said = f"Video: {video.size_bytes / 1e9:.1f} of {video.quota_bytes / 1e9:.0f} GB, the oldest goes "
        said += day(video.next_expiry)
    return f"{said}   ·   {labels.KEY_KIND[key]}"


def judging(share: float) -> str:
    """How far judging again has come."""
    return f"Judging again, {round(100 * share)}\u202f%"


def told(what: str, episodes: int, pain_s: float) -> str:
    """The line in a curve: what it is, and how much pain there was."""
    times = f"{episodes} episode" + ("" if episodes == 1 else "s")
    return f"{what}   ·   {times}   ·   {lasted(pain_s)} in pain"


def limit_tried(p: float) -> str:
    """A curve judged by another limit."""
    return f"with {labels.limit(p)}"


def models_tried(bundle_id: str) -> str:
    """A curve judged by other models."""
    return f"by {bundle_id}"


def between(begin: datetime, end: datetime) -> str:
    """A stretch of hours: the day and both times."""
    begin, end = begin.astimezone(), end.astimezone()
    return f"{begin:%d %b  %H:%M}–{end:%H:%M}"


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
    if seconds < 120:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02d}"


def lasted_or(seconds: float | None) -> str:
    """How long, or that there is none."""
    return labels.BLANK if seconds is None else lasted(seconds)


def stretch(label: str) -> str:
    """What a stretch in a lane is called."""
    return phrases.named(label)
