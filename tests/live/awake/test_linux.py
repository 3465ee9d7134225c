"""Inhibition on a real bus of its own (dbus-daemon), with services that answer as those of a desktop."""

import contextlib
import os
import select
import shutil
import socket
import subprocess
import sys
import threading
from types import SimpleNamespace

import pytest
from jeepney import HeaderFields, MessageFlag, MessageType, new_error, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

from neopain.live.awake import linux
from neopain.live.awake.keep_awake import KeepAwake
from neopain.live.awake.linux import Bus, LinuxInhibitor
from neopain.live.awake.rest import Rest

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="D-Bus is Linux's"),
    pytest.mark.skipif(shutil.which("dbus-daemon") is None, reason="dbus-daemon is missing: packaging/setup.sh test"),
]
SCREEN_SAVER, LOGIN, PORTAL = (
    "org.freedesktop.ScreenSaver",
    "org.freedesktop.login1",
    "org.freedesktop.portal.Desktop",
)
_PATIENCE_S = 20.0


class Service:
    """A service called `name` in a thread of its own; `calls` are those it got, `refuse` answers with an error."""

    def __init__(self, name, refuse=False):
        self.name, self.refuse, self.calls, self.got = name, refuse, [], threading.Condition()
        self._bus = open_dbus_connection(bus="SESSION", enable_fds=True)
        self._bus.send_and_get_reply(message_bus.RequestName(name))
        self._pipe = [*os.pipe()]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def wait_for(self, *methods):
        with self.got:
            assert self.got.wait_for(lambda: [call[0] for call in self.calls] == [*methods], _PATIENCE_S), self.calls

    def inhibited_by_descriptor(self):
        """Whether the other end of the descriptor that was handed out stays open somewhere else.

        A process that starts at this moment has a copy of it, for as long as it takes to begin.
        """
        os.close(self._pipe.pop())
        ended, _, _ = select.select([self._pipe[0]], [], [], 2.0)
        return not ended or os.read(self._pipe[0], 1) != b""

    def close(self):
        with contextlib.suppress(OSError):  # a bus that has ended
            self._bus.sock.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._bus.close()
        while self._pipe:
            os.close(self._pipe.pop())

    def _serve(self):
        with contextlib.suppress(OSError, EOFError):
            while True:
                self._answer_to(self._bus.receive())

    def _answer_to(self, message):
        if message.header.message_type is not MessageType.method_call:
            return
        fields = message.header.fields
        with self.got:
            self.calls.append((fields[HeaderFields.member], message.body))
            self.got.notify_all()
        if message.header.flags & MessageFlag.no_reply_expected:
            return
        if self.refuse:
            self._bus.send(new_error(message, "org.freedesktop.DBus.Error.AccessDenied"))
        else:
            self._bus.send(new_method_return(message, *self._answer()))

    def _answer(self):
        if self.name == LOGIN:
            return "h", (self._pipe[1],)
        return ("o", ("/request/1",)) if self.name == PORTAL else ("u", (7,))


@pytest.fixture
def bus(tmp_path, monkeypatch):
    """A bus of its own, which is the session's and the system's; `end` ends it."""
    words = ["dbus-daemon", "--session", "--nofork", "--print-address", f"--address=unix:path={tmp_path}/bus"]
    daemon = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    address = daemon.stdout.readline().strip()
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, address)

    def end():
        daemon.terminate()
        daemon.wait(_PATIENCE_S)

    yield SimpleNamespace(end=end)
    end()
    daemon.stdout.close()


@pytest.fixture
def serve(bus):
    """Starts a service on the bus."""
    services = []

    def begin(name, **options):
        services.append(Service(name, **options))
        return services[-1]

    yield begin
    for service in services:
        service.close()


@pytest.fixture
def inhibitor(bus):
    inhibitor = LinuxInhibitor()
    yield inhibitor
    inhibitor.release()


