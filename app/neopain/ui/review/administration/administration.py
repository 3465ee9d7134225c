"""The administrator's place: a head with a large button for each page, and the page that was chosen."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLineEdit, QStackedWidget, QWidget

from neopain.review.archive import Archive
from neopain.ui import theme
from neopain.ui.review.administration.audit_page import AuditPage
from neopain.ui.review.administration.key_page import KeyPage
from neopain.ui.review.administration.models_page import ModelsPage
from neopain.ui.review.administration.page import AdministrationPage
from neopain.ui.review.administration.people_page import PeoplePage
from neopain.ui.review.administration.wording_page import WordingPage
from neopain.ui.text import review_text
from neopain.ui.text.administration import audit_text, key_text, models_text, people_text, wording_text
from neopain.ui.typing.reader import Reader
from neopain.ui.widgets.label import FittedButton
from neopain.ui.widgets.layout import hbox, vbox

_HIGH_PX, _WIDE_PX, _BACK_PX = 60, 180, 150


class Administration(QFrame):
    """`left` asks for the list of sessions, `entered` ends the typing, `people_changed` carries the names of all who
    may sign in.
    """

    left = Signal()
    entered = Signal()
    people_changed = Signal(object)

    def __init__(self, archive: Archive, reader: Reader) -> None:
        super().__init__()
        self.people, self.models, self.wording = PeoplePage(archive, reader), ModelsPage(archive), WordingPage(archive)
        self.key, self.audit = KeyPage(archive, reader), AuditPage(archive)
        pages: tuple[tuple[str, AdministrationPage], ...] = (
            (people_text.PEOPLE, self.people),
            (models_text.MODELS, self.models),
            (wording_text.WORDING, self.wording),
            (key_text.KEY_BACKUP, self.key),
            (audit_text.AUDIT, self.audit),
        )
        self.pages = {page: FittedButton(words) for words, page in pages}
        self.stack, self.back = QStackedWidget(), FittedButton(review_text.SESSIONS)
        self._group = QButtonGroup(self)
        for page, button in self.pages.items():
            self.stack.addWidget(page)
            button.setCheckable(True)
            self._group.addButton(button)
            button.clicked.connect(partial(self.show_page, page))
            page.entered.connect(self.entered)
        self.people.changed.connect(self.people_changed)
        self.back.clicked.connect(self.left)
        self._head = hbox(*self.pages.values(), 1, self.back)
        self._column = vbox(self._head, (self.stack, 1), owner=self)

    @property
    def fields(self) -> tuple[QLineEdit, ...]:
        """What is typed into, on all pages."""
        return tuple(field for page in self.pages for field in page.fields)

    @property
    def page(self) -> AdministrationPage:
        """The page that is shown."""
        return next(page for page in self.pages if page is self.stack.currentWidget())

    def begin(self) -> None:
        """Show the first page, or the one on which something waits."""
        self.show_page(self.page if self.page.waits else next(iter(self.pages)))

    def show_page(self, page: AdministrationPage) -> None:
        """Show `page` in place of the one that was shown."""
        if page is not self.page or not page.waits:
            self.page.end()
        self.pages[page].setChecked(True)
        self.stack.setCurrentWidget(page)
        page.begin()

    def end(self) -> None:
        """It is left: nothing runs on, and nothing asks any more."""
        self.page.end()

    def rest(self) -> None:
        """Nobody is signed in any more: as `end`, but what waits goes on unseen, for the next administrator."""
        if not self.page.waits:
            self.page.end()

    def make_room(self, field: QWidget | None) -> None:
        """Leave the room to `field` while it is typed into on the touch keyboard."""
        typing = field is not None and field in self.page.fields
        for button in self._buttons:
            button.setVisible(not typing)
        self.page.make_room(typing)

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        scale.style(20, *self._buttons, bold=True)
        for button in self._buttons:
            button.setFixedSize(scale.px(_BACK_PX if button is self.back else _WIDE_PX), scale.px(_HIGH_PX))
        scale.space(self._head, 8)
        scale.space(self._column, 10, 24, 10, 24, 10)
        for page in self.pages:
            page.rescale(scale)

    @property
    def _buttons(self) -> tuple[FittedButton, ...]:
        return (*self.pages.values(), self.back)
