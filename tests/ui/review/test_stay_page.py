"""The stay: what is drawn, episodes by key, the face in step with the cursor, and the burden."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from neopain.base.data import NFCS_ACTIONS, State
from neopain.base.time_text import rough_duration
from neopain.ui import theme
from neopain.ui.text import labels, phrases, review_text
from ui.review.conftest import FILMED_S, instant_at


def test_the_whole_stay_is_shown_first(stay):
    assert (stay.view.from_s, stay.view.to_s) == (0.0, 7199.0)
    assert stay.controls.spans[0.0].isChecked()
    assert not stay.controls.previous.isEnabled()
    assert "Baby M." in stay.title.text()
    assert "Bed 3" in stay.title.text()


def test_keys_step_through_the_episodes_and_the_face_follows(stay, qtbot):
    starts = [entry.t_s for entry in stay.viewed.stay.episodes]
    assert len(starts) == 4
    for start in starts:
        qtbot.keyClick(stay, Qt.Key.Key_N)
        assert stay.view.cursor_s == start
        assert stay.view.from_s < start < stay.view.to_s
        instant = instant_at(stay, qtbot, start)
        assert (instant.sample_s, instant.state) == (start, State.PAIN)
    assert not stay.controls.next.isEnabled()
    qtbot.keyClick(stay, Qt.Key.Key_N)
    assert stay.view.cursor_s == starts[-1]
    stay.controls.previous.click()
    assert stay.view.cursor_s == starts[-2]
    assert stay.view.span_s <= 300.0
    qtbot.waitUntil(lambda: stay.readout.word.text() == "Pain")


def test_landmarks_bars_and_words_are_those_of_the_instant(stay, qtbot):
    calm, pain = instant_at(stay, qtbot, 200.0), instant_at(stay, qtbot, stay.viewed.stay.episodes[2].t_s + 5.0)
    eyes = slice(36, 42)
    assert np.ptp(pain.landmarks[eyes, 1]) < np.ptp(calm.landmarks[eyes, 1])
    assert pain.actions.shape == (len(NFCS_ACTIONS),)
    assert pain.actions[0] > 0.6 > 0.4 > calm.actions[0]
    np.testing.assert_array_equal(stay.bars.values, pain.actions)
    assert stay.face.caption == review_text.DRAWN
    assert stay.readout.number.text() == phrases.percent(pain.p_trend)
    assert stay.readout.limit.text() == phrases.limit(0.6)


def test_cannot_tell_shows_no_number_face_or_line(stay, qtbot):
    instant = instant_at(stay, qtbot, 1350.0)
    assert instant.state is State.CANNOT_TELL
    assert (instant.landmarks, instant.actions) == (None, None)
    assert stay.readout.word.text() == "Cannot tell"
    assert stay.readout.number.text() == labels.BLANK
    assert stay.face.caption == review_text.NO_FACE
    stay.view.show(1200.0, 1500.0)
    QApplication.processEvents()
    picture, text = stay.curve.grab().toImage(), QColor(theme.TEXT)
    column = round(stay.curve.px(1380.0))
    assert not [y for y in range(picture.height()) if picture.pixelColor(column, y) == text]
    hatch = QColor(theme.FAINT)
    middle = range(picture.height() // 3, picture.height() // 2)
    assert any(picture.pixelColor(column + x, y) == hatch for y in middle for x in range(4))


@pytest.mark.parametrize("place", [0, 37, 12, 59, 58, 3])
def test_every_jump_shows_the_exact_picture(stay, qtbot, place):
    for at in (FILMED_S + 2.0, FILMED_S + place / 10):
        instant = instant_at(stay, qtbot, at)
    assert instant.picture_s == FILMED_S + place / 10
    assert abs(float(instant.image.mean()) - (20 + 3 * place)) < 2
    assert stay.face.caption == review_text.FILMED
    assert instant_at(stay, qtbot, FILMED_S - 1.0).image is None


def test_wheel_drag_and_press_move_the_time(stay, qtbot):
    curve = stay.curve
    middle = QPointF(curve.px(3600.0), 50.0)
    for _ in range(60):
        turn = QWheelEvent(
            middle,
            QPointF(curve.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, 240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(curve, turn)
    assert stay.view.span_s == pytest.approx(1.0)
    assert stay.view.from_s <= 3600.0 <= stay.view.to_s
    stay.view.show(3000.0, 4000.0)
    here, there = QPoint(round(curve.px(3500.0)), 60), QPoint(round(curve.px(3300.0)), 60)
    before = stay.view.cursor_s
    qtbot.mousePress(curve, Qt.MouseButton.LeftButton, pos=here)
    qtbot.mouseMove(curve, there)
    qtbot.mouseRelease(curve, Qt.MouseButton.LeftButton, pos=there)
    assert stay.view.from_s == pytest.approx(3200.0, abs=3.0)
    assert stay.view.cursor_s == before
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=here)
    assert stay.view.cursor_s == pytest.approx(3700.0, abs=3.0)


def test_burden_by_shift_and_hour_and_a_press_shows_it(stay):
    table = stay.burden.table

    def row(number):
        return [table.item(number, column).text() for column in range(table.columnCount())]

    hours = stay.viewed.by_hour
    stay.burden.by_hour.click()
    assert table.rowCount() == len(hours) == 2
    assert row(0)[1:4] == ["1 h 00", rough_duration(hours[0].pain_s), "2"]
    assert row(0)[5] == rough_duration(hours[0].answer_s)
    stay.burden.by_shift.click()
    assert sum(int(row(number)[3]) for number in range(table.rowCount())) == 4
    stay.burden.bars.chosen.emit(1)
    assert (stay.view.from_s, stay.view.to_s) == pytest.approx((3600.0, 7199.0), abs=1.5)


def test_everything_fits_at_the_smallest_size(stay, window):
    window.resize(960, 600)
    QApplication.processEvents()
    assert (window.width(), window.height()) == (960, 600)
    assert stay.curve.height() > 60
    for button in (stay.controls.previous, stay.controls.next, *stay.controls.spans.values()):
        words_px = button.fontMetrics().horizontalAdvance(button.text())
        assert words_px < button.width(), button.text()
