"""An administrator backs the key of the records up: to a chosen place, under a passphrase that is typed twice."""

import json
import shutil
import subprocess
from datetime import timedelta

import pytest

from neopain.base.clock import wall_clock
from neopain.record.storage import key_backup
from neopain.record.ward.audit import Action
from neopain.record.ward.ward import Ward
from neopain.ui.review.handover import places
from neopain.ui.text.administration import key_text
from ui.review.administration.conftest import INES

BACKUP = "five dry towels on a rail"


@pytest.fixture
def page(signed_in, qtbot):
    window = signed_in(INES)
    window.list.administration.click()
    page = window.administration.key
    window.administration.pages[page].click()
    qtbot.waitUntil(lambda: not page._reading.busy)
    return page


@pytest.fixture
def stick(tmp_path):
    place = tmp_path / "stick"
    place.mkdir()
    return place / "neopain-key.json"


@pytest.fixture
def back_up(page, stick, qtbot):
    """Chooses the place, types the passphrases and touches the button."""

    def backing_up(*passphrases, place=stick):
        if place is not None:
            page.ask_place = lambda *_: place
            page.choose.click()
        for field, words in zip(page.fields, passphrases, strict=True):
            field.setText(words)
        page.back_up.click()
        qtbot.waitUntil(lambda: not page._writing.busy)

    return backing_up


@pytest.fixture
def audited(folder):
    def read():
        with Ward(*folder) as ward:
            return [(one.who, one.detail) for one in ward.audit.entries() if one.action == Action.KEY_BACKED_UP]

    return read


def test_a_key_that_was_never_backed_up_is_said_plainly(page):
    assert page.state.text() == "The key was never backed up"
    assert page.warning.isVisible()
    assert "nobody can read its records" in page.warning.text()
    assert not page.file.isVisible()
    assert page.kind.text() == "Key from a passphrase"


def test_the_key_is_backed_up_and_that_is_seen(page, back_up, stick, folder, audited):
    back_up(BACKUP, BACKUP)
    assert page.message.text() == key_text.DONE
    assert page.state.text().startswith("Backed up on ")
    assert page.state.text().endswith(" by Ines")
    assert page.file.isVisible()
    assert str(stick) in page.file.text()
    assert [field.text() for field in page.fields] == ["", ""]
    assert page.place.text() == key_text.NO_PLACE
    assert audited() == [("Ines", str(stick))]
    assert key_backup.restore(folder[0], stick, BACKUP).secret == folder[1].secret


def test_a_file_on_the_disk_of_the_records_is_no_safe_place(page, back_up):
    back_up(BACKUP, BACKUP)
    assert page.warning.text() == key_text.NEAR
    assert page.warning.isVisible()


def test_a_stick_is(page, back_up, tmp_path):
    place = tmp_path / "other disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode != 0:
        pytest.skip("no disk can be mounted here")
    try:
        back_up(BACKUP, BACKUP, place=place / "key.json")
        assert page.message.text() == key_text.DONE
        assert not page.warning.isVisible()
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_a_backup_of_more_than_a_year_ago_is_to_be_made_again(page, back_up, archive, stick, qtbot):
    back_up(BACKUP, BACKUP)
    stick.unlink()  # it lies in a drawer
    later = wall_clock() + timedelta(days=367)
    archive._now = lambda: later
    page.begin()
    qtbot.waitUntil(lambda: page.warning.text() == key_text.OLD)
    archive._now = lambda: later - timedelta(days=9)
    page.begin()
    qtbot.waitUntil(lambda: page.warning.text() == "")
    assert not page.warning.isVisible()


def test_the_place_is_asked_for_with_a_name_on_the_stick(page, archive, stick, monkeypatch):
    monkeypatch.setattr(places, "drives", lambda: [str(stick.parent)])
    asked = []
    page.ask_place = lambda parent, *words: asked.append(words)
    page.choose.click()
    assert asked == [(f"neopain-key-{archive.today():%Y-%m-%d}.json", str(stick.parent), key_text.SAVE_TITLE)]
    assert page.place.text() == key_text.NO_PLACE, "they cancelled"


def test_nothing_is_written_without_a_place(page, back_up, audited):
    back_up(BACKUP, BACKUP, place=None)
    assert page.message.text() == key_text.CHOOSE_FIRST
    assert audited() == []


def test_two_passphrases_that_differ_are_typed_again(page, back_up, stick):
    back_up(BACKUP, f"{BACKUP}.")
    assert page.message.text() == key_text.DIFFERENT
    assert [field.text() for field in page.fields] == ["", ""]
    assert not stick.exists()
    back_up("eleven char", "eleven char")
    assert page.message.text() == "a passphrase has at least 12 characters: use four or five words"
    assert not stick.exists()


def test_a_stick_that_was_pulled_out_is_one_line_and_nothing_has_to_be_typed_again(page, back_up, stick, audited):
    stick.parent.rmdir()
    back_up(BACKUP, BACKUP)
    assert "cannot be written: No such file or directory" in page.message.text()
    assert page.state.text() == key_text.NEVER
    assert audited() == []
    stick.parent.mkdir()
    page.back_up.click()
    page._writing.wait()
    assert page.message.text() == key_text.DONE
    assert json.loads(stick.read_text())["version"] == 1


def test_nothing_that_was_typed_stays_when_the_page_is_left(page, stick):
    page.ask_place = lambda *_: stick
    page.choose.click()
    for field in page.fields:
        field.setText(BACKUP)
    page.window().administration.pages[page.window().administration.people].click()
    assert [field.text() for field in page.fields] == ["", ""]
    assert page._place is None


def test_it_is_typed_without_a_keyboard_and_unseen(page):
    window = page.window()
    for field in page.fields:
        assert field.echoMode() == field.EchoMode.Password
        window.typing._show(field)
        assert field.isVisible()
        assert not page.state.isVisible()
        assert not page.back_up.isVisible()
        window.keyboard.enter.click()
        assert not window.keyboard.isVisible()
    assert page.state.isVisible()
    assert page.back_up.isVisible()
    assert not page.file.isVisible()
