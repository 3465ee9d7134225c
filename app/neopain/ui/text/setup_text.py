"""Words of set-up."""

from __future__ import annotations

from datetime import time

from neopain.base.settings import Brightness, PictureMode
from neopain.ui.text import language

TITLE = "Set up Neopain"
LANGUAGE = "Language"
CAMERA, BED, ADMINISTRATOR = "Camera", "Unit and bed", "Administrator"
SOUND, SCREEN, RECORDING = "Alarm sound", "Screen", "Recording"
BACK, NEXT, DONE = "Back", "Next", "Start monitoring"

NO_CAMERA = "No camera at this computer. Plug one in and search again, or name a network camera."
CHOOSE = "Touch the camera that shows the infant's face."
ALL_CAMERAS, MORE_CAMERAS = "All cameras", "More cameras"
NETWORK = "Network camera"
SEARCH = "Search again"
SEARCH_NETWORK = "Search the network"
SEARCHING = "Searching …"
NONE_ON_NETWORK = "No camera on this network answers. Name it by its address."
SHOW = "Show its picture"
ADDRESS, USER, PASSWORD = "Address", "User name, if it has one", "Password"
ADDRESS_EXAMPLE = "rtsp://192.168.0.20/stream"
OPENING = "Opening the camera …"
AIM = "Aim the camera until the frame is green."
AIMED = "Well aimed."
NOT_AIMED = "You can go on and aim later."
DISTANCE, TURN, LIGHT, SHARPNESS, FACE = "Distance", "Turn", "Light", "Sharpness", "Face"
GOOD = "good"
CLOSER, AWAY = "move it closer", "move it away"
FRONT = "see the face from the front"
LIGHTER, DARKER = "put a little light on the face", "shade the light"
FOCUS = "wipe and focus the lens"
SEEN, NOT_SEEN, COVERED = "found", "point it at the face", "uncover eyes and mouth"

BED_CAPTION = "Bed"
BED_EXAMPLE = "3"
UNIT_CAPTION = "Unit, if it has a name"
UNIT_EXAMPLE = "NICU 2"
BED_NOTE = "They stand at the top of the window; the bed also with everything that is recorded."
BED_MISSING = "Give the bed a name."

WHO_NOTE = (
    "The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain."
)
NAME, PIN, PIN_AGAIN = "Name", "PIN, 4 digits or more", "The same PIN again"
DIFFERENT_PINS = "The two PINs differ: type them again."
REGISTERED = "People are registered on this computer already. An administrator adds others: neopain staff add."
SAVING = "Saving …"

SOUND_NOTE = "Stand where the staff will be, play the alarm, and choose the loudness that is heard there."
PLAY = "Play the alarm"
PLAYING = "Playing …"
PLAYED = "Was it heard?"
NO_SOUND = "The speaker does not play: check it and its cable."

SCREEN_NOTE = "At night the page gives about half of its light. An alarm is always as bright as by day."
BY_DAY, AT_NIGHT, BY_THE_CLOCK = "As by day", "As at night", "By the clock: night from {night} to {day}"
NOW_DAY, NOW_NIGHT = "Now: as by day", "Now: as at night"

RECORD_NOTE = "Scores, alarms and what people did are always recorded, encrypted, on this computer alone."
PICTURES = {
    PictureMode.NONE: "Nothing of the face",
    PictureMode.LANDMARKS: "Points of the face, no picture",
    PictureMode.FULL: "Video around alarms, with a parent's consent",
}
DAYS_CAPTION = "Video is deleted after"
_STEP, _SHARE, _DAYS = "{place} of {count}   {name}", "{share}%", ("{n} day", "{n} days")


def step(number: int, count: int, name: str) -> str:
    """Which step this is."""
    return _STEP.format(place=number, count=count, name=language.current_words(name))


def loudness(share: float) -> str:
    """A loudness as a share of what the speaker gives."""
    return _SHARE.format(share=round(100 * share))


def brightness(night: time, day: time) -> dict[Brightness, str]:
    """The choices for the screen; night begins at `night` and ends at `day`."""
    clock = BY_THE_CLOCK.format(night=f"{night:%H:%M}", day=f"{day:%H:%M}")
    return {Brightness.AUTOMATIC: clock, Brightness.DAY: BY_DAY, Brightness.NIGHT: AT_NIGHT}


def days(count: int) -> str:
    """For how long."""
    return language.counted(_DAYS, count)


language.register(globals())
