"""Words of the page of the audit log."""

from __future__ import annotations

from datetime import datetime

from neopain.record.ward.audit import Action, Entry
from neopain.review.audit_view import Checked
from neopain.ui.text import language, phrases

AUDIT = "Audit log"
SEARCH = "Search who, what, recording, date"
NOTE = "The newest come first. Nobody can change or remove an entry unnoticed."
MORE = "There are more: search for what you look for."
NONE_FOUND = "No entry says that."
CHECK, STOP = "Check log and recordings", "Stop"
STOPPED = "Stopped."
_CHECKING = "Reading every recording … {share}"
_WHOLE = "{entries} entries and {sessions} recordings: all as they were written."
_FOUND = ("1 finding. Tell who looks after the computer:", "{n} findings. Tell who looks after the computer:")
ACTIONS: dict[str, str] = {
    Action.PERSON_ADDED: "added a person",
    Action.PERSON_CHANGED: "changed a person",
    Action.PERSON_REMOVED: "removed a person",
    Action.SIGNED_IN: "signed in",
    Action.SIGN_IN_FAILED: "sign-in failed",
    Action.SIGNED_OUT: "signed out",
    Action.PATIENT_ADMITTED: "admitted a patient",
    Action.PATIENT_CHANGED: "changed a patient",
    Action.PATIENT_TRANSFERRED: "moved a patient",
    Action.PATIENT_DISCHARGED: "discharged a patient",
    Action.SESSION_STARTED: "recording began",
    Action.MONITOR_ENDED: "ended the monitor",
    Action.SESSION_VIEWED: "viewed a recording",
    Action.SESSION_EXPORT_BEGUN: "began an export",
    Action.SESSION_EXPORTED: "exported a recording",
    Action.SESSION_RESCORED: "rescored a recording",
    Action.SESSION_DELETED: "deleted a recording",
    Action.SESSION_SCORED: "scored a recording",
    Action.SESSION_NOTED: "wrote a note",
    Action.SESSION_PRINT_BEGUN: "began to print",
    Action.SESSION_PRINTED: "printed a report",
    Action.CLIPS_DRAWN: "drew clips to score",
    Action.CONSENT_GIVEN: "recorded consent to video",
    Action.CONSENT_WITHDRAWN: "withdrew consent to video",
    Action.VIDEO_EXPIRED: "video reached its end and was removed",
    Action.LIMIT_CHANGED: "changed the limit",
    Action.PRESET_CHANGED: "changed the unit's limits",
    Action.MODEL_IMPORTED: "imported a model",
    Action.MODEL_KEY_TRUSTED: "trusted a key for models",
    Action.MODELS_CHOSEN: "chose the models",
    Action.WORDING_LOADED: "loaded the wording of scales",
    Action.WORDING_REMOVED: "removed the wording of scales",
    Action.AUDIO_OFF: "switched alarm sounds off",
    Action.AUDIO_ON: "switched alarm sounds on",
    Action.CERTIFICATE_MADE: "made a certificate",
    Action.CERTIFICATE_REVOKED: "revoked a certificate",
    Action.BED_ASKED: "asked a bed to do something",
    Action.BED_ASSIGNED: "assigned a bed",
    Action.ALARM_SEEN_AT_DESK: "saw an alarm at the desk",
    Action.SEALED_FILE_FETCHED: "fetched a stay from a bed",
    Action.SEALED_STAY_EXPIRED: "a fetched stay reached its end and was removed",
    Action.WARD_DATA_EXPIRED: "ward data reached their end and were removed",
    Action.KEY_BACKED_UP: "backed up the key",
    Action.KEY_RESTORED: "restored the key",
}


def row(entry: Entry) -> str:
    """Two lines: who did what, and when and with what."""
    did = ACTIONS.get(entry.action, entry.action)  # a newer version may have written other words
    head = f"{entry.who}: {did}" if entry.who else f"{did[:1].upper()}{did[1:]}"
    at = language.dated(datetime.fromisoformat(entry.at).astimezone(), "d MMM yyyy  HH:mm:ss")
    return f"{head}\n{at}" + (f"  ·  {entry.detail}" if entry.detail else "")


def checking(share: float) -> str:
    """How far the check is."""
    return _CHECKING.format(share=phrases.percent(share))


def checked(result: Checked) -> str:
    """What the check found, in a sentence."""
    if result.findings:
        return language.counted(_FOUND, len(result.findings))
    return _WHOLE.format(entries=result.entries, sessions=result.sessions)


language.register(globals())
