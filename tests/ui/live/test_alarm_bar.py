import numpy as np
import pytest

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Priority
from neopain.pipeline.alarm_rules import RULES
from neopain.ui import theme
from neopain.ui.live.alarm_bar import AlarmBar
from ui.fake_monitor import signal

STEP_S = 0.02


def light(bar):
    """The colour of the bar's ground, as seen on the screen."""
    return bar.grab().toImage().pixelColor(bar.width() // 2, bar.height() - 12).name()


@pytest.fixture
def bar(qtbot):
    bar = AlarmBar()
    qtbot.addWidget(bar)
    bar.resize(1200, 84)
    bar.rescale(theme.Scale(1.0))
    return bar


def film(bar, alarms, seconds=10.0):
    """The light at every STEP_S, taken from the drawn picture."""
    colours = []
    for now_s in np.arange(0.0, seconds, STEP_S):
        bar.show_alarms(alarms, float(now_s), 100.0)
        colours.append(light(bar))
    return np.array(colours)


def test_medium_flashes_yellow_as_the_standard_asks(bar):
    colours = film(bar, AlarmState((signal(),)))
    lit = colours == theme.PRIORITY_COLOUR[Priority.MEDIUM]
    starts = np.flatnonzero(~lit[:-1] & lit[1:]) * STEP_S
    rate_hz = 1 / np.diff(starts).mean()
    assert 0.4 <= rate_hz <= 0.8
    whole = lit[round(starts[0] / STEP_S) : round(starts[-1] / STEP_S)]
    assert 0.2 <= whole.mean() <= 0.6
    assert set(colours) == {theme.PRIORITY_COLOUR[Priority.MEDIUM], theme.SURFACE}


def test_low_is_steady_cyan(bar):
    colours = film(bar, AlarmState((signal(AlarmCondition.CANNOT_TELL),)), 3.0)
    assert len(set(colours)) == 1
    edge = bar.grab().toImage().pixelColor(bar.width() // 2, 1)
    assert edge.name() == theme.PRIORITY_COLOUR[Priority.LOW]
    assert 170 <= edge.hue() <= 200


def test_acknowledged_does_not_flash_and_stays_visible(bar):
    colours = film(bar, AlarmState((signal(phase=AlarmPhase.ACKNOWLEDGED),)), 3.0)
    assert set(colours) == {theme.SURFACE}
    assert bar.what.text() == "Pain expression"
    assert "Acknowledged" in bar.do.text()
    assert bar.grab().toImage().pixelColor(bar.width() // 2, 0).name() == theme.PRIORITY_COLOUR[Priority.MEDIUM]


def test_every_rule_has_a_light():
    assert {rule.priority for rule in RULES} <= {Priority.MEDIUM, Priority.LOW}


def test_quiet_without_alarms(bar):
    bar.show_alarms(AlarmState(), 0.0, 0.0)
    assert bar.what.text() == "No active alarm"
    assert light(bar) == theme.SURFACE
    assert bar.paused.isHidden()


def test_most_urgent_first_and_others_beside_it(bar):
    bar.show_alarms(AlarmState((signal(), signal(AlarmCondition.LAGGING, since_s=90.0))), 0.0, 100.0)
    assert bar.what.text() == "Pain expression"
    assert "0:12" in bar.do.text()
    assert [label.text() for label in bar.others] == ["Scores are late", ""]


@pytest.mark.parametrize(("source_s", "shown"), [(100.0, "2:00"), (100.5, "2:00"), (101.0, "1:59"), (219.5, "0:01")])
def test_audio_paused_counts_down(bar, source_s, shown):
    bar.show_alarms(AlarmState((signal(),), 220.0), 0.0, source_s)
    assert bar.paused.text() == f"Audio paused\n{shown}"
    assert not bar.paused.isHidden()
    assert not bar.bell.isHidden()
