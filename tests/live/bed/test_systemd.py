"""What systemd is told, by a socket in its place."""

import os
import socket

import pytest

from neopain.base.clock import ManualClock
from neopain.live.bed.systemd import Service

LIMIT = {"WATCHDOG_USEC": "30000000", "WATCHDOG_PID": str(os.getpid())}


@pytest.fixture(params=["file", "abstract"])
def manager(request, tmp_path):
    """The socket of systemd: its address, and what arrived."""
    address = str(tmp_path / "notify") if request.param == "file" else f"@neopain-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
        line.bind(address if request.param == "file" else "\0" + address[1:])
        line.settimeout(5.0)
        yield address, lambda: line.recv(100).decode()


def test_ready_and_alive(manager):
    address, heard = manager
    service = Service({"NOTIFY_SOCKET": address, **LIMIT})
    for say, words in ((service.ready, "READY=1"), (service.alive, "WATCHDOG=1")):
        say()
        assert heard() == words


def test_signs_of_life_are_sent_when_they_are_due_however_often_they_are_given(manager):
    address, heard = manager
    clock = ManualClock(0.0)
    service = Service({"NOTIFY_SOCKET": address, **LIMIT}, clock)
    for _ in range(21):
        service.alive()
        clock.advance(1.0)
    service.ready()
    assert [heard() for _ in range(4)] == ["WATCHDOG=1"] * 3 + ["READY=1"]


def test_a_sign_of_life_is_due_three_times_within_the_limit():
    assert Service({"NOTIFY_SOCKET": "/x", **LIMIT}).every_s == 10.0


@pytest.mark.parametrize(
    "environment",
    [
        {},
        LIMIT,
        {"NOTIFY_SOCKET": "/x"},
        {"NOTIFY_SOCKET": "/x", **LIMIT, "WATCHDOG_PID": "1"},
        {"NOTIFY_SOCKET": "/x", "WATCHDOG_USEC": "soon"},
    ],
)
def test_nobody_waits_for_signs_of_life(environment):
    assert Service(environment).every_s is None


def test_without_systemd_nothing_happens():
    Service({}).alive()


def test_a_socket_that_is_gone_is_said_once(tmp_path, capsys):
    service = Service({"NOTIFY_SOCKET": str(tmp_path / "gone")})
    service.ready()
    service.ready()
    assert capsys.readouterr().err.count("systemd does not take signs of life") == 1
