"""Rows and columns hold their parts in order, with the stretch factors given."""

from PySide6.QtWidgets import QLabel, QWidget

from neopain.ui.widgets.layout import hbox, vbox


def test_parts_are_side_by_side_and_fill_the_owner(qtbot):
    owner, left, right = QWidget(), QLabel("left"), QLabel("right")
    qtbot.addWidget(owner)
    hbox((left, 1), None, (right, 3), owner=owner, gap=0)
    owner.resize(400, 50)
    owner.layout().activate()
    assert left.geometry().getRect() == (0, 0, 100, 50), "no margins; None left out"
    assert right.geometry().getRect() == (100, 0, 300, 50)


def test_a_number_is_empty_space(qtbot):
    owner, top, bottom = QWidget(), QLabel("top"), QLabel("bottom")
    qtbot.addWidget(owner)
    box = vbox(top, 2, hbox(bottom), owner=owner, gap=10)
    owner.resize(100, 400)
    owner.layout().activate()
    assert top.geometry().top() == 0
    assert bottom.mapTo(owner, bottom.rect().bottomLeft()).y() == 399
    assert top.height() == bottom.height() == top.sizeHint().height()
    assert [box.stretch(place) for place in range(box.count())] == [0, 2, 0]
