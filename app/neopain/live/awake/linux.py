"""Inhibition on a Linux desktop, over D-Bus: the screen by org.freedesktop.ScreenSaver, suspend by login1, and what
neither grants by the desktop portal. Without a bus, or where a service refuses, that is reported and nothing else.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

from neopain.live.awake.rest import Rest

_log = logging.getLogger(__name__)
_PROGRAM, _WHY = "Neopain", "Monitors an infant"
ANSWER_S = 2.0
"""How long a service may take to answer."""
_ERRORS = (OSError, KeyError, ValueError, RuntimeError)
"""No bus, no answer, an answer that cannot be read, a closed connection."""
_SCREEN_SAVER = DBusAddress(
    "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "org.freedesktop.ScreenSaver"
)
_LOGIN = DBusAddress("/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager")
_PORTAL = DBusAddress(
    "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Desktop", "org.freedesktop.portal.Inhibit"
)
_PORTAL_FLAG = {Rest.SCREEN: 8, Rest.SLEEP: 4}


class RefusedError(OSError):
    """A service answered with an error."""


class Bus:
    """One connection to the bus called `name` (SESSION or SYSTEM). What is inhibited over it ends with it."""

    def __init__(self, name: str) -> None:
        self._connection: DBusConnection = open_dbus_connection(bus=name, enable_fds=name == "SYSTEM")

    def call(self, address: DBusAddress, method: str, signature: str, values: tuple[Any, ...]) -> tuple[Any, str]:
        """Call a method; returns the one value it answers with, and the connection that answered.

        Raises one of _ERRORS.
        """
        message = new_method_call(address, method, signature, values)
        reply = self._connection.send_and_get_reply(message, timeout=ANSWER_S)
        if reply.header.message_type is MessageType.error:
            raise RefusedError(str(reply.header.fields.get(HeaderFields.error_name)))
        (value,) = reply.body
        return value, str(reply.header.fields.get(HeaderFields.sender))

    def tell(self, address: DBusAddress, method: str, signature: str = "", values: tuple[Any, ...] = ()) -> None:
        """Call a method without waiting for an answer. Raises one of _ERRORS."""
        message: Message = new_method_call(address, method, signature or None, values)
        message.header.flags = MessageFlag.no_reply_expected
        self._connection.send(message)

    def owner(self, service: str) -> str:
        """The connection that offers `service` now. Raises one of _ERRORS."""
        here = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        owner, _ = self.call(here, "GetNameOwner", "s", (service,))
        return str(owner)

    def close(self) -> None:
        """End the connection."""
        self._connection.close()


@dataclass(frozen=True, slots=True)
class _Hold:
    """One thing that is inhibited: by which service, at which of its connections, and how it is released."""

    bus: str
    service: str
    owner: str
    release: Callable[[Bus], None]


class LinuxInhibitor:
    """Holds what the desktop grants. `open_bus` opens a bus by its name."""

    def __init__(self, open_bus: Callable[[str], Bus] = Bus) -> None:
        self._open_bus = open_bus
        self._buses: dict[str, Bus] = {}
        self._holds: dict[Rest, _Hold] = {}

    def hold(self) -> frozenset[Rest]:
        """Ask for what is not held, or was held by a service that has gone; returns what could not be inhibited."""
        for rest, held in list(self._holds.items()):
            if not self._lasts(held):
                self._holds.pop(rest, None)
        for rest, ways in ((Rest.SCREEN, (self._screen_saver,)), (Rest.SLEEP, (self._login,))):
            for way in (*ways, lambda rest=rest: self._portal(rest)):
                if rest in self._holds:
                    break
                try:
                    self._holds[rest] = way()
                except _ERRORS as error:
                    _log.info("%s is not inhibited: %s", rest, error)
                    self._drop_broken(error)
        return frozenset(Rest) - self._holds.keys()

    def release(self) -> None:
        """Release everything and close the connections."""
        for held in self._holds.values():
            try:
                held.release(self._bus(held.bus))
            except _ERRORS as error:
                _log.info("already released: %s", error)
        for bus in self._buses.values():
            bus.close()
        self._holds, self._buses = {}, {}

    def _bus(self, name: str) -> Bus:
        if name not in self._buses:
            self._buses[name] = self._open_bus(name)
        return self._buses[name]

    def _drop_broken(self, error: BaseException) -> None:
        """Start over after a broken connection, with which all that it held has ended. A refusal breaks none."""
        if isinstance(error, ConnectionError):
            self.release()

    def _lasts(self, held: _Hold) -> bool:
        try:
            return self._bus(held.bus).owner(held.service) == held.owner
        except _ERRORS as error:
            self._drop_broken(error)
            return False

    def _screen_saver(self) -> _Hold:
        bus, service = self._bus("SESSION"), str(_SCREEN_SAVER.bus_name)
        cookie, owner = bus.call(_SCREEN_SAVER, "Inhibit", "ss", (_PROGRAM, _WHY))
        return _Hold("SESSION", service, owner, lambda bus: bus.tell(_SCREEN_SAVER, "UnInhibit", "u", (cookie,)))

    def _login(self) -> _Hold:
        bus, service = self._bus("SYSTEM"), str(_LOGIN.bus_name)
        descriptor, owner = bus.call(_LOGIN, "Inhibit", "ssss", ("sleep:idle", _PROGRAM, _WHY, "block"))
        return _Hold("SYSTEM", service, owner, lambda bus: descriptor.close())

    def _portal(self, rest: Rest) -> _Hold:
        bus, service = self._bus("SESSION"), str(_PORTAL.bus_name)
        options = {"reason": ("s", _WHY)}
        path, owner = bus.call(_PORTAL, "Inhibit", "sua{sv}", ("", _PORTAL_FLAG[rest], options))
        request = DBusAddress(path, service, "org.freedesktop.portal.Request")
        return _Hold("SESSION", service, owner, lambda bus: bus.tell(request, "Close"))
