"""Words and sentences of the review window. Those that it shares with the bedside window are in labels.py."""

from __future__ import annotations

from datetime import datetime

from neopain.base.scales import SCALES
from neopain.base.time_text import rough_duration, time_of_day
from neopain.record.analysis.stay import Lane
from neopain.record.scoring.ratings import Rating
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import StoredVideo
from neopain.ui.text import labels, language, phrases, scoring_text

TITLE = "Review"
WHO = "Sign in to review"
WHO_NOTE = "Every session you open is written to the audit log."
PASSPHRASE = "Passphrase of the records"
PIN = "PIN"
SIGN_IN = "Sign in"
SIGN_OUT = "Sign out"
OPENING = "Opening …"
SEARCH = "Search bed, patient, date"
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
BURDEN = "Pain burden"
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
PLAY, PAUSE = "▶  Play", "❚❚  Pause"
SCORES, NOTES = "Scores", "Notes"
SCORE = "Score"
SCORE_NOTE = "Scores the time before the cursor. Not blind: the curve is visible."
SCORE_FACE_NOTE = "Without video only the face can be scored. Not blind: the curve is visible."
_SPAN = "{scale}, {seconds} s up to {time}"
_NO_VIDEO, _VIDEO = "No video stored", "Video: {size} of {quota} GB, the oldest is deleted on {day}"
_RESCORING, _WITH, _IN_PAIN = "Rescoring, {share}", "with {what}", "{span} in pain"
_EPISODES = "{n} episode", "{n} episodes"


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
    return _SPAN.format(scale=title, seconds=round(span_s), time=time_of_day(end))


def storage(video: StoredVideo, key: KeyKind) -> str:
    """How much video is stored of how much is allowed, when the oldest is deleted, and where the key is stored."""
    text = _NO_VIDEO
    if video.next_expiry is not None:
        size, quota = language.number(video.size_bytes / 1e9, 1), language.number(video.quota_bytes / 1e9, 0)
        text = _VIDEO.format(size=size, quota=quota, day=day(video.next_expiry))
    return f"{text}   ·   {labels.KEY_KIND[key]}"


def rescoring(share: float) -> str:
    """How far rescoring has come."""
    return _RESCORING.format(share=phrases.share(share))


def curve_caption(what: str, episodes: int, pain_s: float) -> str:
    """The caption of a curve: what it shows, and how much pain there was."""
    times, pain = language.counted(_EPISODES, episodes), _IN_PAIN.format(span=rough_duration(pain_s))
    return f"{what}   ·   {times}   ·   {pain}"


def limit_tried(p: float) -> str:
    """A curve rescored with another limit."""
    return _WITH.format(what=phrases.limit(p))


def models_tried(bundle_id: str) -> str:
    """A curve rescored with other models."""
    return _WITH.format(what=bundle_id)


def between(begin: datetime, end: datetime) -> str:
    """A span of hours: the day and both times."""
    begin, end = begin.astimezone(), end.astimezone()
    return f"{language.dated(begin, 'dd MMM  HH:mm')}–{end:%H:%M}"


def day(time: datetime) -> str:
    """A day and time."""
    return language.dated(time.astimezone(), "dd MMM yyyy  HH:mm")


def moment(time: datetime) -> str:
    """A time of day to the tenth of a second."""
    local = time.astimezone()
    return f"{language.dated(local, 'dd MMM  HH:mm:ss')}{language.locale().decimalPoint()}{local.microsecond // 100000}"


def fields(*parts: str) -> str:
    """The parts that are not empty, from left to right whatever the direction of writing of each."""
    return "   ·   ".join(f"\u200e{part}\u200e" for part in parts if part)


def patient(shown_id: str) -> str:
    """The patient of a session."""
    return shown_id or labels.NOBODY


def duration_or_blank(seconds: float | None) -> str:
    """A duration, or a blank where there is none."""
    return labels.BLANK if seconds is None else rough_duration(seconds)


language.register(globals())
