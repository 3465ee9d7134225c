"""A limit is proposed by dragging, its effect is forecast, and it is applied or cancelled."""

import threading
from dataclasses import replace

import pytest

from neopain.base.data import Event, EventKind, Limits, SetLimits
from neopain.ui.live.limit_card import OPEN_FOR_S
from ui.fake_monitor import HEALTH, LIMITS, T_S, sample
from ui.gestures import drag, touch


def settle(qtbot, open_window, window, spans):
    def look():
        open_window.turn(window)
        return len(window.bridge.monitor.limit_forecaster.asked) >= spans and window.page.side.limit.after.text() != "…"

    qtbot.waitUntil(look)


def begin(window, monitor, open_window, unit, now):
    """Show a limit `now` in a unit whose own is `unit`, None where it is not known."""
    unit_limits = None if unit is None else Limits(unit)
    monitor.show(sample=sample(limits=Limits(now), index=1), health=replace(HEALTH, unit_limits=unit_limits))
    open_window.turn(window, 0.5)


def apply(window, open_window, qtbot, proposed):
    """Drag the limit to `proposed`, and apply it as soon as that is possible."""
    drag(window, proposed)
    card = window.page.side.limit
    qtbot.waitUntil(lambda: open_window.turn(window) or card.finish.isEnabled())
    card.finish.click()


@pytest.mark.parametrize("off_px", [-20, 0, 20])
def test_a_drag_only_proposes(window, monitor, open_window, qtbot, off_px):
    page = window.page
    drag(window, 0.75, off_px)
    assert page.chart.rail.proposed == 0.75
    assert page.chart.proposal.value() == 0.75
    assert page.chart.limit.value() == 0.6, "the limit in force stays visible"
    assert page.chart.title.text().endswith("limit 60\u202f%")
    card = page.side.limit
    assert card.title.text() == "Pain limit 60\u202f% → 75\u202f%"
    assert page.score.isVisible()
    settle(qtbot, open_window, window, 2)
    assert (card.before.text(), card.after.text()) == ("24.0", "12.0")
    assert card.after_caption.text() == "alarms per hour at 75\u202f%"
    qtbot.waitUntil(lambda: open_window.turn(window) or card.message.text() == "in the last 2 h of monitoring")
    assert monitor.limit_forecaster.asked == [(0.6, 0.75, 3600.0), (0.6, 0.75, 86400.0)]
    assert monitor.calls == []


def test_a_few_minutes_have_no_rate(window, monitor, open_window, qtbot):
    monitor.limit_forecaster.recorded_s = 450.0
    drag(window, 0.7)
    settle(qtbot, open_window, window, 1)
    card = window.page.side.limit
    assert (card.before.text(), card.after.text()) == ("3", "2")
    assert card.after_caption.text() == "alarms at 70\u202f%"
    assert card.message.text() == "in the last 8 min of monitoring"


def test_a_failed_forecast_is_reported_and_the_limit_can_still_be_applied(window, monitor, open_window, qtbot, caplog):
    monitor.limit_forecaster.broken = True
    drag(window, 0.7)
    card = window.page.side.limit
    qtbot.waitUntil(lambda: open_window.turn(window) or card.message.text() == "The effect on alarms is not known.")
    assert (card.before.text(), card.after.text()) == ("– –", "– –")
    assert "the past is gone" in caplog.text
    monitor.limit_forecaster.broken = False
    drag(window, 0.75)
    settle(qtbot, open_window, window, 2)
    qtbot.waitUntil(lambda: open_window.turn(window) or card.after.text() == "12.0")
    drag(window, 0.65)
    settle(qtbot, open_window, window, 4)
    card.finish.click()
    assert monitor.calls == [SetLimits(T_S, limits=Limits(0.65))]


def test_apply_sets_the_limit_and_nothing_else(window, monitor, open_window, qtbot):
    apply(window, open_window, qtbot, 0.65)
    assert monitor.calls == [SetLimits(T_S, limits=Limits(0.65))]
    assert window.page.video.isVisible()
    assert window.page.chart.rail.proposed is None
    monitor.show(sample=sample(limits=Limits(0.65), index=1))
    open_window.turn(window)
    assert window.page.chart.limit.value() == 0.65
    assert window.page.chart.rail.limit == 0.65


def test_apply_cannot_be_touched_before_the_effect_is_shown(window, monitor, open_window, qtbot):
    answer = threading.Event()
    real = monitor.limit_forecaster.forecast
    monitor.limit_forecaster.forecast = lambda *asked: answer.wait(20) and real(*asked)
    drag(window, 0.65)
    card = window.page.side.limit
    open_window.turn(window)
    assert not card.finish.isEnabled()
    answer.set()
    settle(qtbot, open_window, window, 2)
    qtbot.waitUntil(lambda: open_window.turn(window) or card.finish.isEnabled())
    drag(window, 0.6)
    assert not card.finish.isEnabled(), "the limit in force"


