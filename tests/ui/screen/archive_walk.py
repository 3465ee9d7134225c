"""Everything that the review window, the page of blind scoring and set-up can show, one state after the other, by name.
Each walk ends where it began, so that it can be gone again in the same window.
"""

from dataclasses import replace

import numpy as np

import draws
import stays
import stories
from neopain.base import paths
from neopain.base.data import Reason, Role
from neopain.base.errors import Cause
from neopain.base.scales import SCALES
from neopain.base.settings import PictureMode, Settings
from neopain.capture.discover import CameraKind, FoundCamera
from neopain.live.bed.ward_trial import Outcome, Trial
from neopain.record.scoring.clips import Clip, ClipImage
from neopain.record.scoring.ratings import RatingMode, Ratings, new_rating
from neopain.record.session.notes import Notes, new_note
from neopain.record.session.writer import SessionWriter
from neopain.record.storage import keys
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, ScreenStep, SoundStep
from neopain.ui.setup.language_step import LanguageStep
from neopain.ui.setup.step import BedStep
from neopain.ui.setup.ward_step import WardStep
from neopain.ui.setup.window import SetupWindow
from neopain.ui.text import handover_text, review_text, setup_text
from ui.fake_monitor import FakeMonitor, frame, sample
from ui.screen import administration_walk
from ui.setup.conftest import FOUND, GOOD, Hardware, Speaker

FIRST, SECOND, OTHER = "20261122-070000-aaaaaa", "20261122-080000-cccccc", "20261123-080000-bbbbbb"
STORY = [(300, 0.08), (40, 0.35), (90, 0.9), (120, 0.2), (200, Reason.NO_FACE), (150, 0.1)]
NOOR, INES = Person("Noor", Role.CLINICIAN), Person("Ines", Role.ADMINISTRATOR)
SETTINGS = Settings()
BLURRED = replace(GOOD, brightness=20.0, sharpness=0.01, size_px=20.0, yaw_deg=60.0)


def _write(folder, key, facts):
    """A quarter of an hour with pain, care and a gap."""
    writer = SessionWriter(folder, key, facts)
    writer.write([stays.dressed(one) for one in stories.tell(STORY, 1.0, stays.care(1))])
    writer.close()


def recorded(folder):
    """An archive with a stay of two parts, with a score and notes, and the stay of another infant."""
    key = keys.create(folder, "four small green apples")
    with Ward(folder, key) as ward:
        ward.staff.add(ward.staff.create_first(INES.name, "7391"), NOOR.name, NOOR.role, "5183")
        for name, zero, facts in (
            (FIRST, "2026-11-22T06:10:00+00:00", {"bed": "Bed 3"}),
            (SECOND, "2026-11-22T06:50:00+00:00", {"bed": "Bed 3"}),
            (OTHER, "2026-11-23T23:50:00+00:00", {"bed": "Bed 7", "patient": "p2", "shown_id": "Baby K."}),
        ):
            _write(ward.sessions.folder / name, key, draws.facts(name, zero=zero, **facts))
        with ward.sessions.open_unaudited(OTHER) as session:
            points = {item.key: item.most for item in SCALES["nips"].items}
            Ratings(session).add(new_rating("nips", SCALES["nips"], points, NOOR, RatingMode.REVIEW, (600.0, 1200.0)))
            for t_s in (None, 700.0):
                Notes(session).add(new_note("Vomited twice, see the chart.", t_s, NOOR.name, NOOR.role))
    archive = Archive(folder, paths.models(), SETTINGS)
    archive._key = key
    return archive


def review(window, turn, settle, archive):
    """Sign-in, the list, the stay with each of its bars and cards."""
    archive.person = None
    window.stack.setCurrentWidget(window.sign_in)
    if not window.sign_in.names:
        yield turn() or "passphrase"
        yield from administration_walk.restoring(window.sign_in, window, turn)
        window.sign_in._unlocked(("Ines", "Noor"))
        yield turn() or "who"
    window.sign_in.names[0].click()
    yield turn() or "sign in"
    archive.person = NOOR
    window.sign_in.signed_in.emit()
    settle(lambda: window.list.table.rowCount() == 4)
    yield turn() or "list"
    for chosen in range(window.list.filters.days.count()):
        window.list.filters.days.setCurrentIndex(chosen)
    window.list.filters.days.setCurrentIndex(0)
    yield from _administration(window, turn, settle, archive)
    window.open(OTHER)
    settle(lambda: window.stack.currentWidget() is window.stay and window.stay.face.instant is not None)
    yield turn() or "stay"
    yield from _stay(window.stay, turn)
    window.stay.noting.setChecked(True)
    window.typing._show(window.stay.notes.field)
    yield turn() or "typing a note"
    window.typing.leave()
    window.stay.noting.setChecked(False)
    yield from _filmed(window.stay.score, turn)
    window._leave_stay()
    settle(lambda: window.list.table.rowCount() == 4)


def _filmed(score, turn):
    """Every item of every scale, as a video shows it."""
    for scale in SCALES.values():
        score.card.ask(scale, scale.title)
        for item in score.card.items:
            yield turn() or f"{scale.title}, {item.name}"
            score.card.buttons[item.most].click()
        yield turn() or f"{scale.title}, whole"
    score.card.drop()


