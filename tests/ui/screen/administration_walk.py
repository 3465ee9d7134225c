"""Everything that the administrator's place in the review window can show, one state after the other, by name."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

from neopain.base.errors import Cause
from neopain.base.scales import SCALES
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.audit import Action, Entry
from neopain.review.audit_view import Checked
from neopain.review.key_backup import KeyBackup
from neopain.review.model_choice import Proposal
from neopain.review.model_trial import Replayed
from neopain.ui.text.administration import audit_text, key_text, models_text, people_text, wording_text
from neopain.ui.text.fault_text import told
from neopain.workbench.import_models import UnknownKeyError

FILE = "/home/ward/.local/share/neopain/neopain-2026-12-01-0123456789.toml"
WHY = "No space left on device"


def pages(window, turn, settle):
    """Each page of the place, which is open."""
    yield from _people(window, turn, settle)
    yield from _models(window, turn, settle)
    yield from _wording(window.administration, turn, settle)
    yield from _key(window, turn, settle)
    yield from _audit(window, turn, settle)


def _people(window, turn, settle):
    page = window.administration.people
    settle(lambda: page.people.count() == 2)
    yield turn() or "people"
    page.people.itemClicked.emit(page.people.item(0))
    page.remove.click()
    yield turn() or "the only administrator"
    for words in (people_text.REMOVE_NOW, people_text.DIFFERENT_PINS, people_text.badge("Dr. Grace Hopper")):
        page.remove.setText(people_text.REMOVE_NOW)
        page.message.setText(words)
        yield turn() or words
    window.typing._show(page.pin)
    yield turn() or "typing a PIN"
    window.typing.leave()


class Alarms:
    """The outcome of a recording that was replayed."""

    def started(self, condition):
        return 12


def _models(window, turn, settle):
    page = window.administration.models
    window.administration.pages[page].click()
    settle(lambda: page.models.count() > 0)
    yield turn() or "models"
    classifier = page._entries[0]
    for entry in (classifier, replace(classifier, signed_by="")):
        page.facts.setText(models_text.facts(entry))
        page.message.setText(models_text.COMPARE)
        page.use.show()
        yield turn() or f"model {entry.name}"
    for words in (models_text.importing(0.5), models_text.chosen(page.chosen.name), models_text.BROUGHT):
        page.message.setText(words)
        page.stop.show()
        yield turn() or words
    old, new = (SimpleNamespace(id=f"vgg-synthetic-{month}e") for month in (202611, 202612))
    night, none = (
        Replayed("20261122-070000-aaaaaa", 11.5, Alarms(), Alarms()),
        Replayed("20261123-080000-bbbbbb", problem="damaged"),
    )
    for replayed in ((night, night, none), (none,), ()):
        page._done(Proposal(None, old, new, replayed))
        page.message.setText(models_text.UNSIGNED)
        yield turn() or f"{len(replayed)} replayed"
    page.stop.click()
    settle(lambda: not page._reading.busy)
    page._work.error = UnknownKeyError("202612-202612-202612-202612", "01234567" * 8)
    page._fail(told(page._work.error))
    yield turn() or "a key that is not trusted"
    window.typing._show(page.unknown.name)
    yield turn() or "typing whose key it is"
    window.typing.leave()


def _wording(place, turn, settle):
    page = place.wording
    place.pages[page].click()
    settle(lambda: page.scales.count() == len(SCALES))
    page.restore.setEnabled(True)
    for words in (
        wording_text.LOADED,
        told(Cause.WORDING_PAIN.said(file="a.toml", scale="nips", pain_from=9, least=0, most=7)),
    ):
        page.message.setText(words)
        yield turn() or words
        page.restore.click()
    page.end()


def _key(window, turn, settle):
    page = window.administration.key
    window.administration.pages[page].click()
    settle(lambda: not page._reading.busy)
    yield turn() or "a key that was never backed up"
    newest = Entry(7, "2026-12-01T08:00:00.000+00:00", "Dr. Grace Hopper", Action.KEY_BACKED_UP, FILE)
    told_so = (key_text.BACKING_UP, key_text.DONE, key_text.DIFFERENT, key_text.CHOOSE_FIRST)
    for kind, year, words in zip((*KeyKind, KeyKind.FILE), (2026, 2026, 2026, 2028), told_so, strict=True):
        page._show(KeyBackup(kind, newest, Path("/none"), datetime(year, 12, 2, tzinfo=UTC)))
        page._take_place(Path(FILE))
        page.message.setText(words)
        yield turn() or words
    page.warning.setText(key_text.NEAR)
    for why in (
        Cause.BACKUP_OTHER_FILE.said(file=FILE),
        Cause.BACKUP_WITH_RECORDS.said(),
        Cause.SHORT_PASSPHRASE.said(least=12),
        Cause.CANNOT_WRITE.said(file=FILE, why=WHY),
    ):
        page.message.setText(told(why))
        yield turn() or why
    window.typing._show(page.again)
    yield turn() or "typing the passphrase of the backup"
    window.typing.leave()
    page.end()


def _audit(window, turn, settle):
    page = window.administration.audit
    window.administration.pages[page].click()
    settle(lambda: page.rows.count() > 0)
    for first in range(0, len(Action), 6):
        entries = [Entry(7, "2026-12-01T08:00:00.000+00:00", "Dr. Hopper", one, FILE) for one in Action][first:]
        page._show(tuple(entries))
        yield turn() or f"audit log from {first}"
    for words in (audit_text.MORE, audit_text.NONE_FOUND, audit_text.STOPPED, audit_text.checking(0.5)):
        page.message.setText(words)
        yield turn() or words
    for result in (Checked(123456, 1234, ()), Checked(1, 1, ("entry 7 was changed",)), Checked(1, 1, (WHY, WHY))):
        page._show_checked(result)
        yield turn() or audit_text.checked(result)
    window.typing._show(page.search)
    yield turn() or "searching the audit log"
    window.typing.leave()
    page.end()


def restoring(sign_in, window, turn):
    """A lost key, and its backup."""
    sign_in.other.show()
    yield turn() or "passphrase that may be lost"
    for why in (
        Cause.KEYRING_EMPTY.said(),
        Cause.KEYRING_SILENT.said(why=WHY),
        Cause.KEY_FILE_LOST.said(file=FILE, why=WHY),
        Cause.KEY_FACTS_LOST.said(file=FILE),
        Cause.WRONG_KEY.said(),
    ):
        sign_in._show_lost(True)
        sign_in.message.setText(told(why))
        yield turn() or why
    sign_in._ask_backup()
    restore = sign_in.restore
    yield turn() or "restore"
    restore.file.setText(FILE)
    for why in (
        Cause.BACKUP_PASSPHRASE.said(),
        Cause.BACKUP_OTHER_KEY.said(file=FILE),
        Cause.BACKUP_DAMAGED.said(file=FILE),
        Cause.BACKUP_GONE.said(file=FILE, why=WHY),
        Cause.NO_LOCKED_RECORDS.said(folder=FILE),
    ):
        restore.message.setText(told(why))
        yield turn() or why
    window.typing._show(restore.secret)
    yield turn() or "typing the passphrase of a backup"
    window.typing.leave()
    sign_in._show_lost(False)
    sign_in.note.setText(key_text.RESTORED)
    sign_in.message.setText("")
    yield turn() or "restored"
