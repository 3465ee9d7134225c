"""The buttons below the curves: previous and next pain alarm, play, and how much time is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from neopain.ui import theme
from neopain.ui.text import review_text
from neopain.ui.widgets.label import FittedButton, Label
from neopain.ui.widgets.layout import hbox


class StayControls(QFrame):
    """`jumped` carries -1 or 1 for the previous or next pain alarm, `stepped` for the instant before or after, and
    `span_chosen` a time span in seconds, 0 for the whole stay. The keys work anywhere in `page`.
    """

    jumped = Signal(int)
    stepped = Signal(int)
    play_pressed = Signal()
    span_chosen = Signal(float)

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.previous, self.next = FittedButton(f"◀  {review_text.PREVIOUS}"), FittedButton(f"{review_text.NEXT}  ▶")
        self.playing, self.message = FittedButton(review_text.PLAY), Label()
        self.spans = {span_s: FittedButton(text) for span_s, text in review_text.SPANS_S.items()}
        self._group = QButtonGroup(self)
        episodes = ((-1, self.previous, Qt.Key.Key_P), (1, self.next, Qt.Key.Key_N))
        for (by, button, key), tip in zip(episodes, review_text.EPISODE_TIPS, strict=True):
            button.setToolTip(tip)
            button.clicked.connect(partial(self.jumped.emit, by))
            QShortcut(QKeySequence(key), page, partial(self.jumped.emit, by))
        for by, arrow in ((-1, Qt.Key.Key_Left), (1, Qt.Key.Key_Right)):
            QShortcut(QKeySequence(arrow), page, partial(self.stepped.emit, by))
        self.playing.clicked.connect(self.play_pressed)
        QShortcut(QKeySequence(Qt.Key.Key_Space), page, self.play_pressed.emit)
        for span_s, button in self.spans.items():
            button.setCheckable(True)
            button.clicked.connect(partial(self.span_chosen.emit, span_s))
            self._group.addButton(button)
        self._line = hbox(self.previous, self.playing, self.next, (self.message, 1), *self.spans.values(), owner=self)

    def show_playing(self, runs: bool) -> None:
        """Set the caption of the button that plays and pauses."""
        self.playing.setText(review_text.PAUSE if runs else review_text.PLAY)

    def show_span(self, shown_s: float, whole_s: float) -> None:
        """Mark the button of the span that is shown; `whole_s` is the length of the stay."""
        self._group.setExclusive(False)
        for span_s, button in self.spans.items():
            button.setChecked(abs((span_s or whole_s) - shown_s) < 1e-6)
        self._group.setExclusive(True)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(15, self.message, colour=theme.DIM)
        widths = {self.previous: 124, self.playing: 112, self.next: 124}
        widths |= {button: 76 if span_s == 600.0 else 66 for span_s, button in self.spans.items()}
        scale.style(16, *widths, bold=True)
        for button, width in widths.items():
            button.setFixedSize(scale.px(width), scale.px(48))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scale.space(self._line, 6)
