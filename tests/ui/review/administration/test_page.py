"""What all pages of the administration share."""

from PySide6.QtWidgets import QDialog, QListWidget

from neopain.ui import theme
from neopain.ui.review.administration.page import AdministrationPage, dress_list


def test_a_page_that_is_left_asks_nothing_any_more(qtbot):
    page = AdministrationPage()
    qtbot.addWidget(page)
    page.show()
    dialog = QDialog(page)
    dialog.open()
    page.end()
    assert not dialog.isVisible()


def test_rows_are_as_high_as_asked_at_any_scale(qtbot):
    shown = QListWidget()
    qtbot.addWidget(shown)
    shown.addItem("NIPS\npain from 4 of 7")
    shown.show()
    for factor in (1.0, 0.5):
        dress_list(shown, theme.Scale(factor), 64)
        assert shown.visualItemRect(shown.item(0)).height() >= 64 * factor