def test_screen_and_suspend_are_inhibited_and_released(serve, inhibitor):
    screen, login = serve(SCREEN_SAVER), serve(LOGIN)
    assert inhibitor.hold() == frozenset()
    assert inhibitor.hold() == frozenset(), "nothing is asked twice"
    screen.wait_for("Inhibit")
    assert screen.calls[0][1] == ("Neopain", "Monitors an infant")
    assert login.calls == [("Inhibit", ("sleep:idle", "Neopain", "Monitors an infant", "block"))]
    inhibitor.release()
    screen.wait_for("Inhibit", "UnInhibit")
    assert screen.calls[1][1] == (7,)
    assert not login.inhibited_by_descriptor()


def test_suspend_is_inhibited_while_it_is_held(serve, inhibitor):
    login = serve(LOGIN)
    assert inhibitor.hold() == {Rest.SCREEN}
    assert login.inhibited_by_descriptor()


def test_the_portal_is_asked_where_the_others_refuse(serve, inhibitor):
    serve(SCREEN_SAVER, refuse=True)
    serve(LOGIN, refuse=True)
    portal = serve(PORTAL)
    assert inhibitor.hold() == frozenset()
    assert [(method, body[1]) for method, body in portal.calls] == [("Inhibit", 8), ("Inhibit", 4)]
    inhibitor.release()
    portal.wait_for("Inhibit", "Inhibit", "Close", "Close")


def test_without_services_nothing_is_inhibited(inhibitor):
    assert inhibitor.hold() == frozenset(Rest)
    inhibitor.release()


@pytest.mark.parametrize("address", [None, "", "nonsense", "unix:path=/none/bus"])
def test_without_a_bus_nothing_is_inhibited(monkeypatch, address):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DBUS_SYSTEM_BUS_ADDRESS"):
        monkeypatch.setenv(name, "unix:path=/none/bus")
        monkeypatch.delenv(name) if address is None and "SESSION" in name else None
        if address is not None:
            monkeypatch.setenv(name, address)
    inhibitor = LinuxInhibitor()
    assert inhibitor.hold() == frozenset(Rest)
    inhibitor.release()


def test_a_desktop_that_was_restarted_is_asked_again(serve, inhibitor):
    first = serve(SCREEN_SAVER)
    serve(LOGIN)
    assert inhibitor.hold() == frozenset()
    first.close()
    assert inhibitor.hold() == {Rest.SCREEN}
    second = serve(SCREEN_SAVER)
    assert inhibitor.hold() == frozenset()
    second.wait_for("Inhibit")


def test_a_bus_that_ends_is_no_crash(bus, serve, inhibitor):
    serve(SCREEN_SAVER)
    serve(LOGIN)
    assert inhibitor.hold() == frozenset()
    bus.end()
    assert inhibitor.hold() == frozenset(Rest)
    assert inhibitor.hold() == frozenset(Rest)


def test_a_service_that_does_not_answer_holds_nothing_up(bus, monkeypatch):
    monkeypatch.setattr(linux, "ANSWER_S", 0.2)
    silent = open_dbus_connection(bus="SESSION")
    silent.send_and_get_reply(message_bus.RequestName(SCREEN_SAVER))
    inhibitor = LinuxInhibitor()
    assert Rest.SCREEN in inhibitor.hold()
    inhibitor.release()
    silent.close()


def test_what_a_process_held_ends_with_it(serve):
    login = serve(LOGIN)
    one = LinuxInhibitor()
    one.hold()
    for each in one._buses.values():
        each.close()
    assert login.calls
    held = one._holds.pop(Rest.SLEEP)
    held.release(None)
    assert not login.inhibited_by_descriptor()


def test_the_thread_asks_renews_and_releases(serve):
    first = serve(SCREEN_SAVER)
    serve(LOGIN)
    awake = KeepAwake(LinuxInhibitor, renew_s=0.05)
    awake.start()
    first.wait_for("Inhibit")
    first.close()
    second = serve(SCREEN_SAVER)
    second.wait_for("Inhibit")
    awake.stop()
    second.wait_for("Inhibit", "UnInhibit")


def test_a_call_that_is_refused_is_an_error(serve):
    serve(SCREEN_SAVER, refuse=True)
    bus = Bus("SESSION")
    with pytest.raises(linux.RefusedError, match="AccessDenied"):
        bus.call(linux._SCREEN_SAVER, "Inhibit", "ss", ("a", "b"))
    bus.close()
