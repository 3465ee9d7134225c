"""Words of set-up."""

from __future__ import annotations

from neopain.base.settings import PictureMode

TITLE = "Set up Neopain"
CAMERA, BED, ADMINISTRATOR, SOUND, RECORDING = "Camera", "Bed", "Administrator", "Alarm sound", "Recording"
BACK, NEXT, DONE = "Back", "Next", "Start monitoring"

NO_CAMERA = "No camera at this computer. Plug one in and search again, or name a network camera."
CHOOSE = "Choose the camera that shows the infant's face."
NETWORK = "Network camera"
SEARCH = "Search again"
SEARCHING = "Searching …"
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
BED_NOTE = "This name stands at the top of the window and with everything that is recorded."
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

RECORD_NOTE = "Scores, alarms and what people did are always recorded, encrypted, on this computer alone."
PICTURES = {
    PictureMode.NONE: "Nothing of the face",
    PictureMode.LANDMARKS: "Points of the face, no picture",
    PictureMode.FULL: "Video around alarms, with a parent's consent",
}
DAYS_CAPTION = "Video is deleted after"


def step(number: int, count: int, name: str) -> str:
    """Which step this is."""
    return f"{number} of {count}   {name}"


def loudness(share: float) -> str:
    """A loudness as a share of what the speaker gives."""
    return f"{share:.0%}"


def days(count: int) -> str:
    """For how long."""
    return "1 day" if count == 1 else f"{count} days"
