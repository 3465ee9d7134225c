"""The hospital's own, licensed wording of the scales: loaded from a file, or given up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget

from neopain.base import paths
from neopain.base.scales import SCALES, Scale
from neopain.review.archive import Archive
from neopain.review.scale_wording import load_wording, read_wording, remove_wording
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.administration.page import AdministrationPage, dress_list
from neopain.ui.review.handover import places
from neopain.ui.text import labels
from neopain.ui.text.administration import wording_text
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox

_ROW_PX, _HIGH_PX = 64, 52


class WordingPage(AdministrationPage):
    """The scales at the left. `ask_file` asks the person, and is replaced in tests."""

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.ask_file: Callable[[QWidget, str, str], Path | None] = places.ask_to_open
        self.scales, self.note, self.message = QListWidget(), FittedLabel(wording_text.NOTE), FittedLabel()
        move_by_finger(self.scales)
        self.scales.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.load, self.restore = FittedButton(wording_text.LOAD), FittedButton(wording_text.RESTORE)
        self._said, self._sure = "", False
        self._work = BackgroundTask("change-wording", self, self._show, self._fail)
        self.load.clicked.connect(self._load)
        self.restore.clicked.connect(self._restore)
        for label in (self.note, self.message):
            label.setWordWrap(True)
        self._foot = hbox(self.restore, 1, self.load)
        self._side = vbox(self.note, self.message, 1, self._foot)
        self._columns = hbox((self.scales, 1), (self._side, 1), owner=self)

    def begin(self) -> None:
        """Read which wording is shown."""
        self.restore.setEnabled(False)
        self._start(partial(read_wording, self._archive), "")

    def end(self) -> None:
        """Nothing is asked any more; what is being saved is saved."""
        super().end()
        self._unsure()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.scales)
        scale.style(16, self.note, colour=theme.DIM)
        scale.style(17, self.message)
        scale.style(16, self.load, self.restore, bold=True)
        for button in (self.load, self.restore):
            button.setFixedSize(scale.px(230), scale.px(_HIGH_PX))
        self.note.most_px = lambda: scale.px(110)
        self.message.most_px = lambda: scale.px(110)
        dress_list(self.scales, scale, _ROW_PX)
        scale.space(self._foot, 8)
        scale.space(self._side, 12)
        scale.space(self._columns, 24)

    def _load(self) -> None:
        self._unsure()
        file = self.ask_file(self, wording_text.CHOOSE_FILE, "*.toml")
        if file is not None:
            self._start(partial(load_wording, self._archive, file), wording_text.LOADED)

    def _restore(self) -> None:
        if self._sure:
            self._unsure()
            self._start(partial(remove_wording, self._archive), wording_text.RESTORED)
        else:
            self._sure = True
            self.restore.setText(wording_text.RESTORE_NOW)

    def _unsure(self) -> None:
        self._sure = False
        self.restore.setText(wording_text.RESTORE)

    def _start(self, work: Callable[[], object], said: str) -> None:
        if not self._work.busy:
            self._said = said
            self.message.setText(labels.SAVING if said else labels.READING)
            self._work.start(work)

    def _show(self, scales: Mapping[str, Scale]) -> None:
        self.scales.clear()
        self.scales.addItems([wording_text.row(key, scale) for key, scale in scales.items()])
        self.restore.setEnabled(scales != SCALES)
        self.message.setText(self._said)

    def _fail(self, why: str) -> None:
        self.restore.setEnabled(paths.scales_file().exists())  # also one that cannot be read
        self.message.setText(why)
