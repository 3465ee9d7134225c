"""The review window: sign in, choose a session, see the stay."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QIcon, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget

from neopain.base.settings import Language
from neopain.live.bed.end_signals import noted
from neopain.record.ward.staff import Right, may
from neopain.review.archive import Archive, OpenedStay
from neopain.ui import theme
from neopain.ui.background import CLOSE_S, BackgroundTask, close_tasks
from neopain.ui.bedside_words import Place
from neopain.ui.event_loop import qt_application, quit_on_signals
from neopain.ui.review.administration.administration import Administration
from neopain.ui.review.at_bed import AtBed
from neopain.ui.review.list_page import ListPage
from neopain.ui.review.room import scale_of, share_height
from neopain.ui.review.sign_in import SignIn
from neopain.ui.review.stay_page import StayPage
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.text import labels, language, review_text, typing_text
from neopain.ui.typing.reader import Reader
from neopain.ui.typing.touch_keyboard import TouchKeyboard
from neopain.ui.typing.touched_fields import TouchedFields
from neopain.ui.widgets.layout import vbox

IDLE_S = 600.0
"""A person who does nothing for this long is signed out."""
IDLE_AT_BED_S = 120.0
"""At the bed the review closes sooner, because it covers the monitor."""
_INPUT = (QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseMove)


@noted()
def run_review(
    archive: Archive,
    name: str = "",
    *,
    at_bed: bool = False,
    place: Place | None = None,
    moment_s: float | None = None,
    spoken: Language = Language.ENGLISH,
) -> int:
    """Show the window until it is closed. `name` is the session to open, at `moment_s` if given; "" shows the list.

    With `at_bed` it closes itself when nobody uses it, because it covers the bedside window: in the `place` that this
    gives, whose words it then reads from the standard input. `spoken` is the language of the window.
    """
    application = qt_application()
    language.install(spoken)
    window = ReviewWindow(archive, name, at_bed=at_bed, moment_s=moment_s)
    _ = ScreenFit(window) if place is None else AtBed(window, place)
    window.show()
    with quit_on_signals(application) as ended:
        code = 0 if ended.by else int(application.exec())
    window.close()
    return code


class ReviewWindow(QMainWindow):
    """Asks for a sign-in first. `name` is the session to open then, at `moment_s` if given; "" shows the list. With
    `at_bed` the window is closed where otherwise the person would be signed out.
    """

    def __init__(
        self, archive: Archive, name: str = "", *, at_bed: bool = False, moment_s: float | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle(f"{review_text.TITLE} – {labels.APP}")
        self.setWindowIcon(QIcon(theme.icon("neopain", theme.TEXT, 64)))
        self.setStyleSheet(theme.STYLE)
        self.setMinimumSize(*theme.SMALLEST_PX)
        self._archive, self._wanted, self._moment_s, self._at_bed = archive, name, moment_s, at_bed
        self.viewed: OpenedStay | None = None
        self.reader = Reader(self)
        self.sign_in, self.list, self.stay = SignIn(archive, self.reader), ListPage(archive), StayPage(archive)
        self.administration = Administration(archive, self.reader)
        self.stack = QStackedWidget()
        for page in (self.sign_in, self.list, self.stay, self.administration):
            self.stack.addWidget(page)
        self.keyboard, whole = TouchKeyboard(), QWidget()
        vbox((self.stack, 1), self.keyboard, owner=whole, gap=0)
        self.setCentralWidget(whole)
        lines = (*self.sign_in.fields, self.list.search, *self.administration.fields)
        fields: dict[QWidget, str] = dict.fromkeys(lines, typing_text.OK)
        self.typing = TouchedFields(self.keyboard, fields | {self.stay.notes.field: typing_text.NEW_LINE})
        self.typing.entered.connect(self._make_room)
        self.administration.entered.connect(self.typing.leave)
        self._opening = BackgroundTask("open-session", self, self._show, self.list.say)
        self._leaving = BackgroundTask("sign-out", self)
        self._deleting = BackgroundTask("delete-session", self, lambda _: self._leave_stay(), self._list_sessions)
        self.sign_in.signed_in.connect(self._signed_in)
        self.list.chosen.connect(self.open)
        self.list.left.connect(self._leave_list)
        self.list.administration.clicked.connect(partial(self.stack.setCurrentWidget, self.administration))
        self.list.administration.clicked.connect(self.administration.begin)
        self.administration.left.connect(self._leave_stay)
        self.administration.people_changed.connect(self.sign_in.offer)
        self.stay.left.connect(self._leave_stay)
        self.stay.other_wanted.connect(self._ask_other)
        self.stay.export.card.delete_pressed.connect(self._delete)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(int(1000 * (IDLE_AT_BED_S if at_bed else IDLE_S)))
        self._idle.timeout.connect(self.close if at_bed else self.sign_out)
        full = Qt.WindowState.WindowFullScreen
        QShortcut(QKeySequence(Qt.Key.Key_F11), self, lambda: self.setWindowState(self.windowState() ^ full))
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.back)
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # a window has one
        self.resize(*theme.USUAL_PX)
        self.sign_in.begin()
        if at_bed:
            self._idle.start()

    def open(self, name: str) -> None:
        """Open the session called `name`, unless another one is being opened."""
        if not self._opening.busy:
            self.list.say(review_text.OPENING)
            self._opening.start(partial(self._archive.view, name))

    def back(self) -> None:
        """Close the card that is open; else go back to the list, or from sessions to compare with to the stay."""
        if self.viewed is not None and self.stack.currentWidget() is self.list:
            self.stack.setCurrentWidget(self.stay)
        elif self.stack.currentWidget() is self.administration:
            self._leave_stay()
        elif self.stack.currentWidget() is self.stay and not self.stay.cards.close_open():
            self.stay.leave()

    def _make_room(self, field: QWidget | None) -> None:
        """Leave the room beside the touch keyboard to what is typed."""
        share_height(self.height(), self.stack, self.keyboard)
        self.sign_in.make_room(field)
        self.stay.room.make_room(field is self.stay.notes.field)
        self.administration.make_room(field)

    def _delete(self) -> None:
        if self.viewed is not None and not self._deleting.busy:
            name = self.viewed.stay.facts.id
            self._close_session()  # what is open is not deleted
            self._deleting.start(partial(self._archive.delete, name))

    def _leave_stay(self) -> None:
        if self.stack.currentWidget() is self.administration:
            self.administration.end()
        self._close_session()
        self._list_sessions()

    def sign_out(self) -> None:
        """Close the session and show nothing of any patient until someone signs in."""
        self._idle.stop()
        self._close_session()
        self.administration.rest()
        self.list.forget()
        self._leaving.start(self._archive.sign_out)
        self.stack.setCurrentWidget(self.sign_in)
        self.sign_in.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit all pages to the new size."""
        super().resizeEvent(event)
        scale = scale_of(self.width(), self.height())
        for part in (self.sign_in, self.list, self.administration, self.keyboard):
            part.rescale(scale)
        self.stay.rescale(scale, self.height())
        share_height(self.height(), self.stack, self.keyboard)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """No dialog stays without it; at the bed it does not close itself while it has stepped aside for an alarm."""
        super().hideEvent(event)
        for dialog in self.findChildren(QDialog):
            dialog.reject()
        if self._at_bed:
            self._idle.stop()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """At the bed its time begins again."""
        super().showEvent(event)
        if self._at_bed:
            self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Restart the time until the sign-out on any input."""
        if event.type() in _INPUT and self._idle.isActive():
            self._idle.start()
        return False

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Free the files, and sign out."""
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # as above
        self._idle.stop()
        self.administration.end()
        self._close_session()
        self.list.forget()
        self._leaving.start(self._archive.sign_out)
        self._leaving.wait(CLOSE_S)  # it writes to the records, whose disk may have gone
        close_tasks(self)
        super().closeEvent(event)

    def _signed_in(self) -> None:
        self._idle.start()
        self._list_sessions()
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.open(wanted)

    def _show(self, viewed: OpenedStay) -> None:
        if self._archive.person is None:  # signed out meanwhile
            viewed.close()
            return
        if self.viewed is None:
            self.viewed = viewed
            self.stay.show_viewed(viewed)
            moment_s, self._moment_s = self._moment_s, None
            if moment_s is not None:
                self.stay.show_moment(moment_s)
        else:
            self.stay.show_comparison(viewed)
        self.stack.setCurrentWidget(self.stay)

    def _list_sessions(self, why: str = "") -> None:
        self._show_list(review_text.SESSIONS, review_text.SIGN_OUT, why)

    def _show_list(self, title: str, leave: str, why: str = "") -> None:
        self.list.set_captions(title, leave)
        self.list.administration.setVisible(may(self._archive.person, Right.STAFF) and self.viewed is None)
        self.stack.setCurrentWidget(self.list)
        self.list.say(why)
        if not why:
            self.list.read()

    def _ask_other(self) -> None:
        self._show_list(review_text.COMPARE_WITH, labels.CANCEL)

    def _leave_list(self) -> None:
        if self.viewed is None:
            self.sign_out()
        else:
            self.back()

    def _close_session(self) -> None:
        viewed, self.viewed = self.viewed, None
        self.stay.clear()
        if viewed is not None:
            viewed.close()
