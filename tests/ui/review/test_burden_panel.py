"""The table of the pain burden."""

import pytest
from PySide6.QtGui import QFontMetrics


@pytest.mark.parametrize("rows", ["by_shift", "by_hour"])
def test_every_heading_and_cell_has_room(stay, rows):
    getattr(stay.burden, rows).click()
    table = stay.burden.table
    assert table.rowCount() > 0
    for column in range(table.columnCount()):
        header, room = table.horizontalHeaderItem(column), table.columnWidth(column)
        lines = header.text().split("\n")
        assert all(QFontMetrics(table.horizontalHeader().font()).horizontalAdvance(line) <= room for line in lines)
        for row in range(table.rowCount()):
            text = table.item(row, column).text()
            assert QFontMetrics(table.font()).horizontalAdvance(text) <= room, text


def test_two_durations_side_by_side_do_not_read_as_one(stay):
    table = stay.burden.table
    metrics = QFontMetrics(table.font())
    gaps = [table.columnWidth(column) - metrics.horizontalAdvance("59 min") for column in (1, 2)]
    assert min(gaps) >= metrics.horizontalAdvance("M"), gaps


def test_a_row_that_is_pressed_is_shown_in_the_curve(stay):
    stay.burden.by_hour.click()
    stay.burden.table.cellClicked.emit(1, 0)
    from_s, to_s = stay.viewed.by_hour[1].span
    assert (stay.view.from_s, stay.view.to_s) == pytest.approx((max(from_s, stay.view.bounds[0]), to_s), abs=1.0)