@pytest.mark.parametrize(
    ("unit", "now", "proposed"), [(None, 0.6, 0.7), (0.5, 0.6, 0.65), (0.5, 0.5, 0.6), (0.8, 0.6, 0.9), (0.5, 0.8, 0.9)]
)
def test_more_than_a_step_above_the_units_limit_needs_a_name_and_a_pin(
    window, monitor, open_window, qtbot, unit, now, proposed
):
    begin(window, monitor, open_window, unit, now)
    apply(window, open_window, qtbot, proposed)
    tray = window.page.tray
    assert (tray.title.text(), monitor.calls) == ("PIN of Ada", [])
    touch(window, *"4712", "OK")
    qtbot.waitUntil(lambda: open_window.turn(window) or tray.note.text() == "name or PIN is wrong: try again")
    assert monitor.calls == []
    touch(window, *"4711", "OK")
    qtbot.waitUntil(lambda: open_window.turn(window) or bool(monitor.calls))
    assert monitor.calls == [SetLimits(T_S, limits=Limits(proposed), by="Ada")]


@pytest.mark.parametrize(
    ("unit", "now", "proposed"),
    [(None, 0.6, 0.65), (0.5, 0.5, 0.55), (0.8, 0.6, 0.85), (0.5, 0.8, 0.75), (0.5, 0.8, 0.3)],
)
def test_a_step_above_the_units_limit_or_less_needs_none(window, monitor, open_window, qtbot, unit, now, proposed):
    begin(window, monitor, open_window, unit, now)
    apply(window, open_window, qtbot, proposed)
    assert monitor.calls == [SetLimits(T_S, limits=Limits(proposed))]
    assert not window.page.tray.isVisible()


def test_where_nobody_is_registered_it_asks_once_more_and_says_so(window, monitor, open_window, qtbot, ward):
    ward.names = ()
    apply(window, open_window, qtbot, 0.85)
    tray = window.page.tray
    assert tray.note.text() == "Nobody is registered on this monitor, so no name will be recorded."
    assert monitor.calls == []
    touch(window, "Raise to 85\u202f%")
    assert monitor.calls == [SetLimits(T_S, limits=Limits(0.85))]


def test_a_limit_proposed_for_one_patient_is_not_set_for_the_next(window, monitor, open_window, qtbot, ward):
    """As when the register is changed at the desk while somebody at the bed is asked once more."""
    ward.names = ()
    apply(window, open_window, qtbot, 0.85)
    monitor.waiting.append(Event(T_S, EventKind.PATIENT_CHANGED))
    open_window.turn(window)
    if window.page.tray.isVisible():
        touch(window, "Raise to 85\u202f%")
    assert monitor.calls == []


@pytest.mark.parametrize("way", ["cancel", "time"])
def test_a_proposal_is_cancelled(window, monitor, open_window, qtbot, way):
    drag(window, 0.4)
    settle(qtbot, open_window, window, 2)
    if way == "cancel":
        window.page.side.limit.cancel.click()
    else:
        open_window.turn(window, OPEN_FOR_S + 0.1)
    open_window.turn(window)
    assert window.page.side.limit.isHidden()
    assert window.page.chart.rail.proposed is None
    assert not window.page.chart.proposal.isVisible()
    assert monitor.calls == []


def test_a_proposal_waits_for_its_forecast_but_not_forever(window, monitor, open_window, qtbot):
    answer = threading.Event()
    real = monitor.limit_forecaster.forecast
    monitor.limit_forecaster.forecast = lambda *asked: answer.wait(20) and real(*asked)
    drag(window, 0.4)
    card = window.page.side.limit
    for _ in range(11):
        open_window.turn(window, 20.0)
        assert card.isVisible()
    answer.set()
    settle(qtbot, open_window, window, 2)
    assert card.isVisible(), "the forecast has to be read"
    answer.clear()
    drag(window, 0.5)
    for _ in range(14):
        open_window.turn(window, 20.0)
        assert card.isVisible()
    open_window.turn(window, 21.0)
    assert card.isHidden()
    answer.set()


def test_the_newest_proposal_is_forecast_last(window, monitor, open_window, qtbot):
    for proposed in (0.7, 0.8, 0.5):
        drag(window, proposed)
    settle(qtbot, open_window, window, 3)
    qtbot.waitUntil(lambda: open_window.turn(window) or monitor.limit_forecaster.asked[-1] == (0.6, 0.5, 86400.0))
    assert window.page.side.limit.after.text() == "32.0"


def test_without_a_current_sample_nothing_is_proposed(window, monitor, open_window):
    monitor.show(sample=None)
    open_window.turn(window)
    drag(window, 0.8)
    assert window.page.side.limit.isHidden()
    assert window.page.chart.rail.proposed is None
    assert LIMITS.pain_limit == window.page.chart.rail.limit
