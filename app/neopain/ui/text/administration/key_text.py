"""Words of the backup of the key of the records, and of its return."""

from __future__ import annotations

from datetime import datetime

from neopain.record.ward.audit import Entry
from neopain.ui.text import language

KEY_BACKUP = "Key backup"
NEVER = "The key was never backed up"
NEVER_NOTE = "If this computer is lost, nobody can read its records any more."
OLD = "That is more than a year ago: back it up again."
NEAR = "That file is on the disk of the records, and lost with it: save one on a stick."
NOTE = (
    "Save it on a stick and lock that away. Write the passphrase down in another place: without it nobody can use the "
    "backup."
)
CHOOSE, NO_PLACE = "Choose the place …", "No place chosen yet"
PASSPHRASE, AGAIN = "New passphrase, 12 letters or more", "The same passphrase again"
BACK_UP = "Back up the key"
SAVE_TITLE = "Save the backup of the key as"
CHOOSE_FIRST = "Choose the place first."
DIFFERENT = "The two passphrases differ: type them again."
BACKING_UP = "Backing up …"
DONE = "Done, and read again to be sure. Remove the stick and lock it away."

MISSING = "The records' key is missing"
MISSING_NOTE = "Nobody can sign in without it. Its backup brings it back."
TRY_AGAIN = "Try again"
RESTORE, FORGOTTEN = "Restore the key …", "Passphrase lost? Restore the key …"
RESTORE_TITLE = "Restore the key"
RESTORE_NOTE = "Plug in the stick with the backup, choose its file and type its passphrase."
UNLOCKED_NOTE = "The records are locked with a passphrase of their own. Afterwards they open without it."
CHOOSE_BACKUP, NO_BACKUP = "Choose the backup …", "No file chosen yet"
BACKUP_PASSPHRASE = "Passphrase of the backup"
OPEN_TITLE = "Choose the backup of the key"
RESTORE_NOW = "Restore"
RESTORING = "Restoring …"
RESTORED = "The key is back. Sign in as before."
_LAST, _FILE = "Backed up on {day} by {name}", "File: {file}"


def last(entry: Entry) -> str:
    """When and by whom the key was last backed up."""
    day = language.dated(datetime.fromisoformat(entry.at).astimezone(), "d MMM yyyy")
    return _LAST.format(day=day, name=entry.who)


def file(entry: Entry) -> str:
    """To which file that was."""
    return _FILE.format(file=entry.detail)


language.register(globals())
