"""The parts of the log."""

import pytest

from neopain.base.data import AlarmCondition, Event, EventKind, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.ui import theme
from neopain.ui.log.filters import FilterRow, LogFilter, is_shown
from neopain.ui.text import log_text
from ui.log.conftest import PAIN, night, shown

ALARM = AlarmEntry(10.0, PAIN, Priority.MEDIUM, 0.8, 0.6, acknowledged_s=12.0, ended_s=20.0)
MISSED = AlarmEntry(10.0, AlarmCondition.DISK_LOW, Priority.LOW, None, None, ended_s=20.0)
LASTING = AlarmEntry(10.0, AlarmCondition.DISK_LOW, Priority.LOW, None, None)
CARE = Event(10.0, EventKind.COMFORT_GIVEN, label="sucrose")
LIMITS = Event(10.0, EventKind.LIMITS_SET, limit=0.7)


@pytest.mark.parametrize(
    ("part", "entries"),
    [
        (LogFilter.ALARMS, [ALARM, MISSED, LASTING]),
        (LogFilter.PAIN, [ALARM]),
        (LogFilter.MISSED, [MISSED]),
        (LogFilter.CARE, [CARE]),
        (LogFilter.ALL, [ALARM, MISSED, LASTING, CARE, LIMITS]),
    ],
)
def test_alarms_and_care_are_apart(part, entries):
    assert [entry for entry in (ALARM, MISSED, LASTING, CARE, LIMITS) if is_shown(entry, part)] == entries


def test_one_is_chosen_at_a_time_and_can_be_touched_with_gloves(qtbot):
    row = FilterRow()
    qtbot.addWidget(row)
    row.rescale(theme.Scale(1.0))
    assert row.current is LogFilter.ALARMS
    with qtbot.waitSignal(row.chosen) as given:
        row.buttons[LogFilter.CARE].click()
    assert given.args == [LogFilter.CARE]
    row.buttons[LogFilter.CARE].click()
    assert [part for part, button in row.buttons.items() if button.isChecked()] == [LogFilter.CARE]
    assert all(button.height() >= theme.TOUCH_PX for button in row.buttons.values())
    assert set(log_text.FILTER) == set(LogFilter)


def test_a_filter_shows_its_part_from_the_newest_and_the_figures_stay(open_window, monitor):
    for event in night(30):
        monitor.history.note(event)
    monitor.history.note(Event(21000.0, EventKind.COMFORT_GIVEN, label="sucrose"))
    window = open_window(monitor)
    window.page.buttons.log.click()
    log = window.page.log
    assert set(shown(window.page)) == {"Pain expression"}
    log.older.click()
    log.filters.buttons[LogFilter.CARE].click()
    assert shown(window.page) == ["Sucrose"]
    assert log.counts[0].text() == "30"
    log.filters.buttons[LogFilter.MISSED].click()
    assert shown(window.page) == []
    assert log.nothing.isVisible()
    window.page.toggle_log()
    window.page.toggle_log()
    assert log.filters.current is LogFilter.ALARMS, "it opens with the alarms"
