"""One line of the alarm log."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from neopain.base.data import Event, EventKind, Priority
from neopain.record.analysis.alarm_log import AlarmEntry, Entry
from neopain.ui import theme
from neopain.ui.text import event_text, labels, log_text, phrases, staff_text, standby_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox

ROW_PX = 64


class LogRow(QFrame):
    """Time, name, value and limit, course with who acknowledged it, and whether it was pain. `touched` carries the
    entry.
    """

    touched = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.sign = Label()
        self.when, self.what, self.numbers, self.course, self.answer = (Label() for _ in range(5))
        self._scale = theme.Scale(1.0)
        self._entry: Entry | None = None
        self._texts = (self.when, self.what, self.numbers, self.course, self.answer)
        self._line = hbox(self.sign, *zip(self._texts, (9, 20, 17, 42, 10), strict=True), owner=self)
        for label in self._texts:
            # Columns keep their widths, whatever their text.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setWordWrap(True)
            label.setAlignment(theme.LEFT)

    def show_entry(self, entry: Entry | None, when: Callable[[float], str]) -> None:
        """Show `entry`, or an empty line; `when` formats a time."""
        self._entry = entry
        for label, text in zip(self._texts, entry_words(entry, when), strict=True):
            label.setText(text)
        self._colour()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        scale.style(18, self.when, colour=theme.DIM)
        scale.style(18, self.what, self.answer, bold=True)
        scale.style(16, self.numbers, colour=theme.DIM)
        scale.style(16, self.course, colour=theme.TEXT)
        self.setFixedHeight(scale.px(ROW_PX))
        scale.space(self._line, 10, 12, 0, 12, 0)
        self.sign.setFixedWidth(scale.px(30))
        self._colour()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Report a touch."""
        if self._entry is not None and self.rect().contains(event.position().toPoint()):
            self.touched.emit(self._entry)

    def _colour(self) -> None:
        entry, side = self._entry, self._scale.px(28)
        colour = theme.DIM
        if isinstance(entry, AlarmEntry):
            colour = theme.PRIORITY_COLOUR[entry.priority or Priority.LOW]
            self.sign.setPixmap(theme.icon("bell", colour, side))
        elif entry is not None:
            self.sign.setPixmap(theme.icon("flag", theme.FAINT, side))
        else:
            self.sign.clear()
        theme.dress(self.what, f"color: {colour}")
        ground = theme.BACKGROUND if entry is None else theme.RAISED  # as everything that can be touched
        theme.dress(self, f"LogRow {{ background: {ground}; }}")


def entry_words(entry: Entry | None, when: Callable[[float], str]) -> tuple[str, str, str, str, str]:
    """Time, name, numbers, course and answer of `entry`; empty for None."""
    if entry is None:
        return "", "", "", "", ""
    if not isinstance(entry, AlarmEntry):
        return when(entry.t_s), event_text.event_name(entry), "", _outcome(entry), ""
    course = [log_text.lasted(entry)]
    if entry.escalated_s is not None:
        course.append(labels.ESCALATED_WORD)
    if entry.acknowledged_s is not None:
        course.append(event_text.acknowledged_after(entry.acknowledged_s - entry.t_s, entry.by))
    elif entry.seen_s is not None:
        course.append(log_text.seen_at(when(entry.seen_s), entry.seen_by))
    else:
        course.append(labels.UNSEEN)
    if entry.answer is not None and entry.answered_by != (entry.by or entry.seen_by):
        course.append(log_text.answered_by(entry.answered_by))
    answer = "" if entry.answer is None else labels.ANSWERED[entry.answer]
    return (
        when(entry.t_s),
        labels.ALARM[entry.condition].what,
        phrases.numbers(entry.value, entry.limit),
        ", ".join(course),
        answer,
    )


def _outcome(event: Event) -> str:
    match event.kind:
        case EventKind.PROCEDURE_ENDED | EventKind.PROCEDURE_RECOVERED | EventKind.COMFORT_RESPONSE:
            what = event_text.outcome(event)
        case EventKind.LIMITS_SET if event.limit is not None:
            what = phrases.limit(event.limit)
        case EventKind.COMMAND_REFUSED:
            what = told(event.label)
        case EventKind.STANDBY_STARTED | EventKind.STANDBY_ENDED:
            what = standby_text.outcome(event)
        case _:
            what = ""
    # What the monitor found out needs no name beside it.
    found = event.kind in (EventKind.PROCEDURE_RECOVERED, EventKind.COMFORT_RESPONSE)
    return ", ".join(filter(None, (what, "" if found else staff_text.who(event))))
