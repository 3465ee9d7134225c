"""The button that names alarms nobody has seen."""

import pytest

from neopain.base.data import AlarmCondition, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui import theme
from neopain.ui.live.unseen_button import UnseenButton


@pytest.fixture
def button(qtbot):
    button = UnseenButton()
    qtbot.addWidget(button)
    button.rescale(theme.Scale(1.0))
    return button


@pytest.mark.parametrize("condition", list(AlarmCondition))
def test_it_has_the_colour_of_the_priority_and_can_be_touched_with_gloves(button, condition):
    for priority, colour in theme.PRIORITY_COLOUR.items():
        entry = AlarmEntry(10.0, condition, priority, None, None, ended_s=22.0)
        button.show_unseen((entry,), "03:12")
        assert button.text().startswith("1 unseen: ")
        assert button.text().endswith(" 03:12, for 0:12")
        button.adjustSize()
        assert button.height() >= theme.TOUCH_PX
        edge = button.grab().toImage().pixelColor(button.width() // 2, 1)
        assert edge.name() == colour, priority


def test_it_is_hidden_without_any_and_keeps_its_key(button):
    entry = AlarmEntry(10.0, AlarmCondition.PAIN, Priority.MEDIUM, None, None, ended_s=22.0)
    button.show_unseen((), "")
    assert button.isHidden()
    button.show_unseen((entry, entry), "03:12")
    assert not button.isHidden()
    button.use_two_lines(True)
    assert button.text() == "2 unseen:\nPain 03:12"
    assert button.shortcut().toString() == "U"
    assert button.accessibleName() == "2 unseen: Pain 03:12, for 0:12"
