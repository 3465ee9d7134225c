"""What a person does at the bedside, touch by touch, through the real window and bridge."""

import pytest
from PySide6.QtCore import Qt

from neopain.base.data import (
    AlarmState,
    Comfort,
    ComfortKind,
    EndProcedure,
    Event,
    EventKind,
    Mark,
    Procedure,
    ProcedureKind,
    ResetBaseline,
    StartProcedure,
)
from ui.fake_monitor import T_S, sample
from ui.gestures import tile, touch


@pytest.mark.parametrize("kind", list(ProcedureKind))
def test_a_procedure_is_one_touch_and_a_choice(window, monitor, open_window, kind):
    page = window.page
    page.buttons.procedure.click()
    assert page.tray.isVisible()
    assert not page.chart.isVisible()
    page.tray.tiles[list(ProcedureKind).index(kind)].click()
    assert monitor.calls == [StartProcedure(T_S, kind=kind)]
    assert page.chart.isVisible()
    assert not page.tray.isVisible()


def test_a_procedure_counts_down_and_a_touch_ends_it(window, monitor, open_window):
    button = window.page.buttons.procedure
    held = AlarmState(pain_held_until_s=190.0)
    monitor.show(sample=sample(procedure=Procedure(ProcedureKind.HEEL_PRICK, 90.0, 190.0), index=1), alarms=held)
    open_window.turn(window)
    start_s = window.bridge.source_s
    assert button.label.text() == "Heel prick"
    for after_s in (0.0, 30.0):
        open_window.turn(window, after_s)
        left = round(190.0 - start_s - after_s)
        assert button.note.text() == f"{left // 60}:{left % 60:02d}, touch to end"
    monitor.show(sample=None)
    open_window.turn(window)
    assert button.label.text() == "Heel prick", "also without a current score"
    button.click()
    assert monitor.calls == [EndProcedure(T_S)]
    monitor.show(sample=sample(index=2), alarms=AlarmState())
    open_window.turn(window)
    assert (button.label.text(), button.note.text()) == ("Procedure", "")


@pytest.mark.parametrize("kind", list(ComfortKind))
def test_comfort_is_one_touch_and_a_choice(window, monitor, kind):
    window.page.buttons.comfort.click()
    window.page.tray.tiles[list(ComfortKind).index(kind)].click()
    assert monitor.calls == [Comfort(T_S, kind=kind)]


def test_how_long_a_response_takes_is_counted_on_the_button(window, monitor, open_window):
    button, t_s = window.page.buttons.comfort, window.bridge.source_s
    monitor.waiting = [Event(t_s, EventKind.COMFORT_GIVEN, label="drug: paracetamol")]
    open_window.turn(window, 42.0)
    assert (button.label.text(), button.note.text()) == ("Drug: paracetamol", "for 0:42")
    monitor.waiting = [Event(t_s + 43.0, EventKind.COMFORT_RESPONSE, label="sucrose", duration_s=9.0)]
    open_window.turn(window, 1.0)
    assert button.note.text() == "for 0:43"
    monitor.waiting = [Event(t_s + 44.0, EventKind.COMFORT_RESPONSE, label="drug: paracetamol")]
    open_window.turn(window, 1.0)
    assert (button.label.text(), button.note.text()) == ("Comfort", "")


def test_resetting_the_usual_level_needs_a_confirmation(window, monitor):
    window.page.buttons.more.click()
    touch(window, "Reset usual level")
    assert monitor.calls == []
    touch(window, "Reset")
    assert monitor.calls == [ResetBaseline(T_S)]


def test_the_tiles_under_more_stay_where_they_are(window, monitor, open_window):
    page = window.page

    def places():
        page.buttons.more.click()
        open_window.turn(window)
        return {tile.label.text(): tile.geometry() for tile in page.tray.tiles}

    before = places()
    monitor.show(alarms=AlarmState((), None, 30.0))
    page.toggle_video()
    page.show_full_screen(True)
    open_window.turn(window)
    after = places()
    renamed = {"Hide video": "Show video", "Full screen": "Window"}
    assert after == {renamed.get(name, name): place for name, place in before.items()}
    assert not tile(window, "Audio off").isEnabled()


def test_the_more_button_offers_the_other_actions(window, monitor, qtbot):
    page = window.page
    page.buttons.more.click()
    touch(window, "Mark event")
    qtbot.keyClick(window, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: monitor.calls == [Mark(T_S), Mark(T_S)])
    page.buttons.more.click()
    touch(window, "Hide video")
    assert page.video.frame is None
    page.buttons.more.click()
    touch(window, "Show video")
    qtbot.keyClick(window, Qt.Key.Key_V)
    qtbot.waitUntil(lambda: page.care.video_hidden)
