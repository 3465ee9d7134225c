"""Which camera: those at this computer, found anew at a touch, or one of the network by its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget

from neopain.base.errors import NeopainError
from neopain.base.settings import Settings
from neopain.capture import camera_secret, named
from neopain.capture.discover import FoundCamera, local_cameras
from neopain.live.bed import first_start
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.setup.preview import Preview
from neopain.ui.setup.step import Changes, Form, Step
from neopain.ui.text import setup_text
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

OpenCamera = Callable[[str], "Callable[[], Monitor]"]
"""Returns the factory of a monitor of the source of that name."""
_SHOWN = 5
"""Cameras that have room below one another."""


def _factory(settings: Settings, source: str) -> Callable[[], Monitor]:
    from neopain.live.build import (
        live_monitor,
    )  # loads the networks' libraries: a second, which the window need not wait

    return live_monitor(source, settings)


class CameraStep(Step):
    """The cameras at the left; at the right the live picture of the chosen one with what to change about its aim, or
    the fields of a network camera. `find` and `open_camera` stand for the hardware.
    """

    name = setup_text.CAMERA

    def __init__(
        self,
        settings: Settings,
        find: Callable[[], tuple[FoundCamera, ...]] = local_cameras,
        open_camera: OpenCamera | None = None,
    ) -> None:
        super().__init__()
        self.source = settings.capture.source
        self._scale = theme.Scale(1.0)
        self._open = partial(_factory, settings) if open_camera is None else open_camera
        self._find, self._shows = find, False
        self.preview = Preview(settings.quality)
        fields = {
            "address": (setup_text.ADDRESS, setup_text.ADDRESS_EXAMPLE),
            "user": (setup_text.USER, ""),
            "password": (setup_text.PASSWORD, ""),
        }
        self.network = Form("", fields, ("password",))
        self.network.note.hide()
        self.network.typing.connect(self.typing)
        self.show_picture = GloveButton("eye", setup_text.SHOW)
        self.show_picture.clicked.connect(self._show_network)
        self.network.column.addWidget(self.show_picture)
        self._right = QStackedWidget()
        self._right.addWidget(self.preview)
        self._right.addWidget(self.network)
        self.buttons: list[GloveButton] = []
        self._list = vbox()
        self.by_address = GloveButton("pencil", setup_text.NETWORK)
        self.by_address.setCheckable(True)
        self.by_address.clicked.connect(self._ask_address)
        self.search = GloveButton("restart", setup_text.SEARCH)
        self.search.clicked.connect(self._search)
        self._left = vbox(self._list, self.by_address, 1, self.search)
        self._row = hbox((self._left, 3), (self._right, 8), owner=self)
        self._searching = BackgroundTask("find-cameras", self, self._show_found, self.preview.advice.setText)

    def begin(self) -> None:
        """Search, and show the camera that was chosen before."""
        self._search()
        if self.source:
            self._show(self.source)

    def leave(self) -> None:
        """Free the camera."""
        self.preview.clear()
        self._shows = False

    def finish(self, then: Callable[[str], None]) -> None:
        """A camera is needed; it need not be well aimed, nor there."""
        then("" if self.source else setup_text.CHOOSE)

    @property
    def changes(self) -> Changes:
        """The camera, without its password."""
        return {"capture": {"source": self.source}}

    def rescale(self, scale: theme.Scale) -> None:
        """Set sizes for this scale."""
        self._scale = scale
        self.preview.rescale(scale)
        self.network.rescale(scale)
        for button in (self.show_picture, self.by_address, self.search, *self.buttons):
            button.rescale(scale)
        scale.space(self._row, 16)
        scale.space(self._list, 8)
        scale.space(self._left, 8)

    def _search(self) -> None:
        self.search.say(setup_text.SEARCHING)
        self._searching.start(self._find)

    def _show_found(self, found: tuple[FoundCamera, ...]) -> None:
        self.search.say(setup_text.SEARCH)
        for button in self.buttons:
            button.deleteLater()
        self.buttons = [self._button(one) for one in found[:_SHOWN]]
        for button in self.buttons:
            self._list.addWidget(button)
        if not found and not self._shows:
            self.preview.advice.setText(setup_text.NO_CAMERA)
        self._mark()

    def _button(self, found: FoundCamera) -> GloveButton:
        button = GloveButton("eye", found.name, "")
        button.say(found.name, found.source)
        button.setProperty("source", found.source)
        button.setCheckable(True)
        button.clicked.connect(lambda: self._show(found.source))
        button.rescale(self._scale)
        return button

    def _ask_address(self) -> None:
        self.leave()
        self._right.setCurrentWidget(self.network)
        self._mark()
        self.network.begin()

    def _show_network(self) -> None:
        fields = self.network
        try:
            source = first_start.network_source(fields.value("address"), fields.value("user"))
        except NeopainError as error:
            fields.note.setText(str(error))
            fields.note.show()
            return
        fields.note.hide()
        password = fields.fields["password"].text()
        if password and named.needs_password(source):
            camera_secret.store(source, password)
        self.typing.emit(None)
        self._show(source)

    def _show(self, source: str) -> None:
        self.source, self._shows = source, True
        self._right.setCurrentWidget(self.preview)
        self.preview.show_camera(lambda: self._open(first_start.opened(source)))
        self._mark()

    def _mark(self) -> None:
        """Show which one is chosen."""
        network = self._right.currentWidget() is self.network
        known = False
        for button in self.buttons:
            chosen = not network and button.property("source") == self.source
            known = known or chosen
            button.setChecked(chosen)
        self.by_address.setChecked(network or ("://" in self.source and not known))

    @property
    def first_field(self) -> QLineEdit:
        """Where an address is typed."""
        return self.network.fields["address"]
