"""Words and sentences of the review window. Those that it shares with the bedside window are in labels.py."""

from __future__ import annotations

from datetime import datetime

from neopain.base.scales import SCALES
from neopain.base.time_text import rough_duration, time_of_day
from neopain.record.analysis.stay import Lane
from neopain.record.scoring.ratings import Rating
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import StoredVideo
from neopain.ui.text import labels, phrases, scoring_text

TITLE = "Review"
WHO = "Sign in to review"
WHO_NOTE = "Every session you open is written to the audit log."
PASSPHRASE = "Passphrase of the records"
PIN = "PIN"
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
OPENING = "Opening …"
SEARCH = "Search bed, patient, date or models"
NO_SESSIONS = "No session"
SESSIONS = "Sessions"
RUNNING = "not ended"
PREVIOUS, NEXT = "Previous", "Next"
EPISODE_TIPS = "Previous pain alarm (P)", "Next pain alarm (N)"
PAIN_ALARMS, OTHER_ALARMS = "Pain alarms", "Other alarms"
LANES = {Lane.PROCEDURE: "Procedures", Lane.COMFORT: "Comfort", Lane.MARK: "Marks"}
SPANS_S = {0.0: "All", 8 * 3600.0: "8 h", 3600.0: "1 h", 600.0: "10 min", 60.0: "1 min", 5.0: "5 s"}
NO_FACE = "No face recorded at this moment"
NOTHING = "Nothing recorded"
DRAWN = "drawn from landmarks"
FILMED = "video"
FACE_SIGNS = "Facial actions (NFCS)"
BY_SHIFT, BY_HOUR = "By shift", "By hour"
BURDEN_COLUMNS = (
    "",
    "Monitored",
    "In pain",
    "Episodes",
    "Longest",
    "Time to\nacknowledge",
    "Time to\nresolve",
    "Readable",
)
PAIN_PER_HOUR = "pain per hour"
COMPARE = "Compare"
TRY_LIMIT = "Try this limit"
CURRENT_MODELS = "Current models"
OTHER_SESSION = "Another session"
END_COMPARISON = "End comparison"
COMPARE_WITH = "Compare with which session?"
STOP = "Stop"
RECORDED = "as recorded"
PLAY, PAUSE = f"▶  {labels.PLAY}", f"❚❚  {labels.PAUSE}"
SCORES, NOTES = "Scores", "Notes"
SCORE = "Score"
SCORE_NOTE = "Scores the time before the cursor. Not blind: the curve is visible."
SCORE_FACE_NOTE = "Without video only the face can be scored. Not blind: the curve is visible."


def score(rating: Rating) -> str:
    """A score in its row."""
    scale = SCALES.get(rating.scale)
    words = f"{rating.scale if scale is None else scale.title} {rating.total}"
    if not rating.unseen:
        return words
    count = len(rating.points)
    return f"{words} ({scoring_text.OF_ITEMS.format(seen=count - len(rating.unseen), count=count)})"


def scored_span(title: str, end: datetime, span_s: float) -> str:
    """The time that a score is given for."""
    return f"{title}, {span_s:.0f} s up to {time_of_day(end)}"


def storage(video: StoredVideo, key: KeyKind) -> str:
    """How much video is stored of how much is allowed, when the oldest is deleted, and where the key is stored."""
    text = "No video stored"
    if video.next_expiry is not None:
        text = f"Video: {video.size_bytes / 1e9:.1f} of {video.quota_bytes / 1e9:.0f} GB, the oldest is deleted on "
        text += day(video.next_expiry)
    return f"{text}   ·   {labels.KEY_KIND[key]}"


def rescoring(share: float) -> str:
    """How far rescoring has come."""
    return f"Rescoring, {phrases.share(share)}"


def curve_caption(what: str, episodes: int, pain_s: float) -> str:
    """The caption of a curve: what it shows, and how much pain there was."""
    times = f"{episodes} episode" + ("" if episodes == 1 else "s")
    return f"{what}   ·   {times}   ·   {rough_duration(pain_s)} in pain"


def limit_tried(p: float) -> str:
    """A curve rescored with another limit."""
    return f"with {phrases.limit(p)}"


def models_tried(bundle_id: str) -> str:
    """A curve rescored with other models."""
    return f"with {bundle_id}"


def between(begin: datetime, end: datetime) -> str:
    """A span of hours: the day and both times."""
    begin, end = begin.astimezone(), end.astimezone()
    return f"{begin:%d %b  %H:%M}–{end:%H:%M}"


def day(time: datetime) -> str:
    """A day and time."""
    return f"{time.astimezone():%d %b %Y  %H:%M}"


def moment(time: datetime) -> str:
    """A time of day to the tenth of a second."""
    local = time.astimezone()
    return f"{local:%d %b  %H:%M:%S}.{local.microsecond // 100000}"


def fields(*parts: str) -> str:
    """The parts that are not empty, from left to right whatever the direction of writing of each."""
    return "   ·   ".join(f"\u200e{part}\u200e" for part in parts if part)


def patient(shown_id: str) -> str:
    """The patient of a session."""
    return shown_id or labels.NOBODY


def duration_or_blank(seconds: float | None) -> str:
    """A duration, or a blank where there is none."""
    return labels.BLANK if seconds is None else rough_duration(seconds)
