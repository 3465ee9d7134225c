"""Which camera: those at this computer, each with its picture, or one of the network, searched or by its address."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from neopain.base.errors import NeopainError
from neopain.base.ports import Source
from neopain.base.settings import CaptureSettings, Settings
from neopain.capture import camera_secret, named, onvif
from neopain.capture.discover import CameraKind, FoundCamera, local_cameras, network_cameras
from neopain.live.bed import first_start, glimpse
from neopain.live.bed.opening import open_source
from neopain.ui import theme
from neopain.ui.background import BackgroundTask
from neopain.ui.setup.gallery import Gallery
from neopain.ui.setup.preview import Preview
from neopain.ui.setup.step import Changes, Form, Step
from neopain.ui.text import setup_text
from neopain.ui.text.fault_text import told
from neopain.ui.widgets.buttons import GloveButton
from neopain.ui.widgets.layout import hbox, vbox

if TYPE_CHECKING:
    from neopain.live.monitor import Monitor

OpenCamera = Callable[[str], "Callable[[], Monitor]"]
"""Returns the factory of a monitor of the source of that name."""
Find = Callable[[], tuple[FoundCamera, ...]]


def _factory(settings: Settings, source: str) -> Callable[[], Monitor]:
    from neopain.live.build import live_monitor  # loads libraries for a second, which the window need not wait

    return live_monitor(source, settings)


def _source(settings: CaptureSettings, source: str) -> Source:
    return open_source(source, settings.model_copy(update={"open_timeout_s": glimpse.FIRST_S}))


class CameraStep(Step):
    """All cameras with their pictures; then that of the chosen one with what to change about its aim, or the fields of
    a network camera. The other arguments stand for the hardware: `find` and `find_network` (asked only at a touch) for
    what there is, `open_camera` for the monitor and `look` for the picture in a tile, `stream` for the address that the
    ONVIF service of a camera names, given its address, a user and a password.
    """

    name = setup_text.CAMERA

    def __init__(
        self,
        settings: Settings,
        find: Find = local_cameras,
        open_camera: OpenCamera | None = None,
        find_network: Find = network_cameras,
        look: Callable[[str], Source] | None = None,
        stream: Callable[[str, str, str], str] = onvif.stream_address,
    ) -> None:
        super().__init__()
        self.source = settings.capture.source
        self._scale = theme.Scale(1.0)
        self._open = partial(_factory, settings) if open_camera is None else open_camera
        self._find, self._find_network, self._stream = find, find_network, stream
        self._look = partial(_source, settings.capture) if look is None else look
        self._local: tuple[FoundCamera, ...] = ()
        self._remote: tuple[FoundCamera, ...] = ()
        self._streams: dict[str, str] = {}
        self.preview, self.gallery = Preview(settings.quality), Gallery(self._look_at)
        self.gallery.chosen.connect(self._choose)
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
        for page in (self.gallery, self.preview, self.network):
            self._right.addWidget(page)
        self.all = GloveButton("eye", setup_text.ALL_CAMERAS)
        self.by_address = GloveButton("pencil", setup_text.NETWORK)
        self.search = GloveButton("restart", setup_text.SEARCH)
        self.search_network = GloveButton("restart", setup_text.SEARCH_NETWORK)
        self.all.clicked.connect(self._show_all)
        self.by_address.clicked.connect(lambda: self._ask_address())
        self.search.clicked.connect(self._search)
        self.search_network.clicked.connect(self._search_network)
        for button in (self.all, self.by_address):
            button.setCheckable(True)
        self._left = vbox(self.all, self.by_address, 1, self.search, self.search_network)
        self._row = hbox((self._left, 3), (self._right, 9), owner=self)
        advice = self.gallery.advice.setText
        self._searching = BackgroundTask("find-cameras", self, self._show_found, advice)
        self._asking = BackgroundTask("search-network", self, self._show_network_cameras, advice)
        self._naming = BackgroundTask("ask-stream", self, self._named, self._say)

    def begin(self) -> None:
        """Search, and show the camera that was chosen before."""
        self._search()
        if self.source:
            self._show(self.source)
        else:
            self._turn_to(self.gallery)

    def leave(self) -> None:
        """Free the cameras; the answer of one in the network is waited for no longer."""
        self._naming.cancel()
        self.gallery.end()
        self.gallery.wait()
        self.preview.clear()

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
        for part in (self.preview, self.network, self.gallery, self.show_picture):
            part.rescale(scale)
        for button in (self.all, self.by_address, self.search, self.search_network):
            button.rescale(scale)
        scale.space(self._row, 16)
        scale.space(self._left, 8)

    def _search(self) -> None:
        self.search.say(setup_text.SEARCHING)
        self._searching.start(self._find)

    def _show_found(self, found: tuple[FoundCamera, ...]) -> None:
        self.search.say(setup_text.SEARCH)
        self._local = found
        self._offer()

    def _search_network(self) -> None:
        self._show_all()
        self.search_network.say(setup_text.SEARCHING)
        self._asking.start(self._find_network)

    def _show_network_cameras(self, found: tuple[FoundCamera, ...]) -> None:
        self.search_network.say(setup_text.SEARCH_NETWORK)
        self._remote = found
        self._offer()
        if not found:
            self.gallery.advice.setText(setup_text.NONE_ON_NETWORK)

    def _offer(self) -> None:
        self.gallery.offer((*self._local, *self._remote))
        self._mark()

    def _look_at(self, found: FoundCamera) -> Source:
        """The source behind a tile; runs in a thread of its own."""
        source = found.source
        if found.kind is CameraKind.NETWORK:
            self._streams[source] = source = self._stream(source, "", "")
        return self._look(first_start.opened(source))

    def _choose(self, found: FoundCamera) -> None:
        if found.kind is CameraKind.LOCAL:
            self._show(found.source)
        elif found.source in self._streams:
            self._show(self._streams[found.source])
        else:
            self._ask_address(found.source)  # it asks for user name and password first

    def _show_all(self) -> None:
        self.typing.emit(None)
        self.preview.clear()
        self._turn_to(self.gallery)

    def _turn_to(self, page: QWidget) -> None:
        self._naming.cancel()  # a late answer would take the place of what is chosen now
        self.show_picture.setEnabled(True)
        self._right.setCurrentWidget(page)
        self._mark()

    def _ask_address(self, address: str = "") -> None:
        self.leave()
        self._turn_to(self.network)
        self.network.fields["address"].setText(address or self.network.value("address"))
        self.network.begin()

    def _say(self, why: str) -> None:
        self.show_picture.setEnabled(True)
        self.network.note.setText(why)
        self.network.note.show()

    def _show_network(self) -> None:
        address, user = self.network.value("address"), self.network.value("user")
        password = self.network.fields["password"].text()
        if onvif.is_service(address):
            self.show_picture.setEnabled(False)
            self._naming.start(partial(self._stream, address, user, password))
        else:
            self._named(address)

    def _named(self, address: str) -> None:
        """Show the stream at `address`, for the user and password that were typed."""
        fields = self.network
        self.show_picture.setEnabled(True)
        try:
            source = first_start.network_source(address, fields.value("user"))
        except NeopainError as error:
            self._say(told(error))
            return
        fields.note.hide()
        password = fields.fields["password"].text()
        if password and named.needs_password(source):
            camera_secret.store(source, password)
        self.typing.emit(None)
        self._show(source)

    def _show(self, source: str) -> None:
        self.source = source
        self._turn_to(self.preview)  # which hides the gallery, and frees its cameras

        def make() -> Callable[[], Monitor]:
            self.gallery.wait()
            return self._open(first_start.opened(source))

        self.preview.show_camera(make)

    def _mark(self) -> None:
        """Show which one is chosen."""
        page = self._right.currentWidget()
        self.gallery.mark(self.source)
        self.all.setChecked(page is self.gallery)
        self.by_address.setChecked(page is self.network)

    @property
    def first_field(self) -> QLineEdit:
        """Where an address is typed."""
        return self.network.fields["address"]
