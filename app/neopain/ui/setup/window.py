"""The window of set-up: one step after the other, forward and back, by touch alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QIcon, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QStackedWidget, QWidget

from neopain.base import settings_file
from neopain.base.errors import SettingsError
from neopain.base.settings import Settings
from neopain.live.bed import first_start
from neopain.live.bed.end_signals import noted
from neopain.live.bed.ward_trial import TryWard
from neopain.ui import theme
from neopain.ui.background import close_tasks
from neopain.ui.event_loop import qt_application, quit_on_signals
from neopain.ui.screen_fit import ScreenFit
from neopain.ui.setup.administrator_step import AdministratorStep
from neopain.ui.setup.camera_step import CameraStep
from neopain.ui.setup.choice_steps import RecordStep, ScreenStep, SoundStep
from neopain.ui.setup.language_step import LanguageStep
from neopain.ui.setup.step import BedStep, Step
from neopain.ui.setup.ward_step import WardStep
from neopain.ui.text import labels, language, setup_text
from neopain.ui.text.fault_text import told
from neopain.ui.typing.touch_keyboard import TouchKeyboard
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox


class SetupWindow(QMainWindow):
    """Goes through `steps`, and writes what they changed to the settings `file` at the end. `finished` says whether
    that was done; `why` is in one line why set-up was opened, empty where it is the first start.
    """

    def __init__(self, steps: Sequence[Step], file: Path, why: str = "") -> None:
        super().__init__()
        self.steps, self._file, self.finished = tuple(steps), file, False
        self.setWindowTitle(setup_text.TITLE)
        self.setWindowIcon(QIcon(theme.icon("neopain", theme.TEXT, 64)))
        self.setStyleSheet(theme.STYLE)
        self.setMinimumSize(*theme.SMALLEST_PX)
        self.title, self.place, self.message, self.notice = (
            Label(setup_text.TITLE),
            Label(),
            Label(why),
            Label(labels.NOTICE),
        )
        self.message.setWordWrap(True)
        self.pages, self.keyboard = QStackedWidget(), TouchKeyboard()
        for step in self.steps:
            step.typing.connect(self._type)
            self.pages.addWidget(step)
        self.back, self.next = GloveButton("back", setup_text.BACK), GloveButton("play", setup_text.NEXT)
        self.back.clicked.connect(lambda: self._go(-1))
        self.next.clicked.connect(self._finish_step)
        self.keyboard.put_away.connect(lambda: self._type(None))
        self._head = hbox(self.title, 1, self.place)
        self._foot = hbox((self.back, 2), (self.message, 5), (self.next, 3))
        whole = QWidget()
        self._column = vbox(self._head, (self.pages, 1), self.keyboard, self._foot, self.notice, owner=whole)
        self.setCentralWidget(whole)
        self.step = 0
        self._show_step()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit everything to the new size."""
        scale = theme.Scale.of(self.width(), self.height())
        scale.style(30, self.title, bold=True)
        scale.style(24, self.place, bold=True, colour=theme.DIM)
        scale.style(18, self.message, bold=True)
        scale.style(14, self.notice, bold=True)
        for step in self.steps:
            step.rescale(scale)
        for part in (self.keyboard, self.back, self.next):
            part.rescale(scale)
        scale.space(self._foot, 16)
        scale.space(self._column, 10, 16, 10, 16, 8)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Say everything in the language that is spoken now."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.setWindowTitle(setup_text.TITLE)
            self._name_step()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Free camera and speaker."""
        self.steps[self.step].leave()
        close_tasks(self)
        super().closeEvent(event)

    def _type(self, field: QLineEdit | None) -> None:
        self.keyboard.type_into(field)
        self.keyboard.setVisible(field is not None)
        self.steps[self.step].make_room(field is not None)

    def _finish_step(self) -> None:
        self.message.setText("")
        self.next.setEnabled(False)
        self.steps[self.step].finish(partial(self._finished_step, self.step))

    def _finished_step(self, step: int, why: str) -> None:
        if step != self.step:  # it was left while it was finished: the one that is shown now has not been checked
            return
        self.next.setEnabled(True)
        self.message.setText(why)
        if why:
            return
        if self.step < len(self.steps) - 1:
            self._go(1)
        else:
            self._save()

    def _go(self, by: int) -> None:
        self.steps[self.step].leave()
        self._type(None)
        self.step += by
        self._show_step()

    def _show_step(self) -> None:
        step = self.steps[self.step]
        self.pages.setCurrentWidget(step)
        self.back.setEnabled(self.step > 0)
        self.next.setEnabled(True)
        self._name_step()
        step.begin()

    def _name_step(self) -> None:
        step, count = self.steps[self.step], len(self.steps)
        self.place.setText(setup_text.step(self.step + 1, count, step.name))
        self.next.say(setup_text.DONE if self.step == count - 1 else setup_text.NEXT)

    def _save(self) -> None:
        changes: dict[str, dict[str, Any]] = {}
        for step in self.steps:
            for table, values in step.changes.items():
                changes.setdefault(table, {}).update(values)
        try:
            settings_file.change(self._file, changes, Settings)
        except SettingsError as error:
            self.message.setText(told(error))
            return
        self.finished = True
        self.close()


@noted()
def run_setup(settings: Settings, file: Path, why: str = "", *, try_ward: TryWard, full_screen: bool = False) -> bool:
    """Show set-up until it is done or closed; returns whether it was done and the settings `file` was written.
    `try_ward` tries the connection to a ward. Raises RecordError where the records cannot be read.
    """
    application = qt_application()
    language.install(settings.bedside.language)
    bed = BedStep(settings.record.bed, settings.record.unit)
    steps = (
        LanguageStep(),
        CameraStep(settings),
        bed,
        WardStep(settings.ward, lambda: bed.value("bed"), try_ward, file.parent / "ward"),
        AdministratorStep(registered=first_start.is_registered()),
        SoundStep(settings),
        ScreenStep(settings),
        RecordStep(settings),
    )
    window = SetupWindow(steps, file, why)
    ScreenFit(window)
    if full_screen:
        window.setWindowState(Qt.WindowState.WindowFullScreen)
    window.show()
    with quit_on_signals(application) as ended:
        if not ended.by:
            application.exec()
    window.close()
    finished = window.finished
    window.deleteLater()
    QApplication.processEvents()
    return finished
