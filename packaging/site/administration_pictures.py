"""Saves the pictures of the administrator's pages in the review window; people, models and stays are made up.

    QT_QPA_PLATFORM=offscreen .venv/bin/python packaging/site/administration_pictures.py

Look at every one before it is committed.
"""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from taking import save, until

from neopain.base import paths
from neopain.base.data import AlarmCondition, Role
from neopain.base.settings import Settings
from neopain.inference import manifest
from neopain.inference.store import load_bundle
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.audit import Action, Entry
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.review.key_backup import KeyBackup
from neopain.review.model_choice import Proposal, fitting
from neopain.review.model_trial import Replayed
from neopain.ui.event_loop import qt_application
from neopain.ui.review.window import ReviewWindow

MORNING = (
    ("Ada", Action.SIGNED_IN, ""),
    ("Ada", Action.PATIENT_ADMITTED, "3f9a2c: bed 3"),
    ("Ada", Action.CONSENT_GIVEN, "3f9a2c: mother"),
    ("Ada", Action.LIMIT_CHANGED, "bed 3: 60 % to 65 %"),
    ("Ada", Action.SIGNED_OUT, ""),
    ("Dr. Okafor", Action.SIGNED_IN, ""),
    ("Ines", Action.SIGNED_IN, ""),
    ("Ines", Action.KEY_BACKED_UP, "/media/ward/STICK/neopain-key-2026-12-01.json"),
)


def main() -> None:
    """Take all of them."""
    qt_application()
    with tempfile.TemporaryDirectory() as folder:
        _models(Path(folder))
        _key(Path(folder))
        _people_and_log(Path(folder) / "ward")


class _Alarms:
    """So many pain alarms in a stay."""

    def __init__(self, count: int) -> None:
        self._count = count

    def started(self, condition: AlarmCondition | None) -> int:
        """How many."""
        return self._count


def _models(folder: Path) -> None:
    """A classifier that nobody signed, compared with the one in use on a fortnight that is made up."""
    shutil.copytree(paths.models(), folder / "models")
    own, made = folder / "models" / "classifier-ward-202612", folder / "models" / "classifier-synthetic-202612"
    shutil.copytree(made, own)
    (own / "manifest.sig").unlink()
    manifest.write(manifest.read(made).model_copy(update={"id": own.name}), own)
    archive = Archive(folder / "none", folder / "models", Settings())
    window = ReviewWindow(archive)
    window.resize(1280, 800)
    window.show()
    page = window.administration.models
    window.stack.setCurrentWidget(window.administration)
    window.administration.show_page(page)
    until(lambda: page.models.count())
    page._choose(next(entry for entry in page._entries if entry.name == own.name))
    replayed = [
        Replayed(f"202612{day:02}-{7 + 12 * (day % 2):02}0000-aaaaaa", 11.5, _Alarms(day % 4), _Alarms(day * 7 % 5))
        for day in range(1, 15)
    ]
    active, new = fitting(folder / "models", [own.name])
    page._done(Proposal(active, load_bundle(folder / "models"), new, tuple(replayed)))
    save(window, "models")
    window.close()


def _key(folder: Path) -> None:
    """The key that was backed up a moment ago, to a stick that is not there."""
    archive = Archive(folder / "none", paths.models(), Settings())
    window = ReviewWindow(archive)
    window.resize(1280, 800)
    window.show()
    page = window.administration.key
    window.stack.setCurrentWidget(window.administration)
    window.administration.show_page(page)
    until(lambda: not page._reading.busy)
    file = "/media/ward/STICK/neopain-key-2026-12-01.json"
    newest = Entry(7, "2026-12-01T08:00:00+00:00", "Ines", Action.KEY_BACKED_UP, file)
    page._done(KeyBackup(KeyKind.KEYRING, newest, folder, datetime(2026, 12, 1, tzinfo=UTC)))
    save(window, "key-backup")
    window.close()


def _people_and_log(folder: Path) -> None:
    """Who may sign in, and what was done on one morning."""
    key = keys.create(folder, "four small green apples")
    with Ward(folder, key) as ward:
        ines = ward.staff.create_first("Ines", "7391")
        for name, role in (("Ada", Role.NURSE), ("Bo", Role.NURSE), ("Dr. Okafor", Role.CLINICIAN)):
            ward.staff.add(ines, name, role, "4711")
        for who, action, detail in MORNING:
            ward.audit.append(who, action, detail)
    archive = Archive(folder, paths.models(), Settings())
    archive._key, archive.person = key, ines
    window = ReviewWindow(archive)
    window.resize(1280, 800)
    window.show()
    window.sign_in._unlocked((ines.name,))
    window.sign_in.signed_in.emit()
    place = window.administration
    window.list.administration.click()
    until(lambda: place.people.people.count() == 4)
    place.people.people.itemClicked.emit(place.people.people.item(0))
    save(window, "people")
    place.pages[place.audit].click()
    until(lambda: place.audit.rows.count() > 0)
    place.audit.check.click()
    until(lambda: not place.audit._checking.busy)
    save(window, "audit-log")
    window.close()


if __name__ == "__main__":
    main()
