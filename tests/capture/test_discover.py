import sys
import time

import pytest

from neopain.capture import discover
from neopain.capture.discover import CameraKind, FoundCamera, local_cameras, network_cameras
from neopain.capture.v4l2 import Device
from onvif import match, responder

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells names")
SCOPES = (
    "onvif://www.onvif.org/type/video_encoder onvif://www.onvif.org/name/Ward%203 onvif://www.onvif.org/hardware/P32"
)


def found(answers, wait_s=0.4):
    with responder(answers) as (address, probes):
        return network_cameras(wait_s, address), probes


@LINUX
def test_cameras_at_this_machine():
    def ask(path):
        match path:
            case "/dev/video0":
                return Device("HD  Webcam\x1b[31m", ((1920, 1080),))
            case "/dev/video1":
                return None
            case "/dev/video2":
                raise PermissionError
            case _:
                raise OSError(16, "Device or resource busy")

    assert local_cameras(lambda: [f"/dev/video{number}" for number in range(4)], ask) == (
        FoundCamera(CameraKind.LOCAL, "0", "HD Webcam\\x1b[31m", ((1920, 1080),)),
        FoundCamera(
            CameraKind.LOCAL,
            "2",
            "/dev/video2",
            fault="not yours to use: add yourself to the group 'video' and log in again",
        ),
        FoundCamera(CameraKind.LOCAL, "3", "/dev/video3", fault="device or resource busy"),
    )


def test_elsewhere_cameras_are_counted_and_freed(monkeypatch):
    monkeypatch.setattr(discover.sys, "platform", "win32")
    opened = []

    class Capture:
        def __init__(self, number):
            self.number, self.free = number, False
            opened.append(self)

        def isOpened(self):  # noqa: N802
            return self.number < 2

        def get(self, what):
            return {3: 1280.0, 4: 720.0}[what]

        def release(self):
            self.free = True

    assert [(one.source, one.sizes_px) for one in local_cameras(opener=Capture)] == [
        ("0", ((1280, 720),)),
        ("1", ((1280, 720),)),
    ]
    assert len(opened) == 3
    assert all(capture.free for capture in opened)


def test_a_camera_that_answers_is_found_once():
    cameras, probes = found(lambda message: [match(message, scopes=SCOPES)] * 2)
    assert cameras == (FoundCamera(CameraKind.NETWORK, "http://127.0.0.1/onvif/device_service", "Ward 3 P32"),)
    assert b"NetworkVideoTransmitter" in probes[0]


def test_the_question_is_asked_again_where_it_was_lost(monkeypatch):
    monkeypatch.setattr(discover, "_REPEAT_S", 0.05)
    asked = []

    def answers(message):
        asked.append(message)
        return [match(message)] if len(asked) == 2 else []

    cameras, _ = found(answers)
    assert [camera.name for camera in cameras] == ["127.0.0.1"]
    assert asked[0] == asked[1], "who has answered the first does not answer again"


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'


@pytest.mark.parametrize(
    "answer",
    [
        lambda _: b"",
        lambda _: b"<x",
        lambda _: bytes(range(256)) * 20,
        lambda _: BOMB,
        lambda _: match("urn:uuid:another-question"),
        lambda message: match(message, addresses=""),
        lambda message: match(message, addresses="http://192.0.2.7/onvif/device_service"),
        lambda message: match(message, addresses="file:///etc/passwd http://[::1/ ftp://127.0.0.1/"),
        lambda message: match(message, addresses="http://nurse:secret@127.0.0.1/onvif"),
    ],
)
def test_what_is_no_answer_of_a_camera_there_is_not_believed(answer):
    good = "urn:uuid:good"
    cameras, _ = found(lambda message: [answer(message), match(message, key=good, scopes=SCOPES)], 0.2)
    assert [camera.name for camera in cameras] == ["Ward 3 P32"]


def test_the_address_by_which_it_was_reached_is_taken_of_several():
    several = "http://169.254.1.1/onvif http://127.0.0.1:8080/onvif/device_service"
    cameras, _ = found(lambda message: [match(message, addresses=several)], 0.2)
    assert [camera.source for camera in cameras] == ["http://127.0.0.1:8080/onvif/device_service"]


def test_a_name_cannot_write_on_the_terminal_or_fill_it():
    scopes = "onvif://www.onvif.org/name/" + "%1b[31m" + "x" * 500
    cameras, _ = found(lambda message: [match(message, scopes=scopes)], 0.2)
    assert cameras[0].name.startswith("\\x1b[31mxxx")
    assert len(cameras[0].name) == 60


def test_silence_ends_in_time():
    began = time.monotonic()
    assert found(lambda _: [], 0.1)[0] == ()
    assert time.monotonic() - began < 5


def test_the_multicast_stays_on_the_link(monkeypatch):
    """One socket a network, never the loopback; nothing is sent here."""
    import socket

    address = type("Address", (), {"family": socket.AF_INET, "address": "127.0.0.1"})
    monkeypatch.setattr(discover.psutil, "net_if_addrs", lambda: {"lo": [address]})
    assert list(discover._links(discover.ONVIF_GROUP)) == []
    monkeypatch.setattr(discover.ipaddress.IPv4Address, "is_loopback", False)
    (link,) = discover._links(discover.ONVIF_GROUP)
    with link:
        assert link.getsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL) == 1
