"""Opens the source of a bed before its monitor is built, so that its picture is shown meanwhile.

What a source needs is loaded when it is opened: the window is shown before that.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from neopain.base import paths
from neopain.base.ports import Source
from neopain.base.settings import CaptureSettings
from neopain.capture.source_name import SourceKind, parse_source

if TYPE_CHECKING:
    from neopain.live.live_source import LiveSource
    from neopain.live.monitor import Monitor


class MonitorFactory(Protocol):
    """Makes the monitor of a source, which is passed to `opened` before anything else is loaded."""

    def __call__(self, opened: Callable[[LiveSource], object] = ..., /) -> Monitor:
        """The monitor, which has the source from now on."""


def open_source(name: str, settings: CaptureSettings) -> Source:
    """The source called `name`, see parse_source; a file is played in real time. Raises SourceError."""
    source = parse_source(name)
    match source.kind, source.target:
        case SourceKind.CAMERA, int() | str() as device:
            from neopain.capture.camera import Camera

            return Camera(device, settings)
        case SourceKind.STREAM, str() as address:
            from neopain.capture.stream import Stream

            return Stream(address, settings)
    from neopain.capture.video import VideoFile

    return VideoFile(source.target if isinstance(source.target, Path) else paths.asset("demo.mp4"), pace=1.0)


def live_source(name: str, settings: CaptureSettings) -> LiveSource:
    """The live source of what is called `name`. A camera or stream need not be there: it is opened when it is. Raises
    SourceError for a file that cannot be played and a name that is no source.
    """
    from neopain.live.live_source import LiveSource

    expected = parse_source(name).expected
    return LiveSource(lambda: open_source(name, settings), settings, expected=expected)


def monitor_factory(name: str, settings: CaptureSettings, build: Callable[[LiveSource], Monitor]) -> MonitorFactory:
    """The factory of the monitor that `build` makes of the source `name`; an error of `build` frees the source.

    Raises SourceError at once for a file that cannot be played and a name that is no source.
    """
    source = parse_source(name)
    _ = source.expected  # what can be no camera is an error now
    # Whether a film can be played shows only when it is opened.
    film = live_source(name, settings) if source.kind is SourceKind.FILE else None

    def make(opened: Callable[[LiveSource], object] = _unseen) -> Monitor:
        live = film or live_source(name, settings)
        try:
            opened(live)
            return build(live)
        except BaseException:
            live.close()
            raise

    return make


def _unseen(source: LiveSource) -> None:
    """Nobody looks at the picture while the monitor is built."""
