"""The list of stays by infant, the newest first, with a search and filters."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame

from neopain.record.analysis.infants import Infant, infants
from neopain.record.analysis.summary import Summary
from neopain.record.storage.keys import KeyKind
from neopain.record.ward.retention import StoredVideo
from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.background import BackgroundTask, Progress
from neopain.ui.review.listing.filters import HEIGHT_PX, ListFilters
from neopain.ui.review.listing.table import StayTable
from neopain.ui.text import labels, list_text, review_text
from neopain.ui.text.administration import administration_text
from neopain.ui.widgets.label import FittedButton, Label
from neopain.ui.widgets.layout import hbox, vbox

_TYPING_MS = 150
_REPORT_MS = 150


class ListPage(QFrame):
    """`chosen` carries the id of the session to open."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, archive: Archive) -> None:
        super().__init__()
        self._archive = archive
        self.title, self.message, self.storage = Label(review_text.SESSIONS), Label(), Label()
        self.leave, self.filters, self.table = FittedButton(review_text.SIGN_OUT), ListFilters(), StayTable()
        self.administration = FittedButton(administration_text.ADMINISTRATION)
        self.search = self.filters.search
        self._infants: tuple[Infant, ...] = ()
        self._problems: tuple[Summary, ...] = ()
        self._progress = Progress()
        self._listing = BackgroundTask("list-sessions", self, self._listed, self._failed, only_newest=True)
        self._holdings = BackgroundTask(
            "read-storage", self, self._show_storage, self.storage.setText, only_newest=True
        )
        self._typing, self._reporting = QTimer(self), QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self._show)
        self._reporting.setInterval(_REPORT_MS)
        self._reporting.timeout.connect(self._report)
        self.filters.changed.connect(lambda: self._typing.start())
        self.table.chosen.connect(self.chosen)
        self.search.returnPressed.connect(lambda: self.table.choose(max(self.table.currentRow(), 0)))
        self.leave.clicked.connect(self.left)
        self._head = hbox(self.title, 1, (self.filters, 12), self.leave)
        self._foot = hbox((self.storage, 1), self.administration)
        self._column = vbox(self._head, self.message, (self.table, 1), self._foot, owner=self)

    def read(self) -> None:
        """Read the list again."""
        self.message.setText(labels.READING)
        self._progress.stop()
        self._progress = Progress()
        self._listing.start(partial(self._archive.summaries, self._progress))
        self._holdings.start(self._archive.holdings)
        self._reporting.start()

    def set_captions(self, title: str, leave: str) -> None:
        """Set the title, and the caption of the button that leaves."""
        self.title.setText(title)
        self.leave.setText(leave)

    def say(self, text: str) -> None:
        """Say why a session could not be opened."""
        self.message.setText(text)

    def forget(self) -> None:
        """Show nothing of any patient, and stop reading."""
        self._progress.stop()
        self._listing.cancel()
        self._reporting.stop()
        self.search.clear()
        self._typing.stop()
        self._infants = self._problems = ()
        self.table.show_infants((), ())

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(30, self.title, bold=True)
        scale.style(17, self.message, colour=theme.DIM)
        scale.style(15, self.storage, colour=theme.DIM)
        scale.style(18, self.leave, self.administration)
        for button, width in ((self.leave, 130), (self.administration, 190)):
            button.setFixedSize(scale.px(width), scale.px(HEIGHT_PX))
        self.filters.rescale(scale)
        self.table.rescale(scale)
        scale.space(self._head, 12)
        self._column.setContentsMargins(scale.px(24), scale.px(18), scale.px(24), scale.px(18))

    def _listed(self, summaries: tuple[Summary, ...]) -> None:
        self._reporting.stop()
        self._infants = infants(summaries)
        self._problems = tuple(one for one in summaries if one.problem is not None)
        self.filters.offer(self._infants, self._archive.today())
        self._show()

    def _show(self) -> None:
        if self._listing.busy:
            return  # what is being read will be shown
        found = self.filters.chosen(self._infants)
        self.table.show_infants(found, self._problems)
        nothing = list_text.NOTHING_FOUND if self._infants else review_text.NO_SESSIONS
        self.message.setText("" if found or self._problems else nothing)

    def _report(self) -> None:
        self.message.setText(list_text.indexing(self._progress.share))

    def _failed(self, why: str) -> None:
        self._reporting.stop()
        self.message.setText(why)

    def _show_storage(self, storage: tuple[StoredVideo, KeyKind]) -> None:
        self.storage.setText(review_text.storage(*storage))
