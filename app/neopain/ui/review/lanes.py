"""The rows below the curve: alarms, procedures, comfort measures, marks, scores and notes at their times."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF

from neopain.base.data import AlarmCondition, Priority
from neopain.record.analysis.alarm_log import AlarmEntry
from neopain.record.analysis.stay import Lane, Stay, Stretch
from neopain.record.scoring.ratings import Rating
from neopain.record.session.notes import Note
from neopain.ui import theme
from neopain.ui.review.curve_view import TimeView
from neopain.ui.review.time_window import TimeWindow
from neopain.ui.text import event_text, review_text

ROW_PX = 24
_LEAST_PX = 3.0
_ROWS = 4 + len(Lane)
_PAIN_COLOURS = {True: "#7a6420", False: "#3b4550", None: theme.FAINT}
"""None: a score that cannot tell, as some of its items could not be seen."""
_SHADE = {Lane.PROCEDURE: "#4c5f72", Lane.COMFORT: "#3d6454", Lane.MARK: theme.TEXT}


def _names() -> tuple[str, ...]:
    lanes = review_text.LANES.values()
    return (review_text.PAIN_ALARMS, review_text.OTHER_ALARMS, *lanes, review_text.SCORES, review_text.NOTES)


class LanesView(TimeView):
    """Draws the first `rows` of: pain alarms, other alarms, procedures, comfort, marks, scores by hand, notes."""

    def __init__(self, view: TimeWindow, rows: int = _ROWS) -> None:
        super().__init__(view)
        self.rows = rows
        self.stay: Stay | None = None
        self.ratings: tuple[Rating, ...] = ()
        self.notes: tuple[Note, ...] = ()
        self.rescale(theme.Scale(1.0))

    def show_stay(self, stay: Stay, offset_s: float = 0.0) -> None:
        """Draw the events of `stay`, whose time is `offset_s` ahead of the view's."""
        self.stay, self.offset_s, self.ratings, self.notes = stay, offset_s, (), ()
        self.update()

    def show_ratings(self, ratings: tuple[Rating, ...]) -> None:
        """Draw `ratings` in their row."""
        self.ratings = ratings
        self.update()

    def show_notes(self, notes: tuple[Note, ...]) -> None:
        """Draw `notes` in the last row; those about the whole stay at its beginning."""
        self.notes = notes
        self.update()

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.scale = scale
        self.setFixedHeight(scale.px(ROW_PX) * self.rows + scale.px(6))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the rows."""
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.SURFACE))
            painter.setFont(self.scale.font(13))
            for row, name in enumerate(_names()[: self.rows]):
                top = self._top(row)
                painter.setPen(QColor(theme.LINE))
                painter.drawLine(QPointF(self.left, top), QPointF(self.width(), top))
                box = QRectF(0, top, self.left - self.scale.px(8), self.scale.px(ROW_PX))
                theme.write(painter, box, name, theme.DIM, theme.RIGHT)
            if self.stay is None:
                return
            painter.setClipRect(QRectF(self.left, 0, self.width() - self.left, self.height()))
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for entry in self.stay.alarms:
                self._draw_alarm(painter, entry)
            for stretch in self.stay.stretches:
                self._draw_stretch(painter, stretch)
            for rating in self.ratings:
                self._draw_rating(painter, rating)
            self._draw_notes(painter)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self.draw_cursor(painter, self.height())

    def _top(self, row: int) -> float:
        return self.scale.px(3) + row * self.scale.px(ROW_PX)

    def _bar(self, row: int, from_s: float, to_s: float) -> QRectF | None:
        begin, end = self.px(from_s - self.offset_s), self.px(to_s - self.offset_s)
        end = max(end, begin + _LEAST_PX)
        if end < self.left or begin > self.width():
            return None
        begin, end = max(begin, self.left - 20), min(end, self.width() + 20)
        gap = self.scale.px(4)
        return QRectF(begin, self._top(row) + gap, end - begin, self.scale.px(ROW_PX) - 2 * gap)

    def _draw_alarm(self, painter: QPainter, entry: AlarmEntry) -> None:
        """A full bar until the alarm is acknowledged, then an outline until it ends."""
        assert self.stay is not None
        row = 0 if entry.condition is AlarmCondition.PAIN else 1
        end_s = self.stay.span_s[1] if entry.ended_s is None else entry.ended_s
        bar = self._bar(row, entry.t_s, end_s)
        if bar is None:
            return
        colour = QColor(theme.PRIORITY_COLOUR[entry.priority or Priority.LOW])
        unseen = self._bar(row, entry.t_s, end_s if entry.acknowledged_s is None else min(entry.acknowledged_s, end_s))
        painter.setPen(QPen(colour, 1))
        painter.setBrush(theme.translucent(colour.name(), 60))
        painter.drawRoundedRect(bar, 2, 2)
        if unseen is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(unseen, 2, 2)

    def _draw_stretch(self, painter: QPainter, stretch: Stretch) -> None:
        bar = self._bar(2 + list(Lane).index(stretch.lane), stretch.from_s, stretch.to_s)
        if bar is None:
            return
        text, metrics = event_text.name_of(stretch.label), QFontMetricsF(painter.font())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_SHADE[stretch.lane]))
        if stretch.lane is Lane.MARK:
            self._draw_point(painter, bar, stretch.from_s, text)
            return
        painter.drawRoundedRect(bar, 3, 3)
        if metrics.horizontalAdvance(text) + 10 <= bar.width():
            theme.write(painter, bar.adjusted(6, 0, -4, 0), text, theme.TEXT)

    def _draw_point(self, painter: QPainter, bar: QRectF, t_s: float, text: str) -> None:
        """A lozenge at its time, with its words where a few hours or less are shown."""
        x, y, half = self.px(t_s - self.offset_s), bar.center().y(), bar.height() / 2.6
        painter.drawPolygon(
            QPolygonF([QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)])
        )
        if self.view.span_s <= 4 * 3600:
            theme.write(painter, QRectF(x + half + 5, bar.top(), self.width(), bar.height()), text, theme.DIM)

    def _draw_notes(self, painter: QPainter) -> None:
        """Draw each note with as many of its words as there is room for before the next one."""
        assert self.stay is not None
        places = sorted(
            ((self.stay.span_s[0] if note.t_s is None else note.t_s, note.words) for note in self.notes), reverse=True
        )
        end = float(self.width())
        for t_s, words in places:
            bar = self._bar(_ROWS - 1, t_s, t_s)
            x = self.px(t_s - self.offset_s)
            if bar is not None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.TEXT))
                room = max(end - x - 2 * bar.height(), 0.0)
                text = QFontMetricsF(painter.font()).elidedText(
                    " ".join(words.split()), Qt.TextElideMode.ElideRight, room
                )
                self._draw_point(painter, bar, t_s, text)
            end = x

    def _draw_rating(self, painter: QPainter, rating: Rating) -> None:
        """A bar over the time that was scored, with the total where a few hours or less are shown."""
        bar = self._bar(_ROWS - 2, rating.from_s, rating.to_s)
        if bar is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(_PAIN_COLOURS[rating.is_pain]))
        painter.drawRoundedRect(bar, 3, 3)
        if self.view.span_s <= 4 * 3600:
            box = QRectF(bar.left() + 5, bar.top(), 200, bar.height())
            theme.write(painter, box, review_text.score(rating), theme.TEXT)
