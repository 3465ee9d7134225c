"""The first administrator, with a PIN."""

from __future__ import annotations

from collections.abc import Callable

from neopain.live.bed import first_start
from neopain.ui.background import BackgroundTask
from neopain.ui.setup.step import Form
from neopain.ui.text import setup_text


class AdministratorStep(Form):
    """Registers the administrator at once: the PIN is neither in the settings nor held until the end."""

    name = setup_text.ADMINISTRATOR

    def __init__(self, *, registered: bool) -> None:
        fields = {"name": (setup_text.NAME, ""), "pin": (setup_text.PIN, ""), "again": (setup_text.PIN_AGAIN, "")}
        super().__init__(setup_text.REGISTERED if registered else setup_text.WHO_NOTE, fields, ("pin", "again"))
        self._registered = registered
        self._then: Callable[[str], None] = lambda why: None
        self._saving = BackgroundTask("register", self, self._saved, lambda why: self._then(why))
        self._show_registered()

    def finish(self, then: Callable[[str], None]) -> None:
        """Register who was typed, unless somebody is."""
        if self._registered:
            then("")
        elif self.value("pin") != self.value("again"):
            self.fields["again"].clear()
            self.fields["pin"].clear()
            self.fields["pin"].setFocus()
            then(setup_text.DIFFERENT_PINS)
        elif not self._saving.busy:
            name, pin = self.value("name"), self.value("pin")
            self._then = then
            self._saving.start(lambda: first_start.register(name, pin))

    def begin(self) -> None:
        """Type, where nobody is registered."""
        if not self._registered:
            super().begin()

    def _saved(self, _: object) -> None:
        self._registered = True
        self._show_registered()
        self._then("")

    def _show_registered(self) -> None:
        if self._registered:
            self.note.setText(setup_text.REGISTERED)
        for part in (*self.captions, *self.fields.values()):
            part.setHidden(self._registered)
        for field in self.fields.values():
            field.clear()
