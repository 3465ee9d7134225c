"""The strongest reason why there is no number."""

from dataclasses import replace

import pytest

from neopain.base.data import AlarmCondition
from neopain.ui.live.blank import why_blank
from neopain.ui.text import labels
from ui.fake_monitor import HEALTH

BROKEN, OVER = replace(HEALTH, fault="the worker ended", finished=True), replace(HEALTH, finished=True)


@pytest.mark.parametrize(
    ("display", "condition", "health", "what"),
    [
        (labels.DISPLAY_FAULT, AlarmCondition.SOURCE_LOST, BROKEN, "Display failed"),
        (None, AlarmCondition.SOURCE_LOST, BROKEN, "Camera lost"),
        (None, None, BROKEN, "Monitor stopped"),
        (None, None, OVER, "Recording ended"),
        (None, None, HEALTH, "No new score"),
        (None, None, None, "No new score"),
    ],
)
def test_the_strongest_reason_is_shown(display, condition, health, what):
    assert why_blank(display, condition, health, False).what == what


def test_a_recording_that_can_be_replayed_says_so():
    assert why_blank(None, None, OVER, True) == labels.FINISHED
    assert why_blank(None, None, OVER, False) == labels.OVER
