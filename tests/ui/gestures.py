"""What a person does at the bedside window, and reads there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest


def tile(window, text):
    """The tile of the tray with these words."""
    (tile,) = [tile for tile in window.page.tray.tiles if tile.label.text() == text]
    return tile


def touch(window, *words):
    """Touch tiles of the tray, one after the other, by their words."""
    for text in words:
        tile(window, text).click()


def begin_score(window, scale="NIPS"):
    """Choose a scale to score by hand; returns the card."""
    window.page.buttons.more.click()
    touch(window, "Score by hand", scale)
    return window.page.side.score


def enter(card, points):
    """Touch the button of each of `points`, one item after the other."""
    for number in points:
        card.buttons[number].click()


def drag(window, limit, off_px=0):
    """Take the limit's handle `off_px` off its middle, as fingers do, and move it to the height of `limit`."""
    rail = window.page.chart.rail
    x, y = rail.width() // 2, round(rail.handle.center().y()) + off_px
    way = rail.y_px(limit) - rail.y_px(rail.shown)
    QTest.mousePress(rail, Qt.MouseButton.LeftButton, pos=QPoint(x, y))
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(rail, QPoint(x, round(y + part * way)))
    QTest.mouseRelease(rail, Qt.MouseButton.LeftButton, pos=QPoint(x, round(y + way)))


def digits(window):
    """The digits that the score panel shows."""
    score = window.page.score
    return [c for label in (score.word, score.number, score.what) for c in label.text() if c.isdigit()]
