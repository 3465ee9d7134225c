"""The card for scoring by hand: one item after the other, large numbers to touch, the total always visible."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from neopain.base.scales import Item, Scale
from neopain.ui import theme
from neopain.ui.text import labels, scale_text, scoring_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.label import FittedLabel, Label
from neopain.ui.widgets.layout import hbox, vbox

_COLUMNS = 2
_MOST_BUTTONS = 4
SAVE_AFTER_S = 8.0
"""Time to read a complete score and correct it."""


class PointButton(QPushButton):
    """A number of points, and what it means in a few words."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.note = Label(), Label()
        self.note.setWordWrap(True)
        self._line = hbox(self.number, (self.note, 1), owner=self)
        for part in (self.number, self.note):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def say(self, number: str, note: str) -> None:
        """Set number, empty where it stands for none, and meaning."""
        self.number.setText(number)
        self.number.setVisible(bool(number))
        self.note.setText(note)
        self.setAccessibleName(", ".join(filter(None, (number, note))))

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        scale.style(30, self.number, bold=True)
        scale.style(17, self.note)
        self.setMinimumHeight(scale.px(theme.TOUCH_PX))
        self.setMaximumHeight(scale.px(2 * theme.TOUCH_PX))
        scale.space(self._line, 10, 10, 4, 6, 4)


class ScoreCard(Card):
    """Asks for the points of every item of a scale. `finished` carries them, by key, when none is missing;
    `other_wanted` asks for another scale.
    """

    finished = Signal(object)
    other_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(scoring_text.FINISH)
        self.scale: Scale | None = None
        self.items: tuple[Item, ...] = ()
        self.points: dict[str, int | None] = {}
        self.place = 0
        self._saves_itself = False
        self._save_s: float | None = None
        self.item, self.total, self.caption = FittedLabel(), Label(), Label()
        self.summary = (Label(), Label())
        self.buttons = tuple(PointButton() for _ in range(_MOST_BUTTONS))
        self.unseen = PointButton()
        self.back = GloveButton("", labels.BACK)
        self.back.fits = True
        self._lay_out()
        for points, button in enumerate(self.buttons):
            button.clicked.connect(partial(self._choose, points))
        self.unseen.clicked.connect(partial(self._choose, None))
        self.back.clicked.connect(self._back)
        self.finish.clicked.connect(self._finish)

    def ask(self, scale: Scale, title: str = "", *, saves_itself: bool = False, drawn: bool = False) -> None:
        """Begin with the first item of `scale`; `title` says what is scored. With `saves_itself` a complete score that
        nobody corrects is finished after SAVE_AFTER_S. Of a face that is `drawn` from landmarks only what a drawing
        shows is asked; the other items are finished as not seen.
        """
        self.opened.emit()
        self._saves_itself = saves_itself
        self.scale, self.place = scale, 0
        self.items = tuple(item for item in scale.items if item.drawn or not drawn)
        self.points = {item.key: None for item in scale.items if item not in self.items}
        shown = scoring_text.DRAWN.format(scale=scale.title, count=len(self.items)) if drawn else scale.title
        self.title.setText(title or shown)
        self.message.clear()
        self.setEnabled(True)
        self._show_item()
        self.show()

    def tick(self, now_s: float) -> None:
        """Finish a complete score when the time to correct it is over."""
        complete = self.scale is not None and self.place == len(self.items)
        if not (complete and self._saves_itself and self.isVisible() and self.isEnabled()):
            return
        if self._save_s is None:
            self._save_s = now_s + SAVE_AFTER_S
        if now_s < self._save_s:
            self.finish.say(scoring_text.FINISH, scoring_text.saves_in(max(self._save_s - now_s, 1.0)))
        else:
            self._finish()

    def close_card(self) -> None:
        """Close the card and forget what was entered."""
        self.scale, self.items, self.points = None, (), {}
        super().close_card()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        super().rescale(scale)
        scale.style(16, self.title, colour=theme.DIM)
        scale.style(26, self.item, bold=True)
        scale.style(30, self.total, bold=True)
        scale.style(18, *self.summary)
        scale.style(15, self.caption, self.message, colour=theme.DIM)
        for button in (*self.buttons, self.unseen):
            button.rescale(scale)
        self.back.rescale(scale)
        scale.space(self._grid, 8)
        scale.space(self._foot, 8)
        scale.space(self._column, 6, 14, 8, 10, 10)
        theme.dress(self._lists, f"background: {theme.SURFACE}")

    def _lay_out(self) -> None:
        for label in (self.total, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignRight)
        top = hbox((vbox(self.title, self.item, gap=0), 1), vbox(self.total, self.caption, gap=0))
        self._grid = QGridLayout()
        for place, button in enumerate(self.buttons):
            self._grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
        self._grid.addWidget(self.unseen, 0, _COLUMNS, _MOST_BUTTONS // _COLUMNS, 1)
        self.unseen.say("", scoring_text.UNSEEN)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 2)
        self._grid.setColumnStretch(_COLUMNS, 1)
        self._foot = hbox((self.back, 5), (self.cancel, 5), (self.finish, 6))
        self._lists = QWidget()
        for label in self.summary:
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        hbox(*((label, 1) for label in self.summary), owner=self._lists)
        self._column = vbox(top, self._grid, self._lists, 1, self.message, self._foot, owner=self)

    def _choose(self, points: int | None) -> None:
        self.points[self.items[self.place].key] = points
        self.message.clear()
        self.place += 1
        self._show_item()

    def _back(self) -> None:
        if self.place == 0:
            self.other_wanted.emit()
            return
        self.place = max(self.place - 1, 0)
        self.message.clear()
        self._show_item()

    def _finish(self) -> None:
        if self.scale is not None and len(self.points) == len(self.scale.items) and self._any_seen:
            self._saves_itself = False  # once: what could not be saved waits for a person
            self.finish.say(scoring_text.FINISH)
            self.finished.emit(dict(self.points))

    @property
    def _any_seen(self) -> bool:
        return any(self.points.get(item.key) is not None for item in self.items if not item.context)

    def _show_item(self) -> None:
        assert self.scale is not None
        items = self.items
        missing = len(self.scale.items) - len(self.points)
        asked = items[self.place] if self.place < len(items) else None
        self.total.setText(scoring_text.total_of(self.points, self.scale))
        self.caption.setText(scoring_text.total_caption(missing, self.points, self.scale))
        self.back.say(labels.BACK if self.place else scoring_text.OTHER_SCALE)
        self._save_s = None
        self.finish.say(scoring_text.FINISH)
        self.finish.setEnabled(not missing and self._any_seen)
        if asked is None and not self._any_seen:
            self.message.setText(scoring_text.NOTHING_SEEN)
        self._lists.setVisible(asked is None)
        self.unseen.setVisible(asked is not None)
        self.unseen.setChecked(asked is not None and self.points.get(asked.key, 0) is None)
        for points, button in enumerate(self.buttons):
            button.setVisible(asked is not None and points <= asked.most)
            button.setChecked(asked is not None and self.points.get(asked.key) == points)
            if asked is not None and points <= asked.most:
                button.say(str(points), scale_text.said(asked.notes[points]))
        if asked is None:
            self.item.setText(scoring_text.CHECK)
            lines = [scoring_text.item_line(item, self.points[item.key]) for item in items]
            half = -(-len(lines) // _COLUMNS)
            for label, part in zip(self.summary, (lines[:half], lines[half:]), strict=True):
                label.setText("\n".join(part))
        else:
            self.item.setText(f"{scale_text.said(asked.name)}  ·  {scoring_text.item_of(self.place, len(items))}")
