"""A ward with recorded stays, locked with a passphrase, and the window on it."""

import pytest

import draws
import stays
from neopain.base import paths
from neopain.base.data import Role
from neopain.base.settings import Settings
from neopain.record.session.video import Video, encode_piece
from neopain.record.storage import keys
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.review.window import ReviewWindow

PASSPHRASE = "four small green apples"
PINS = {"Ines": "7391", "Noor": "5183"}
DAY, SHORT = "20261122-070000-aaaaaa", "20261123-080000-bbbbbb"
FILMED_S = 640.0
"""The first piece of video begins here, a picture every 0.1 s, each of a different grey level."""


@pytest.fixture(scope="session")
def ward_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ward") / "records"
    key = keys.create(folder, PASSPHRASE)
    with Ward(folder, key) as ward:
        ines = ward.staff.create_first("Ines", PINS["Ines"])
        ward.staff.add(ines, "Noor", Role.NURSE, PINS["Noor"])
        long, short = ward.sessions.folder / DAY, ward.sessions.folder / SHORT
        stays.write(long, key, draws.facts(DAY, zero="2026-11-22T06:10:00+00:00", bed="Bed 3"), hours=2)
        stays.write(
            short,
            key,
            draws.facts(SHORT, patient="p2", shown_id="Baby K.", bed="Bed 7", bundle_id="other-7", source="cot 7"),
            hours=1,
        )
        video = Video(long, key)
        video.add(encode_piece([(FILMED_S + k / 10, stays.grey(k)) for k in range(60)]))
        video.close()
    return folder, key


@pytest.fixture
def archive(ward_folder):
    return Archive(ward_folder[0], paths.models(), Settings())


@pytest.fixture
def audited(ward_folder):
    """The entries written to the audit log during the test."""
    folder, key = ward_folder
    with Ward(folder, key) as ward:
        before = ward.audit.count()
        yield lambda: [(one.who, one.action.value, one.detail) for one in ward.audit.entries(before)]
        assert ward.audit.verify() == []


@pytest.fixture
def window(archive, qtbot):
    window = ReviewWindow(archive)
    window.show()
    yield window
    qtbot.waitUntil(lambda: not window.stay.compare.busy)
    window.close()
    window.deleteLater()


@pytest.fixture
def signed_in(window, archive, ward_folder, qtbot):
    """The window after someone has signed in, without the slow checks of passphrase and PIN."""
    archive._key, archive.person = ward_folder[1], Person("Noor", Role.NURSE)
    window.sign_in._unlocked(tuple(PINS))
    window.sign_in.signed_in.emit()
    qtbot.waitUntil(lambda: window.list.table.rowCount() == 2)
    return window


@pytest.fixture
def stay(signed_in, qtbot):
    """The stay page on the longer stay."""
    signed_in.open(DAY[:8])
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay)
    qtbot.waitUntil(lambda: signed_in.stay.face.instant is not None)
    return signed_in.stay


def enter(window, name, pin):
    page = window.sign_in
    next(button for button in page.names if button.text() == name).click()
    page.secret.setText(pin)
    page.go.click()


def instant_at(stay, qtbot, t_s):
    """The instant that is shown once the cursor is at `t_s`."""
    stay.view.move_cursor(t_s)
    qtbot.waitUntil(lambda: stay.face.instant is not None and stay.face.instant.t_s == stay.view.cursor_s)
    return stay.face.instant
