"""A ward with one administrator, and the review window in which somebody has signed in."""

import pytest

from neopain.base import paths
from neopain.base.data import Role
from neopain.base.settings import Settings
from neopain.record.storage import keys
from neopain.record.ward.staff import Person
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.review.window import ReviewWindow
from ui.review.conftest import PASSPHRASE

INES = Person("Ines", Role.ADMINISTRATOR)


@pytest.fixture
def folder(tmp_path, fast_hashes):
    """Records with an administrator and nobody else."""
    folder = tmp_path / "records"
    with Ward(folder, keys.create(folder, PASSPHRASE)) as ward:
        ward.staff.create_first("Ines", "7391")
        yield folder, ward.key


@pytest.fixture
def archive(folder):
    archive = Archive(folder[0], paths.models(), Settings())
    archive._key = folder[1]
    return archive


@pytest.fixture
def signed_in(archive, qtbot):
    """Signs somebody in, and returns the window at its list."""
    window = ReviewWindow(archive)
    window.show()

    def signing(person):
        archive.person = person
        window.sign_in._unlocked(("Ines",))
        window.sign_in.signed_in.emit()
        qtbot.waitUntil(lambda: not window.list._listing.busy)
        return window

    yield signing
    window.close()
    window.deleteLater()
