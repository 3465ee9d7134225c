"""The tray: asks one thing in place of the chart, and closes by itself."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout

from neopain.ui import theme
from neopain.ui.text import labels
from neopain.ui.widgets.aside import AsideFrame
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import FittedLabel, Label
from neopain.ui.widgets.layout import hbox, vbox

OPEN_FOR_S = 20.0
"""The tray closes when untouched for this long, so that the chart does not stay hidden."""
TOLD_FOR_S = 6.0
"""What asks nothing closes after this long."""
ENTER, NUMBER_PAD_ENTER = "Return", "Enter"
_ROWS = 2
_FEW = 2
"""So few choices leave more room to the question, which then says what they do."""
_COLUMNS = 11


@dataclass(frozen=True, slots=True)
class Tile:
    """One choice. A touch calls `act`; the tray stays open if `stay` is set. `key` is shown: the window's own key
    for the same; `shortcut` is one that the tile has only while it is shown. A choice that cannot be made now keeps its
    place, not `enabled`.
    """

    icon: str
    text: str
    act: Callable[[], None]
    key: str = ""
    stay: bool = False
    enabled: bool = True
    shortcut: str = ""


class Tray(AsideFrame):
    """A question at the left, its choices as large tiles at the right. One question at a time. `moved` is emitted when
    it steps aside: it is not closed then.
    """

    opened = Signal()
    closed = Signal()
    moved = Signal()

    any_alarm = False

    def __init__(self) -> None:
        super().__init__()
        self.title, self.note = Label(), FittedLabel()
        self.close_button = GloveButton("cross", labels.CLOSE)
        self.close_button.clicked.connect(self.shut)
        self.tiles: list[GloveButton] = []
        self._scale = theme.Scale(1.0)
        self._until_s: float | None = None
        self._now_s = 0.0
        self._told = False
        for label in (self.title, self.note):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._grid = QGridLayout()
        self._question = vbox(self.title, self.note, 1, self.close_button)
        self._line = hbox(self._question, self._grid, owner=self)
        self.note.most_px = self._note_px
        self.hide()

    def ask(self, title: str, tiles: Sequence[Tile], note: str = "", *, closes: bool = True) -> None:
        """Show `title` and its choices in place of the previous question; without its own button to close it unless it
        `closes`, where that word could be taken for an answer.
        """
        self._told = False
        self.close_button.setVisible(closes)
        for button in self.tiles:
            button.hide()
            button.deleteLater()
        self.title.setText(title)
        self.say(note)
        self.tiles = [self._button(tile) for tile in tiles]
        columns = max(-(-len(tiles) // _ROWS), 3 if len(tiles) > _FEW else 1)
        words = 2 if len(tiles) > _FEW else 6
        self._line.setStretch(0, words)
        self._line.setStretch(1, _COLUMNS - words)
        for column in range(max(self._grid.columnCount(), columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, button in enumerate(self.tiles):
            self._grid.addWidget(button, place // columns, place % columns)
        self.rescale(self._scale)
        self._touched()
        self.opened.emit()
        self.show()

    def tell(self, title: str, note: str = "") -> None:
        """Say what was done. It closes soon, and does not come back when it had to make room for an alarm."""
        self.ask(title, (), note)
        self._told = True
        self._until_s = self._now_s + TOLD_FOR_S

    def say(self, note: str) -> None:
        """Change the line below the question."""
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def shut(self) -> None:
        """Close the tray, if it is open."""
        self._until_s = None
        if self.is_open:
            self.hide()
            self.closed.emit()

    @property
    def name(self) -> str:
        """What it asks."""
        return self.title.text()

    def step_aside(self) -> bool:
        """Hide the question if it is shown, and return whether it was; its choices and what was typed stay."""
        if self._told:
            self.shut()
        self._until_s = None if super().step_aside() else self._until_s
        if self.is_aside:
            self.moved.emit()
        return self.is_aside

    def come_back(self) -> None:
        """Show the question again if it has stepped aside."""
        if self.is_aside:
            self._touched()
            self.opened.emit()
            self.show()

    def tick(self, now_s: float) -> None:
        """Close when untouched for OPEN_FOR_S."""
        self._now_s = now_s
        if self._until_s is not None and now_s >= self._until_s:
            self.shut()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and distances for this scale."""
        self._scale = scale
        scale.style(24, self.title, bold=True)
        scale.style(18, self.note, colour=theme.DIM)
        self.setFixedHeight(scale.px(220))
        for button in (self.close_button, *self.tiles):
            button.rescale(scale)
        for button in self.tiles:
            button.setFixedHeight(scale.px(92))
            button.label.setWordWrap(button.picture.isVisibleTo(button))
            if not button.picture.isVisibleTo(button):
                button.label.setFont(scale.font(32, bold=True))
                button.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scale.space(self._grid, 8)
        scale.space(self._line, 14, 14, 10, 10, 10)
        theme.dress(self, f"Tray {{ background: {theme.SURFACE}; }}")

    def _note_px(self) -> int:
        """The height that title and button leave to the line below the question."""
        margins, gap = self._line.contentsMargins(), max(self._question.spacing(), 0)
        button = self.close_button.height() + gap if self.close_button.isVisibleTo(self) else 0
        taken = self.title.heightForWidth(self.note.width()) + 2 * gap + button
        return self.minimumHeight() - margins.top() - margins.bottom() - taken

    def _button(self, tile: Tile) -> GloveButton:
        button = GloveButton(tile.icon, tile.text, tile.key)
        button.setEnabled(tile.enabled)
        button.setShortcut(QKeySequence())
        for key in filter(None, (tile.shortcut, NUMBER_PAD_ENTER if tile.shortcut == ENTER else "")):
            # Not the button's own: that acts 100 ms later, and once for two quick presses.
            QShortcut(QKeySequence(key), button, button.click)

        def chosen() -> None:
            if tile.stay:
                self._touched()
            else:
                self.shut()
            tile.act()

        button.clicked.connect(chosen)
        return button

    def _touched(self) -> None:
        self._until_s = self._now_s + OPEN_FOR_S
