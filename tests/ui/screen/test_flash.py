"""The light of the alarm bar, measured from pictures of the window taken at known times."""

import numpy as np
import pytest
from PySide6.QtGui import QImage

from neopain.base.data import AlarmCondition, AlarmPhase, AlarmState, Priority
from neopain.pipeline.alarm_rules import RULE
from neopain.ui.bridge import TICK_S
from ui.fake_monitor import signal

FLASHING_S = 10.0
"""Four flashes at least, of which the time from the first to the last is measured."""
STEADY_S = 5.0
"""Two flashes, if there were any."""


def filmed(open_window, monitor, alarms, seconds=FLASHING_S):
    """The bar's background (mean RGB of a corner without words), once a tick for so many seconds."""
    monitor.show(alarms=alarms)
    window = open_window(monitor)
    colours = []
    for _ in range(round(seconds / TICK_S)):
        open_window.turn(window, TICK_S + 1e-4)
        bar = window.page.alarm_bar
        picture = window.grab(bar.geometry()).toImage().convertToFormat(QImage.Format.Format_RGB888)
        pixels = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
        pixels = pixels[:, : 3 * picture.width()].reshape(picture.height(), picture.width(), 3)
        colours.append(np.median(pixels[8:-8, 6:16].reshape(-1, 3), axis=0))
    return np.array(colours)


def rate_and_duty(colours):
    """Flashes a second, and the share of the time that is lit."""
    bright = colours.sum(axis=1)
    lit = bright > (bright.min() + bright.max()) / 2
    on = np.flatnonzero(np.diff(lit.astype(int)) == 1)
    whole = lit[on[0] + 1 : on[-1] + 1]
    return (len(on) - 1) / ((on[-1] - on[0]) * TICK_S), whole.mean()


def lit_colour(colours):
    return colours[colours.sum(axis=1).argmax()]


def test_medium_flashes_yellow(open_window, monitor):
    assert RULE[AlarmCondition.PAIN].priority is Priority.MEDIUM
    colours = filmed(open_window, monitor, AlarmState((signal(AlarmCondition.PAIN),)))
    rate_hz, duty = rate_and_duty(colours)
    assert 0.4 <= rate_hz <= 0.8
    assert 0.2 <= duty <= 0.6
    red, green, blue = lit_colour(colours)
    assert min(red, green) > 180
    assert blue < 120


def test_low_priority_is_steady_cyan_in_the_window(open_window, monitor):
    assert RULE[AlarmCondition.DISK_LOW].priority is Priority.LOW
    colours = filmed(open_window, monitor, AlarmState((signal(AlarmCondition.DISK_LOW),)), STEADY_S)
    assert np.ptp(colours, axis=0).max() == 0
    red, green, blue = colours[0]
    assert min(green, blue) > red + 10


@pytest.mark.parametrize("phase", [AlarmPhase.ACKNOWLEDGED, AlarmPhase.LATCHED])
def test_acknowledged_and_ended_alarms_do_not_flash(open_window, monitor, phase):
    colours = filmed(open_window, monitor, AlarmState((signal(AlarmCondition.PAIN, phase),)), STEADY_S)
    assert np.ptp(colours, axis=0).max() == 0


def test_a_pause_of_the_sound_leaves_the_light(open_window, monitor):
    colours = filmed(open_window, monitor, AlarmState((signal(AlarmCondition.PAIN),), audio_paused_until_s=500.0))
    rate_hz, duty = rate_and_duty(colours)
    assert 0.4 <= rate_hz <= 0.8
    assert 0.2 <= duty <= 0.6
