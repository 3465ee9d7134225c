"""What can go wrong, as codes with a sentence in English each, which a window tells in its own language.

A Cause is the code of what a person at a bed can meet; an error carries it with what differs. These sentences are
written only here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any


class Cause(Enum):
    """A code with its sentence: what, why, what to do. What differs stands in braces."""

    # people
    WRONG_PIN = "name or PIN is wrong: try again"
    TOO_MANY_PINS = "too many wrong PINs: try again in {seconds} s, or ask an administrator for a new PIN"
    PIN_LENGTH = "a PIN has {least} to {most} characters: choose another one"
    EASY_PIN = "this PIN is easy to guess: choose another one"
    NO_NAME = "a person needs a name: give one"
    NO_LONGER_STAFF = "{name} was removed from the staff and may do nothing more here: sign in as someone else"
    NAME_TAKEN = "the name '{name}' is or was taken: give another one"
    ADMINISTRATOR_EXISTS = "there is an administrator already, who can add people"
    NO_STAFF = "no staff yet: add the administrator with neopain staff add NAME"
    BADGE_SHORT = "a badge has at least {least} characters: scan it again"
    BADGE_TAKEN = "this badge belongs to {name}: take it from them first"
    AUDIO_OFF_LOCKED = "only an administrator may switch audio off: pause it, or ask one"
    AUDIO_IS_OFF = "audio is off: switch it on before you pause it"
    OUT_OF_BOUNDS = "{name} = {value:g} is outside the safe bounds: set it between {least:g} and {most:g}"
    # what is typed
    TOO_LONG = "{what} of {count} characters is too long: use at most {most}"
    CONTROL_CHARACTERS = "{what} may not hold control characters, found '{shown}': type it again"
    INVISIBLE = "{what} of nothing but invisible characters cannot be read: type it again"
    NOTE_EMPTY = "the note is empty: write something, or cancel"
    # patients
    NO_ID = "a patient needs an id or a pseudonym: give one"
    NO_CONSENT_NAME = "give the name of the person who consented"
    BED_OCCUPIED = "{bed} is occupied: discharge or transfer its patient first"
    ALREADY_ADMITTED = (
        "{patient} is in {bed} and has this {what}: move or discharge that patient, or use another {what}"
    )
    NO_GESTATION = "'{text}' is not a gestational age: give weeks and days as 29+3"
    WRONG_GESTATION = "a gestational age of {weeks:.1f} weeks is impossible: give 20 to 45 weeks"
    NO_WEIGHT = "'{text}' is not a weight: give grams, as 1250"
    WRONG_WEIGHT = "a weight of {grams:g} g is impossible: give 200 to 10000 g"
    NO_BIRTH = "'{text}' is not a date of birth: give it as 2026-11-23"
    LATER_BIRTH = "'{text}' is in the future: give the date of birth"
    # records
    PASSPHRASE_NEEDED = "the records are locked with a passphrase; give it"
    WRONG_PASSPHRASE = "wrong passphrase: it is not the one these records were made with; give the right one"
    WRONG_KEY = "the stored key is not the one these records were made with: restore the key in Review"
    OTHER_KEY = (
        "{file} does not open with this key: it belongs to another key or was altered; "
        "use the key it was made with, or restore it from a backup"
    )
    KEYRING_SILENT = "the keyring that holds the key does not answer: {why}; unlock it, or restore the key in Review"
    KEYRING_EMPTY = "the key is not in the system's keyring: log in as the user of the records, or restore it in Review"
    KEY_FILE_LOST = "the key file {file} cannot be read: {why}; restore the key in Review"
    KEY_FILE_DAMAGED = "the key file {file} is damaged: restore the key in Review"
    KEY_FACTS_LOST = "{file} is lost or damaged: put it back, or restore the key in Review"
    KEY_NOT_STORED = "the key of the records cannot be stored: {why}; check rights and disk"
    SHORT_PASSPHRASE = "a passphrase has at least {least} characters: use four or five words"
    DAMAGED = "{file} was altered or is damaged; restore it from a backup"
    MISSING = "{file} is missing from {folder}; restore it from a backup"
    DISK_FULL = "{file} cannot grow: the disk is full; make room"
    ROOM_KEPT = (
        "the disk of the records is full: the last {size:.1f} MB are kept for listing, exporting and "
        "deleting sessions; make room"
    )
    IN_USE = "{file} is in use by another program; close that and try again"
    UNREADABLE = "{file} cannot be read or written in {folder}: {why}; check the disk and rights"
    NEWER = (
        "{file} has version {found} of its layout, this program knows up to {known}: "
        "a newer program has written it; open it with that one"
    )
    FILE_GONE = "{file} is no longer in {folder}: it or its disk was removed; put it back"
    RECORDS_REMOVED = (
        "the records are no longer in {folder}: the folder or its disk was removed or exchanged; put it back"
    )
    RECORDS_GONE = (
        "the records that were in {folder} are gone: put the folder or its disk back; to begin with "
        "empty records instead, delete {known}"
    )
    NOTHING_RECORDED = "nothing has been recorded under {folder} yet; run the monitor first"
    NO_SESSION = "no session is being recorded that a score could be saved with: record, or note it by hand"
    ALREADY_SCORED = "{name} has scored clip {clip} already: go on with the next one"
    SCORED_ENOUGH = "clip {clip} has been scored {times} times: go on with the next one"
    NOT_REPLAYED = "the past could not be replayed: {why}"
    # the backup of the key
    BACKUP_WITH_RECORDS = "the key may not lie with the records that it opens: save its backup on a stick"
    BACKUP_OTHER_FILE = "{file} is no backup of this key and is not replaced: choose another name"
    BACKUP_GONE = "{file} cannot be read: {why}; plug the stick in again"
    BACKUP_DAMAGED = "{file} is no backup of a key, or is damaged: choose another file"
    BACKUP_PASSPHRASE = "wrong passphrase: it is not the one this backup was made with; type it again"
    BACKUP_OTHER_KEY = "{file} holds the key of other records: choose the backup of these"
    KEY_WORKS = "the records open with the key that they have: nothing needs to be restored"
    NO_LOCKED_RECORDS = "{folder} holds no records that miss a key: copy the records there first"
    # models and the wording of scales
    NO_MODEL = "{folder} holds no model: choose the folder with manifest.toml in it, or the one that holds it"
    MODEL_INSTALLED = "{model} is installed already"
    MODEL_NAME_TAKEN = "another model called {model} is installed and is never replaced: give one another name"
    MODEL_ROOM = "{needed:.0f} MB are needed for {model}, {free:.0f} MB are free: make room on the disk"
    MODEL_COPY = "{model} could not be copied ({why}): check the stick and the disk"
    MODEL_DAMAGED = "{model} is damaged: {file} is not as it was published; copy it again from where it was made"
    MODEL_KEY = "{model} is signed with a key that this computer does not trust: ask who made it (key {key})"
    MODEL_VERSION = "{model} was made with scikit-learn {made}, this program has {found}: it has to be trained again"
    MODEL_NEEDS = "{model} needs {need}, which is neither installed nor beside it: copy that folder too"
    MODEL_OTHER_NEED = "{model} needs another {need} than the installed one: train it again, or copy both anew"
    MODEL_UNFIT = "{model} does not fit here, nothing was changed ({why})"
    WORDING_MISSING = "{file} is not there: choose the file again"
    WORDING_TOML = "{file} cannot be read as TOML: {why}"
    WORDING_SCALE = "{file}: there is no scale '{scale}'; known are {known}"
    WORDING_ITEM = "{file}: {scale}: there is no item '{item}'; known are {known}"
    WORDING_PAIN = "{file}: {scale}: pain_from = {pain_from:g} must be above {least:g} and at most {most}"
    WORDING_NOTES = "{file}: {scale}: items.{item}.notes has {count} notes; it needs {needed}, one for each number"
    WORDING_VALUE = "{file}: {where} is wrong: {why}"
    # export and review
    EXPORT_CANCELLED = "the export was cancelled; nothing was written"
    CANNOT_WRITE = "{file} cannot be written: {why}; name another file"
    NOTHING_TO_REPORT = "session {session} holds nothing to report; choose another part"
    NO_SCORES = "session {session} holds no scores to export as edf; choose another part"
    NO_PICTURES = "session {session} has neither video nor landmarks there: choose another part"
    CLIP_LENGTH = "a clip of {length} is too long: choose a part of up to an hour"
    NO_PARQUET = "Parquet needs pyarrow, which is not installed: {install}, or export as csv"
    NO_FEATURES = "session {session} holds no features: it cannot be rescored"
    OTHER_NETWORKS = (
        "this session was recorded with {recorded}, other networks than "
        "{current}, which today's models use: it can be rescored only by classifiers of the same networks"
    )
    # cameras
    NO_ADDRESS = "type the address of the camera, as rtsp://192.168.0.20/stream"
    WRONG_ADDRESS = "this is no address of a camera: type it as rtsp://192.168.0.20/stream"
    PASSWORD_IN_ADDRESS = "type the password in its own field, not in the address"
    NO_CAMERA = "no camera {name}: there is {known}"
    NO_CAMERAS = "no camera {name}: this machine has none; plug one in or name a file"
    NOT_YOURS = "camera {name} may not be used by you: add yourself to the group 'video' and log in again"
    NO_PICTURE = "camera {name} gives no picture: close other programs that use it, or plug it in again"
    NO_MORE_PICTURES = "{name} was lost: it gives no more pictures; check its cable"
    NOT_OPENED = "{name} cannot be opened: {why}; check address, camera and network"
    NO_STREAM_TOLD = "{name} does not tell its stream: {why}; check address, user name and password"
    LOST = "{name} was lost: {why}"
    TOO_LATE = (
        "{name} was lost: its pictures come {age_s:.0f} s late; set the camera to smaller or fewer "
        "pictures, or check the network"
    )
    NONE_IN_TIME = "no picture within {seconds:.0f} s"
    PICTURES_ENDED = "the pictures have ended"
    NO_ANSWER = "no answer in time"
    WRONG_PASSWORD = "user name or password is wrong"
    NO_CAMERA_ANSWER = "it does not answer like a camera"
    WEB_PAGE = "it answers with a web page, as for signing in, not with a stream"
    STREAM_ENDED = "the camera ended the stream"
    NO_VIDEO = "it is not a video stream"
    # the monitor itself
    OWN_ERROR = "the monitor stopped on an error of its own: {error}"
    WATCHDOG_ERROR = "the watchdog of this machine failed on an error of its own"
    CHECK_FAILED = "{check}: {why}"
    CHECK_ERROR = "the check failed on an error of its own: {error}"
    CHECK_LATE = "it does not finish: close other programs"
    CANNOT_USE = "{where} cannot be used ({why}): let this account write there, free some room, or repair the disk"
    DISK_NOT_READ = "{folder} does not return what was written: replace the disk"
    CLOCK_NOT_SET = "the wall clock was never set: set date and time"
    CLOCKS_APART = "in {steady_s:.2f} s of the steady clock the wall clock advanced {wall_s:.2f} s: check the machine"
    NO_SOUND = "no alarm sound: {why}; check the speaker and its cable"
    SPEAKER_SILENT = "the speaker does not play: check it and its cable"
    SPEAKER_LATE = "the speaker does not answer: check it and its cable"
    NO_LETTERS = "{count} letters are drawn as boxes: install DejaVu Sans; they are {letters}"
    NOT_PERMITTED = "not yours to use: add yourself to the group 'video' and log in again"

    def said(self, **values: object) -> Said:
        """The sentence in English with `values` in it."""
        return Said(self, values)


class Field(Enum):
    """What is typed, as it stands in a sentence."""

    NAME = "a name"
    ID = "an id"
    WRISTBAND = "a wristband"
    BED = "a bed"
    NOTE = "a note"
    BADGE = "a badge"
    SAME_ID = "id"
    SAME_WRISTBAND = "wristband"

    def __format__(self, spec: str) -> str:
        return self.value


class CheckName(str):
    """The name of a part of the self-test, within a sentence."""


class Said(str):
    """A sentence in English that keeps its `cause` and the `values` in it. It stays one through str()."""

    cause: Cause
    values: Mapping[str, object]

    def __new__(cls, cause: Cause, values: Mapping[str, object]) -> Said:
        """The sentence of `cause` with `values`, by the names in its braces."""
        said = super().__new__(cls, cause.value.format(**values))
        said.cause, said.values = cause, values
        return said

    def __str__(self) -> str:
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return Said, (self.cause, dict(self.values))
