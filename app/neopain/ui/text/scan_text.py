"""Words and sentences about codes that were scanned."""

from __future__ import annotations

from neopain.ui.text import language

UNKNOWN_BADGE = "This badge is not known."
RIGHT_PATIENT = "This wristband belongs to the patient in this bed."
OTHER_WRISTBAND = "Code not known here"
AGAIN = "Scan it again."
NOT_READ = "Code not looked up"
_OTHER = "It is neither a badge nor the wristband of {patient}, who is in this bed."


def admitted(shown_id: str) -> str:
    """Who is in the bed, when the wristband is another one."""
    return _OTHER.format(patient=shown_id)


language.register(globals())
