"""Whether there is a display: found out before Qt looks for it, because Qt ends the process where there is none."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo

from neopain.base.errors import InputError

_OF_A_DISPLAY = ("xcb", "wayland")


def ensure_display() -> None:
    """Raise InputError, one line, where no window can be shown."""
    reason = missing_display()
    if reason is not None:
        raise InputError(
            f"no window can be shown: {reason}; start it in a desktop session, or with QT_QPA_PLATFORM=offscreen "
            "to run without a window"
        )


def missing_display() -> str | None:
    """Why no window can be shown on this computer; None where one can."""
    if sys.platform != "linux":
        return None
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    names = [part.partition(":")[0].strip() for part in wanted.split(";") if part.strip()]
    if names:
        reasons = [_reason_of(name) for name in names]
        return None if None in reasons else reasons[-1]
    reasons = []
    if os.environ.get("WAYLAND_DISPLAY"):
        reasons.append(_reason_of("wayland"))
    if os.environ.get("DISPLAY"):
        reasons.append(_reason_of("xcb"))
    if None in reasons:
        return None
    return reasons[-1] if reasons else "there is no display (DISPLAY and WAYLAND_DISPLAY are not set)"


def _reason_of(name: str) -> str | None:
    """Why Qt's platform `name` cannot be used; None where it can."""
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    plugins = sorted(folder.glob(f"libq{name.partition('-')[0]}*.so")) if name.replace("-", "").isalnum() else []
    if not plugins:
        return f"Qt has no platform {name!a}"
    if name.partition("-")[0] not in _OF_A_DISPLAY:
        return None
    try:
        if not any(_loads(plugin) for plugin in plugins[:-1]):
            ctypes.CDLL(str(plugins[-1]))
        answers = _x_answers() if name == "xcb" else _wayland_answers()
    except OSError as error:  # such as libxcb-cursor.so.0, which a plain system lacks
        return f"a system library is missing ({error})"
    variable = "DISPLAY" if name == "xcb" else "WAYLAND_DISPLAY"
    shown = ascii(os.environ.get(variable, ""))
    return None if answers else f"the display {variable}={shown} does not answer"


def _loads(plugin: Path) -> bool:
    try:
        ctypes.CDLL(str(plugin))
    except OSError:
        return False
    return True


def _x_answers() -> bool:
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    if xcb.xcb_connection_has_error(connection):
        xcb.xcb_disconnect(connection)
        return False
    return True  # it stays open: a server restarts when its last client leaves, and refuses Qt meanwhile


def _wayland_answers() -> bool:
    wayland = ctypes.CDLL("libwayland-client.so.0")
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    display = wayland.wl_display_connect(None)
    if display:
        wayland.wl_display_disconnect(display)
    return bool(display)