def _administration(window, turn, settle, archive):
    archive.person = INES
    window._show_list(review_text.SESSIONS, review_text.SIGN_OUT)
    settle(lambda: window.list.table.rowCount() == 4)
    yield turn() or "list of an administrator"
    window.list.administration.click()
    yield from administration_walk.pages(window, turn, settle)
    window.administration.back.click()
    archive.person = NOOR
    settle(lambda: window.list.table.rowCount() == 4)


def _stay(page, turn):
    page.burden.by_hour.click()
    yield turn() or "by hour"
    page.burden.by_shift.click()
    page.play.toggle()
    yield turn() or "playing"
    page.play.stop()
    page.comparing.setChecked(True)
    yield turn() or "comparing"
    page.compare._begin("")
    yield turn() or "rescoring"
    page.compare._end_pressed()
    page.show_comparison(page.viewed, "")
    yield turn() or "compared"
    page.comparison.account = None  # it is the one that is shown
    page.end_comparison()
    page.comparing.setChecked(False)
    page.scoring.setChecked(True)
    yield turn() or "scales"
    for key, button in page.score.bar.buttons.items():
        button.setEnabled(True)
        button.click()
        yield turn() or key
        for item in page.score.card.items:
            page.score.card.buttons[item.most].click()
        yield turn() or f"{key}, complete"
    page.scoring.setChecked(False)
    page.noting.setChecked(True)
    yield turn() or "notes"
    page.noting.setChecked(False)
    page.exporting.setChecked(True)
    for form, button in page.export.card.formats.items():
        button.click()
        yield turn() or f"export {form}"
    for words in (handover_text.DELETE, handover_text.DELETE_NOW):
        page.export.card.delete.setText(words)
        page.export.card.delete.setVisible(True)
        yield turn() or words
    for words in (handover_text.exporting(0.5), handover_text.NO_PRINTER, handover_text.NOT_ALLOWED):
        page.export.card.message.setText(words)
        yield turn() or words
    page.exporting.setChecked(False)


class Clips:
    """Two clips to score, drawn from landmarks, of each scale."""

    def __init__(self):
        self._scale = ""
        self.waiting = True

    def waiting_clips(self):
        return tuple(Clip(k, name, 0.0, 8.0) for k, name in enumerate(SCALES)) if self.waiting else ()

    def clip_images(self, clip):
        return (ClipImage(0.0, landmarks=stays.face(0.5, 1.0).astype(np.float32)),)

    def scale(self, clip):
        return SCALES[clip.scale]

    def rate(self, clip, points):
        """It is not kept."""


def blind(page, turn):
    """Every item of every scale, what is asked of a drawn face, and the end."""
    page.tick()
    for place in range(len(page.clips)):
        page._ask(place, page._images)
        yield turn() or f"clip {place}"
        page.card.ask(page._clips.scale(page.clips[place]))
        for item in page.card.items:
            yield turn() or item.name
            page.card.buttons[item.most].click()
        yield turn() or "complete"
    page._ask(len(page.clips), ())
    yield turn() or "done"
    page._ask(0, page._clips.clip_images(page.clips[0]))


def set_up(folder, heard):
    """The window of set-up with cameras, a speaker and a register of its own."""
    hardware, monitor = Hardware(), FakeMonitor()
    monitor.show(frame=frame(), sample=replace(sample(), quality=BLURRED))
    found = (*FOUND, FoundCamera(CameraKind.LOCAL, "9", "Camera 9", fault=Cause.NOT_YOURS.said(name="9")))
    steps = (
        LanguageStep(),
        CameraStep(SETTINGS, lambda: found, lambda name: lambda: monitor, lambda: (), hardware.look, hardware.stream),
        BedStep("", ""),
        WardStep(SETTINGS.ward, str, lambda *_: (), folder, list),
        AdministratorStep(registered=False),
        SoundStep(SETTINGS, lambda settings: Speaker(settings, heard)),
        ScreenStep(SETTINGS),
        RecordStep(SETTINGS),
    )
    return SetupWindow(steps, folder / "settings.toml"), monitor


def set_up_steps(window, monitor, turn, settle):
    """Every step, with the camera in each of its ways."""
    _, camera, _, ward, _, sound, _, record = window.steps
    for place, step in enumerate(window.steps):
        window._go(place - window.step)
        if step is camera:
            settle(lambda: len(camera.gallery.tiles) == 3)
            yield turn() or "cameras"
            camera.gallery.tiles[0].click()
            for quality in (BLURRED, GOOD):
                monitor.show(sample=replace(sample(), quality=quality))
                settle(lambda: camera.preview.lines[0].isVisible())
                yield turn() or f"aiming {quality.sharpness}"
            camera.by_address.click()
            yield turn() or "address"
            window.keyboard.setVisible(False)
            yield turn() or "address without keyboard"
            camera.search_network.click()
            settle(lambda: not camera._asking.busy)
            yield turn() or "nothing on the network"
            camera.gallery.offer(())
            yield turn() or "no camera"
            continue
        yield turn() or step.name
        if step is ward:
            step.linked.click()
            yield turn() or "linked"
            step.outcome.setText("\n".join([setup_text.trial(Trial(Outcome.NO_HOST, "other", 8883))] * 2))
            yield turn() or "not connected"
            step.typing.emit(step.form.fields["name"])
            yield turn() or "typing"
            step.alone.click()
        if step is sound:
            step.play.click()
            yield turn() or "playing"
            step._end()
            yield turn() or "played"
        if step is record:
            for mode in PictureMode:
                step.picture.buttons[mode].click()
                yield turn() or f"record {mode}"
    window._go(-window.step)
