"""Which entries of the log are shown: alarms and care apart, or one kind of them."""

from __future__ import annotations

from enum import StrEnum
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy

from neopain.base.data import AlarmCondition, EventKind
from neopain.record.analysis.alarm_log import AlarmEntry, Entry
from neopain.ui import theme
from neopain.ui.text import log_text
from neopain.ui.widgets.label import TextButton
from neopain.ui.widgets.layout import hbox

CARE = {
    EventKind.MARKED,
    EventKind.PROCEDURE_STARTED,
    EventKind.PROCEDURE_ENDED,
    EventKind.PROCEDURE_RECOVERED,
    EventKind.COMFORT_GIVEN,
    EventKind.COMFORT_RESPONSE,
}
"""What people did at the bed, and how the infant responded."""


class LogFilter(StrEnum):
    """A part of the log."""

    ALARMS = "alarms"
    PAIN = "pain"
    MISSED = "missed"
    CARE = "care"
    ALL = "all"


def is_shown(entry: Entry, chosen: LogFilter) -> bool:
    """Whether `entry` belongs to the part that was chosen."""
    match chosen:
        case LogFilter.ALARMS:
            return isinstance(entry, AlarmEntry)
        case LogFilter.PAIN:
            return isinstance(entry, AlarmEntry) and entry.condition is AlarmCondition.PAIN
        case LogFilter.MISSED:
            return isinstance(entry, AlarmEntry) and entry.is_over and entry.acknowledged_s is None
        case LogFilter.CARE:
            return not isinstance(entry, AlarmEntry) and entry.kind in CARE
        case LogFilter.ALL:
            return True


class FilterRow(QFrame):
    """One button for each filter; `chosen` carries the LogFilter."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.current = LogFilter.ALARMS
        self.buttons = {part: TextButton(log_text.FILTER[part]) for part in LogFilter}
        self._line = hbox(*((button, 1) for button in self.buttons.values()), owner=self)
        for part, button in self.buttons.items():
            button.setCheckable(True)
            button.setFocusPolicy(button.focusPolicy().NoFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.choose, part))
        self.choose(self.current)

    def choose(self, part: LogFilter, checked: bool = True) -> None:
        """Choose `part`."""
        self.current = part
        for other, button in self.buttons.items():
            button.setChecked(other is part)
        self.chosen.emit(part)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        scale.style(18, *self.buttons.values(), bold=True)
        for button in self.buttons.values():
            button.setFixedHeight(scale.px(theme.TOUCH_PX))
        scale.space(self._line, 8)
