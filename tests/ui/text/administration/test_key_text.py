"""The words about the backup of the key."""

from datetime import datetime

from neopain.record.ward.audit import Action, Entry
from neopain.ui.text.administration import key_text


def test_a_backup_has_its_day_here_who_made_it_and_its_file():
    at = datetime(2026, 12, 1, 12).astimezone().isoformat()
    entry = Entry(7, at, "Ines", Action.KEY_BACKED_UP, "/media/ward/STICK/key.json")
    assert key_text.last(entry) == "Backed up on 1 Dec 2026 by Ines"
    assert key_text.file(entry) == "File: /media/ward/STICK/key.json"
