"""The rows of the list: an infant named once, a row for each stay, and one for each part of an interrupted stay."""

import pytest

from neopain.record.analysis.infants import infants
from neopain.record.analysis.summary import COLUMNS, Summary
from neopain.ui import theme
from neopain.ui.review.listing.table import StayTable
from neopain.ui.review.listing.thumbnail import PARTS


def summary(name, day, patient="p1", shown_id="Baby M.", hour=8):
    curve = bytes((150, 3)) * COLUMNS
    begin = f"2026-11-{day}T{hour:02}:00:00+00:00"
    return Summary(name, begin, patient, shown_id, "Bed 3", ended=True, last_s=3600.0, curve=curve)


LISTED = (
    summary("a", 20),
    summary("b", 20, hour=10),
    summary("c", 25, patient="p2"),
    summary("d", 22, patient="p3", shown_id="Baby K."),
)


@pytest.fixture
def table(qtbot):
    table = StayTable()
    qtbot.addWidget(table)
    table.rescale(theme.Scale(1.0))
    table.resize(1200, 500)
    table.show_infants(infants(LISTED), (Summary("e", problem="e is damaged"),))
    table.show()
    return table


def test_rows(table):
    names = [table.item(row, 0).text() for row in range(table.rowCount())]
    assert names == ["Baby M.", "", "part 1 of 2", "part 2 of 2", "Baby K.", "e"]
    assert table.item(5, 1).text() == "e is damaged"
    curves = ["".join(part.id for part in table.item(row, 6).data(PARTS)) for row in range(5)]
    assert curves == ["c", "ab", "a", "b", "d"]


def test_a_stay_opens_its_newest_part_a_part_itself_and_a_damaged_session_nothing(table, qtbot):
    chosen = []
    table.chosen.connect(chosen.append)
    for row in range(6):
        table.cellClicked.emit(row, 0)
    assert chosen == ["c", "b", "a", "b", "d"]


def test_columns_fill_the_width_and_the_curve_has_the_most_of_it(table):
    widths = [table.columnWidth(column) for column in range(table.columnCount())]
    assert 0 <= table.viewport().width() - sum(widths) < len(widths)
    assert max(widths) == widths[-1]
