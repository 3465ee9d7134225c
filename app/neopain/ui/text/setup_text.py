"""Words of set-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from neopain.base.settings import Brightness, PictureMode
from neopain.base.ward_settings import WardRule
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.ui.text import language

TITLE = "Set up Neopain"
LANGUAGE = "Language"
CAMERA, BED, WARD, ADMINISTRATOR = "Camera", "Unit and bed", "Ward", "Administrator"
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

WARD_NOTE = "The ward's desk shows this bed. Its alarms sound here in any case."
ALONE_NOTE = "This bed is shown at no desk. Its alarms sound here."
ALONE, LINKED = "No ward", "With a ward"
FIND_FILES, TRY, TRYING = "Files on a stick", "Try the connection", "Trying …"
LOOKING = "Looking on the sticks …"
NO_FILES = "No stick has the three files that neopain ward enrol made."
FILES_FOUND = "Found. They are copied to this computer when you go on; then remove the stick."
WARD_CAPTION, WARD_EXAMPLE = "Name of the ward", "NICU"
BROKER_CAPTION, BROKER_EXAMPLE = "Address of the broker", "ward.example:8883"
SECOND_CAPTION = "Second broker, if there is one"
FILES_CAPTION, FILES_EXAMPLE = "Folder with the certificate", "/etc/neopain/ward"
MISSED_CAPTION = "Without a sign from the bed the link counts as lost after"
FILES_NOT_HERE = "This folder has no ca.pem with one certificate and its key."
WARD_MISSING = "Type the address of the broker, or touch No ward."
WARD_RULES = {
    WardRule.NEEDS_ADDRESS: "The second broker needs a first one.",
    WardRule.NEEDS_ALL_FILES: "The certificate needs all of its three files.",
    WardRule.NEEDS_NAME: "Type the name of the ward.",
    WardRule.NEEDS_FILES: "A broker on another computer needs the certificate of this bed.",
    WardRule.IS_ADDRESS: "An address is host or host:port, without anything before it.",
}
WARD_TRIALS = {
    Outcome.CONNECTED: "Connected: the desk answers.",
    Outcome.NO_DESK: "Connected, but no desk is heard: check the name of the ward, and start its desk.",
    Outcome.FILE_MISSING: "{detail} is not there or cannot be read.",
    Outcome.FILES_DIFFER: "The three files do not belong together: take those of one folder.",
    Outcome.OTHER_BED: "The certificate is that of bed {detail}, not of this bed.",
    Outcome.NOT_KEPT: "The files cannot be copied to this computer: check its disk.",
    Outcome.NO_HOST: "No computer is called {host}: check the address and the cable.",
    Outcome.NO_WAY: "The network has no way to {host}: check the cable and the address.",
    Outcome.REFUSED: "{host} refuses port {port}: start the broker there, or check the port.",
    Outcome.NO_ANSWER: "{host} does not answer at port {port}: check the address and the firewall.",
    Outcome.NO_TLS: "{host} speaks no TLS at port {port}: check the port.",
    Outcome.NOT_TRUSTED: "The certificate of {host} is not of this ward: check address and files.",
    Outcome.OTHER_HOST: "The broker's certificate is not for the name {host}: type the name that it was made for.",
    Outcome.WRONG_DATE: "The broker's certificate is out of date: check the clock of this computer.",
    Outcome.BED_REFUSED: "{host} does not accept this bed's certificate: have a new one made.",
    Outcome.NO_BROKER: "What answers at {host}, port {port}, is no broker: check the port.",
    Outcome.LOST: "The connection to {host} broke off: try again.",
}

WHO_NOTE = (
    "The administrator adds people, saves the unit's limits and changes these settings. No PIN comes with Neopain."
)
NAME, PIN, PIN_AGAIN = "Name", "PIN, 4 digits or more", "The same PIN again"
DIFFERENT_PINS = "The two PINs differ: type them again."
REGISTERED = "People are registered on this computer already. An administrator adds others in Review, under People."
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
SHIFTS_CAPTION = "Shifts begin at"
_STEP, _SHARE, _DAYS = "{place} of {count}   {name}", "{share}%", ("{n} day", "{n} days")
_SECONDS = "{n} s"


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


def hours(of_day: Sequence[int]) -> str:
    """At which hours of the day."""
    return "  ".join(f"{hour:02}:00" for hour in of_day)


def seconds(count: int) -> str:
    """After how long."""
    return _SECONDS.format(n=count)


def trial(found: Trial) -> str:
    """What became of trying a broker."""
    words = language.current_words(WARD_TRIALS[found.outcome])
    return words.format(host=found.host, port=found.port, detail=found.detail)


language.register(globals())
