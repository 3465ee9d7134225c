"""What systemd is told, by a socket in its place."""

import os
import socket

import pytest

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


def test_a_socket_that_is_gone_is_logged_once(tmp_path, caplog):
    service = Service({"NOTIFY_SOCKET": str(tmp_path / "gone")})
    service.alive()
    service.alive()
    assert [record.message.startswith("systemd does not take signs of life") for record in caplog.records] == [True]
