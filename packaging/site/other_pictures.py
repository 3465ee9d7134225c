"""Saves the pictures of set-up, with the demo clip in place of cameras, and of the list of stays, of two classifiers
compared on them, and of the backup of a key, which are made up.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=tests/support .venv/bin/python packaging/site/other_pictures.py

Look at every one before it is committed.
"""

import shutil
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from pictures import PICTURES, WIDTH_PX, shrunk
from PIL import Image
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

import draws
import stays
from neopain.base import paths
from neopain.base.data import AlarmCondition, Role
from neopain.base.settings import Settings
from neopain.base.ward_settings import WardSettings
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.inference import manifest
from neopain.inference.store import load_bundle
from neopain.live.bed.opening import open_source
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.live.build import live_monitor
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.audit import Action, Entry
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.review.key_backup import KeyBackup
from neopain.review.model_choice import Proposal, fitting
from neopain.review.model_trial import Replayed
from neopain.ui.event_loop import qt_application
from neopain.ui.review.window import ReviewWindow
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, ScreenStep, SoundStep
from neopain.ui.setup.language_step import LanguageStep
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.ward_step import WardStep
from neopain.ui.setup.window import SetupWindow

CAMERAS = tuple(
    FoundCamera(CameraKind.LOCAL, str(number), name) for number, name in enumerate(("Cot 3, left", "Cot 3, right"))
)
PATIENCE_S = 600.0
WARD_FOLDER, FILES = Path("/etc/neopain/ward"), ("ca", "certificate", "key")
STAYS = (
    ("20261122-070000-aaaaaa", "Baby M.", 3),
    ("20261123-080000-bbbbbb", "Baby K.", 2),
    ("20261124-190000-cccccc", "Baby V.", 1),
)


def main() -> None:
    """Take all of them."""
    qt_application()
    with tempfile.TemporaryDirectory() as folder:
        _setup(Path(folder))
        _list(Path(folder) / "records")
        _models(Path(folder))
        _key(Path(folder))


def _setup(folder: Path) -> None:
    settings = Settings()
    camera = CameraStep(
        settings,
        lambda: CAMERAS,
        lambda source: live_monitor("demo", settings),
        look=lambda source: open_source("demo", settings.capture),
    )
    answer = (Trial(Outcome.CONNECTED, "ward.example", 8883),)
    linked = WardSettings(name="NICU", address="ward.example:8883", **dict.fromkeys(FILES, WARD_FOLDER / "bed-3.pem"))
    ward = WardStep(linked, lambda: "3", lambda *_: answer, folder / "ward")
    steps = (
        LanguageStep(),
        camera,
        BedStep("3", "NICU 2"),
        ward,
        AdministratorStep(registered=False),
        SoundStep(settings),
        ScreenStep(settings),
        RecordStep(settings),
    )
    window = SetupWindow(steps, folder / "settings.toml")
    window.resize(1024, 600)
    window.show()
    window.next.click()
    _until(lambda: camera.gallery.tiles and all(tile.video.frame is not None for tile in camera.gallery.tiles))
    _save(window, "set-up-cameras")
    camera.gallery.tiles[0].click()
    _until(lambda: camera.preview.video.frame is not None)
    _until(lambda: "✓" in camera.preview.lines[0].text())
    _save(window, "set-up-aim", 0.0)
    window.next.click()
    _save(window, "set-up-bed")
    window._go(1)
    ward.try_it.click()
    _until(lambda: "desk answers" in ward.outcome.text())
    _save(window, "set-up-ward")
    for _ in range(3):
        window._go(1)
    _save(window, "set-up-screen")
    window.close()


def _list(folder: Path) -> None:
    key = keys.create(folder, "four small green apples")
    with Ward(folder, key) as ward:
        for place, (name, infant, hours) in enumerate(STAYS):
            facts = draws.facts(name, patient=f"p{place}", shown_id=infant, bed=f"Bed {place + 1}")
            stays.write(ward.sessions.folder / name, key, facts, hours=hours)
    archive = Archive(folder, paths.models(), Settings())
    archive._key, archive.person = key, Person("Dr. Okafor", Role.CLINICIAN)
    window = ReviewWindow(archive)
    window.resize(1280, 800)
    window.show()
    window.sign_in._unlocked(("Dr. Okafor",))
    window.sign_in.signed_in.emit()
    _until(lambda: window.list.table.rowCount() == len(STAYS))
    _wait(2.0)  # the thumbnails are read
    _save(window, "stays")
    window.close()


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
    own, made = folder / "models" / "classifier-ward-202612", folder / "models" / "classifier-synthetic-202611h"
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
    _until(lambda: page.models.count())
    page._choose(next(entry for entry in page._entries if entry.name == own.name))
    replayed = [
        Replayed(f"202612{day:02}-{7 + 12 * (day % 2):02}0000-aaaaaa", 11.5, _Alarms(day % 4), _Alarms(day * 7 % 5))
        for day in range(1, 15)
    ]
    active, new = fitting(folder / "models", [own.name])
    page._done(Proposal(active, load_bundle(folder / "models"), new, tuple(replayed)))
    _save(window, "models")
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
    _until(lambda: not page._reading.busy)
    file = "/media/ward/STICK/neopain-key-2026-12-01.json"
    newest = Entry(7, "2026-12-01T08:00:00+00:00", "Ines", Action.KEY_BACKED_UP, file)
    page._done(KeyBackup(KeyKind.KEYRING, newest, folder, datetime(2026, 12, 1, tzinfo=UTC)))
    _save(window, "key-backup")
    window.close()


def _save(window: QWidget, name: str, wait_s: float = 0.2) -> None:
    _wait(wait_s)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "picture.png"
        window.grab().save(str(path))
        shrunk(Image.open(path).convert("RGB"), WIDTH_PX).save(PICTURES / f"{name}.png", optimize=True)


def _until(true: Callable[[], object]) -> None:
    end_s = time.monotonic() + PATIENCE_S
    while not true():
        if time.monotonic() > end_s:
            raise SystemExit("a picture could not be taken: the computer is too busy, try again")
        _wait(0.05)


def _wait(seconds: float) -> None:
    end_s = time.monotonic() + seconds
    while time.monotonic() < end_s:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)


if __name__ == "__main__":
    main()
