"""Words about closing the window."""

from __future__ import annotations

from neopain.ui.text import language

CLOSE = "Close Neopain"
QUESTION = "End monitoring?"
LOST = "Then nobody is monitored here: no score, no alarm."
NOT_RECORDED = "Nothing is recorded from then on."
ALARM = "An alarm is active: name and PIN are needed."
NOBODY_REGISTERED = "An alarm is active. Nobody is registered here, so no name is asked for."
END = "End monitoring"
END_ANYWAY = "End all the same"
GO_ON = "Go on monitoring"
SETTINGS = "Settings"
SETTINGS_NOTE = "Monitoring stops until they are saved: camera, bed, ward, alarm sound, recording, language."
CHANGE = "Change settings"
LANGUAGE = "Language"
LANGUAGE_NOTE = "For this window, until it is closed."


def lost(recording: bool, alarm: bool) -> str:
    """What closing loses, and that a PIN is needed."""
    return " ".join(filter(None, (LOST, NOT_RECORDED if recording else "", ALARM if alarm else "")))


language.register(globals())
