"""Saves the pictures of set-up, with the demo clip in place of cameras, and of the list of stays, which are made up.

    QT_QPA_PLATFORM=offscreen PYTHONPATH=tests/support .venv/bin/python packaging/site/other_pictures.py

Look at every one before it is committed.
"""

import tempfile
from pathlib import Path

from taking import save, until, wait

import draws
import stays
from neopain.base import paths
from neopain.base.data import Role
from neopain.base.settings import PictureMode, Settings
from neopain.base.ward_settings import WardSettings
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.live.bed.opening import open_source
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.live.build import live_monitor
from neopain.record.storage import keys
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
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
        (record := RecordStep(settings)),
    )
    window = SetupWindow(steps, folder / "settings.toml")
    window.resize(1024, 600)
    window.show()
    window.next.click()
    until(lambda: camera.gallery.tiles and all(tile.video.frame is not None for tile in camera.gallery.tiles))
    save(window, "set-up-cameras")
    camera.gallery.tiles[0].click()
    until(lambda: camera.preview.video.frame is not None)
    until(lambda: "✓" in camera.preview.lines[0].text())
    save(window, "set-up-aim", 0.0)
    window.next.click()
    save(window, "set-up-bed")
    window._go(1)
    ward.try_it.click()
    until(lambda: "desk answers" in ward.outcome.text())
    save(window, "set-up-ward")
    record.picture.buttons[PictureMode.FULL].click()
    for name in ("administrator", "sound", "screen", "records"):
        window._go(1)
        save(window, f"set-up-{name}")
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
    until(lambda: window.list.table.rowCount() == len(STAYS))
    wait(2.0)  # the thumbnails are read
    save(window, "stays")
    window.close()


if __name__ == "__main__":
    main()
