"""Asks how a session is exported: the format, which part, and whether with the patient's name."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup

from neopain.record.export.formats import ExportFormat
from neopain.ui import theme
from neopain.ui.text import handover_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.card import Card
from neopain.ui.widgets.label import FittedButton, Label
from neopain.ui.widgets.layout import hbox, vbox


class ExportCard(Card):
    """`save_pressed` and `print_pressed` begin; `stopped` cancels what is running; a second touch on `delete` is
    `delete_pressed`. The card closes by its cross.
    """

    save_pressed = Signal()
    print_pressed = Signal()
    stopped = Signal()
    delete_pressed = Signal()

    def __init__(self) -> None:
        super().__init__(handover_text.SAVE_AS)
        self.title.setText(handover_text.EXPORT_TITLE)
        self.what = Label()
        self.formats = {form: _choice(text) for form, text in handover_text.FORMATS.items()}
        self.whole, self.shown = _choice(handover_text.WHOLE), _choice(handover_text.SHOWN)
        self.named, self.pseudonym = _choice(handover_text.NAMED), _choice(handover_text.PSEUDONYM)
        self._groups = [_group(self.formats.values()), _group((self.whole, self.shown))]
        self._groups.append(_group((self.named, self.pseudonym)))
        self.print_report = GloveButton("list", handover_text.PRINT)
        self.print_report.fits = True
        for form, button in self.formats.items():
            button.clicked.connect(partial(self._choose, form))
        self.delete, self._sure = FittedButton(), False
        self.delete.clicked.connect(self._delete)
        self.form = ExportFormat.PDF
        self.running = False
        self.finish.clicked.connect(self.save_pressed)
        self.print_report.clicked.connect(self.print_pressed)
        self._formats = hbox(*((button, 1) for button in self.formats.values()))
        self._choices = hbox((self.whole, 1), (self.shown, 1), 1, (self.named, 1), (self.pseudonym, 1))
        self._foot = hbox((self.cancel, 1), (self.print_report, 1), (self.finish, 1))
        self._head = hbox((self.title, 1), self.delete)
        self._column = vbox(
            self._head, self._formats, self.what, self._choices, self.message, 1, self._foot, owner=self
        )
        for label in (self.what, self.message):
            label.setWordWrap(True)

    def ask(self) -> None:
        """Ask, with the report of the whole session under the patient's name chosen."""
        self.opened.emit()
        self._sure = False
        self.delete.setText(handover_text.DELETE)
        self.whole.setChecked(True)
        self._choose(ExportFormat.PDF)
        self.show_running(False)
        self.message.clear()
        self.show()

    def show_running(self, running: bool) -> None:
        """While something is written or printed only Cancel can be touched."""
        self.running = running
        for part in (*self._buttons, self.finish, self.print_report):
            part.setEnabled(not running)

    def drop(self) -> None:
        """Cancel what is running; where nothing is, close the card."""
        if self.running:
            self.stopped.emit()
        else:
            super().drop()

    def rescale(self, scale: theme.Scale) -> None:
        """Set fonts and sizes for this scale."""
        super().rescale(scale)
        scale.style(20, self.title, bold=True)
        scale.style(15, self.what, colour=theme.DIM)
        scale.style(16, self.message)
        scale.style(16, *self._buttons, bold=True)
        for button in self._buttons:
            button.setFixedHeight(scale.px(52))
        self.delete.setFixedWidth(scale.px(300))
        self.print_report.rescale(scale)
        for layout in (self._formats, self._choices, self._foot):
            scale.space(layout, 8)
        scale.space(self._column, 8, 14, 8, 10, 10)

    def _delete(self) -> None:
        if self._sure:
            self.delete_pressed.emit()
        self._sure = True
        self.delete.setText(handover_text.DELETE_NOW)

    @property
    def _buttons(self) -> tuple[FittedButton, ...]:
        return (self.delete, *self.formats.values(), self.whole, self.shown, self.named, self.pseudonym)

    def _choose(self, form: ExportFormat) -> None:
        """Choose `form`. A report is for the paper record of the patient, data for people who need no name."""
        self.form = form
        self.formats[form].setChecked(True)
        (self.named if form is ExportFormat.PDF else self.pseudonym).setChecked(True)
        self.what.setText(handover_text.WHAT[form])


def _choice(text: str) -> FittedButton:
    button = FittedButton(text)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def _group(buttons: object) -> QButtonGroup:
    group = QButtonGroup()
    for button in buttons:  # type: ignore[attr-defined]
        group.addButton(button)
    return group
