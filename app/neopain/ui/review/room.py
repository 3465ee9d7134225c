"""Where the parts of a stay's page are, and what a small screen leaves out, so that the rest stays large."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QStackedWidget, QWidget

from neopain.ui import theme
from neopain.ui.text import review_text
from neopain.ui.widgets.label import FittedButton
from neopain.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from neopain.ui.review.stay_page import StayPage

LEAST_PX = (1180, 454)
"""Width and height, at scale 1, in which the pages work. At the bed, on a screen of 1024 x 600 pixels at any scaling, a
button is then 40 pixels high, which is 9 mm on 10 inches, and no text has letters of less than 11 pixels.
"""
WHOLE_PX = 630
"""Height, at scale 1, in which a stay is shown whole, with the table of its pain burden."""
_HEAD_PX, _FACE_PX = 48, 90


def scale_of(width_px: int, height_px: int) -> theme.Scale:
    """The scale of a window of this size: that of the whole design, or of the least room where that would be small."""
    whole = theme.Scale.of(width_px, height_px)
    least = min(width_px / LEAST_PX[0], height_px / LEAST_PX[1])
    return whole if whole.factor >= 1 else theme.Scale(min(1.0, least))


def share_height(height_px: int, pages: QStackedWidget, keyboard: QWidget) -> None:
    """Leave the rest of the height to the page that is shown: a layout would keep the room that a hidden one needs."""
    taken_px = 0 if keyboard.isHidden() else keyboard.minimumSizeHint().height()
    pages.setFixedHeight(max(height_px - taken_px, 1))


class StayRoom:
    """Lays out `page`. Where it is not high enough for all at once, a card, the table of the burden or a comparison
    takes the place of the rows below the curve; `accounting` opens that table.
    """

    def __init__(self, page: StayPage) -> None:
        self._page = page
        self._tight = self._typing = False
        self._free = True
        self.accounting = FittedButton(review_text.BURDEN)
        self.accounting.setCheckable(True)
        self.accounting.toggled.connect(lambda _: self.arrange())
        for button in (page.comparing, page.scoring):
            button.toggled.connect(lambda _: self.arrange())
        self.buttons = (page.back, self.accounting, page.noting, page.exporting, page.scoring, page.comparing)
        for button in self.buttons:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = hbox(page.back, (page.title, 1), *self.buttons[1:])
        self._curves = vbox(page.strip, (page.curve, 1), page.lanes, (page.comparison, 1))
        side = vbox((page.face, 1), page.readout, page.bars, gap=0)
        self._grid = QGridLayout(page)
        self._grid.addLayout(head, 0, 0, 1, 2)
        self._grid.addWidget(page.compare, 1, 0, 1, 2)
        self._grid.addWidget(page.score.bar, 2, 0, 1, 2)
        self._grid.addLayout(self._curves, 3, 0)
        for line, part in enumerate((page.controls, page.burden, page.score.card, page.notes, page.export.card), 4):
            self._grid.addWidget(part, line, 0)
        self._grid.addLayout(side, 3, 1, 6, 1)
        self._grid.setColumnStretch(0, 1)
        self._grid.setRowStretch(3, 1)
        page.compare.hide()
        page.title.setWordWrap(True)
        page.title.most_px = lambda: page.back.height()

    def rescale(self, scale: theme.Scale, height_px: int) -> None:
        """Fit the page to this scale and height."""
        scale.style(16, *self.buttons, bold=True)
        for button in self.buttons:
            button.setFixedSize(scale.px(116), scale.px(_HEAD_PX))
        scale.style(18, self._page.title, bold=True)
        self._tight = height_px < scale.px(WHOLE_PX)
        if self._tight:
            self._page.face.setMinimumHeight(scale.px(_FACE_PX))
        self._page.burden.bars.setVisible(not self._tight)
        scale.space(self._grid, 10, 12, 10, 12, 10)
        scale.space(self._curves, 2)
        self.arrange()

    def show_free(self, free: bool) -> None:
        """Note whether no card is open."""
        self._free = free
        self.arrange()

    def make_room(self, typing: bool) -> None:
        """Leave the room to the note that is typed on the touch keyboard, or no longer."""
        self._typing = typing
        self._page.notes.make_room(typing)
        self.arrange()

    def arrange(self) -> None:
        """Show what there is room for."""
        page, all_fits, typing = self._page, not self._tight, self._typing
        free = self._free and page.comparison.isHidden()
        burden = free and (all_fits or self.accounting.isChecked())
        rated = page.scoring.isChecked() or page.comparing.isChecked()
        for parts, shown in (
            ((*self.buttons, page.title, page.readout, page.face), True),
            ((self.accounting,), self._tight),
            ((page.burden,), burden),
            ((page.curve, page.controls), all_fits or self._free),
            ((page.lanes,), all_fits or (free and not burden)),
            ((page.strip,), all_fits or (free and not burden and not rated)),
            ((page.bars,), all_fits or not rated),
        ):
            for part in parts:
                part.setVisible(shown and not typing)
