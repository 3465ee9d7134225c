"""The alarm log: figures at the top, then one line for each entry, newest first, paged with large buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from neopain.base.data import Answer, Priority, Sample
from neopain.base.time_text import elapsed
from neopain.record.analysis.alarm_log import AlarmEntry, Entry, Figures, alarm_counts
from neopain.ui import theme
from neopain.ui.log.detail import LogDetail
from neopain.ui.log.filters import FilterRow, LogFilter, is_shown
from neopain.ui.log.row import ROW_PX, LogRow
from neopain.ui.text import labels, phrases, standby_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox

HEAD_PX = 96
FILTERS_PX = 72
BINS = 24
"""Bars of ten minutes, so four hours."""
_FULL = 6
"""The full height stands for at least this many alarms: one alarm never looks like many."""


class AlarmBars(QWidget):
    """Draws one bar for each ten minutes, now at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.bins: tuple[int, ...] = (0,) * BINS

    def show_bins(self, bins: tuple[int, ...]) -> None:
        """Draw these numbers, oldest first."""
        if bins != self.bins:
            self.bins = bins
            self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.setFixedSize(scale.px(240), scale.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the bars on their line."""
        with QPainter(self) as painter:
            painter.setPen(Qt.PenStyle.NoPen)
            step, height = self.width() / len(self.bins), self.height()
            most = max(*self.bins, _FULL)
            painter.setBrush(QColor(theme.DIM))
            for place, number in enumerate(self.bins):
                top = height * number / most
                painter.drawRect(QRectF(place * step, height - top, step * 0.7, top))
            painter.setBrush(QColor(theme.LINE))
            painter.drawRect(QRectF(0, height - 2, self.width(), 2))


class LogPage(QFrame):
    """Shows a log, or one of its entries. The current state stays visible at the right. `opened` carries the entry that
    was touched, `answered` an entry and the Answer to "was this pain?".
    """

    touched = Signal()
    opened = Signal(object)
    answered = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self.counts = tuple(Label() for _ in range(3))
        self.captions = tuple(Label(text) for text in (labels.ALARMS, labels.AN_HOUR, ""))
        self.bars, self.bars_caption = AlarmBars(), Label(labels.BARS)
        self.word, self.number = Label(), Label()
        self.nothing = Label(labels.NO_ENTRIES)
        self.newer, self.older = GloveButton("up", labels.NEWER), GloveButton("down", labels.OLDER)
        self.filters, self.detail = FilterRow(), LogDetail()
        self.rows: list[LogRow] = []
        self._scale = theme.Scale(1.0)
        self._log: tuple[Entry, ...] = ()
        self._shown: tuple[Entry, ...] = ()
        self._when: Callable[[float], str] = elapsed
        self._first = 0
        self._error_shown = False
        self._head = QGridLayout()
        for place, (figure, caption) in enumerate(zip(self.counts, self.captions, strict=True)):
            self._head.addWidget(figure, 0, place)
            self._head.addWidget(caption, 1, place)
        self._head.addWidget(self.bars, 0, 3)
        self._head.addWidget(self.bars_caption, 1, 3)
        self._head.setColumnStretch(4, 1)
        for place, label in enumerate((self.word, self.number)):
            label.setAlignment(theme.RIGHT)
            self._head.addWidget(label, place, 5)
        self.filters.chosen.connect(self._choose)
        self.detail.left.connect(self.show_list)
        self.detail.answered.connect(self._answer)
        self.newer.clicked.connect(partial(self._turn, -1))
        self.older.clicked.connect(partial(self._turn, 1))
        self._list = vbox(self.nothing, 1)
        self._paging = vbox(self.newer, self.older, 1)
        self._entries = QWidget()
        self._lines = hbox((self._list, 1), self._paging)
        self._body = vbox(self.filters, (self._lines, 1), owner=self._entries)
        self._column = vbox(self._head, (self._entries, 1), (self.detail, 1), owner=self)

    def open(self) -> None:
        """Show the newest alarms."""
        self._first = 0
        self.filters.choose(LogFilter.ALARMS)
        self.show_list()

    def show_list(self) -> None:
        """Show the list again, where it was."""
        self.touched.emit()
        self.detail.hide()
        self._entries.show()

    def step_back(self) -> bool:
        """Go back from an entry to the list; False where the list is shown."""
        if self.detail.isHidden():
            return False
        self.show_list()
        return True

    def show_entry(self, entry: Entry) -> None:
        """Show one entry in place of the list."""
        self.touched.emit()
        self._entries.hide()
        self.detail.open(entry, self._when)
        self.opened.emit(entry)

    @property
    def position_s(self) -> float | None:
        """The time of the first entry that is shown; None while the newest is shown."""
        return self._shown[self._first].t_s if 0 < self._first < len(self._shown) else None

    def go_to(self, position_s: float | None) -> None:
        """Show the entry at `position_s` first, the newest for None."""
        if position_s is not None:
            self._first = next((k for k, entry in enumerate(self._shown) if entry.t_s <= position_s), 0)
            self._fill()

    def show_log(self, log: tuple[Entry, ...], shown: Figures, now_s: float, when: Callable[[float], str]) -> None:
        """Show `log` up to `now_s` with the figures `shown`; `when` formats a time."""
        self._when, self._log = when, log
        self.counts[0].setText(str(shown.alarms))
        self.counts[1].setText(labels.BLANK if shown.alarms_per_hour is None else phrases.rate(shown.alarms_per_hour))
        self.counts[2].setText(phrases.share(shown.confirmed_share))
        self.captions[2].setText(phrases.confirmed_of(shown.answered))
        self.bars.show_bins(alarm_counts(log, now_s, BINS))
        self._select()
        opened = None if self.detail.isHidden() else self.detail.entry
        for entry in (each for each in log if opened is not None and _is_same(each, opened)):
            self.detail.show_entry(entry, when)

    def show_sample(self, sample: Sample | None) -> None:
        """Show the current state."""
        state, number = phrases.current_state(sample)
        standby = sample is not None and sample.alarms.standby is not None
        self.word.setText(standby_text.STANDBY if standby else labels.STATE_WORD[state])
        theme.dress(self.word, f"color: {theme.STATE_COLOUR[state]}")
        self.number.setText(number)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        scale.style(40, *self.counts, bold=True)
        scale.style(36, self.word, bold=True)
        scale.style(16, *self.captions, self.bars_caption, colour=theme.DIM)
        scale.style(28, self.number, bold=True, colour=theme.DIM)
        scale.style(22, self.nothing)
        for part in (self.bars, self.filters, self.detail):
            part.rescale(scale)
        for button in (self.newer, self.older):
            button.rescale(scale)
            button.setFixedWidth(scale.px(150))
        for line in self.rows:
            line.rescale(scale)
        scale.space(self._head, 36)
        self._head.setVerticalSpacing(0)
        scale.space(self._list, 4)
        scale.space(self._paging, 8)
        scale.space(self._lines, 10)
        scale.space(self._body, 8)
        scale.space(self._column, 10, 4, 0, 4, 0)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many lines as fit."""
        self._fit()

    def _fit(self) -> None:
        room = self.height() - self._scale.px(HEAD_PX + FILTERS_PX) - self._column.spacing()
        wanted = max(room // (self._scale.px(ROW_PX) + self._list.spacing()), 1)
        while len(self.rows) > wanted:
            (line := self.rows.pop()).hide()
            line.deleteLater()
        while len(self.rows) < wanted:
            line = LogRow()
            line.touched.connect(self.show_entry)
            line.rescale(self._scale)
            self._list.insertWidget(len(self.rows), line)
            self.rows.append(line)
        self._fill()

    def _choose(self, part: LogFilter) -> None:
        self.touched.emit()
        self._first = 0
        self._select()

    def _select(self) -> None:
        self._shown = tuple(entry for entry in self._log if is_shown(entry, self.filters.current))
        self._fill()

    def _answer(self, answer: Answer) -> None:
        self.touched.emit()
        if self.detail.entry is not None:
            self.answered.emit(self.detail.entry, answer)

    def _fill(self) -> None:
        last = max(len(self._shown) - len(self.rows), 0)
        self._first = min(max(self._first, 0), last)
        for index, line in enumerate(self.rows, start=self._first):
            line.show_entry(self._shown[index] if index < len(self._shown) else None, self._when)
            line.setVisible(index < len(self._shown))
        self.nothing.setVisible(self._error_shown or not self._shown)
        self.newer.setEnabled(self._first > 0)
        self.older.setEnabled(self._first < last)

    def show_error(self, why: str) -> None:
        """Say that the earlier log cannot be read; empty where nothing is wrong any more."""
        self.nothing.setText(why or labels.NO_ENTRIES)
        theme.dress(self.nothing, f"color: {theme.PRIORITY_COLOUR[Priority.LOW] if why else theme.TEXT}")
        self._error_shown = bool(why)
        self._fill()

    def _turn(self, step: int) -> None:
        self.touched.emit()
        self._first += step * len(self.rows)
        self._fill()


def _is_same(one: Entry, other: Entry) -> bool:
    """Whether both are the same entry, with more or less of what happened to it."""
    alarms = isinstance(one, AlarmEntry) and isinstance(other, AlarmEntry)
    return (one.t_s, one.condition) == (other.t_s, other.condition) if alarms else one == other
