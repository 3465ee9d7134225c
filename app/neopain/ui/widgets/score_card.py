"""The card for scoring by hand: one item after the other, large numbers to touch, the total always visible."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from neopain.base.scales import Scale
from neopain.ui import theme
from neopain.ui.text import labels, scoring_text
from neopain.ui.widgets.buttons import GloveButton

_COLUMNS = 2
_MOST_BUTTONS = 4


class PointButton(QPushButton):
    """A number of points, and what it means in a few words."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.note = QLabel(), QLabel()
        self.note.setWordWrap(True)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.number)
        self._line.addWidget(self.note, 1)
        for part in (self.number, self.note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def say(self, points: int, note: str) -> None:
        """Set number and meaning."""
        self.number.setText(str(points))
        self.note.setText(note)
        self.setAccessibleName(f"{points}, {note}")

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self.number.setFont(scale.font(30, bold=True))
        self.note.setFont(scale.font(17))
        self.setMinimumHeight(scale.px(theme.TOUCH_PX))
        self.setMaximumHeight(scale.px(2 * theme.TOUCH_PX))
        self._line.setContentsMargins(scale.px(14), scale.px(4), scale.px(8), scale.px(4))
        self._line.setSpacing(scale.px(12))


class ScoreCard(QFrame):
    """Asks for the points of every item of a scale. `finished` carries them, by key; `cancelled` means no score.

    It cannot be finished while one is missing. After `finished` it stays until `close_card`, so that nothing is lost
    where keeping the score fails.
    """

    finished = Signal(dict)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.scale: Scale | None = None
        self.points: dict[str, int] = {}
        self.place = 0
        self._size = theme.Scale(1.0)
        self.title, self.item, self.total, self.caption = QLabel(), QLabel(), QLabel(), QLabel()
        self.summary, self.message = (QLabel(), QLabel()), QLabel()
        self.buttons = tuple(PointButton() for _ in range(_MOST_BUTTONS))
        self.back = GloveButton("", labels.BACK, "")
        self.cancel = GloveButton("cross", labels.CANCEL, "")
        self.finish = GloveButton("acknowledge", scoring_text.FINISH, "")
        self._lay_out()
        for points, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._choose, points))
        self.back.clicked.connect(self._back)
        self.cancel.clicked.connect(self.drop)
        self.finish.clicked.connect(self._finish)
        self.hide()

    def ask(self, scale: Scale, title: str = "") -> None:
        """Begin with the first item of `scale`; `title` says what is scored."""
        self.scale, self.points, self.place = scale, {}, 0
        self.title.setText(title or scale.title)
        self.message.clear()
        self.setEnabled(True)
        self._show_item()
        self.show()

    def say(self, text: str, *, busy: bool = False) -> None:
        """Show a message about saving; nothing can be touched while `busy`."""
        self.message.setText(text)
        self.setEnabled(not busy)

    def close_card(self) -> None:
        """Close the card and forget what was entered."""
        self.scale, self.points = None, {}
        self.hide()

    def drop(self) -> None:
        """Close the card without a score."""
        self.close_card()
        self.cancelled.emit()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._size = scale
        self.title.setFont(scale.font(16))
        self.item.setFont(scale.font(26, bold=True))
        self.total.setFont(scale.font(30, bold=True))
        for label in self.summary:
            label.setFont(scale.font(18))
        for label in (self.caption, self.message):
            label.setFont(scale.font(15))
        for label in (self.title, self.caption, self.message):
            label.setStyleSheet(f"color: {theme.DIM}")
        for button in self.buttons:
            button.rescale(scale)
        for glove in (self.back, self.cancel, self.finish):
            glove.rescale(scale)
            glove.key.hide()
        gap = scale.px(8)
        self._grid.setSpacing(gap)
        self._foot.setSpacing(gap)
        self._column.setSpacing(scale.px(6))
        self._column.setContentsMargins(scale.px(14), scale.px(8), scale.px(10), scale.px(10))
        self._lists.setStyleSheet(f"background: {theme.SURFACE}")
        self.setStyleSheet(f"ScoreCard {{ background: {theme.SURFACE}; }}")

    def _lay_out(self) -> None:
        head, figures = QVBoxLayout(), QVBoxLayout()
        for box, parts in ((head, (self.title, self.item)), (figures, (self.total, self.caption))):
            box.setSpacing(0)
            for label in parts:
                box.addWidget(label)
        for label in (self.total, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = QHBoxLayout()
        top.addLayout(head, 1)
        top.addLayout(figures)
        self._grid = QGridLayout()
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._foot = QHBoxLayout()
        for glove, share in ((self.back, 4), (self.cancel, 5), (self.finish, 5)):
            self._foot.addWidget(glove, share)
        self.message.setWordWrap(True)
        self._lists = QWidget()
        lists = QHBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        for label in self.summary:
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            lists.addWidget(label, 1)
        self._column = QVBoxLayout(self)
        self._column.addLayout(top)
        self._column.addLayout(self._grid)
        self._column.addWidget(self._lists)
        self._column.addStretch(1)
        self._column.addWidget(self.message)
        self._column.addLayout(self._foot)

    def _choose(self, points: int) -> None:
        assert self.scale is not None
        self.points[self.scale.items[self.place].key] = points
        self.place += 1
        self._show_item()

    def _back(self) -> None:
        self.place = max(self.place - 1, 0)
        self.message.clear()
        self._show_item()

    def _finish(self) -> None:
        if self.scale is not None and len(self.points) == len(self.scale.items):
            self.finished.emit(dict(self.points))

    def _show_item(self) -> None:
        assert self.scale is not None
        items = self.scale.items
        missing = len(items) - len(self.points)
        asked = items[self.place] if self.place < len(items) else None
        self.total.setText(scoring_text.total_of(self.scale.so_far(self.points), self.scale))
        self.caption.setText(scoring_text.total_caption(missing))
        self.back.setEnabled(self.place > 0)
        self.finish.setEnabled(not missing)
        self._lists.setVisible(asked is None)
        for points, button in enumerate(self.buttons):
            button.setVisible(asked is not None and points <= asked.most)
            button.setChecked(asked is not None and self.points.get(asked.key) == points)
            if asked is not None and points <= asked.most:
                button.say(points, asked.notes[points])
        if asked is None:
            self.item.setText(scoring_text.CHECK)
            lines = [f"{self.points[item.key]}   {item.name}" for item in items]
            half = -(-len(lines) // _COLUMNS)
            for label, part in zip(self.summary, (lines[:half], lines[half:]), strict=True):
                label.setText("\n".join(part))
        else:
            self.item.setText(f"{asked.name}  ·  {scoring_text.item_of(self.place, len(items))}")
