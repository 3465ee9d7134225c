"""A lost key is brought back from its backup at the sign-in, which then goes on."""

import shutil

import pytest
from keyring.backends import null
from PySide6.QtCore import Qt

from neopain.base import paths
from neopain.base.settings import Settings
from neopain.record.storage import key_backup, keys
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.review.window import ReviewWindow
from neopain.ui.text import review_text
from neopain.ui.text.administration import key_text

BACKUP = "five dry towels on a rail"


@pytest.fixture(autouse=True)
def no_keyring(tmp_path, monkeypatch):
    monkeypatch.setattr("keyring.get_keyring", null.Keyring)
    monkeypatch.setattr(paths, "key_file", lambda: tmp_path / "private" / "records.key")


@pytest.fixture
def made(tmp_path, fast_hashes):
    """Makes records with an administrator and a backup of their key; returns folder and backup."""

    def make(passphrase=None):
        folder, backup = tmp_path / "records", tmp_path / "neopain-key.json"
        with Ward(folder, keys.create(folder, passphrase)) as ward:
            ward.back_up_key(ward.staff.create_first("Ines", "7391"), backup, BACKUP)
        return folder, backup

    return make


@pytest.fixture
def opened(qtbot):
    """Opens the review window on these records."""
    windows = []

    def open_window(folder):
        windows.append(ReviewWindow(Archive(folder, paths.models(), Settings())))
        windows[0].show()
        return windows[0]

    yield open_window
    windows[0].close()
    windows[0].deleteLater()


def no_key(folder, tmp_path):
    shutil.rmtree(tmp_path / "private")


def wrong_key(folder, tmp_path):
    for file in (tmp_path / "private").iterdir():
        file.write_text("00" * 32)


def no_facts(folder, tmp_path):
    (folder / keys.FILE_NAME).unlink()


def damaged_facts(folder, tmp_path):
    (folder / keys.FILE_NAME).write_text("{")


@pytest.mark.parametrize("lose", [no_key, wrong_key, no_facts, damaged_facts])
def test_a_lost_key_is_restored_and_people_sign_in_again(made, opened, tmp_path, qtbot, lose):
    folder, backup = made()
    lose(folder, tmp_path)
    window = opened(folder)
    page = window.sign_in
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING)
    assert page.go.text() == key_text.RESTORE
    assert not page.secret.isVisible()
    page.go.click()
    asked = []
    page.restore.ask_file = lambda parent, *words: asked.append(words) or backup
    page.restore.choose.click()
    assert asked == [(key_text.OPEN_TITLE, "*.json")]
    assert page.restore.file.text() == str(backup)
    assert not page.restore.unlocked.isVisible()
    page.restore.secret.setText("another passphrase")
    page.restore.go.click()
    qtbot.waitUntil(lambda: page.restore.message.text().startswith("wrong passphrase"))
    assert page.restore.secret.text() == ""
    page.restore.secret.setText(BACKUP)
    qtbot.keyClick(page.restore.secret, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [button.text() for button in page.names] == ["Ines"])
    assert page.title.text() == review_text.WHO
    assert page.note.text() == key_text.RESTORED
    assert not page.restore.isVisible()
    assert not page.other.isVisible()
    page.secret.setText("7391")
    page.go.click()
    qtbot.waitUntil(lambda: window.stack.currentWidget() is window.list)
    with Ward(folder, keys.open_key(folder)) as ward:
        (entry,) = [one for one in ward.audit.entries() if one.action == Action.KEY_RESTORED]
        assert (entry.who, entry.detail) == ("", str(backup))


def test_a_forgotten_passphrase_is_told_and_no_longer_asked_for(made, opened, qtbot):
    folder, backup = made("four small green apples")
    page = opened(folder).sign_in
    assert page.other.isVisible()
    assert page.other.text() == key_text.FORGOTTEN
    page.secret.setText("nobody knows it any more")
    page.go.click()
    qtbot.waitUntil(lambda: page.message.text().startswith("wrong passphrase"))
    assert page.secret.isVisible(), "it may be typed again"
    page.other.click()
    assert page.restore.unlocked.isVisible()
    page.restore.ask_file = lambda *_: backup
    page.restore.choose.click()
    page.restore.secret.setText(BACKUP)
    page.restore.go.click()
    qtbot.waitUntil(lambda: [button.text() for button in page.names] == ["Ines"])
    assert keys.kind_of(folder) is keys.KeyKind.FILE


def test_a_key_that_comes_back_by_itself_needs_no_backup(made, opened, tmp_path, qtbot):
    """As a keyring that is unlocked."""
    folder, _ = made()
    shutil.move(tmp_path / "private", tmp_path / "away")
    page = opened(folder).sign_in
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING)
    assert page.other.text() == key_text.TRY_AGAIN
    page.other.click()
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING and not page._unlock.busy)
    shutil.move(tmp_path / "away", tmp_path / "private")
    page.other.click()
    qtbot.waitUntil(lambda: [button.text() for button in page.names] == ["Ines"])
    assert page.secret.isVisible()
    assert page.go.text() == review_text.SIGN_IN


def test_cancel_goes_back_and_nothing_is_done_without_a_file(made, opened, tmp_path, qtbot):
    folder, _ = made()
    no_key(folder, tmp_path)
    page = opened(folder).sign_in
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING)
    page.go.click()
    page.restore.ask_file = lambda *_: None
    page.restore.choose.click()
    page.restore.secret.setText(BACKUP)
    page.restore.go.click()
    assert page.restore.message.text() == key_text.NO_BACKUP
    page.restore.back.click()
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING and not page._unlock.busy)
    assert not page.restore.isVisible()
    assert key_backup.is_needed(folder)
    page.go.click()
    assert page.restore.secret.text() == ""


def test_what_is_no_lost_key_offers_no_backup(opened, tmp_path, qtbot):
    (tmp_path / "records").mkdir()
    page = opened(tmp_path / "records").sign_in
    qtbot.waitUntil(lambda: "nothing has been recorded" in page.message.text())
    assert not page.other.isVisible()
    assert page.go.text() != key_text.RESTORE


def test_the_passphrase_is_typed_without_a_keyboard_and_unseen(made, opened, tmp_path, qtbot):
    folder, _ = made()
    no_key(folder, tmp_path)
    window = opened(folder)
    page = window.sign_in
    qtbot.waitUntil(lambda: page.title.text() == key_text.MISSING)
    page.go.click()
    restore = page.restore
    assert restore.secret.echoMode() == restore.secret.EchoMode.Password
    window.typing._show(restore.secret)
    assert restore.secret.isVisible()
    assert not restore.choose.isVisible()
    window.typing.leave()
    assert restore.choose.isVisible()
    assert restore.go.isVisible()
