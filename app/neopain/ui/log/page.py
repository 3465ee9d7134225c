"""The alarm log: figures at the top, then one line for each entry, newest first, paged with large buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from neopain.base.data import Priority, Sample
from neopain.base.time_text import elapsed
from neopain.record.analysis.alarm_log import Entry, alarm_counts, figures
from neopain.ui import theme
from neopain.ui.log.bars import COUNT, AlarmBars
from neopain.ui.log.row import ROW_PX, LogRow
from neopain.ui.text import labels, phrases
from neopain.ui.widgets.buttons import GloveButton

HEAD_PX = 96


class LogPage(QFrame):
    """Shows the log it is given. The current state stays visible at the right."""

    touched = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.counts = tuple(QLabel() for _ in range(3))
        self.captions = tuple(QLabel(text) for text in (labels.ALARMS, labels.AN_HOUR, ""))
        self.bars, self.bars_caption = AlarmBars(), QLabel(labels.BARS)
        self.word, self.number = QLabel(), QLabel()
        self.nothing = QLabel(labels.NO_ENTRIES)
        self.newer, self.older = GloveButton("up", labels.NEWER, ""), GloveButton("down", labels.OLDER, "")
        self.rows: list[LogRow] = []
        self._scale = theme.Scale(1.0)
        self._log: tuple[Entry, ...] = ()
        self._when: Callable[[float], str] = elapsed
        self._first = 0
        self._error_shown = False
        head = QGridLayout()
        for column, (figure, caption) in enumerate(zip(self.counts, self.captions, strict=True)):
            head.addWidget(figure, 0, column)
            head.addWidget(caption, 1, column)
        head.addWidget(self.bars, 0, 3)
        head.addWidget(self.bars_caption, 1, 3)
        head.setColumnStretch(4, 1)
        for row, label in enumerate((self.word, self.number)):
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            head.addWidget(label, row, 5)
        self._head = head
        self._list = QVBoxLayout()
        self._list.addWidget(self.nothing)
        self._list.addStretch(1)
        paging = QVBoxLayout()
        for button, by in ((self.newer, -1), (self.older, 1)):
            button.key.hide()
            button.clicked.connect(lambda _=False, step=by: self._turn(step))
            paging.addWidget(button)
        paging.addStretch(1)
        self._paging = paging
        body = QHBoxLayout()
        body.addLayout(self._list, 1)
        body.addLayout(paging)
        self._body = body
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addLayout(body, 1)

    def open(self) -> None:
        """Show the newest entries."""
        self._first = 0

    def show_log(self, log: tuple[Entry, ...], span_s: float, now_s: float, when: Callable[[float], str]) -> None:
        """Show `log`, of `span_s` monitored seconds up to `now_s`; `when` formats such a time."""
        self._when, self._log = when, log
        shown = figures(log, span_s)
        self.counts[0].setText(str(shown.alarms))
        self.counts[1].setText(labels.BLANK if shown.per_hour is None else phrases.rate(shown.per_hour))
        self.counts[2].setText(phrases.share(shown.confirmed_share))
        self.captions[2].setText(phrases.of_answers(shown.answered))
        self.bars.show_bins(alarm_counts(self._log, now_s, COUNT))
        self._fill()

    def show_sample(self, sample: Sample | None) -> None:
        """Show the current state."""
        state, number = phrases.now(sample)
        self.word.setText(labels.STATE_WORD[state])
        self.word.setStyleSheet(f"color: {theme.STATE_COLOUR[state]}")
        self.number.setText(number)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        for figure, caption in zip((*self.counts, self.word), (*self.captions, self.number), strict=True):
            figure.setFont(scale.font(40, bold=True))
            caption.setFont(scale.font(16))
            caption.setStyleSheet(f"color: {theme.DIM}")
        self.bars_caption.setFont(scale.font(16))
        self.bars_caption.setStyleSheet(f"color: {theme.DIM}")
        self.number.setFont(scale.font(28, bold=True))
        self.nothing.setFont(scale.font(22))
        self.bars.rescale(scale)
        for button in (self.newer, self.older):
            button.rescale(scale)
            button.setFixedWidth(scale.px(150))
        for row in self.rows:
            row.rescale(scale)
        self._head.setHorizontalSpacing(scale.px(36))
        self._head.setVerticalSpacing(0)
        self._list.setSpacing(scale.px(4))
        self._paging.setSpacing(scale.px(8))
        self._body.setSpacing(scale.px(10))
        self._column.setContentsMargins(scale.px(4), 0, scale.px(4), 0)
        self._column.setSpacing(scale.px(10))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Show as many lines as fit."""
        self._fit()

    def _fit(self) -> None:
        room = self.height() - self._scale.px(HEAD_PX) - self._column.spacing()
        wanted = max(room // (self._scale.px(ROW_PX) + self._list.spacing()), 1)
        while len(self.rows) > wanted:
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < wanted:
            row = LogRow()
            row.rescale(self._scale)
            self._list.insertWidget(len(self.rows), row)
            self.rows.append(row)
        self._fill()

    def _fill(self) -> None:
        last = max(len(self._log) - len(self.rows), 0)
        self._first = min(max(self._first, 0), last)
        for place, row in enumerate(self.rows):
            index = self._first + place
            row.show_entry(self._log[index] if index < len(self._log) else None, self._when)
            row.setVisible(index < len(self._log))
        self.nothing.setVisible(self._error_shown or not self._log)
        self.newer.setEnabled(self._first > 0)
        self.older.setEnabled(self._first < last)

    def show_error(self, why: str) -> None:
        """Say that the earlier log cannot be read."""
        self.nothing.setText(why)
        self.nothing.setStyleSheet(f"color: {theme.PRIORITY_COLOUR[Priority.LOW]}")
        self._error_shown = True
        self._fill()

    def _turn(self, step: int) -> None:
        self.touched.emit()
        self._first += step * len(self.rows)
        self._fill()
