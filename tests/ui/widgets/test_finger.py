"""A finger moves a list, and chooses where it does not move."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from neopain.ui.widgets.finger import move_by_finger


def test_a_finger_moves_a_list_and_chooses_where_it_stays(qtbot):
    rows = QListWidget()
    qtbot.addWidget(rows)
    rows.addItems([f"row {number}" for number in range(200)])
    rows.resize(300, 300)
    chosen = []
    rows.itemClicked.connect(lambda item: chosen.append(item.text()))
    move_by_finger(rows)
    rows.show()
    touched, place = rows.item(3), rows.viewport()
    QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=rows.visualItemRect(touched).center())
    qtbot.waitUntil(lambda: chosen == ["row 3"])
    assert rows.verticalScrollBar().value() == 0
    QTest.mousePress(place, Qt.MouseButton.LeftButton, pos=QPoint(20, 250))
    for y in range(240, 60, -20):
        QTest.mouseMove(place, QPoint(20, y))
        QTest.qWait(20)
    QTest.mouseRelease(place, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    qtbot.waitUntil(lambda: rows.verticalScrollBar().value() > 100)
    assert chosen == ["row 3"], "what was dragged over is not chosen"
    assert [item.text() for item in rows.selectedItems()] == ["row 3"]
