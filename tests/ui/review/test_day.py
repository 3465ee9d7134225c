"""Every page of the review on a recorded day, from signing in to signing out."""

import pytest
from PySide6.QtCore import Qt

import draws
import stays
from neopain.base import paths
from neopain.base.settings import Settings
from neopain.record.storage import keys
from neopain.record.ward.ward import Ward
from neopain.review.archive import Archive
from neopain.ui.review.window import ReviewWindow

DAY_S = 86400.0
NAME = "20261122-070000-dddddd"


@pytest.fixture
def day(tmp_path):
    """A day with one sample a second; its first hour is recorded like any other stay."""
    folder = tmp_path / "records"
    key = keys.create(folder, "four small green apples")
    with Ward(folder, key) as ward:
        ward.staff.create_first("Ines", "7391")
        stays.write(ward.sessions.folder / NAME, key, draws.facts(NAME, bed="Bed 3"), hours=1)
        stays.lengthen(ward.sessions.folder / NAME, key, 24)
        with ward.sessions.open_unaudited(NAME) as session:
            session.check()
            assert session.span_s[1] == DAY_S - 1.0
            assert session.overview()[1]["samples"].sum() == DAY_S
    return Archive(folder, paths.models(), Settings())


def test_every_page_works_for_a_whole_day(day, qtbot):
    window = ReviewWindow(day)
    window.resize(1280, 800)
    window.show()
    page, stay = window.sign_in, window.stay
    page.secret.setText("four small green apples")
    page.go.click()
    qtbot.waitUntil(lambda: bool(page.names))
    page.names[0].click()
    page.secret.setText("7391")
    page.go.click()
    qtbot.waitUntil(lambda: window.list.table.rowCount() == 1)
    assert window.list.table.item(0, 3).text() == "24 h 00"
    window.list.table.cellClicked.emit(0, 0)
    qtbot.waitUntil(lambda: window.stack.currentWidget() is stay)
    starts = [entry.t_s for entry in stay.viewed.stay.episodes]
    assert len(starts) == 48
    assert stay.burden.isVisible()
    for hours in (0, 1, 2):  # each curve is drawn, at every width, from the whole day to five seconds
        stay.view.move_cursor(starts[0] + 3600.0 * hours)
        for button in stay.controls.spans.values():
            button.click()
            qtbot.waitUntil(lambda: stay.face.instant is not None and stay.face.instant.t_s == stay.view.cursor_s)
            assert not stay.grab().isNull()
            assert stay.view.from_s <= stay.view.cursor_s <= stay.view.to_s
    stay.view.move_cursor(0.0)
    for start in starts[:5]:
        qtbot.keyClick(stay, Qt.Key.Key_N)
        assert stay.view.cursor_s == start
    for button, part in ((stay.comparing, stay.compare), (stay.scoring, stay.score.bar)):
        button.click()
        assert part.isVisible()
        assert not stay.grab().isNull()
        button.click()
        assert not part.isVisible()
    qtbot.keyClick(stay, Qt.Key.Key_Space)
    before_s = stay.view.cursor_s
    qtbot.waitUntil(lambda: stay.view.cursor_s > before_s + 0.2)
    qtbot.keyClick(stay, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.list.message.text() == "")
    window.list.leave.click()
    assert window.stack.currentWidget() is page
    qtbot.waitUntil(lambda: day.person is None)
    window.close()
    window.deleteLater()
