"""The link to a ward: none, or its brokers and this bed's certificate, tried at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from neopain.base.text import NAME_LENGTH
from neopain.base.ward_settings import LONGEST_ADDRESS, WardSettings
from neopain.live.bed.ward_files import WardFiles, check, find, keep
from neopain.live.bed.ward_trial import Trial, TryWard
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.review.handover.places import drives
from neopain.ui.setup import ward_values
from neopain.ui.setup.choice_steps import Choice
from neopain.ui.setup.step import Changes, Form, Step
from neopain.ui.text import setup_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.label import Label
from neopain.ui.widgets.layout import hbox, vbox


class WardStep(Step):
    """No ward, or a ward: its name, one or two brokers, and the folder with the files of this bed's certificate.

    `bed` is the name of the bed as it is typed now, `try_ward` tries the connection, and `folder` is where files from a
    stick are copied to. `sticks` says what is plugged in.
    """

    name = setup_text.WARD

    def __init__(
        self,
        settings: WardSettings,
        bed: Callable[[], str],
        try_ward: TryWard,
        folder: Path,
        sticks: Callable[[], list[str]] = drives,
    ) -> None:
        super().__init__()
        self._settings, self._bed, self._try, self._folder = settings, bed, try_ward, folder
        self._sticks: Callable[[], list[Path]] = lambda: [Path(one) for one in sticks()]
        self._kept = ward_values.files_of(settings)
        self.form = self._form()
        self.alone, self.linked = GloveButton("cross", setup_text.ALONE), GloveButton("globe", setup_text.LINKED)
        self.find_files, self.try_it = (
            GloveButton("restart", setup_text.FIND_FILES),
            GloveButton("play", setup_text.TRY),
        )
        self._seconds = {one: setup_text.seconds(one) for one in ward_values.KEEPALIVES_S}
        self.keepalive = Choice(self._seconds, ward_values.nearest_keepalive(settings))
        self.missed, self.outcome = Label(setup_text.MISSED_CAPTION), Label()
        self.outcome.setWordWrap(True)
        self._left = vbox(self.alone, self.linked, 1, self.find_files, self.try_it)
        self._right = vbox(self.form, self.outcome, self.missed, self.keepalive, 1)
        self._row = hbox((self._left, 3), (self._right, 9), owner=self)
        self._then: Callable[[str], None] = lambda why: None
        self._trying = BackgroundTask("try-ward", self, self._tried)
        self._finding = BackgroundTask("find-ward-files", self, self._found)
        self._keeping = BackgroundTask("keep-ward-files", self, self._have_kept)
        self.alone.clicked.connect(lambda: self._choose(linked=False))
        self.linked.clicked.connect(lambda: self._choose(linked=True))
        self.find_files.clicked.connect(self._find)
        self.try_it.clicked.connect(self._try_it)
        for button in (self.alone, self.linked):
            button.setCheckable(True)
        self._choose(linked=bool(settings.address))

    @property
    def is_linked(self) -> bool:
        """Whether a ward is chosen."""
        return self.linked.isChecked()

    def leave(self) -> None:
        """Nobody waits any more for what was tried."""
        for task in (self._trying, self._finding, self._keeping):
            task.cancel()
        for button in (self.try_it, self.find_files):
            button.setEnabled(self.is_linked)
        self.outcome.setText("")

    def make_room(self, typing: bool) -> None:
        """Fields and outcome alone stand above the keyboard."""
        self.form.note.setVisible(not typing)
        for part in (self.missed, self.keepalive):
            part.setVisible(self.is_linked and not typing)

    def finish(self, then: Callable[[str], None]) -> None:
        """A ward needs what the settings file asks for, and files for this bed; it need not answer now."""
        settings = self._checked()
        if not self.is_linked:
            then("")
        elif isinstance(settings, str):
            then(settings)
        elif not self._keeping.busy:
            self._then = then
            self._keeping.start(partial(_kept, self._files(), self._bed(), self._sticks, self._folder))

    @property
    def changes(self) -> Changes:
        """Ward, brokers and files; without a ward what there was of them is removed."""
        typed = self._typed() if self.is_linked else None
        return ward_values.changes(self._settings, typed, self._files(), self.keepalive.value)

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self.form.rescale(scale)
        scale.style(18, self.missed, bold=True)
        scale.style(20, self.outcome, bold=True)
        for button in (self.alone, self.linked, self.find_files, self.try_it):
            button.rescale(scale)
        self.keepalive.rescale(scale)
        scale.space(self._row, 16)
        scale.space(self._left, 8)
        scale.space(self._right, 8)

    def _form(self) -> Form:
        fields = {
            "name": (setup_text.WARD_CAPTION, setup_text.WARD_EXAMPLE),
            "address": (setup_text.BROKER_CAPTION, setup_text.BROKER_EXAMPLE),
            "second_address": (setup_text.SECOND_CAPTION, ""),
            "files": (setup_text.FILES_CAPTION, setup_text.FILES_EXAMPLE),
        }
        form = Form("", fields, optional=("second_address", "files"), columns=2)
        form.typing.connect(self.typing)
        for key, most in zip(ward_values.TYPED, (NAME_LENGTH, LONGEST_ADDRESS, LONGEST_ADDRESS), strict=True):
            form.fields[key].setMaxLength(most)
            form.fields[key].setText(getattr(self._settings, key))
        form.fields["files"].setMaxLength(1000)
        self._show_files(form)
        return form

    def _show_files(self, form: Form) -> None:
        self._begun = "" if self._kept is None else str(self._kept.certificate.parent)
        form.fields["files"].setText(self._begun)

    def _choose(self, *, linked: bool) -> None:
        self.typing.emit(None)
        self.alone.setChecked(not linked)
        self.linked.setChecked(linked)
        self.form.note.setText(setup_text.WARD_NOTE if linked else setup_text.ALONE_NOTE)
        for part in (*self.form.captions, *self.form.fields.values()):
            part.setVisible(linked)
        self.make_room(typing=False)
        self.leave()

    def _typed(self) -> dict[str, str]:
        return {key: self.form.value(key) for key in ward_values.TYPED}

    def _files(self) -> WardFiles | None:
        """Those that the settings name as long as their folder stands there, else those of the folder."""
        folder = self.form.value("files")
        return self._kept if folder == self._begun else ward_values.files_within(folder)

    def _checked(self) -> WardSettings | str:
        return ward_values.checked(self._typed(), self.form.value("files"), self._files())

    def _find(self) -> None:
        self.typing.emit(None)
        self.find_files.setEnabled(False)
        self.outcome.setText(setup_text.LOOKING)
        bed = self._bed()
        self._finding.start(lambda: find(self._sticks(), bed))

    def _found(self, files: WardFiles | None) -> None:
        self.find_files.setEnabled(True)
        self.outcome.setText(setup_text.NO_FILES if files is None else setup_text.FILES_FOUND)
        if files is not None:
            self.form.fields["files"].setText(str(files.key.parent))

    def _try_it(self) -> None:
        self.typing.emit(None)
        settings = self._checked()
        if isinstance(settings, str):
            self.outcome.setText(settings)
            return
        self.try_it.setEnabled(False)
        self.outcome.setText(setup_text.TRYING)
        self._trying.start(partial(self._try, settings, self._bed()))

    def _tried(self, trials: tuple[Trial, ...]) -> None:
        self.try_it.setEnabled(True)
        self.outcome.setText("\n".join(setup_text.trial(one) for one in trials))

    def _have_kept(self, files: WardFiles | Trial | None) -> None:
        if isinstance(files, Trial):
            self._then(setup_text.trial(files))
            return
        if files != self._kept:
            self._kept = files
            self._show_files(self.form)
        self._then("")


def _kept(
    files: WardFiles | None, bed: str, sticks: Callable[[], list[Path]], folder: Path
) -> WardFiles | Trial | None:
    """The files as they are to be named, copied where they are on a stick; or what is wrong. Reads disks."""
    if files is None:
        return None
    wrong = check(files, bed)
    return keep(files, sticks(), folder) if wrong is None else wrong
