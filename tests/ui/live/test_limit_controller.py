"""A limit is proposed by dragging, its effect is forecast, and it is applied or cancelled."""

import threading

import pytest

from neopain.base.data import Limits, SetLimits
from neopain.ui.live.limit_card import OPEN_FOR_S
from ui.fake_monitor import LIMITS, T_S, sample
from ui.gestures import drag


def settle(qtbot, open_window, window, spans):
    def look():
        open_window.turn(window)
        return len(window.bridge.monitor.limit_forecaster.asked) >= spans and window.page.side.limit.after.text() != "…"

    qtbot.waitUntil(look)


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
    card.finish.click()
    assert monitor.calls == [SetLimits(T_S, limits=Limits(0.75))]


def test_apply_sets_the_limit_and_nothing_else(window, monitor, open_window):
    drag(window, 0.75)
    window.page.side.limit.finish.click()
    assert monitor.calls == [SetLimits(T_S, limits=Limits(0.75))]
    assert window.page.video.isVisible()
    assert window.page.chart.rail.proposed is None
    monitor.show(sample=sample(limits=Limits(0.75), index=1))
    open_window.turn(window)
    assert window.page.chart.limit.value() == 0.75
    assert window.page.chart.rail.limit == 0.75


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
