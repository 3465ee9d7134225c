"""The list of sessions, its search, and the stored video below it."""

import pytest
from PySide6.QtCore import Qt

from neopain.record.ward.session_index import SessionIndex
from neopain.ui.text import list_text
from ui.review.conftest import DAY


def cells(table):
    return [[table.item(row, column).text() for column in range(4)] for row in range(table.rowCount())]


def test_the_list_is_searched_by_bed_patient_date_and_bundle(signed_in, qtbot):
    table = signed_in.list.table
    assert [row[:2] for row in cells(table)] == [["Baby K.", "Bed 7"], ["Baby M.", "Bed 3"]]
    assert cells(table)[1][3] == "2 h 00"
    assert signed_in.list.table.item(1, 4).text() == "8, 4 of pain"
    assert signed_in.list.table.item(1, 5).text().endswith(" min")
    for text, bed in (("bed 3", "Bed 3"), ("baby k.", "Bed 7"), ("2026-11-22", "Bed 3"), ("other-7", "Bed 7")):
        signed_in.list.search.setText(text)
        qtbot.waitUntil(lambda bed=bed: [row[1] for row in cells(table)] == [bed])
    signed_in.list.search.setText("nowhere")
    qtbot.waitUntil(lambda: signed_in.list.message.text() == list_text.NOTHING_FOUND)


def test_stored_video_and_its_expiry_are_shown_below_the_list(signed_in, qtbot):
    qtbot.waitUntil(lambda: signed_in.list.storage.text() != "")
    text = signed_in.list.storage.text()
    assert text.startswith("Video: 0.0 of 20 GB, the oldest is deleted on ")
    assert text.endswith("Key from a passphrase")


@pytest.fixture
def in_utc(live_in):
    """Where the day of a stay is the day of its id."""
    live_in("UTC")


def test_bed_and_date_filter_the_list_without_reading_it_again(in_utc, signed_in, qtbot, monkeypatch):
    monkeypatch.setattr(SessionIndex, "summaries", None)
    table, filters = signed_in.list.table, signed_in.list.filters
    assert [filters.beds.itemText(k) for k in range(filters.beds.count())] == ["All beds", "Bed 3", "Bed 7"]
    filters.beds.setCurrentText("Bed 7")
    qtbot.waitUntil(lambda: [row[0] for row in cells(table)] == ["Baby K."])
    filters.beds.setCurrentIndex(0)
    filters.days.setCurrentText("Sun 22 Nov 2026")
    qtbot.waitUntil(lambda: [row[0] for row in cells(table)] == ["Baby M."])


def test_a_touched_row_opens_its_session(signed_in, qtbot):
    with qtbot.waitSignal(signed_in.list.chosen) as chosen:
        table = signed_in.list.table
        middle = table.visualItemRect(table.item(1, 6)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert chosen.args == [DAY]
    qtbot.waitUntil(lambda: signed_in.stack.currentWidget() is signed_in.stay)


def test_after_the_sign_out_no_row_of_a_patient_is_left(signed_in, qtbot, archive):
    signed_in.list.search.setText("baby k.")
    signed_in.sign_out()
    assert signed_in.list.table.rowCount() == 0
    assert signed_in.list.search.text() == ""
    qtbot.waitUntil(lambda: archive.person is None)
