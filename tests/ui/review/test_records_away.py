"""The records' disk is pulled out, or the share goes, while the review window is open, and comes back."""

import errno
import os
import pathlib
from contextlib import contextmanager

import pytest
from pytestqt.exceptions import capture_exceptions

from neopain.base.data import Role
from neopain.record.storage import keys
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.staff import Person
from neopain.ui.review.window import ReviewWindow
from ui.screen import archive_walk

INES = Person("Ines", Role.ADMINISTRATOR)


@pytest.fixture
def archive(tmp_path, fast_hashes):
    return archive_walk.recorded(tmp_path / "disk" / "records")


@contextmanager
def unmounted(archive):
    """An empty folder where the disk was mounted; it stays empty."""
    away = archive.folder.with_name("away")
    archive.folder.rename(away)
    archive.folder.mkdir()
    yield "no longer in"
    left = [path.name for path in archive.folder.iterdir()]
    archive.folder.rmdir() if not left else None
    assert left == [], "nothing is made where records were"
    away.rename(archive.folder)


@contextmanager
def broken(archive):
    """A disk that answers every question with an error, as one that was pulled out while it is mounted."""
    stat, folder = pathlib.Path.stat, str(archive.folder)

    def fail(path, **kwargs):
        if str(path).startswith(folder):
            raise OSError(errno.EIO, os.strerror(errno.EIO), str(path))
        return stat(path, **kwargs)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pathlib.Path, "stat", fail)
        yield "Input/output error"


@pytest.fixture
def window(archive, qtbot):
    """The window with the list of sessions, an administrator signed in."""
    archive.person = INES
    window = ReviewWindow(archive)
    window.show()
    window.sign_in._unlocked(("Ines", "Noor"))
    window.sign_in.signed_in.emit()
    qtbot.waitUntil(lambda: window.list.table.rowCount() == 4)
    yield window
    window.close()
    window.deleteLater()


@pytest.mark.parametrize("away", [unmounted, broken])
def test_what_cannot_be_read_or_saved_is_said_and_works_once_the_disk_is_back(window, archive, away, qtbot):
    with away(archive) as why:
        window.list.read()
        qtbot.waitUntil(lambda: why in window.list.message.text())
        window.open(archive_walk.OTHER)
        qtbot.waitUntil(lambda: not window._opening.busy)
        assert why in window.list.message.text()
    window.open(archive_walk.OTHER)
    qtbot.waitUntil(lambda: window.stay.face.instant is not None)
    notes = window.stay.notes
    window.stay.noting.click()
    notes.field.setPlainText("Fed at eight.")
    count = len(window.viewed.notes)
    with away(archive) as why:
        notes.finish.click()
        qtbot.waitUntil(lambda: why in notes.message.text())
        assert notes.field.toPlainText() == "Fed at eight."
    notes.finish.click()
    qtbot.waitUntil(lambda: len(window.viewed.notes) == count + 1)
    window.stay.back.click()
    with away(archive) as why:
        window.list.administration.click()
        qtbot.waitUntil(lambda: why in window.administration.people.message.text())
        window.administration.show_page(window.administration.audit)
        qtbot.waitUntil(lambda: why in window.administration.audit.message.text())
        window.administration.audit.check.click()
        qtbot.waitUntil(lambda: not window.administration.audit._checking.busy)
        assert why in window.administration.audit.message.text()


def test_nobody_is_told_of_a_wrong_pin_where_the_staff_cannot_be_asked(window, archive, qtbot):
    window.sign_out()
    qtbot.waitUntil(lambda: not window._leaving.busy)
    with unmounted(archive) as why:
        window.sign_in.names[0].click()
        window.sign_in.secret.setText("7391")
        window.sign_in.go.click()
        qtbot.waitUntil(lambda: why in window.sign_in.message.text())


@pytest.mark.parametrize("away", [unmounted, broken])
def test_the_window_closes_without_them(window, archive, away):
    with away(archive), capture_exceptions() as exceptions:
        assert window.close()
    assert exceptions == []
    assert archive.person is None


def test_a_second_touch_opens_records_that_were_away_at_the_start(archive, qtbot, monkeypatch):
    key, archive._key = archive._key, None
    monkeypatch.setattr(keys, "kind_of", lambda _: KeyKind.FILE)
    monkeypatch.setattr(keys, "open_key", lambda *_: key)
    with unmounted(archive):
        window = ReviewWindow(archive)
        window.show()
        qtbot.waitUntil(lambda: "nothing has been recorded" in window.sign_in.message.text())
    window.sign_in.go.click()
    qtbot.waitUntil(lambda: [button.text() for button in window.sign_in.names] == ["Ines", "Noor"])
    assert window.sign_in.message.text() == ""
    window.close()
    window.deleteLater()
