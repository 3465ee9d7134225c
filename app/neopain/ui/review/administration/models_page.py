"""The models: which there are, which are in use, others put in use after a look at what they would have alarmed, and
new ones from a stick.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from neopain.inference.store import Bundle
from neopain.review.archive import Archive
from neopain.review.model_choice import Proposal, confirm, propose
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, Progress
from neopain.ui.review.administration.model_import import take, trust_and_take
from neopain.ui.review.administration.page import AdministrationPage, dress_list
from neopain.ui.review.administration.trial_view import TrialView
from neopain.ui.review.administration.trust_line import TrustLine
from neopain.ui.review.handover import places
from neopain.ui.text import labels
from neopain.ui.text.administration import models_text
from neopain.ui.widgets.finger import move_by_finger
from neopain.ui.widgets.label import FittedButton, FittedLabel
from neopain.ui.widgets.layout import hbox, vbox
from neopain.workbench.import_models import UnknownKeyError
from neopain.workbench.list_models import Entry, find_models

_ROW_PX, _HEADING_PX, _HIGH_PX, _MARK_PX = 64, 40, 52, 26
_REPORT_MS = 150


class ModelsPage(AdministrationPage):
    """All models at the left; at the right the one that is chosen, or what a proposal was found to alarm. `ask_folder`
    asks the person, and is replaced in tests.
    """

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.ask_folder: Callable[[QWidget, str], Path | None] = places.ask_to_open
        self.chosen: Entry | None = None
        self.proposal: Proposal | None = None
        self.models, self.trial, self.unknown = QListWidget(), TrialView(), TrustLine()
        move_by_finger(self.models)
        self.name, self.facts, self.message = FittedLabel(), FittedLabel(), FittedLabel()
        self.take, self.stop = FittedButton(models_text.IMPORT), FittedButton(models_text.STOP)
        self.use = FittedButton(models_text.USE)
        self._rest, self._heading = QWidget(), QSize()
        self._entries: tuple[Entry, ...] = ()
        self._folder = Path()
        self._wanted, self._said = "", ""
        self._import_again: Callable[[str, Progress], object] | None = None
        """Trusts the unknown key as that of this name, and imports what was signed with it."""
        self._progress = Progress()
        self._words: Callable[[float], str] = models_text.replaying
        self._reading = BackgroundTask("read-models", self, self._show, self._fail, only_newest=True)
        self._work = BackgroundTask("change-models", self, self._done, self._fail)
        self._timer = QTimer(self)
        self._timer.setInterval(_REPORT_MS)
        self._timer.timeout.connect(self._show_progress)
        self.models.itemClicked.connect(lambda item: self._choose(item.data(Qt.ItemDataRole.UserRole)))
        self.take.clicked.connect(self._import)
        self.use.clicked.connect(self._use)
        self.stop.clicked.connect(self._stop)
        self.unknown.agreed.connect(self._trust)
        self.unknown.name.returnPressed.connect(self.entered)
        for label in (self.facts, self.message):
            label.setWordWrap(True)
        self._foot = hbox(self.take, 1, self.stop, self.use)
        self._side = vbox(
            self.name, self.facts, (self.trial, 1), self.message, self.unknown, (self._rest, 1), self._foot
        )
        self._columns = hbox((self.models, 1), (self._side, 1), owner=self)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into."""
        return (self.unknown.name,)

    def make_room(self, typing: bool) -> None:
        """Leave the room to the name of a key."""
        for part in (self.name, self.take):
            part.setVisible(not typing)
        self.facts.setVisible(not typing and self.proposal is None)

    @property
    def waits(self) -> bool:
        """Whether recordings are replayed, a model is imported, or what was found has not been answered."""
        return self._work.busy or self.proposal is not None

    def begin(self) -> None:
        """Read which models there are; what waits stays."""
        if not self.waits:
            self._wanted, self._said = "", ""
            self._end_work()
            self._read()

    def end(self) -> None:
        """Nothing is copied, replayed or asked any more."""
        super().end()
        self._reading.cancel()
        self._end_work()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(16, self.models)
        scale.style(20, self.name, bold=True)
        scale.style(16, self.facts, colour=theme.DIM)
        scale.style(17, self.message)
        scale.style(16, self.take, self.stop, self.use, bold=True)
        for button, width in ((self.take, 210), (self.stop, 120), (self.use, 240)):
            button.setFixedSize(scale.px(width), scale.px(_HIGH_PX))
        self.facts.most_px = lambda: scale.px(110)
        self.message.most_px = lambda: scale.px(90)
        self.models.setIconSize(QSize(scale.px(_MARK_PX), scale.px(_MARK_PX)))
        dress_list(self.models, scale, _ROW_PX)
        self._heading = QSize(0, scale.px(_HEADING_PX))
        for item in self._items():
            if item.data(Qt.ItemDataRole.UserRole) is None:
                item.setSizeHint(self._heading)
        self.trial.rescale(scale)
        self.unknown.rescale(scale)
        scale.space(self._foot, 8)
        scale.space(self._side, 8)
        scale.space(self._columns, 24)

    def _read(self) -> None:
        self._reading.start(partial(find_models, self._archive.models))

    def _show(self, found: tuple[str, tuple[Entry, ...]]) -> None:
        (_, entries), said = found, self._said
        self._entries = tuple(
            sorted(entries, key=lambda one: (one.role != "classifier", not one.in_use, one.only_rescores, one.name))
        )
        self.models.clear()
        heading = ""
        for entry in self._entries:
            of = models_text.CLASSIFIERS if entry.role == "classifier" else models_text.OTHERS
            if of != heading:
                heading = of
                self.models.addItem(heading)
                self.models.item(self.models.count() - 1).setFlags(Qt.ItemFlag.NoItemFlags)
                self.models.item(self.models.count() - 1).setSizeHint(self._heading)
            mark = theme.TEXT if entry.in_use else "transparent"  # the names stand below one another
            item = QListWidgetItem(QIcon(theme.icon("acknowledge", mark, _MARK_PX)), models_text.row(entry))
            item.setData(Qt.ItemDataRole.UserRole, entry)
            self.models.addItem(item)
        wanted = next((one for one in self._entries if one.name == self._wanted), None)
        self._choose(wanted or next(iter(self._entries), None))
        if said:
            self.message.setText(said)

    def _choose(self, entry: Entry | None) -> None:
        self.chosen, self.proposal, self._said, self._import_again = entry, None, "", None
        if entry is not None:
            self.models.setCurrentItem(next(i for i in self._items() if i.data(Qt.ItemDataRole.UserRole) is entry))
            self.name.setText(entry.name)
            self.facts.setText(models_text.facts(entry))
            self.message.setText(models_text.what_to_do(entry))
        self._arrange()

    def _items(self) -> list[QListWidgetItem]:
        return [self.models.item(row) for row in range(self.models.count())]

    def _arrange(self) -> None:
        """Offer what can be done now."""
        busy, asked, entry = self._work.busy, self.proposal is not None, self.chosen
        offered = entry is not None and entry.can_be_chosen
        self.models.setEnabled(not busy and not asked)
        self.take.setEnabled(not busy)
        self.take.setVisible(not asked)
        self.use.setEnabled(not busy)
        self.use.setVisible(asked or (offered and not busy))
        self.use.setText(models_text.CONFIRM if asked else models_text.USE)
        self.stop.setVisible(busy or asked)
        self.stop.setText(labels.CANCEL if asked else models_text.STOP)
        self.trial.setVisible(asked)
        self.unknown.setVisible(self._import_again is not None and not busy)
        self._rest.setVisible(not asked)
        self.facts.setVisible(not asked)

    def _import(self) -> None:
        folder = self.ask_folder(self, models_text.CHOOSE_FOLDER)
        if folder is not None:
            self._folder = folder
            self._begin(models_text.importing, partial(take, self._archive, folder))

    def _trust(self, name: str) -> None:
        if self._import_again is not None:
            self._begin(models_text.importing, partial(self._import_again, name))

    def _use(self) -> None:
        if self.proposal is not None:
            proposal, self.proposal = self.proposal, None
            self.message.setText(labels.SAVING)
            self._work.start(partial(confirm, self._archive, proposal))
            self._arrange()
            self.stop.hide()  # it takes a moment, and then it holds
        elif self.chosen is not None:
            self._begin(models_text.replaying, partial(propose, self._archive, self.chosen.name))

    def _begin(self, words: Callable[[float], str], work: Callable[[Progress], object]) -> None:
        if not self._work.busy:
            self._progress, self._words, self._import_again = Progress(), words, None
            self._work.start(partial(work, self._progress))
            self._timer.start()
            self._show_progress()
            self._arrange()

    def _show_progress(self) -> None:
        self.message.setText(self._words(self._progress.share))

    def _stop(self) -> None:
        self._end_work()
        self._wanted, self._said = "" if self.chosen is None else self.chosen.name, models_text.STOPPED
        self._read()

    def _end_work(self) -> None:
        self._progress.stop()
        self._work.cancel()
        self._timer.stop()
        self.proposal = None
        self._arrange()

    def _done(self, result: Proposal | Bundle | tuple[str, ...]) -> None:
        self._timer.stop()
        if isinstance(result, Proposal):
            self.proposal = result
            self.trial.show_proposal(result)
            unsigned = self.chosen is not None and not self.chosen.signed_by
            self.message.setText(models_text.UNSIGNED if unsigned else "")
            self._arrange()
        else:
            self._wanted = result.classifier.manifest.id if isinstance(result, Bundle) else result[-1]
            self._said = models_text.chosen(result.id) if isinstance(result, Bundle) else models_text.imported(result)
            self._read()

    def _fail(self, why: str) -> None:
        self._timer.stop()
        self.message.setText(why)
        if isinstance(self._work.error, UnknownKeyError):
            key, self._work.error = self._work.error.key, None
            self._import_again = partial(trust_and_take, self._archive, self._folder, key)
            self.unknown.ask(key)
        self._arrange()
